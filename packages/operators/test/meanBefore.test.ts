import fc from 'fast-check'
import { from } from 'rxjs'
import { describe, expect, it } from 'vitest'
import { mean, meanBefore, type Rolling } from '../src/index.ts'
import { collect } from './collect.ts'
import { keepsTheContract } from './contract.ts'

describe('meanBefore', () => {
  keepsTheContract<number | null, Rolling<number>>((reset) => meanBefore({ count: 1, ...reset }), [null, 4, 6, 8])

  it('is the mean of the number before', () => {
    fc.assert(
      fc.property(fc.array(fc.option(fc.integer(), { freq: 6 })), fc.integer({ min: 1, max: 5 }), (list, count) => {
        const numbers = list.filter((each) => each !== null)
        const before = collect(from(list).pipe(meanBefore({ count })))
        const means = collect(from(list).pipe(mean({ count }))).slice(0, -1)
        expect(before.map(({ value }) => value)).toEqual(numbers.slice(count))
        expect(before.map(({ result }) => result)).toEqual(means.map(({ result }) => result))
      }),
    )
  })
})
