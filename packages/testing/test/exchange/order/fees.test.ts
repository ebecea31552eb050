/** What an order costs, by date, environment and instrument: in the books, in 00, and in the account's replies. */
import { describe, expect, it } from 'vitest'
import { rowsOf, Trading } from '../../support/trading.ts'
import { entriesOf } from '../../support/virtual.ts'

const HELD = {
  initialHoldings: { '005930': { quantity: 100, price: 60_000 }, '069500': { quantity: 10, price: 40_000 } },
}
const cut = (value: number, unit: number) => Math.floor(value / unit) * unit

function sold(rules: ConstructorParameters<typeof Trading>[0], code = '005930') {
  const trading = new Trading({ ...HELD, ...rules })
  const socket = trading.listen('00')
  trading.sell(7, '', '3', { stk_cd: code })
  const fills = entriesOf(socket).filter(({ values }) => values['913'] === '체결')
  return { trading, order: trading.book('0000001'), last: fills.at(-1)?.values }
}

describe('the fees of an order', () => {
  it.each([
    ['2024-11-20', 0.0018],
    ['2025-11-20', 0.0015],
    ['2026-11-20', 0.002],
  ])('follow the sales tax of the trading day %s', (date, rate) => {
    const { order, last } = sold({ date })
    expect(order.tax).toBe(Math.floor(order.amount * rate))
    expect(order.commission).toBe(cut(order.amount * 0.00015, 10))
    expect([last?.['938'], last?.['939']]).toEqual([`${order.commission}`, `${order.tax}`])
  })

  it('are 0.35 % on the mock host, cut to 10 won', () => {
    const { order } = sold({ date: '2026-11-20', mockOrders: true })
    expect(order.commission).toBe(cut((order.amount * 35) / 10_000, 10))
  })

  it('have no tax for an ETF, and none for a purchase', () => {
    expect(sold({}, '069500').order.tax).toBe(0)
    const { trading } = sold({})
    expect(trading.book(trading.buy(1, '', '3').number).tax).toBe(0)
  })

  it('are the rates of the rules where those name them, cut to the won', () => {
    const { order } = sold({ commissionRate: 0.0001, sellTaxRate: 0.001 })
    expect([order.commission, order.tax]).toEqual([Math.floor(order.amount * 0.0001), Math.floor(order.amount * 0.001)])
  })

  it('are in the valued balance as a sale of all would cost them', () => {
    const { trading } = sold({ date: '2025-11-20' })
    const [row] = rowsOf(trading.account('kt00018', { qry_tp: '1', dmst_stex_tp: 'KRX' }), 'acnt_evlt_remn_indv_tot')
    const value = Number(row?.['evlt_amt'])
    expect(Number(row?.['tax'])).toBe(Math.floor((value * 15) / 10_000))
    expect(Number(row?.['sell_cmsn'])).toBe(cut(value * 0.00015, 10))
  })
})
