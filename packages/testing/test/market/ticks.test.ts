import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isOnGrid, priceLimits, roundToTick, tickDown, tickSize, tickUp } from '../../src/market/listing/ticks.ts'

const kind = fc.constantFrom('stock' as const, 'etf' as const)
const gridPrice = fc
  .tuple(fc.integer({ min: 100, max: 2_000_000 }), kind)
  .map(([value, security]) => [roundToTick(value, security), security] as const)

describe('the price grid', () => {
  it('has the KRX ticks of 2023', () => {
    const ticks = [1_999, 2_000, 5_000, 20_000, 50_000, 200_000, 500_000].map((price) => tickSize(price, 'stock'))
    expect(ticks).toEqual([1, 5, 10, 50, 100, 500, 1_000])
  })

  it('takes the finer tick below the edge of a band', () => {
    expect(tickDown(50_000, 'stock')).toBe(49_950)
    expect(tickUp(49_950, 'stock')).toBe(50_000)
    expect(tickUp(50_000, 'stock')).toBe(50_100)
  })

  it('has five won for an ETF whatever its price', () => {
    expect(tickSize(1_995, 'etf')).toBe(1)
    expect(tickSize(46_280, 'etf')).toBe(5)
  })

  it('goes up and down between neighbours', () => {
    fc.assert(
      fc.property(gridPrice, ([price, security]) => {
        expect(tickDown(tickUp(price, security), security)).toBe(price)
        expect(isOnGrid(tickUp(price, security), security)).toBe(true)
        expect(isOnGrid(tickDown(price, security), security)).toBe(true)
      }),
    )
  })

  it('has its limits on the grid, within thirty per cent, and no tick short of it', () => {
    fc.assert(
      fc.property(gridPrice, ([price, security]) => {
        const { upper, lower } = priceLimits(price, security)
        expect(isOnGrid(upper, security) && isOnGrid(lower, security)).toBe(true)
        expect(upper * 10).toBeLessThanOrEqual(price * 13)
        expect(lower * 10).toBeGreaterThanOrEqual(price * 7)
        expect(tickUp(upper, security) * 10).toBeGreaterThan(Math.floor((price * 13) / 10) * 10)
        expect(tickDown(lower, security)).toBeLessThan(Math.ceil((price * 7) / 10))
      }),
    )
  })
})
