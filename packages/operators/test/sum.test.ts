import { describe } from 'vitest'
import { sum } from '../src/index.ts'
import { total } from './definitions.ts'
import { agreesWithADoubleLoop } from './doubleLoop.ts'

describe('sum over a window', () => {
  agreesWithADoubleLoop({ make: (w) => sum('a', w), naive: (rows) => total(rows.map(({ a }) => a)), both: false })
})
