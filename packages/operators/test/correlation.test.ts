import { describe } from 'vitest'
import { correlation } from '../src/index.ts'
import { average, spread } from './definitions.ts'
import { agreesWithADoubleLoop } from './doubleLoop.ts'

describe('correlation over a window', () => {
  agreesWithADoubleLoop({
    make: (w) => correlation('a', 'b', w),
    naive: (rows) => {
      const [as, bs] = [rows.map(({ a }) => a), rows.map(({ b }) => b)]
      const still = (numbers: readonly number[]): boolean => numbers.every((number) => number === numbers[0])
      if (still(as) || still(bs)) {
        return null
      }
      const [meanA, meanB] = [average(as), average(bs)]
      return average(rows.map(({ a, b }) => (a - meanA) * (b - meanB))) / (spread(as) * spread(bs))
    },
    both: true,
  })
})
