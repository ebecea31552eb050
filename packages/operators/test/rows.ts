import fc from 'fast-check'
import { expect } from 'vitest'
import type { Break, Rolling } from '../src/index.ts'
import { GAP } from './contract.ts'

/** An event with two numbers, either of them perhaps blank, and perhaps without a time. */
export interface Row {
  readonly a: number | null
  readonly b: number | null
  readonly timestamp: number | null
}

/** What a window answers, without its event. */
export const resultOf = (output: Rolling<Row> | Break): number | 'gap' => ('type' in output ? 'gap' : output.result)

/** Expects the same gaps at the same places, and numbers that agree to 1e-9. */
export function expectClose(actual: readonly (number | 'gap')[], expected: readonly (number | 'gap')[]): void {
  expect(actual.length).toBe(expected.length)
  const apart = actual.findIndex((one, at) => {
    const other = expected[at]
    return typeof one === 'number' && typeof other === 'number'
      ? !(Math.abs(one - other) <= 1e-9 * Math.max(1, Math.abs(other)))
      : one !== other
  })
  expect({ apart, is: actual[apart], not: expected[apart] }).toEqual({ apart: -1, is: undefined, not: undefined })
}

const number = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: -9, max: 9 }) },
  { weight: 2, arbitrary: fc.integer({ min: 0, max: 99_999 }).map((cents) => cents / 100) },
  { weight: 1, arbitrary: fc.constant(null) },
)

const row: fc.Arbitrary<Row> = fc.record({
  a: number,
  b: number,
  timestamp: fc.option(fc.integer({ min: 0, max: 40 }), { freq: 9 }),
})

/** Rows with a gap between them now and then. */
export const events = fc.array(fc.oneof({ weight: 15, arbitrary: row }, { weight: 1, arbitrary: fc.constant(GAP) }), {
  maxLength: 60,
})
