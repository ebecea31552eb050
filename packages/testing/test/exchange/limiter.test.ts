import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Limiter } from '../../src/exchange/request/limiter.ts'

describe('the limiter', () => {
  it('lets a burst through, then as many as are refilled', () => {
    const limiter = new Limiter()
    const at = (now: number): boolean => limiter.take('key', now, 5, 5)
    expect([0, 0, 0, 0, 0, 0].map(at)).toEqual([true, true, true, true, true, false])
    expect([199, 200, 399, 400, 401].map(at)).toEqual([false, true, false, true, false])
  })

  it('is the mock host: two at once, then one a second', () => {
    const limiter = new Limiter()
    const at = (now: number): boolean => limiter.take('key', now, 1, 2)
    expect([0, 17, 34, 1_000, 1_001].map(at)).toEqual([true, true, false, true, false])
  })

  it('keeps keys apart', () => {
    const limiter = new Limiter()
    expect(limiter.take('one', 0, 1, 1)).toBe(true)
    expect(limiter.take('other', 0, 1, 1)).toBe(true)
    expect(limiter.take('one', 0, 1, 1)).toBe(false)
  })

  it('never lets more than burst and refill through', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 300 }), { maxLength: 100 }),
        fc.integer({ min: 1, max: 10 }),
        fc.integer({ min: 1, max: 10 }),
        (gaps, rate, burst) => {
          const limiter = new Limiter()
          let now = 0
          let passed = 0
          for (const gap of gaps) {
            now += gap
            if (limiter.take('key', now, rate, burst)) passed += 1
          }
          expect(passed).toBeLessThanOrEqual(burst + (now / 1000) * rate + 0.1)
        },
      ),
    )
  })
})
