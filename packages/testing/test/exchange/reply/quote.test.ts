import { catalog } from '@kiwoom-rx/core/catalog'
import { describe, expect, it } from 'vitest'
import { startExchange } from '../../../src/exchange.ts'
import { call, tokenOf } from '../../support/real.ts'
import { entriesOf, reg, Virtual } from '../../support/virtual.ts'

const RULES = { queryRate: 1e9, queryBurst: 1e9, pingPeriod: 0, latency: 0, startAt: '09:40:00' }
const virtual = new Virtual(RULES)
const token = virtual.token()
const socket = virtual.login(token)
socket.send(reg(['005930', '000660'], ['0D', '0B']))
socket.send(reg([''], ['1h']))
virtual.run(600_000)
virtual.exchange.pauseMarket()
// A frame has a space where a sign is missing, a reply has none (docs/protocol.md#formats).
const entries = entriesOf(socket).map(({ values, ...each }) => ({
  ...each,
  values: Object.fromEntries(Object.entries(values).map(([fid, text]): [string, string] => [fid, text.trim()])),
}))

type Row = Readonly<Record<string, string>>
function list(apiId: string, path: string, body: object): readonly Row[] {
  const found = Object.values(virtual.query(token, apiId, path, body).body).find((value) => Array.isArray(value))
  return Array.isArray(found) ? found : []
}
const abs = (text: unknown): number => Math.abs(Number(text))

describe('REST quotes', () => {
  it('are the book that 0D reported last', () => {
    const { values } = entries.findLast(({ type, item }) => type === '0D' && item === '005930') ?? { values: {} as Row }
    const { body } = virtual.query(token, 'ka10004', '/api/dostk/mrkcond', { stk_cd: '005930' })
    const fid = (n: number) => values[`${n}`]
    expect([body['sel_fpr_bid'], body['sel_fpr_req'], body['buy_fpr_bid'], body['buy_fpr_req']]).toEqual(
      [41, 61, 51, 71].map(fid),
    )
    for (const n of [2, 3, 4, 5, 6, 7, 8, 9, 10]) {
      expect([body[`sel_${n}th_pre_bid`], body[`sel_${n}th_pre_req`]]).toEqual([fid(40 + n), fid(60 + n)])
      expect([body[`buy_${n}th_pre_bid`], body[`buy_${n}th_pre_req`]]).toEqual([fid(50 + n), fid(70 + n)])
    }
    expect([body['tot_sel_req'], body['tot_buy_req']]).toEqual([fid(121), fid(125)])
  })

  it('describe a stock as 0B does', () => {
    const { values } = entries.findLast(({ type, item }) => type === '0B' && item === '005930') ?? { values: {} as Row }
    const { body } = virtual.query(token, 'ka10001', '/api/dostk/stkinfo', { stk_cd: '005930' })
    const [row] = list('ka10095', '/api/dostk/stkinfo', { stk_cd: '005930' })
    for (const reply of [body, row ?? {}]) {
      expect([reply['cur_prc'], reply['pred_pre'], reply['flu_rt'], reply['trde_qty']]).toEqual(
        ['10', '11', '12', '13'].map((fid) => values[fid]),
      )
      expect([reply['open_pric'], reply['high_pric'], reply['low_pric']]).toEqual(
        ['16', '17', '18'].map((fid) => values[fid]),
      )
    }
  })

  it('list what there is, by market, without the funds that the NXT does not trade', () => {
    const codes = (market: string) =>
      list('ka10099', '/api/dostk/stkinfo', { mrkt_tp: market }).map((row) => row['code'])
    expect(codes('10')).toEqual(['247540', '086520', '196170'])
    expect(codes('8')).toEqual(['069500'])
    const { body } = virtual.query(token, 'ka10100', '/api/dostk/stkinfo', { stk_cd: '069500' })
    expect(body).toMatchObject({ code: '069500', name: 'KODEX 200', nxtEnable: 'N', marketName: 'ETF' })
  })

  it('report the interruptions of the day, as 1h did', () => {
    const body = {
      mrkt_tp: '000',
      bf_mkrt_tp: '0',
      motn_tp: '0',
      skip_stk: '000000000',
      trde_qty_tp: '0',
      min_trde_qty: '0',
      max_trde_qty: '0',
      trde_prica_tp: '0',
      min_trde_prica: '0',
      max_trde_prica: '0',
      motn_drc: '0',
      stex_tp: '3',
    }
    const rows = list('ka10054', '/api/dostk/stkinfo', body)
    expect(rows.length).toBeGreaterThan(0)
    const counts = new Map(virtual.exchange.market.instruments.map(({ code, viCount }) => [code, viCount]))
    const halted = new Set(
      virtual.exchange.market.instruments.filter(({ isHalted }) => isHalted).map(({ code }) => code),
    )
    for (const row of rows) {
      expect(Number(row['vimotn_cnt'])).toBe(counts.get(row['stk_cd'] ?? ''))
      expect(row['virelis_time'] === '000000').toBe(halted.has(row['stk_cd'] ?? ''))
      expect(abs(row['static_dispty_rt'])).toBeGreaterThanOrEqual(10)
      const told = entries.findLast(({ type, item }) => type === '1h' && item === row['stk_cd'])
      if (told !== undefined) expect(row['motn_pric']).toBe(told.values[1221])
    }
    expect(rows).toHaveLength([...counts.values()].filter((count) => count > 0).length)
    expect(list('ka10054', '/api/dostk/stkinfo', { ...body, mrkt_tp: '001' })).toEqual([])
  })
})

describe('rankings', () => {
  const asked = (market: string, sort: string) => ({
    ka10027: {
      mrkt_tp: market,
      sort_tp: sort,
      trde_qty_cnd: '0000',
      stk_cnd: '0',
      crd_cnd: '0',
      updown_incls: '1',
      pric_cnd: '0',
      trde_prica_cnd: '0',
      stex_tp: '3',
    },
    ka10030: {
      mrkt_tp: market,
      sort_tp: sort,
      mang_stk_incls: '0',
      crd_tp: '0',
      trde_qty_tp: '0',
      pric_tp: '0',
      trde_prica_tp: '0',
      mrkt_open_tp: '0',
      stex_tp: '3',
    },
    ka10031: { mrkt_tp: market, qry_tp: sort, rank_strt: '0', rank_end: '100', stex_tp: '3' },
    ka10032: { mrkt_tp: market, mang_stk_incls: '1', stex_tp: '3' },
  })

  it.each([
    ['ka10027', '1', 'flu_rt'],
    ['ka10027', '2', 'pred_pre'],
    ['ka10027', '3', 'flu_rt'],
    ['ka10027', '4', 'pred_pre'],
    ['ka10030', '1', 'trde_qty'],
    ['ka10030', '2', 'trde_tern_rt'],
    ['ka10030', '3', 'trde_amt'],
    ['ka10031', '1', 'trde_qty'],
    ['ka10032', '1', 'trde_prica'],
  ] as const)('%s by %s is sorted by %s, and of the market that was asked', (apiId, sort, key) => {
    const names = new Map(virtual.exchange.market.instruments.map(({ code }) => [code, code]))
    const kosdaq = ['247540', '086520', '196170']
    for (const market of ['000', '001', '101']) {
      const rows = list(apiId, '/api/dostk/rkinfo', asked(market, sort)[apiId])
      const values = rows.map((row) => abs(row[key]))
      expect(values).toEqual(values.toSorted((a, b) => b - a))
      const codes = rows.map((row) => row['stk_cd'] ?? '')
      expect(new Set(codes).size).toBe(codes.length)
      expect(
        codes.every((code) => names.has(code) && (market === '000' || kosdaq.includes(code) === (market === '101'))),
      ).toBe(true)
    }
    expect(list(apiId, '/api/dostk/rkinfo', asked('000', sort)[apiId]).length).toBeGreaterThan(1)
  })
})

const UNSIGNED_CHANGE = new Set(['ka10079', 'ka50079', 'ka50080', 'ka20004'])

describe('every reply', () => {
  const rest = catalog.filter(
    ({ transport, url }) => transport === 'rest' && !url.endsWith('ordr') && !url.endsWith('acnt'),
  )

  it('has changes, signs and rates that agree with its prices', () => {
    let checked = 0
    for (const spec of rest) {
      const body = Object.fromEntries(
        spec.request.fields.map(({ key, kind, codes }) => {
          const selector = Object.keys(codes ?? {})[0]
          return [key, selector ?? (kind === 'stock' ? '005930' : kind === 'date' ? '20261120' : '1')]
        }),
      )
      const fields = [...spec.response.fields, ...spec.response.fields.flatMap((field) => field.fields ?? [])]
      if (fields.some(({ key, scale }) => key === 'cur_prc' && scale !== undefined)) continue
      const reply = virtual.query(token, spec.id, spec.url, body).body
      const records = [reply, ...Object.values(reply).flatMap((value) => (Array.isArray(value) ? value : []))]
      for (const record of records) {
        const { cur_prc: price, pred_pre: change, pred_pre_sig: sign, flu_rt: rate } = record
        if (typeof price !== 'string' || typeof change !== 'string' || change === '' || typeof sign !== 'string')
          continue
        // Nothing is known of a sector that is a stock.
        if (price === '0') continue
        checked += 1
        // Some write the change without a sign: the code next to it has the direction (CORRECTIONS, kind 2).
        if (UNSIGNED_CHANGE.has(spec.id)) continue
        const direction = Math.sign(Number(change))
        expect([spec.id, sign]).toEqual([
          spec.id,
          direction > 0 ? expect.stringMatching(/^[12]$/) : direction < 0 ? expect.stringMatching(/^[45]$/) : '3',
        ])
        if (typeof rate !== 'string') continue
        const previous = abs(price) - Number(change)
        expect([spec.id, Math.abs(Number(rate) - (Number(change) / previous) * 100) < 0.02]).toEqual([spec.id, true])
      }
    }
    expect(checked).toBeGreaterThan(300)
  })

  it('comes over real HTTP too', async () => {
    const exchange = await startExchange({ rules: { startAt: '10:00:00' } })
    try {
      const headers = { 'api-id': 'ka10004', authorization: `Bearer ${await tokenOf(exchange)}` }
      const { body } = await call(exchange, '/api/dostk/mrkcond', headers, { stk_cd: '005930' })
      expect(abs(body['sel_fpr_bid'])).toBeGreaterThan(abs(body['buy_fpr_bid']))
    } finally {
      await exchange.close()
    }
  })
})
