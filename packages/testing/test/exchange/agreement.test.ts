/** The law of the box: what REST answers and what the socket has reported are one market, at every instant. */
import { endpointById } from '@kiwoom-rx/core/catalog'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { runs } from '../../../../test/support/runs.ts'
import { listings } from '../../src/market.ts'
import { reg, type TestSocket, Virtual } from '../support/virtual.ts'

type Row = Readonly<Record<string, string>>

const STOCKS = ['005930', '086520'] as const
const FUND = '069500'
// Half of what there is: a member of each index, a fund, and others that an index sums up.
const LISTED = listings.filter(({ code }) => ['005930', '000660', '086520', '196170', FUND].includes(code))
const RULES = { queryRate: 1e9, queryBurst: 1e9, regRate: 1e9, pingPeriod: 0, latency: 0 }

/** The latest entry of each type and item, as a client would hold it. */
class Told {
  readonly #latest = new Map<string, Row>()
  #read = 0

  read(socket: TestSocket): void {
    for (; this.#read < socket.texts.length; this.#read += 1) {
      const frame: { readonly data?: readonly { type: string; item: string; values: Row }[] } = JSON.parse(
        socket.texts[this.#read] ?? '{}',
      )
      for (const { type, item, values } of frame.data ?? []) {
        // A frame has a space where a sign is missing, a reply has none (docs/protocol.md#formats).
        const trimmed = Object.fromEntries(Object.entries(values).map(([fid, text]) => [fid, text.trim()]))
        this.#latest.set(`${type} ${item}`, trimmed)
      }
    }
  }

  of(type: string, item: string): Row | undefined {
    return this.#latest.get(`${type} ${item}`)
  }
}

interface Place {
  readonly ask: (apiId: string, body: object) => Row
  readonly rows: (apiId: string, body: object) => readonly Row[]
  readonly told: Told
}

function place(virtual: Virtual, token: string, told: Told): Place {
  const reply = (apiId: string, body: object) => virtual.query(token, apiId, endpointById(apiId)?.url ?? '', body).body
  return {
    ask: (apiId, body) => Object.fromEntries(Object.entries(reply(apiId, body)).map(([key, text]) => [key, `${text}`])),
    rows: (apiId, body) =>
      Object.values(reply(apiId, body)).find((value): value is Row[] => Array.isArray(value)) ?? [],
    told,
  }
}

const size = (text: string | undefined): number => Math.abs(Number(text))

/** Every view of a stock that names the trade reported last. */
function tradesAgree({ ask, rows, told }: Place, code: string): void {
  const trade = told.of('0B', code)
  if (trade === undefined) return
  const [price, change, rate, volume] = [10, 11, 12, 13].map((fid) => trade[fid])
  const info = ask('ka10001', { stk_cd: code })
  expect([info['cur_prc'], info['pred_pre'], info['flu_rt'], info['trde_qty']]).toEqual([price, change, rate, volume])
  expect([info['open_pric'], info['high_pric'], info['low_pric']]).toEqual([16, 17, 18].map((fid) => trade[fid]))
  const table = ask('ka10007', { stk_cd: code })
  expect([table['cur_prc'], table['pred_rt'], table['flu_rt'], table['trde_qty'], table['trde_prica']]).toEqual([
    price,
    trade[30],
    rate,
    volume,
    trade[14],
  ])
  const day = ask('ka10006', { stk_cd: code })
  expect([day['close_pric'], day['pre'], day['trde_qty'], day['trde_prica'], day['cntr_str']]).toEqual([
    price,
    change,
    volume,
    trade[14],
    trade[228],
  ])
  const [watched] = rows('ka10095', { stk_cd: code })
  expect([watched?.['cur_prc'], watched?.['trde_qty']]).toEqual([price, volume])
  const [minute] = rows('ka10080', { stk_cd: code, tic_scope: '1', upd_stkpc_tp: '1' })
  expect(minute?.['cur_prc']).toBe(price)
}

function booksAgree({ ask, told }: Place, code: string): void {
  const book = told.of('0D', code)
  if (book === undefined) return
  const quote = ask('ka10004', { stk_cd: code })
  const table = ask('ka10007', { stk_cd: code })
  for (let n = 1; n <= 10; n += 1) {
    const [sell, buy] = n === 1 ? ['sel_fpr', 'buy_fpr'] : [`sel_${n}th_pre`, `buy_${n}th_pre`]
    const levels = [40, 60, 50, 70].map((first) => book[first + n])
    expect([quote[`${sell}_bid`], quote[`${sell}_req`], quote[`${buy}_bid`], quote[`${buy}_req`]]).toEqual(levels)
    const keys = [`sel_${n}bid`, `sel_${n}bid_req`, `buy_${n}bid`, `buy_${n}bid_req`]
    expect(keys.map((key) => table[key])).toEqual(levels)
  }
  expect([quote['tot_sel_req'], quote['tot_buy_req']]).toEqual([book[121], book[125]])
}

/** What is reported every few seconds only: REST may be further on, and never behind. */
function totalsAgree({ ask, rows, told }: Place, code: string, date: string): void {
  const program = told.of('0w', code)
  const market = code === '005930' ? 'P00101' : 'P10102'
  const row = rows('ka90004', { dt: date, mrkt_tp: market, stex_tp: '1' }).find(({ stk_cd }) => stk_cd === code)
  if (program !== undefined) {
    expect(Number(row?.['buy_cntr_qty'])).toBeGreaterThanOrEqual(Number(program[206]))
    expect(Number(row?.['sel_cntr_qty'])).toBeGreaterThanOrEqual(Number(program[202]))
    // No program has bought more than was traded.
    expect(Number(row?.['buy_cntr_qty'])).toBeLessThanOrEqual(Number(ask('ka10001', { stk_cd: code })['trde_qty']))
  }
  for (const upper of ['1', '2']) {
    const top = rows('ka90003', { trde_upper_tp: upper, amt_qty_tp: '2', mrkt_tp: market, stex_tp: '1' })
    for (const each of top) {
      expect(Number(each['prm_buy_amt']) - Number(each['prm_sell_amt'])).toBe(Number(each['prm_netprps_amt']))
      expect(Math.sign(Number(each['prm_netprps_amt']))).toBe(upper === '1' ? -1 : 1)
      if (each['stk_cd'] === code) expect(each['prm_buy_amt']).toBe(row?.['buy_cntr_qty'])
    }
    const nets = top.map((each) => size(each['prm_netprps_amt']))
    expect(nets).toEqual(nets.toSorted((a, b) => b - a))
  }
  const index = ask('ka20001', { mrkt_tp: '0', inds_cd: '001' })
  expect(Number(index['trde_qty'])).toBeGreaterThanOrEqual(Number(told.of('0J', '001')?.[13] ?? 0))
  const members = rows('ka20002', { mrkt_tp: '0', inds_cd: '001', stex_tp: '1' })
  const volume = members.reduce((sum, each) => sum + Number(each['now_trde_qty']), 0)
  expect(Math.floor(volume / 1_000)).toBe(Number(index['trde_qty']))
}

function fundsAgree({ ask, rows, told }: Place): void {
  const fund = rows('ka40004', {
    txon_type: '0',
    navpre: '0',
    mngmcomp: '0000',
    txon_yn: '0',
    trace_idex: '0',
    stex_tp: '1',
  })
  const [now] = rows('ka40009', { stk_cd: FUND })
  expect(fund.map(({ stk_cd, nav }) => [stk_cd, nav])).toEqual([[FUND, now?.['nav']]])
  const trade = told.of('0B', FUND)
  if (trade !== undefined) expect([fund[0]?.['close_pric'], fund[0]?.['trde_qty']]).toEqual([trade[10], trade[13]])
  // Assets over price is what the disparity says, to its two decimals.
  const assets = size(now?.['nav'])
  const gap = ((size(fund[0]?.['close_pric']) - assets) / assets) * 100
  expect(Math.abs(gap - Number(now?.['dispty_rt']))).toBeLessThan(0.02)
  expect(ask('ka40002', { stk_cd: FUND })['etfobjt_idex_nm']).toBe(fund[0]?.['trace_idex_nm'])
}

describe('REST and realtime', () => {
  it('report the same at every instant, whatever the seed, the hour and the pace', () => {
    let compared = 0
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1_000_000 }),
        fc.constantFrom('08:59:55', '09:20:00', '15:19:50', '15:29:55', '17:09:50'),
        // Another day is reached after the one before has run; its morning says as much as its evening.
        fc.constantFrom(undefined, undefined, undefined, '08:59:55', '09:20:00'),
        fc.array(fc.integer({ min: 1, max: 4_000 }), { minLength: 8, maxLength: 20 }),
        fc.boolean(),
        (seed, startAt, nextAt, steps, isFlushed) => {
          // Between two flushes REST is ahead of the frames: a pause sends what waits.
          const flow = isFlushed ? {} : { flushPeriod: 0, bookPeriod: 0 }
          const virtual = new Virtual({ ...RULES, ...flow, startAt, date: '2026-11-20' }, seed, 'lively', LISTED)
          if (nextAt !== undefined) virtual.exchange.nextDay(nextAt)
          const date = virtual.exchange.market.date.replaceAll('-', '')
          const token = virtual.token()
          const socket = virtual.login(token)
          socket.send(reg([...STOCKS, FUND], ['0B', '0D', '0w', '0G']))
          socket.send(reg(['001'], ['0J', '0U']))
          const told = new Told()
          const here = place(virtual, token, told)
          for (const step of steps) {
            virtual.run(step)
            if (isFlushed) virtual.exchange.pauseMarket()
            told.read(socket)
            for (const code of STOCKS) {
              tradesAgree(here, code)
              booksAgree(here, code)
              totalsAgree(here, code, date)
            }
            fundsAgree(here)
            if (isFlushed) virtual.exchange.resumeMarket()
            if (told.of('0B', '005930') !== undefined && told.of('0w', '005930') !== undefined) compared += 1
          }
        },
      ),
      runs(4, 20),
    )
    // Instants at which there was something to compare.
    expect(compared).toBeGreaterThan(30)
  })
})

describe('lists of what there is', () => {
  const virtual = new Virtual({ ...RULES, startAt: '09:00:00', date: '2026-11-20' })
  const here = place(virtual, virtual.token(), new Told())

  it('name the sectors of the market that is asked for', () => {
    expect(here.rows('ka10101', { mrkt_tp: '0' })).toEqual([
      { marketCode: '0', code: '001', name: '종합(KOSPI)', group: '1' },
    ])
    expect(here.rows('ka10101', { mrkt_tp: '2' }).map(({ code }) => code)).toEqual(['201'])
  })

  it('name every member, whatever is asked (docs/protocol.md#envelope), among them those of 0F', () => {
    const members = here.rows('ka10102', {})
    expect(members).toEqual(here.rows('ka10102', { mrkt_tp: '9' }))
    expect(members.map(({ code }) => code)).toContain('050')
    expect(new Set(members.map(({ gb }) => gb))).toEqual(new Set(['0', '1']))
  })

  it('say nothing of a fund that there is not', () => {
    expect(here.rows('ka40009', { stk_cd: '005930' })).toEqual([])
    expect(here.ask('ka40002', { stk_cd: '005930' })['etfobjt_idex_nm']).toBe('')
  })
})
