import { describe } from 'vitest'
import { median } from '../src/index.ts'
import { sorted } from './definitions.ts'
import { agreesWithADoubleLoop } from './doubleLoop.ts'

describe('median over a window', () => {
  agreesWithADoubleLoop({
    make: (w) => median('a', w),
    naive: (rows) => {
      const numbers = sorted(rows.map(({ a }) => a))
      const [low, high] = [numbers[(numbers.length - 1) >> 1], numbers[numbers.length >> 1]]
      return low === undefined || high === undefined ? null : (low + high) / 2
    },
    both: false,
  })
})
