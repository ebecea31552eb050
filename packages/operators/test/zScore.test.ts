import { describe } from 'vitest'
import { zScore } from '../src/index.ts'
import { average, spread } from './definitions.ts'
import { agreesWithADoubleLoop } from './doubleLoop.ts'

describe('zScore over a window', () => {
  agreesWithADoubleLoop({
    make: (w) => zScore('a', w),
    naive: (rows) => {
      const numbers = rows.map(({ a }) => a)
      const width = numbers.every((number) => number === numbers[0]) ? 0 : spread(numbers)
      return width === 0 ? null : ((numbers.at(-1) ?? 0) - average(numbers)) / width
    },
    both: false,
  })
})
