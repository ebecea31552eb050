/** Orders, modifications and cancellations through failures, days, venues, closes and clocks: the books count each once or not at all, no verdict is wrong. */
import { describe, expect, it } from 'vitest'
import { runOrders } from './orderRun.ts'

describe('1,000 orders through failures, day changes, both venues, close() at any moment and a clock that is set', () => {
  it('are counted once or not at all, no verdict is wrong, and under 5 % of the verdicts are undecided', () => {
    const { actions, outcomes, verdicts, lookups, closes, days } = runOrders({ seed: 11, orders: 1_000, unreadable: 0 })
    expect(outcomes['accepted']).toBeGreaterThan(50)
    expect(outcomes['Closed']).toBeGreaterThan(0)
    expect(actions['cancel']).toBeGreaterThan(50)
    expect(actions['modify']).toBeGreaterThan(50)
    expect(closes).toBeGreaterThan(50)
    expect(days).toBeGreaterThan(10)
    expect(verdicts['accepted']).toBeGreaterThan(100)
    expect(verdicts['absent']).toBeGreaterThan(50)
    expect((verdicts['undecided'] ?? 0) / lookups).toBeLessThan(0.05)
  })

  it('with cells that cannot be read among them are counted once or not at all, and no verdict is wrong', () => {
    const { verdicts } = runOrders({ seed: 12, orders: 300, unreadable: 0.1 })
    expect(verdicts['undecided']).toBeGreaterThan(0)
  })
})
