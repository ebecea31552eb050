import { describe } from 'vitest'
import { vwap } from '../src/index.ts'
import { total } from './definitions.ts'
import { agreesWithADoubleLoop } from './doubleLoop.ts'

describe('vwap over a window', () => {
  agreesWithADoubleLoop({
    make: (w) => vwap('a', 'b', w),
    naive: (rows) => {
      const shares = total(rows.map(({ b }) => Math.abs(b)))
      return shares === 0 ? null : total(rows.map(({ a, b }) => a * Math.abs(b))) / shares
    },
    both: true,
  })
})
