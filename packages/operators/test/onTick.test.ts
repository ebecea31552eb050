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

  it('refuses a price that is not above 0', () => {
    expect(() => onTick(0, 'up')).toThrow(RangeError)
  })
})
