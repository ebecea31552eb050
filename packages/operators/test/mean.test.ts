import { describe } from 'vitest'
import { mean } from '../src/index.ts'
import { average } from './definitions.ts'
import { agreesWithADoubleLoop } from './doubleLoop.ts'

describe('mean over a window', () => {
  agreesWithADoubleLoop({ make: (w) => mean('a', w), naive: (rows) => average(rows.map(({ a }) => a)), both: false })
})
