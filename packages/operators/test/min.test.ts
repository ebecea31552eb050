import { describe } from 'vitest'
import { min } from '../src/index.ts'
import { agreesWithADoubleLoop } from './doubleLoop.ts'

describe('min over a window', () => {
  agreesWithADoubleLoop({ make: (w) => min('a', w), naive: (rows) => Math.min(...rows.map(({ a }) => a)), both: false })
})
