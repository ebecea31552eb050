import { describe, expect, it } from 'vitest'
import { rowsOf, Trading } from '../../support/trading.ts'

describe('an order that is accepted', () => {
  it('is answered with a number of seven digits, its venue and code 0', () => {
    const trading = new Trading()
    const { ask } = trading.best()
    expect(trading.buy(1, ask).body).toEqual({
      ord_no: '0000001',
      dmst_stex_tp: 'KRX',
      return_code: 0,
      return_msg: '매수주문이 완료되었습니다.',
    })
    expect(trading.buy(1, '', '3', { dmst_stex_tp: 'SOR' }).body).toMatchObject({
      ord_no: '0000002',
      dmst_stex_tp: 'SOR',
    })
  })

  it('speaks as the mock host does where a rule asks for it', () => {
    const trading = new Trading({ mockOrders: true })
    expect(trading.buy(1, '', '3').message).toBe('모의투자 매수주문완료')
    expect(trading.buy(1, '', '3', { dmst_stex_tp: 'NXT' }).message).toContain('[2000](RC9000:')
  })

  it('is in the books once, with its body and times, and never when it was refused', () => {
    const trading = new Trading()
    const { bid } = trading.best()
    trading.buy(3, bid)
    trading.buy(3, bid + 7)
    expect(trading.exchange.orders()).toHaveLength(1)
    expect(trading.exchange.orders()[0]).toMatchObject({
      number: '0000001',
      root: '0000001',
      original: undefined,
      apiId: 'kt10000',
      action: 'buy',
      code: '005930',
      quantity: 3,
      body: { stk_cd: '005930', ord_qty: '3', ord_uv: `${bid}`, trde_tp: '0' },
      receivedAt: trading.virtual.scheduler.now(),
    })
  })
})

describe('an order that is refused', () => {
  const trading = new Trading({ initialHoldings: { '005930': { quantity: 10, price: 60_000 } } })
  const { ask, bid } = trading.best()
  const { upperLimit } = trading.exchange.market.instruments[0] ?? { upperLimit: 0 }

  it.each([
    ['for a price off the grid', () => trading.buy(1, ask + 1), '[2000](571557:'],
    ['for an unknown kind', () => trading.buy(1, ask, '2'), '[2000](407022:'],
    ['for a two-digit kind, unless kinds are numbers', () => trading.buy(1, '', '03'), '[2000](407022:'],
    ['for a limit without a price', () => trading.buy(1, ''), '[2000](308003:'],
    ['for a stop limit without its stop', () => trading.buy(1, ask, '28'), '[2000](308003:'],
    ['for a price above the limit of the day', () => trading.buy(1, upperLimit + 100), '[2000](571559:'],
    ['without cash', () => trading.buy(1_000_000, bid), '[2000](855056:'],
    ['without shares', () => trading.sell(11, ask), '[2000](800033:'],
    ['without an original', () => trading.cancel('0009999'), '[2000](RC4033:'],
  ])('%s has code 20 and no number', (_, send, text) => {
    const { code, body, message } = send()
    expect(code).toBe(20)
    expect(message).toContain(text)
    expect(body).not.toHaveProperty('ord_no')
    expect(trading.exchange.orders()).toHaveLength(0)
  })

  it.each([
    ['no stock', { stk_cd: '' }, '[1511:'],
    ['an unknown stock', { stk_cd: '999999' }, '[1902:'],
    ['gold at the counter of stocks', { stk_cd: 'M04020000' }, '[1902:'],
    ['no quantity', { ord_qty: '0' }, '[1517:'],
    ['half a share', { ord_qty: '0.5' }, '[1517:'],
    ['an unknown venue', { dmst_stex_tp: 'NYSE' }, '[1517:'],
  ])('with %s is an input error', (_, more, text) => {
    const { code, message, body } = trading.buy(1, ask, '0', more)
    expect([code, body['ord_no']]).toEqual([2, undefined])
    expect(message).toContain(text)
  })

  it('outside the hours is RC4058', () => {
    for (const startAt of ['08:10:00', '15:31:00', '19:00:00']) {
      const closed = new Trading({ startAt, date: '2026-09-11' })
      expect(closed.buy(1, '', '3').message).toContain('[2000](RC4058:')
    }
  })

  it('takes kinds as numbers where a rule asks for it', () => {
    expect(new Trading({ tradeTypes: 'number' }).buy(1, '', '03').code).toBe(0)
  })

  it('shares one bucket of five a second with every other order', () => {
    const limited = new Trading({ orderRate: 5, orderBurst: 5 })
    const codes = Array.from(
      { length: 7 },
      (_, n) => (n % 2 === 0 ? limited.buy(1, '', '3') : limited.cancel('1')).code,
    )
    expect(codes).toEqual([0, 20, 0, 20, 0, 5, 5])
    expect(limited.exchange.orders()).toHaveLength(3)
  })
})

describe('credit and gold', () => {
  const CREDIT = '/api/dostk/crdordr'

  it('credit buys with a loan, and its sale repays it', () => {
    const trading = new Trading({ startAt: '10:00:00', commissionRate: 0, sellTaxRate: 0 })
    const body = { dmst_stex_tp: 'KRX', stk_cd: '005930', ord_qty: '2', ord_uv: '', trde_tp: '3', cond_uv: '' }
    const bought = trading.order('kt10006', body, CREDIT)
    expect(bought.message).toBe('신용 매수주문이 완료되었습니다.')
    const { amount } = trading.book(bought.number)
    const balance = trading.account('kt00018', { qry_tp: '1', dmst_stex_tp: 'KRX' })
    expect(Number(balance['tot_crd_loan_amt'])).toBe(amount)
    expect(rowsOf(balance, 'acnt_evlt_remn_indv_tot')[0]).toMatchObject({ crd_tp: '03', rmnd_qty: '000000000000002' })
    // Shares bought on credit are not for sale at the cash counter.
    expect(trading.sell(1, '', '3').message).toContain('800033')
    const sold = trading.order('kt10007', { ...body, crd_deal_tp: '99', crd_loan_dt: '' }, CREDIT)
    const after = trading.account('kt00001', { qry_tp: '3' })
    expect(Number(after['d2_entra'])).toBe(100_000_000 - amount + trading.book(sold.number).amount)
    expect(Number(after['loan_sum'])).toBe(0)
    expect(trading.order('kt10006', { ...body, ord_qty: '2000' }, CREDIT).message).toContain('855057')
  })

  it('credit orders are modified and cancelled at their own counter', () => {
    const trading = new Trading()
    const { bid } = trading.best()
    const body = { dmst_stex_tp: 'KRX', stk_cd: '005930' }
    const price = bid - 1_000
    const placed = trading.order('kt10006', { ...body, ord_qty: '2', ord_uv: `${price}`, trde_tp: '0' }, CREDIT)
    const change = { ...body, orig_ord_no: placed.number, mdfy_qty: '2', mdfy_uv: `${price - 100}` }
    const modified = trading.order('kt10008', change, CREDIT)
    const cancelled = trading.order('kt10009', { ...body, orig_ord_no: modified.number, cncl_qty: '0' }, CREDIT)
    expect(cancelled.body).toMatchObject({ base_orig_ord_no: placed.number, cncl_qty: '000000000002' })
    expect(trading.open()).toEqual([])
  })

  it('gold trades by the gram, with its own code of the limit order', () => {
    const trading = new Trading()
    const { ask } = trading.best('M04020000')
    const body = { stk_cd: 'M04020000', ord_qty: '3', ord_uv: `${ask + 100}`, trde_tp: '00' }
    const { body: reply, number } = trading.order('kt50000', body)
    expect(reply).toEqual({ ord_no: number, return_code: 0, return_msg: '매수주문이 완료되었습니다.' })
    expect(trading.book(number)).toMatchObject({ state: 'filled', filled: 3, tax: 0 })
    expect(trading.order('kt50000', { ...body, trde_tp: '3' }).message).toContain('407022')
    const resting = trading.order('kt50001', { ...body, ord_uv: `${ask + 2_000}` })
    const open = trading.account('kt50075', { ord_dt: '20261120', mrkt_deal_tp: '1', stk_bond_tp: '1', sell_tp: '0' })
    expect(rowsOf(open, 'acnt_ord_oso_prst').map(({ ord_no }) => ord_no)).toEqual([resting.number])
    const change = { stk_cd: 'M04020000', orig_ord_no: resting.number }
    const modified = trading.order('kt50002', { ...change, mdfy_qty: '3', mdfy_uv: `${ask + 2_100}` })
    expect(modified.body).toMatchObject({ base_orig_ord_no: resting.number, mdfy_qty: '000000000003' })
    expect(trading.order('kt50003', { ...change, orig_ord_no: modified.number, cncl_qty: '3' }).code).toBe(0)
    expect(rowsOf(trading.account('kt50020', {}), 'gold_acnt_evlt_prst')[0]).toMatchObject({
      real_qty: '000000000003',
      able_qty: '000000000003',
    })
  })
})
