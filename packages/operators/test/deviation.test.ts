import { describe } from 'vitest'
import { deviation } from '../src/index.ts'
import { spread } from './definitions.ts'
import { agreesWithADoubleLoop } from './doubleLoop.ts'

describe('deviation over a window', () => {
  agreesWithADoubleLoop({
    make: (w) => deviation('a', w),
    naive: (rows) => spread(rows.map(({ a }) => a)),
    both: false,
  })
})
