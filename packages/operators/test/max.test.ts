import { describe } from 'vitest'
import { max } from '../src/index.ts'
import { agreesWithADoubleLoop } from './doubleLoop.ts'

describe('max over a window', () => {
  agreesWithADoubleLoop({ make: (w) => max('a', w), naive: (rows) => Math.max(...rows.map(({ a }) => a)), both: false })
})
