import { endpointById } from '@kiwoom-rx/core/catalog'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { runs } from '../../../../../test/support/runs.ts'
import { rowsOf, Trading } from '../../support/trading.ts'

const HELD = { '005930': { quantity: 1_000, price: 70_000 }, '000660': { quantity: 200, price: 300_000 } }
const DAY = { date: '2026-11-20', initialHoldings: HELD, initialCash: 1e10 }
const TODAY = '20261120'

/** An account after some orders at market: code, and shares bought (above 0) or sold. */
function traded(orders: readonly (readonly [code: string, shares: number])[]) {
  const trading = new Trading({ ...DAY, startAt: '10:00:00' })
  for (const [stk_cd, shares] of orders) {
    const more = { stk_cd }
    if (shares > 0) trading.buy(shares, '', '3', more)
    if (shares < 0) trading.sell(-shares, '', '3', more)
    trading.virtual.run(500)
  }
  trading.exchange.pauseMarket()
  const ask = (id: string, body: object = {}) => {
    const defaults = Object.fromEntries(
      (endpointById(id)?.request.fields ?? []).map(({ key, codes, kind }) => [
        key,
        kind === 'date' ? TODAY : (Object.keys(codes ?? {})[0] ?? (kind === 'stock' ? '005930' : '1')),
      ]),
    )
    const url = endpointById(id)?.url ?? ''
    return trading.virtual.query(trading.token, id, url, { ...defaults, ...body }).body
  }
  return { trading, ask }
}

const orders = fc.array(fc.tuple(fc.constantFrom('005930', '000660', '035420'), fc.integer({ min: -60, max: 60 })), {
  minLength: 1,
  maxLength: 8,
})
const number = (value: unknown): number => Number(String(value))

describe('replies about the account', () => {
  it('report one day of trading in one way, whichever is asked', () => {
    fc.assert(
      fc.property(orders, (placed) => {
        const { trading, ask } = traded(placed)
        const done = trading.exchange.orders().filter(({ filled }) => filled > 0)
        const sum = (side: string, of: (order: (typeof done)[number]) => number) =>
          done.reduce((total, order) => total + (order.side === side ? of(order) : 0), 0)
        const [bought, sold] = ['buy', 'sell'].map((side) => sum(side, ({ amount }) => amount))
        const [fees, tax] = [
          done.reduce((total, { commission }) => total + commission, 0),
          done.reduce((total, each) => total + each.tax, 0),
        ]
        const days = ask('ka10074')
        expect([days['tot_buy_amt'], days['tot_sell_amt'], days['trde_cmsn'], days['trde_tax']].map(number)).toEqual([
          bought,
          sold,
          fees,
          tax,
        ])
        const diary = ask('ka10170', { ottks_tp: '2' })
        expect([diary['tot_buy_amt'], diary['tot_sell_amt'], diary['tot_cmsn_tax']].map(number)).toEqual([
          bought,
          sold,
          (fees ?? 0) + (tax ?? 0),
        ])
        const today = ask('kt00017')
        expect([today['buy_amt'], today['sell_amt'], today['cmsn'], today['tax']].map(number)).toEqual([
          bought,
          sold,
          fees,
          tax,
        ])
        const profit = number(days['rlzt_pl'])
        expect(number(diary['tot_pl_amt'])).toBe(profit)
        const details = ['005930', '000660', '035420'].map((stk_cd) =>
          number(ask('ka10077', { stk_cd })['tdy_rlzt_pl']),
        )
        expect(details.reduce((total, each) => total + each, 0)).toBeCloseTo(profit, 3)
      }),
      runs(3, 12),
    )
  })

  it('count the same assets and the same holdings everywhere', () => {
    fc.assert(
      fc.property(orders, (placed) => {
        const { ask } = traded(placed)
        const assets = [
          ask('kt00003')['prsm_dpst_aset_amt'],
          ask('kt00018')['prsm_dpst_aset_amt'],
          ask('kt00016')['tot_amt_to'],
          ask('ka01690')['day_stk_asst'],
          rowsOf(ask('kt00002'), 'daly_prsm_dpst_aset_amt_prst')[0]?.['prsm_dpst_aset_amt'],
        ]
        expect(new Set(assets.map(number)).size).toBe(1)
        const held = (id: string, list: string, key: string) =>
          Object.fromEntries(rowsOf(ask(id), list).map((row) => [(row['stk_cd'] ?? '').slice(-6), number(row[key])]))
        const shares = held('kt00018', 'acnt_evlt_remn_indv_tot', 'rmnd_qty')
        expect(held('kt00005', 'stk_cntr_remn', 'cur_qty')).toEqual(shares)
        expect(held('ka10085', 'acnt_prft_rt', 'rmnd_qty')).toEqual(shares)
        expect(held('ka01690', 'day_bal_rt', 'rmnd_qty')).toEqual(shares)
      }),
      runs(2, 8),
    )
  })

  it('let an order of what may be ordered pass, and none of a share more', () => {
    const { trading, ask } = traded([])
    const price = trading.exchange.market.instruments[0]?.upperLimit ?? 0
    const asked = ask('kt00010', { stk_cd: '005930', uv: `${price}`, trde_tp: '2' })
    const shares = number(asked['profa_100ord_alowq'])
    expect(number(asked['profa_100ord_alow_amt'])).toBe(number(asked['ord_alowa']))
    expect(shares).toBe(Math.floor(number(asked['ord_alowa']) / price))
    expect(trading.buy(shares + 1, price).code).toBe(20)
    // The commission is not in the quantity.
    expect(trading.buy(shares - Math.ceil(shares * 0.0002) - 1, price).code).toBe(0)
  })

  it('list every order once, with what it traded', () => {
    fc.assert(
      fc.property(orders, (placed) => {
        const { trading, ask } = traded(placed)
        const booked = trading.exchange.orders()
        const status = ask('kt00009', { stk_cd: '', qry_tp: '0', sell_tp: '0', fr_ord_no: '', dmst_stex_tp: '%' })
        const rows = rowsOf(status, 'acnt_ord_cntr_prst_array')
        expect(rows.map((row) => [row['ord_no'], number(row['cntr_qty'])])).toEqual(
          booked.map(({ number: own, filled }) => [own, filled]),
        )
        const sum = (side: string) =>
          booked.reduce((total, order) => total + (order.side === side ? order.amount : 0), 0)
        expect([status['buy_engg_amt'], status['sell_grntl_engg_amt']].map(number)).toEqual([sum('buy'), sum('sell')])
      }),
      runs(2, 8),
    )
  })

  it('say of a stock whether it may be bought on credit, and how', () => {
    const { ask } = traded([])
    const [row] = rowsOf(ask('kt20016', { stk_cd: 'A005930' }), 'crd_loan_pos_stk')
    expect(row).toMatchObject({
      stk_cd: 'A005930',
      crd_assr_rt: '45%',
      pred_close_pric: expect.stringMatching(/^\d{12}$/),
    })
    expect(rowsOf(ask('kt20016', { stk_cd: '069500' }), 'crd_loan_pos_stk')).toEqual([])
    expect(ask('kt20017', { stk_cd: '069500' })['crd_alow_yn']).toContain('불가')
  })

  it('say nothing of another day', () => {
    const { ask } = traded([['005930', -10]])
    expect(ask('ka10074', { strt_dt: '20261101', end_dt: '20261102' })['dt_rlzt_pl']).toEqual([])
    expect(ask('ka10073', { strt_dt: '20261101', end_dt: '20261102' })['dt_stk_rlzt_pl']).toEqual([])
    expect(rowsOf(ask('ka10073', { strt_dt: '20261101', end_dt: TODAY }), 'dt_stk_rlzt_pl')).toHaveLength(1)
  })
})
