import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isOnTick, nearestPrices, type TickTable, tickAt } from '../../src/order/tick.ts'

const tables = fc.constantFrom<TickTable>('stock', 'fund', 'gold')
const prices = fc.integer({ min: 1, max: 3_000_000 })

describe('tick sizes', () => {
  it.each([
    [1_999, 1],
    [2_000, 5],
    [4_995, 5],
    [5_000, 10],
    [19_990, 10],
    [20_000, 50],
    [49_950, 50],
    [50_000, 100],
    [199_900, 100],
    [200_000, 500],
    [499_500, 500],
    [500_000, 1_000],
  ])('of a stock at %i is %i', (price, step) => {
    expect(tickAt(price, 'stock')).toBe(step)
  })

  it('the nearest prices are valid, and enclose the one asked for with no valid price between', () => {
    fc.assert(
      fc.property(prices, tables, (price, table) => {
        const nearest = nearestPrices(price, table)
        for (const each of nearest) expect(isOnTick(each, table)).toBe(true)
        if (isOnTick(price, table)) expect(nearest).toEqual([price])
        for (let between = (nearest[0] ?? 0) + 1; between < (nearest[1] ?? 0); between++) {
          expect(isOnTick(between, table)).toBe(false)
        }
        if (nearest.length === 2) {
          expect(price).toBeGreaterThan(nearest[0] ?? price)
          expect(price).toBeLessThan(nearest[1] ?? price)
        }
      }),
    )
  })

  // Measured refusals with 571557 (docs/protocol.md#ticks).
  it.each([
    [37_312, [37_300, 37_350]],
    [45_819, [45_800, 45_850]],
    [4_999, [4_995, 5_000]],
    [199_950, [199_900, 200_000]],
  ])('of %i names %j', (price, nearest) => {
    expect(nearestPrices(price, 'stock')).toEqual(nearest)
  })

  it('every price of a stock at 2000 and more is valid for a fund too', () => {
    fc.assert(
      fc.property(prices, (price) => {
        if (isOnTick(price, 'stock')) expect(isOnTick(price, 'fund')).toBe(true)
      }),
    )
  })
})
