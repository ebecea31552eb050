/** The exchange from one trading day into the next: what ends, what stays, and what begins again. */
import { describe, expect, it } from 'vitest'
import { listings } from '../../src/market.ts'
import { daysAddUp } from '../support/days.ts'
import { rowsOf, Trading } from '../support/trading.ts'
import { entriesOf, reg } from '../support/virtual.ts'

// A Thursday: the second night passes a weekend.
const RULES = {
  date: '2026-11-26',
  startAt: '15:15:00',
  initialHoldings: { '005930': { quantity: 100, price: 60_000 } },
}
const two = listings.slice(0, 2)
const begun = () => new Trading(RULES, 7, 'ordinary', two)
const first = (trading: Trading) => trading.exchange.market.instruments[0]
const deposit = (trading: Trading) => {
  const { entr, d1_entra, d2_entra } = trading.account('kt00001', { qry_tp: '3' })
  return [entr, d1_entra, d2_entra].map(Number)
}
const daily = (trading: Trading) => {
  const body = { stk_cd: '005930', base_dt: '20991231', upd_stkpc_tp: '1' }
  return rowsOf(trading.virtual.query(trading.token, 'ka10081', '/api/dostk/chart', body).body, 'stk_dt_pole_chart_qry')
}

describe('the next trading day of an exchange', () => {
  it('begins at the close of the day before, over a weekend too', () => {
    const trading = begun()
    const dates = [0, 1, 2].map((n) => {
      if (n > 0) trading.exchange.nextDay('09:10:00')
      const { date, time } = trading.exchange.market
      return [date, time]
    })
    expect(dates).toEqual([
      ['2026-11-26', '15:15:00'],
      ['2026-11-27', '09:10:00'],
      ['2026-11-30', '09:10:00'],
    ])
  })

  it('has the official close of 15:30 as its reference, whatever the after-market did', () => {
    const trading = begun()
    trading.virtual.run(16 * 60_000)
    const close = first(trading)?.price
    trading.virtual.run(4 * 3_600_000)
    expect(trading.exchange.market.time).toBe('19:31:00')
    trading.exchange.nextDay()
    expect(first(trading)?.previousClose).toBe(close)
    expect(first(trading)?.volume).toBe(0)
  })

  it('is reached through the night as well, while a client listens', () => {
    const trading = new Trading({ ...RULES, startAt: '19:59:00', speed: 60 }, 7, 'ordinary', two)
    const socket = trading.virtual.login(trading.token)
    socket.send(reg(['005930'], ['0B']))
    // Thirteen hours and a quarter, sixty times as fast.
    trading.virtual.run(13.25 * 60_000)
    expect(trading.exchange.market.date).toBe('2026-11-27')
    const times = entriesOf(socket).map(({ values }) => values['20'] ?? '')
    expect(times.filter((time) => time >= '090000' && time < '092000').length).toBeGreaterThan(10)
    const volumes = entriesOf(socket).map(({ values }) => Number(values['13']))
    expect(Math.min(...volumes)).toBeLessThan(volumes[0] ?? 0)
  })

  it('lists the day before in the daily chart, with its totals', () => {
    const trading = begun()
    trading.virtual.run(5 * 3_600_000)
    const { volume = 0 } = first(trading) ?? {}
    const [today] = daily(trading)
    trading.exchange.nextDay('09:30:00')
    const [now, yesterday, before] = daily(trading)
    expect([now?.['dt'], yesterday?.['dt'], before?.['dt']]).toEqual(['20261127', '20261126', '20261125'])
    expect(yesterday).toMatchObject({
      trde_qty: `${volume}`,
      cur_prc: today?.['cur_prc'],
      high_pric: today?.['high_pric'],
    })
    expect(yesterday?.['cur_prc']).toBe(`${first(trading)?.previousClose}`)
  })

  it('ends day orders and numbers orders from 1 again; the old ones stay in the books under their date', () => {
    const trading = begun()
    const { lowerLimit = 0 } = first(trading) ?? {}
    expect(trading.buy(1, lowerLimit).number).toBe('0000001')
    trading.exchange.nextDay('09:30:00')
    expect(trading.open()).toEqual([])
    expect(trading.buy(1, '', '3').number).toBe('0000001')
    expect(trading.exchange.orders().map(({ date, number, state }) => [date, number, state])).toEqual([
      ['2026-11-26', '0000001', 'expired'],
      ['2026-11-27', '0000001', 'filled'],
    ])
    const detail = (date: string) =>
      rowsOf(
        trading.account('kt00007', {
          ord_dt: date,
          qry_tp: '1',
          stk_bond_tp: '1',
          sell_tp: '0',
          stk_cd: '',
          fr_ord_no: '',
          dmst_stex_tp: '%',
        }),
        'acnt_ord_cntr_prps_dtl',
      ).map(({ cntr_qty }) => Number(cntr_qty))
    expect([detail('20261126'), detail('20261127')]).toEqual([[0], [1]])
  })

  it('keeps holdings at the new prices, and settles trades two trading days later', () => {
    const trading = begun()
    const [cash = 0] = deposit(trading)
    trading.sell(40, '', '3')
    const { amount, commission, tax } = trading.book('0000001')
    const all = cash + amount - commission - tax
    expect(deposit(trading)).toEqual([cash, cash, all])
    trading.exchange.nextDay('09:30:00')
    expect(deposit(trading)).toEqual([cash, all, all])
    const balance = trading.account('kt00018', { qry_tp: '1', dmst_stex_tp: 'KRX' })
    const [held] = rowsOf(balance, 'acnt_evlt_remn_indv_tot')
    expect([Number(held?.['rmnd_qty']), Number(held?.['tdy_sellq'])]).toEqual([60, 0])
    expect(Number(held?.['cur_prc'])).toBe(first(trading)?.price)
    trading.exchange.nextDay('09:30:00')
    trading.renew()
    expect(deposit(trading)).toEqual([all, all, all])
  })

  it('finds tokens older by the night, and expired after a day', () => {
    const trading = begun()
    trading.exchange.nextDay('09:00:00')
    expect(trading.account('ka00001', {})['return_code']).toBe(0)
    trading.exchange.nextDay('09:00:00')
    expect(trading.account('ka00001', {})['return_code']).toBe(3)
  })

  it('has as many requests left as after any pause', () => {
    const trading = new Trading({ ...RULES, tokenBurst: 1, tokenRate: 1 / 60 }, 7, 'ordinary', two.slice(0, 1))
    const ask = () => {
      trading.renew()
      return trading.token
    }
    expect(ask()).toBe('undefined')
    trading.exchange.nextDay('15:30:00')
    expect(ask()).not.toBe('undefined')
  })

  it('adds up over three days of orders, to the won and to the share', () => {
    daysAddUp(11, 3)
  })
})

describe('the daily chart', () => {
  it('reaches back ten years, far enough for an average of 200 days', () => {
    const trading = new Trading({ ...RULES, pageSize: 3_000 }, 7, 'ordinary', two)
    const rows = daily(trading)
    expect(rows).toHaveLength(2_461)
    expect(rows.at(-1)?.['dt']?.slice(0, 4)).toBe('2017')
    expect(rows.slice(0, 200).every(({ cur_prc }) => Number(cur_prc) > 0)).toBe(true)
  })
})
