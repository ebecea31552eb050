import { describe, expect, it } from 'vitest'
import { joinMinutes } from '../../src/market/bars/candles.ts'
import { ListingHistory } from '../../src/market/bars/history.ts'
import { investors, turnovers } from '../../src/market/instrument/investors.ts'
import { listings } from '../../src/market/listing/listings.ts'

describe.each(listings)('investors of $name', (listing) => {
  const { minutes } = new ListingHistory(7, listing).day(1)
  const flows = turnovers(7, listing.code, minutes)
  const sum = (read: (flow: (typeof flows)['banks']) => number): number =>
    investors.reduce((total, investor) => total + read(flows[investor]), 0)

  it('buy together what is sold together, which is what was traded', () => {
    const volume = minutes.reduce((total, minute) => total + minute.volume, 0)
    const value = minutes.reduce((total, minute) => total + minute.value, 0)
    expect([sum(({ bought }) => bought), sum(({ sold }) => sold)]).toEqual([volume, volume])
    expect([sum(({ boughtValue }) => boughtValue), sum(({ soldValue }) => soldValue)]).toEqual([value, value])
  })

  it('never take back what they have bought or sold', () => {
    const earlier = turnovers(7, listing.code, minutes.slice(0, 100))
    for (const investor of investors) {
      expect(flows[investor].bought).toBeGreaterThanOrEqual(earlier[investor].bought)
      expect(flows[investor].sold).toBeGreaterThanOrEqual(earlier[investor].sold)
    }
  })

  it.each([1, 3, 5, 10, 15, 30, 45, 60])('lose nothing in candles of %i minutes', (scope) => {
    const joined = joinMinutes(minutes, scope)
    expect(joined.reduce((total, { volume }) => total + volume, 0)).toBe(
      minutes.reduce((total, { volume }) => total + volume, 0),
    )
    expect(joined[0]?.open).toBe(minutes[0]?.open)
    expect(joined.at(-1)?.close).toBe(minutes.at(-1)?.close)
    expect(joined.every(({ at }) => (at - 9 * 3_600_000) % (scope * 60_000) === 0)).toBe(true)
  })
})
