import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { imbalance } from '../src/index.ts'
import { anyBook, inBothForms, laidOut, lastState, none, quote, sharesOf, whole } from './books.ts'

describe('imbalance', () => {
  it('agrees with the shares of the book laid out one by one, on events and states alike', () => {
    fc.assert(
      fc.property(anyBook, fc.integer({ min: 1, max: 12 }), (event, levels) => {
        const { bid, ask, isCrossed } = laidOut(event)
        const bids = sharesOf(event.bids.slice(0, levels)).length
        const asks = sharesOf(event.asks.slice(0, levels)).length
        const isTwoSided = bid !== null && ask !== null && !isCrossed && bids + asks > 0
        for (const one of inBothForms(event)) {
          expect(imbalance(one, levels)).toBe(isTwoSided ? (bids - asks) / (bids + asks) : null)
        }
      }),
      { numRuns: 1000 },
    )
  })

  it('heeds best quotes that are newer than the levels', () => {
    expect(imbalance(lastState(whole, quote(102, 102)) ?? none)).toBe(null)
  })

  it('refuses what cannot be meant', () => {
    expect(() => imbalance(whole, 0)).toThrow('imbalance: levels must be a whole number of at least 1, but is 0')
  })
})
