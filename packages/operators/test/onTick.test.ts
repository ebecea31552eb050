import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { onTick, tickSizeAt } from '../src/index.ts'

describe('onTick', () => {
  it('gives the nearest price on its step, below or above', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 1, max: 2_000_000, noNaN: true }),
        fc.constantFrom('stock', 'fund'),
        (price, sizes) => {
          const [down, up] = [onTick(price, 'down', sizes), onTick(price, 'up', sizes)]
          expect(down % tickSizeAt(down, sizes)).toBe(0)
          expect(up % tickSizeAt(up, sizes)).toBe(0)
          expect(down).toBeLessThanOrEqual(price)
          expect(up).toBeGreaterThanOrEqual(price)
          expect(up - down).toBeLessThanOrEqual(tickSizeAt(price, sizes))
          expect([onTick(down, 'up', sizes), onTick(up, 'down', sizes)]).toEqual([down, up])
        },
      ),
    )
  })

  it('knows the steps of the exchange', () => {
    const prices = [1_999, 2_000, 4_999, 5_000, 20_000, 50_000, 200_000, 500_000]
    expect(prices.map((price) => tickSizeAt(price))).toEqual([1, 5, 5, 10, 50, 100, 500, 1_000])
    expect([tickSizeAt(1_999, 'fund'), tickSizeAt(70_000, 'fund')]).toEqual([1, 5])
    expect(() => onTick(0, 'up')).toThrow(RangeError)
  })
})
