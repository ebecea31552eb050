import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sweepCost } from '../src/index.ts'
import { anyBook, inBothForms, laidOut, lastState, none, quote, whole } from './books.ts'
import { total } from './definitions.ts'

describe('sweepCost', () => {
  it('agrees with the shares of the book laid out one by one, on events and states alike', () => {
    const swept = (side: readonly number[], quantity: number): unknown => {
      const taken = side.slice(0, quantity)
      const [first] = side
      return first === undefined || taken.length < quantity
        ? null
        : {
            value: total(taken),
            average: total(taken) / quantity,
            worst: taken.at(-1),
            cost: total(taken.map((price) => Math.abs(price - first))),
          }
    }
    fc.assert(
      fc.property(anyBook, fc.integer({ min: 1, max: 60 }), (event, quantity) => {
        const { bids, asks, isCrossed } = laidOut(event)
        const expected = isCrossed ? [null, null] : [swept(asks, quantity), swept(bids, quantity)]
        for (const one of inBothForms(event)) {
          expect([sweepCost(one, quantity), sweepCost(one, -quantity)]).toEqual(expected)
        }
      }),
      { numRuns: 1000 },
    )
  })

  it('heeds best quotes that are newer than the levels', () => {
    expect(sweepCost(lastState(whole, quote(102, 102)) ?? none, 1)).toBe(null)
    // Of the shares at 101 no one knows how many there are; they cannot be counted on.
    const better = lastState(whole, quote(100, 101)) ?? none
    expect(sweepCost(better, 10)).toEqual({ value: 1_020, average: 102, worst: 102, cost: 10 })
  })

  it('refuses what cannot be meant', () => {
    expect(() => sweepCost(whole, 0)).toThrow('sweepCost: quantity must not be 0: plus buys, minus sells')
  })
})
