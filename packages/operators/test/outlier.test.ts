import fc from 'fast-check'
import { from } from 'rxjs'
import { describe, expect, it } from 'vitest'
import { type Outlier, outlier } from '../src/index.ts'
import { collect } from './collect.ts'
import { keepsTheContract } from './contract.ts'
import { blanks } from './numbers.ts'

describe('outlier', () => {
  keepsTheContract<number | null, Outlier<number>>(
    (reset) => outlier({ z: 1, count: 2, least: 1, ...reset }),
    [1, 3, 9, -50],
  )

  it('agrees with a slice, its mean and its deviation', () => {
    const z = fc.constantFrom(0.5, 1.25, 2)
    fc.assert(
      fc.property(blanks, fc.integer({ min: 2, max: 6 }), z, (list, count, far) => {
        const known = list.filter((n) => n !== null)
        const scores = known.flatMap((measured, at) => {
          const before = known.slice(Math.max(0, at - count), at)
          const mean = before.reduce((sum, n) => sum + n, 0) / before.length
          const deviation = Math.sqrt(before.reduce((sum, n) => sum + (n - mean) ** 2, 0) / before.length)
          return before.length < count || before.every((n) => n === before[0]) ? [] : [(measured - mean) / deviation]
        })
        const outputs = collect(from(list).pipe(outlier({ z: far, count })))
        // On the very edge rounding may decide either way.
        const clear = (score: number): boolean => Math.abs(Math.abs(score) - far) > 1e-9
        const told = outputs.map(({ zScore }) => zScore).filter(clear)
        const expected = scores.filter((score) => Math.abs(score) >= far).filter(clear)
        expect(told.length).toBe(expected.length)
        told.forEach((score, at) => {
          expect(score).toBeCloseTo(expected[at] ?? Number.NaN, 9)
        })
      }),
    )
  })

  it('refuses a z that is no distance', () => {
    expect(() => outlier({ z: 0, count: 3 })).toThrow(new RangeError('outlier: z must be a number above 0, but is 0'))
  })
})
