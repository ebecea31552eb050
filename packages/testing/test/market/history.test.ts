/** The days before: daily bars back to ten years, and minutes that fit them. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ListingHistory, nxtPart } from '../../src/market/bars/history.ts'
import { listings } from '../../src/market/listing/listings.ts'
import { isOnGrid, priceLimits } from '../../src/market/listing/ticks.ts'

const TEN_YEARS = 2_460
const anyListing = fc.constantFrom(...listings)
const anySeed = fc.integer({ min: 0, max: 2 ** 31 - 1 })

describe('the daily bars of a listing', () => {
  it('hang together over ten years: closes, grid, limits, and an order of prices', () => {
    fc.assert(
      fc.property(anySeed, anyListing, (seed, listing) => {
        const history = new ListingHistory(seed, listing)
        for (let daysAgo = 1; daysAgo <= TEN_YEARS; daysAgo += 1) {
          const { previousClose, open, high, low, close, volume, value } = history.bar(daysAgo)
          const { upper, lower } = priceLimits(previousClose, listing.kind)
          expect(previousClose).toBe(history.bar(daysAgo + 1).close)
          expect(lower <= low && low <= Math.min(open, close) && high >= Math.max(open, close) && high <= upper).toBe(
            true,
          )
          expect([open, high, low, close].every((price) => isOnGrid(price, listing.kind))).toBe(true)
          expect(volume >= 1 && value >= low * volume && value <= high * volume).toBe(true)
        }
      }),
      { numRuns: 6 },
    )
  })

  it('do not depend on how far one asked before', () => {
    fc.assert(
      fc.property(anySeed, anyListing, fc.integer({ min: 1, max: 400 }), (seed, listing, daysAgo) => {
        const far = new ListingHistory(seed, listing)
        far.bar(500)
        expect(new ListingHistory(seed, listing).bar(daysAgo)).toEqual(far.bar(daysAgo))
      }),
      { numRuns: 20 },
    )
  })

  it('have a usual range of two to four per cent', () => {
    const ranges = listings.flatMap((listing) => {
      const history = new ListingHistory(7, listing)
      return Array.from({ length: 250 }, (_, n) => {
        const { high, low, previousClose } = history.bar(n + 1)
        return (high - low) / previousClose
      })
    })
    const median = ranges.toSorted((a, b) => a - b)[Math.floor(ranges.length / 2)] ?? 0
    expect(median).toBeGreaterThan(0.02)
    expect(median).toBeLessThan(0.04)
  })
})

describe('the minutes of a past day', () => {
  it('fit its bar: open, high, low, close, volume and value, on the KRX and on the NXT', () => {
    fc.assert(
      fc.property(anySeed, anyListing, fc.integer({ min: 1, max: 300 }), (seed, listing, daysAgo) => {
        for (const history of [new ListingHistory(seed, listing), new ListingHistory(seed, listing, nxtPart)]) {
          const bar = history.bar(daysAgo)
          const { minutes } = history.day(daysAgo)
          const sum = (of: 'volume' | 'value') => minutes.reduce((all, minute) => all + minute[of], 0)
          expect([minutes[0]?.open, minutes.at(-1)?.close]).toEqual([bar.open, bar.close])
          expect(Math.max(...minutes.map(({ high }) => high))).toBe(bar.high)
          expect(Math.min(...minutes.map(({ low }) => low))).toBe(bar.low)
          expect([sum('volume'), sum('value')]).toEqual([bar.volume, bar.value])
          for (const { open, high, low, close } of minutes) {
            expect(low <= Math.min(open, close) && high >= Math.max(open, close)).toBe(true)
          }
        }
      }),
      { numRuns: 20 },
    )
  })
})

describe('recorded days', () => {
  it('come before the seeded ones, which move back by as many', () => {
    const [listing] = listings
    if (listing === undefined) throw new Error('no listing')
    const history = new ListingHistory(7, listing)
    const [first, second] = [history.bar(1), history.bar(2)]
    const day = { previousClose: first.close, close: first.close, minutes: [] }
    const bar = { ...first, previousClose: first.close }
    history.record({ bar, day })
    expect([history.bar(1), history.bar(2), history.bar(3)]).toEqual([bar, first, second])
    expect(history.day(1)).toEqual(day)
    expect(history.day(2).close).toBe(first.close)
  })
})
