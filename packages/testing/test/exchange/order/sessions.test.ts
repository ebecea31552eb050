/**
 * What the sessions of autumn 2026 take: the KRX's after-market, and the NXT before its own (docs/protocol.md#rules).
 */
import { describe, expect, it } from 'vitest'
import { listings } from '../../../src/market.ts'
import { Trading } from '../../support/trading.ts'

const SHARES = { '005930': { quantity: 1_000, price: 70_000 }, '069500': { quantity: 10, price: 40_000 } }
const few = listings.filter(({ code }) => code === '005930' || code === '069500')
const at = (startAt: string) =>
  new Trading({ startAt, date: '2026-11-20', initialHoldings: SHARES }, 7, 'ordinary', few)
const limits = (trading: Trading) => {
  const { upperLimit, lowerLimit } = trading.exchange.market.instruments[0] ?? { upperLimit: 0, lowerLimit: 0 }
  return { upperLimit, lowerLimit }
}

describe('the KRX after-market', () => {
  it('fills limit and best orders, and refuses every market order', () => {
    const trading = at('16:30:00')
    const { upperLimit } = limits(trading)
    expect(trading.book(trading.buy(3, upperLimit).number).state).toBe('filled')
    expect(trading.book(trading.sell(3, '', '6').number).state).toBe('filled')
    for (const type of ['3', '13', '23', '5', '28', '29']) {
      expect(trading.buy(1, upperLimit, type, { cond_uv: `${upperLimit}` }).message).toContain('521790')
    }
    expect(trading.exchange.orders()).toHaveLength(2)
  })

  it('has no fund', () => {
    expect(at('16:30:00').sell(1, 40_000, '0', { stk_cd: '069500' }).message).toContain('RC4058')
  })

  it('takes over no order of the regular session, and its own end with it', () => {
    const trading = at('15:10:00')
    const { lowerLimit } = limits(trading)
    const regular = trading.buy(1, lowerLimit).number
    trading.exchange.jumpClock(90 * 60_000)
    expect(trading.book(regular).state).toBe('expired')
    const evening = trading.buy(1, lowerLimit).number
    expect(trading.book(evening).state).toBe('open')
    trading.exchange.jumpClock(4 * 3_600_000)
    expect(trading.book(evening).state).toBe('expired')
  })

  it('is not there before 14 September 2026', () => {
    const trading = new Trading(
      { startAt: '16:30:00', date: '2026-09-11', initialHoldings: SHARES },
      7,
      'ordinary',
      few,
    )
    expect(trading.buy(1, limits(trading).upperLimit).message).toContain('RC4058')
  })
})

describe('the NXT', () => {
  const NXT = { dmst_stex_tp: 'NXT' }

  it('refuses a plain market order in every session, and takes a best one', () => {
    const trading = at('10:00:00')
    expect(trading.buy(1, '', '3', NXT).message).toContain('521790')
    expect(trading.book(trading.buy(1, '', '6', NXT).number).state).toBe('filled')
  })

  it('takes limit orders from 15:30 on, which wait for 15:40', () => {
    const trading = at('15:32:00')
    const { upperLimit } = limits(trading)
    expect(trading.buy(1, '', '6', NXT).message).toContain('521790')
    const { number } = trading.buy(2, upperLimit, '0', NXT)
    expect(trading.book(number).state).toBe('open')
    trading.exchange.jumpClock(9 * 60_000)
    const { state, executions } = trading.book(number)
    expect([state, executions[0]?.at]).toEqual(['filled', (15 * 60 + 40) * 60_000])
  })

  it('has none of the KRX between 15:20 and 15:30', () => {
    const trading = at('15:25:00')
    expect(trading.buy(1, limits(trading).upperLimit, '0', NXT).message).toContain('RC4058')
  })
})
