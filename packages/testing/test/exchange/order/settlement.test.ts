/** What settles after days of trading: kt00008 and kt00015 of stocks, kt50032 of gold, held against orders and cash. */
import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { isin } from '../../../src/exchange/reply/account/settlement.ts'
import { listings } from '../../../src/market.ts'
import { rowsOf, Trading } from '../../support/trading.ts'

vi.setConfig({ testTimeout: 120_000 })

type Row = Readonly<Record<string, string>>

const CASH = 500_000_000
const SHARES = 1_000
const RULES = {
  date: '2026-11-19',
  startAt: '10:00:00',
  initialCash: CASH,
  initialHoldings: { '005930': { quantity: SHARES, price: 70_000 } },
}
const ALL = {
  strt_dt: '20261101',
  end_dt: '20261231',
  tp: '0',
  stk_cd: '',
  crnc_cd: '',
  gds_tp: '0',
  frgn_stex_code: '',
  dmst_stex_tp: '%',
}
const sum = (rows: readonly Row[], key: string): number => rows.reduce((total, row) => total + Number(row[key]), 0)

/** Trades of each day at market: shares bought (above 0) or sold, and grams of gold after them. */
const days = fc.array(
  fc.record({
    stock: fc.array(fc.integer({ min: -40, max: 40 }), { maxLength: 3 }),
    gold: fc.integer({ min: 0, max: 5 }),
  }),
  { minLength: 3, maxLength: 5 },
)

function trade(trading: Trading, { stock, gold }: { readonly stock: readonly number[]; readonly gold: number }): void {
  for (const shares of stock) {
    if (shares > 0) trading.buy(shares, '', '3')
    if (shares < 0) trading.sell(-shares, '', '3')
  }
  if (gold > 0) trading.order('kt50000', { stk_cd: 'M04020000', ord_qty: `${gold}`, ord_uv: '', trde_tp: '3' })
  trading.virtual.run(100)
}

describe('settlement after T+2', () => {
  it('adds up to the deposit, entry by entry, and tomorrow pays what yesterday traded', () => {
    fc.assert(
      fc.property(days, (plan) => {
        const trading = new Trading(RULES, 7, 'ordinary', listings.slice(0, 1))
        for (const [n, day] of plan.entries()) {
          if (n > 0) {
            trading.exchange.nextDay('10:00:00')
            trading.renew()
          }
          trade(trading, day)
          const { entr, d1_entra, d1_sel_exct_amt, d1_buy_exct_amt, d2_entra, d2_slby_exct_amt } = trading.account(
            'kt00001',
            {
              qry_tp: '3',
            },
          )
          const next = trading.account('kt00008', { strt_dcd_seq: '' })
          expect([next['sell_amt_sum'], next['buy_amt_sum']].map(Number)).toEqual(
            [d1_sel_exct_amt, d1_buy_exct_amt].map(Number),
          )
          const rows = rowsOf(next, 'acnt_nxdy_setl_frcs_prps_array')
          const net = rows.reduce((all, row) => all + (row['sell_tp'] === '매도' ? 1 : -1) * Number(row['exct_amt']), 0)
          expect(Number(d1_entra) - Number(entr)).toBe(net)
          expect(Number(d2_entra) - Number(d1_entra)).toBe(Number(d2_slby_exct_amt))
          const paid = rowsOf(trading.account('kt00015', ALL), 'trst_ovrl_trde_prps_array')
          const gold = rowsOf(trading.account('kt50032', ALL), 'gold_trde_hist')
          const cash = [...paid, ...gold].reduce((all, row) => {
            const isSale = (row['rmrk_nm'] ?? '').endsWith('매도')
            return all + (isSale ? 1 : -1) * Number(row['exct_amt'])
          }, CASH)
          expect(cash).toBe(Number(entr))
          const orders = trading.exchange.orders().filter(({ filled }) => filled > 0)
          const settled = orders.filter(({ date }) => tradedTwoDaysBefore(date, n))
          expect(paid.length + gold.length).toBe(settled.length)
          expect(sum(paid, 'trde_amt') + sum(gold, 'deal_amt')).toBe(
            settled.reduce((all, { amount }) => all + amount, 0),
          )
        }
      }),
      { numRuns: 6 },
    )
  })

  it('shows the shares and the cash after each, and is filtered and sorted as asked', () => {
    const trading = new Trading(RULES, 7, 'ordinary', listings.slice(0, 1))
    trading.buy(10, '', '3')
    trading.sell(4, '', '3')
    trading.exchange.nextDay('10:00:00')
    trading.renew()
    const balance = trading.account('kt00018', { qry_tp: '1', dmst_stex_tp: 'KRX' })
    expect(rowsOf(balance, 'acnt_evlt_remn_indv_tot')[0]).toMatchObject({
      pred_buyq: '000000000000010',
      pred_sellq: '000000000000004',
    })
    const valued = trading.account('kt00004', { qry_tp: '0', dmst_stex_tp: 'KRX' })
    expect(Number(rowsOf(valued, 'stk_acnt_evlt_prst')[0]?.['setl_remn'])).toBe(SHARES)
    expect(rowsOf(trading.account('kt00015', ALL), 'trst_ovrl_trde_prps_array')).toEqual([])
    trading.exchange.nextDay('10:00:00')
    trading.renew()
    const ask = (body: object) => rowsOf(trading.account('kt00015', { ...ALL, ...body }), 'trst_ovrl_trde_prps_array')
    const [bought, sold] = ask({})
    expect(bought).toMatchObject({
      trde_dt: '20261123',
      cntr_dt: '20261119',
      trde_no: '000000001',
      rmrk_nm: '장내매수',
      io_tp: '2',
      trde_qty_jwa_cnt: '10',
      vlbl_nowrm: '1,010',
      isin_cd: 'KR7005930003',
    })
    expect(sold).toMatchObject({ trde_no: '000000002', io_tp: '1', vlbl_nowrm: '1,006' })
    expect(Number(sold?.['entra_remn'])).toBe(Number(trading.account('kt00001', { qry_tp: '3' })['entr']))
    expect(ask({ qry_sort_tp: '1' })).toEqual([sold, bought])
    expect(ask({ tp: '4' })).toEqual([bought])
    expect(ask({ tp: '5' })).toEqual([sold])
    expect(ask({ tp: '1' })).toEqual([])
    expect(ask({ end_dt: '20261122' })).toEqual([])
  })
})

// Days of the plan begin on 19 November 2026, a Thursday.
const DATES = ['2026-11-19', '2026-11-20', '2026-11-23', '2026-11-24', '2026-11-25']

function tradedTwoDaysBefore(date: string, today: number): boolean {
  return DATES.indexOf(date) <= today - 2
}

describe('ka10088', () => {
  it('shows what is left of one order, and nothing of one that is done', () => {
    const trading = new Trading(RULES, 7, 'ordinary', listings.slice(0, 1))
    const { lowerLimit } = trading.exchange.market.instruments[0] ?? { lowerLimit: 0 }
    const { number } = trading.buy(10, lowerLimit)
    const ask = (ord_no: string) => rowsOf(trading.account('ka10088', { ord_no }), 'osop')
    expect(ask(number)).toMatchObject([
      { ord_no: number, osop_qty: '10', sell_tp: '2', stex_tp_txt: 'S-KRX', cntr_qty: '0' },
    ])
    expect(ask(`${Number(number)}`)).toHaveLength(1)
    trading.cancel(number)
    expect(ask(number)).toEqual([])
  })
})

describe('the ISIN of a code', () => {
  it.each([
    ['005930', 'KR7005930003'],
    ['000660', 'KR7000660001'],
    ['035420', 'KR7035420009'],
  ])('%s is %s', (code, expected) => {
    expect(isin(code)).toBe(expected)
  })
})
