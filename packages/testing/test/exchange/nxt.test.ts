/** The NXT as an exchange of its own: hours, book, prints, interruptions, orders; and both exchanges as one. */
import { describe, expect, it } from 'vitest'
import { createMarket, type MarketNews } from '../../src/market.ts'
import { rowsOf, Trading } from '../support/trading.ts'
import { entriesOf, reg } from '../support/virtual.ts'

const SHARES = { initialHoldings: { '005930': { quantity: 1_000, price: 70_000 } } }

function heard(startAt: string, ms: number, items: readonly string[], types: readonly string[]) {
  // In the order of events, not of flushes.
  const trading = new Trading({ startAt, flushPeriod: 0, mixedFrames: true })
  const socket = trading.virtual.login(trading.token)
  socket.send(reg(items, types))
  trading.virtual.run(ms)
  return entriesOf(socket)
}

const KOSDAQ = new Set(['247540', '086520', '196170'])

describe('the NXT', () => {
  it('trades in its three sessions only, near the price of the KRX, and halts for two minutes exactly', () => {
    const market = createMarket({ seed: 7, scenario: 'viStorm' })
    const news: MarketNews[] = []
    // The circuit breaker cuts an interruption short (docs/protocol.md#vi).
    const broken = new Set<MarketNews>()
    market.advanceTo('20:00', (each) => {
      news.push(each)
      if (each._tag !== 'viEnd') return
      const index = market.sectors.find(({ item }) => item === (KOSDAQ.has(each.item.slice(0, 6)) ? '101' : '001'))
      if ((index?.price ?? 0) < 0.92 * (index?.previousClose ?? 0)) broken.add(each)
    })
    const own = news.filter((each) => each._tag !== 'phase' && each.item.endsWith('_NX'))
    const trades = own.flatMap((each) => (each._tag === 'trade' ? [each] : []))
    const sessions = [
      ['08:00:00', '08:50:00'],
      ['09:00:30', '15:20:00'],
      ['15:40:00', '20:00:00'],
    ] as const
    for (const [from, to] of sessions) {
      expect(trades.filter(({ time }) => time >= from && time < to).length).toBeGreaterThan(100)
    }
    const outside = trades.filter(({ time }) => !sessions.some(([from, to]) => time >= from && time < to))
    expect(outside).toEqual([])
    const starts = own.flatMap((each) => (each._tag === 'viStart' ? [each] : []))
    const ends = own.flatMap((each) => (each._tag === 'viEnd' ? [each] : []))
    expect(starts.length).toBeGreaterThan(10)
    for (const { at, item, count, time } of starts) {
      const end = ends.find((each) => each.item === item && each.count === count)
      const isCut = (end && broken.has(end)) || sessions.some(([, to]) => time < to && end?.time === to)
      if (!isCut) expect((end?.at ?? 0) - at).toBe(120_000)
    }
    const [krx, nxt] = [market.stock('000660'), market.stock('000660_NX')]
    expect(Math.abs((nxt?.price ?? 0) / (krx?.price ?? 1) - 1)).toBeLessThan(0.03)
    expect(market.stock('069500_NX')).toBeUndefined()
  })

  it('is added to the KRX under _AL: volume, value, book and the last of both', () => {
    const market = createMarket({ seed: 7 })
    market.advanceTo('10:00')
    const [krx, nxt, both] = ['005930', '005930_NX', '005930_AL'].map((item) => market.stock(item))
    if (krx === undefined || nxt === undefined || both === undefined) throw new Error('not listed')
    expect([both.volume, both.value]).toEqual([krx.volume + nxt.volume, krx.value + nxt.value])
    expect(nxt.volume).toBeGreaterThan(0)
    expect([krx.price, nxt.price]).toContain(both.price)
    expect(both.high).toBe(Math.max(krx.high ?? 0, nxt.high ?? 0))
    const size = (levels: readonly { readonly price: number; readonly size: number }[], price: number) =>
      levels.find((level) => level.price === price)?.size ?? 0
    for (const { price, size: shown } of both.asks) expect(shown).toBe(size(krx.asks, price) + size(nxt.asks, price))
    const volume = both.minutes.reduce((all, minute) => all + minute.volume, 0)
    expect(volume).toBe(both.volume)
    expect(market.stock('069500_AL')?.item).toBe('069500')
  })

  it('sends its own frames before the KRX opens, and both under _AL', () => {
    const entries = heard('08:30:00', 120_000, ['005930', '005930_NX', '005930_AL'], ['0B', '0D'])
    const items = entries.filter(({ type }) => type === '0B').map(({ item }) => item)
    expect(new Set(items)).toEqual(new Set(['005930_NX', '005930_AL']))
    const own = entries.filter(({ type, item }) => type === '0B' && item === '005930_NX')
    const both = entries.filter(({ type, item }) => type === '0B' && item === '005930_AL')
    expect(own.map(({ values }) => [values['15'], values['13'], values['290']])).toEqual(
      both.map(({ values }) => [values['15'], values['13'], values['290']]),
    )
    expect(new Set(own.map(({ values }) => [values['290'], values['9081']].join()))).toEqual(new Set(['1,NXT']))
  })

  it('adds up in the frames: volumes of both are the sum, and a level says where its shares wait', () => {
    const entries = heard('10:00:00', 60_000, ['005930', '005930_NX', '005930_AL'], ['0B', '0D'])
    const volumes = { '005930': 0, '005930_NX': 0 }
    let checked = 0
    for (const { item, type, values } of entries) {
      if (type === '0B' && (item === '005930' || item === '005930_NX')) volumes[item] = Number(values['13'])
      if (type === '0B' && item === '005930_AL' && volumes['005930'] > 0 && volumes['005930_NX'] > 0) {
        expect(Number(values['13'])).toBe(volumes['005930'] + volumes['005930_NX'])
        checked += 1
      }
      if (type !== '0D' || item !== '005930_AL') continue
      for (let n = 0; n < 10; n += 1) {
        expect(Number(values[61 + n])).toBe(Number(values[6044 + n]) + Number(values[6066 + n]))
        expect(Number(values[71 + n])).toBe(Number(values[6054 + n]) + Number(values[6076 + n]))
      }
      expect(Number(values['121'])).toBe(Number(values['6064']) + Number(values['6086']))
    }
    expect(checked).toBeGreaterThan(10)
  })

  it('counts in REST: volumes of stex_tp 1 and 2 sum to 3', () => {
    const trading = new Trading({ startAt: '10:00:00' })
    trading.exchange.pauseMarket()
    const body = {
      mrkt_tp: '000',
      sort_tp: '1',
      mang_stk_incls: '0',
      crd_tp: '0',
      trde_qty_tp: '0',
      pric_tp: '0',
      trde_prica_tp: '0',
      mrkt_open_tp: '0',
    }
    const volumes = ['1', '2', '3'].map((venue) => {
      const path = '/api/dostk/rkinfo'
      const reply = trading.virtual.query(trading.token, 'ka10030', path, { ...body, stex_tp: venue }).body
      const rows = rowsOf(reply, 'tdy_trde_qty_upper')
      return Number(rows.find(({ stk_nm: name }) => name === '삼성전자')?.['trde_qty'])
    })
    const [krx = 0, nxt = 0, both = 0] = volumes
    expect(nxt).toBeGreaterThan(0)
    expect(krx + nxt).toBe(both)
  })

  it('takes orders of its own when the KRX is closed, and none of a fund', () => {
    const trading = new Trading({ ...SHARES, startAt: '16:30:00', date: '2026-09-11' })
    const view = () => trading.exchange.market.instruments[0]
    const price = view()?.upperLimit ?? 0
    expect(trading.buy(3, price).message).toContain('RC4058')
    const { number, code } = trading.buy(3, price, '0', { dmst_stex_tp: 'NXT' })
    expect(code).toBe(0)
    expect(trading.book(number)).toMatchObject({ state: 'filled', filled: 3 })
    const fund = trading.order('kt10000', {
      dmst_stex_tp: 'NXT',
      stk_cd: '069500',
      ord_qty: '1',
      ord_uv: '46000',
      trde_tp: '0',
    })
    expect(fund.message).toContain('571560')
    const held = rowsOf(trading.account('kt00018', { qry_tp: '1', dmst_stex_tp: 'KRX' }), 'acnt_evlt_remn_indv_tot')
    expect(Number(held[0]?.['rmnd_qty'])).toBe(1_003)
  })

  it('has the orders that SOR sends to it: where the price is better, or the only one open', () => {
    const trading = new Trading({ startAt: '10:00:00' })
    trading.exchange.pauseMarket()
    const asks = ['005930', '005930_NX'].map((code) => {
      const row = trading.virtual.query(trading.token, 'ka10004', '/api/dostk/mrkcond', { stk_cd: code }).body
      return Math.abs(Number(row['sel_fpr_bid']))
    })
    const { number } = trading.buy(1, '', '3', { dmst_stex_tp: 'SOR' })
    expect(trading.book(number).executions[0]?.price).toBe(Math.min(...asks))
    const early = new Trading({ startAt: '08:10:00' })
    const sent = early.buy(1, early.exchange.market.instruments[0]?.upperLimit ?? 0, '0', { dmst_stex_tp: 'SOR' })
    expect(early.book(sent.number).state).toBe('filled')
  })

  it('keeps what rests from one session to the next, until 20:00', () => {
    const trading = new Trading({ startAt: '08:40:00' })
    const { number } = trading.buy(1, trading.exchange.market.instruments[0]?.lowerLimit ?? 0, '0', {
      dmst_stex_tp: 'NXT',
    })
    trading.virtual.run(30 * 60_000)
    expect(trading.book(number).state).toBe('open')
    trading.exchange.jumpClock(11 * 3_600_000)
    expect(trading.book(number).state).toBe('expired')
  })
})
