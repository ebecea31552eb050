import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { depth } from '../src/index.ts'
import { anyBook, inBothForms, laidOut, lastState, none, quote, whole } from './books.ts'

describe('depth', () => {
  it('agrees with the shares of the book laid out one by one, on events and states alike', () => {
    fc.assert(
      fc.property(anyBook, fc.integer({ min: 1, max: 60 }), (event, asked) => {
        const { bids, asks, bid, isCrossed } = laidOut(event)
        const isOnBids = bid !== null && asked <= bid
        const found = isOnBids ? bids.filter((price) => price >= asked) : asks.filter((price) => price <= asked)
        for (const one of inBothForms(event)) {
          expect(depth(one, asked)).toBe(isCrossed ? null : found.length)
        }
      }),
      { numRuns: 1000 },
    )
  })

  it('heeds best quotes that are newer than the levels', () => {
    expect(depth(lastState(whole, quote(102, 102)) ?? none, 103)).toBe(null)
    // Of the shares at 101 no one knows how many there are; they cannot be counted on.
    expect(depth(lastState(whole, quote(100, 101)) ?? none, 101)).toBe(0)
  })

  it('refuses what cannot be meant', () => {
    expect(() => depth(whole, Number.NaN)).toThrow('depth: price must be a finite number, but is NaN')
  })
})
