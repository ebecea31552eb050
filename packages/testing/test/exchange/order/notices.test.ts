import { endpointById } from '@kiwoom-rx/core/catalog'
import { describe, expect, it } from 'vitest'
import { startExchange } from '../../../src/exchange.ts'
import { call, loggedIn, tokenOf } from '../../support/real.ts'
import { Trading } from '../../support/trading.ts'
import { entriesOf, type RealEntry, reg } from '../../support/virtual.ts'

const HELD = { initialHoldings: { '005930': { quantity: 100, price: 60_000 } }, initialCash: 1e10 }

const stages = (entries: readonly RealEntry[]) =>
  entries.filter(({ type }) => type === '00').map(({ values: v }) => [v[9203], v[913], v[902], v[904], v[905]])

describe('00', () => {
  it('reports acceptance, fills and the end, and every FID of the manual in its order', () => {
    const trading = new Trading(HELD)
    const socket = trading.listen('00')
    trading.buy(2, '', '3')
    const [accepted, filled] = entriesOf(socket)
    expect(stages(entriesOf(socket))).toEqual([
      ['0000001', '접수', '2', '0000000', '+매수'],
      ['0000001', '체결', '0', '0000000', '+매수'],
    ])
    expect(accepted?.item).toBe('005930')
    expect(accepted?.values).toMatchObject({
      901: '0',
      906: '시장가',
      907: '2',
      908: '093000',
      909: '',
      911: '',
      915: '',
    })
    expect(filled?.values).toMatchObject({
      909: '000001',
      911: '2',
      923: '',
      10010: expect.stringMatching(/^ \d+$/),
      915: '2',
      919: '0',
      2134: '1',
      2135: 'KRX',
      2136: 'N',
    })
    const order = endpointById('00')?.response.fields.map(({ key }) => key) ?? []
    const text = socket.texts.find((each) => each.includes('"REAL"')) ?? ''
    const keys = [...(text.split('"values":')[1] ?? '').matchAll(/"(\d+)":"/g)].map(([, key]) => key)
    expect(keys.slice(0, order.length)).toEqual(order)
  })

  it('reports a modification and a cancellation under their own numbers, accepted and confirmed', () => {
    const trading = new Trading(HELD)
    const { bid } = trading.best()
    const socket = trading.listen('00')
    trading.buy(5, bid - 1_000)
    trading.modify('0000001', 5, bid - 1_100)
    trading.cancel('0000002')
    expect(stages(entriesOf(socket))).toEqual([
      ['0000001', '접수', '5', '0000000', '+매수'],
      ['0000002', '접수', '5', '0000001', '+매수정정'],
      ['0000002', '확인', '5', '0000001', '+매수정정'],
      ['0000003', '접수', '5', '0000002', '매수취소'],
      ['0000003', '확인', '0', '0000002', '매수취소'],
      ['0000002', '취소', '0', '0000001', '+매수정정'],
    ])
  })

  it('reports why the venue rejected an order that was accepted', () => {
    const trading = new Trading({ ...HELD, startAt: '08:50:00' })
    const socket = trading.listen('00')
    trading.buy(1, '', '13')
    const [, rejected] = entriesOf(socket)
    expect(rejected?.values).toMatchObject({ 913: '거부', 902: '0' })
    expect(rejected?.values[919]).not.toBe('0')
  })

  it('has the totals of the order or each fill in 910 and 911, as the rules say', () => {
    for (const fillFids of ['total', 'each'] as const) {
      const trading = new Trading({ ...HELD, fillFids })
      const socket = trading.listen('00')
      trading.buy(30_000, '', '3')
      const fills = entriesOf(socket).filter(({ values }) => values[913] === '체결')
      const units = fills.map(({ values }) => Number(values[915]))
      expect(fills.length).toBeGreaterThan(1)
      const sums = units.map((_, n) => units.slice(0, n + 1).reduce((a, b) => a + b))
      expect(fills.map(({ values }) => Number(values[911]))).toEqual(fillFids === 'each' ? units : sums)
    }
  })

  it('comes before the REST reply or after it, as the rules say', () => {
    for (const [noticeLatency, first] of [
      [0, 'notice'],
      [10, 'reply'],
    ] as const) {
      const trading = new Trading({ ...HELD, noticeLatency, latency: 5 })
      const order: string[] = []
      const socket = trading.listen('00')
      const push = socket.texts.push.bind(socket.texts)
      socket.texts.push = (...texts) => {
        if (texts.some((text) => text.includes('"REAL"'))) order.push('notice')
        return push(...texts)
      }
      const headers = { 'api-id': 'kt10000', authorization: `Bearer ${trading.token}` }
      const body = { dmst_stex_tp: 'KRX', stk_cd: '005930', ord_qty: '1', trde_tp: '3' }
      const request = { url: 'http://x.invalid/api/dostk/ordr', headers, body: JSON.stringify(body) }
      trading.exchange.http({ ...request, method: 'POST' }).subscribe(() => order.push('reply'))
      trading.virtual.run(50)
      expect(order[0]).toBe(first)
      expect(order).toContain('notice')
    }
  })
})

describe('04', () => {
  it('follows each fill with what is held then', () => {
    const trading = new Trading({ ...HELD, commissionRate: 0, sellTaxRate: 0 })
    const socket = trading.listen('04')
    trading.sell(40, '', '3')
    const balances = entriesOf(socket)
    const last = balances.at(-1)
    expect(last?.name).toBe('현물잔고')
    const profit = trading.book('0000001').amount - 40 * 60_000
    expect(last?.values).toMatchObject({ 930: '60', 931: '60000', 932: '3600000', 933: '60', 945: '-40', 946: '1' })
    expect(last?.values).toMatchObject({ 950: `${profit}`, 917: '00', 916: '00000000' })
  })
})

describe('who hears', () => {
  it('is the account of the token, whatever item was registered, and no one else', () => {
    const trading = new Trading(HELD)
    const own = trading.virtual.login(trading.token)
    own.send(reg(['000660'], ['00', '04']))
    const other = trading.virtual.login(trading.virtual.token('another'))
    other.send(reg([''], ['00', '04']))
    trading.virtual.run(1)
    trading.buy(1, '', '3')
    expect(entriesOf(own).map(({ type }) => type)).toEqual(['00', '00', '04'])
    expect(entriesOf(other)).toEqual([])
  })

  it('holds over real sockets too, for a client that is not ours', async () => {
    const exchange = await startExchange({ rules: { startAt: '10:00:00', pingPeriod: 0 } })
    try {
      const token = await tokenOf(exchange)
      const socket = await loggedIn(exchange, token)
      socket.send(reg([''], ['00', '04']))
      await socket.until(({ trnm }) => trnm === 'REG')
      const headers = { 'api-id': 'kt10000', authorization: `Bearer ${token}` }
      const body = { dmst_stex_tp: 'KRX', stk_cd: '000660', ord_qty: '2', ord_uv: '', trde_tp: '3', cond_uv: '' }
      const { body: reply } = await call(exchange, '/api/dostk/ordr', headers, body)
      expect(reply).toMatchObject({ ord_no: '0000001', return_code: 0 })
      await socket.until((frame) => JSON.stringify(frame).includes('"type":"04"'))
      const texts = socket.texts.filter((text) => text.includes('"type":"00"'))
      expect(texts[0]).toContain('"913":"접수"')
      expect(texts.at(-1)).toContain('"902":"0"')
      expect(exchange.orders().map(({ number, state }) => [number, state])).toEqual([['0000001', 'filled']])
      socket.socket.terminate()
    } finally {
      await exchange.close()
    }
  })
})
