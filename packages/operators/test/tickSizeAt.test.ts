import { describe, expect, it } from 'vitest'
import { tickSizeAt } from '../src/index.ts'

describe('tickSizeAt', () => {
  it('knows the steps of the exchange', () => {
    const prices = [1_999, 2_000, 4_999, 5_000, 20_000, 50_000, 200_000, 500_000]
    expect(prices.map((price) => tickSizeAt(price))).toEqual([1, 5, 5, 10, 50, 100, 500, 1_000])
    expect([tickSizeAt(1_999, 'fund'), tickSizeAt(70_000, 'fund')]).toEqual([1, 5])
  })
})
