import { beforeEach, describe, expect, it } from 'vitest'
import { type Answer, Virtual } from '../support/virtual.ts'

const CHART = '/api/dostk/chart'
const MINUTE = { stk_cd: '005930', tic_scope: '1', upd_stkpc_tp: '1' }
const FAST = { queryRate: 1e9, queryBurst: 1e9, date: '2026-11-20' } as const

type Row = Readonly<Record<string, string>>

let virtual: Virtual
let token: string
beforeEach(() => {
  virtual = new Virtual(FAST)
  token = virtual.token()
})

function pages(apiId: string, path: string, body: object, between = () => {}): readonly Answer[] {
  const all: Answer[] = []
  for (let key = ''; all.length < 500; ) {
    const more = key === '' ? {} : { 'cont-yn': 'Y', 'next-key': key }
    const page = virtual.query(token, apiId, path, body, more)
    all.push(page)
    if (page.headers['cont-yn'] !== 'Y') return all
    key = page.headers['next-key'] ?? ''
    expect(key.length).toBeGreaterThan(0)
    expect(key.length).toBeLessThanOrEqual(50)
    between()
  }
  throw new Error('the pages do not end')
}

function rowsOf(answers: readonly Answer[], list: string): readonly Row[] {
  return answers.flatMap(({ body }) => {
    const rows = body[list]
    return Array.isArray(rows) ? rows : []
  })
}

const candles = (body: object, between?: () => void) =>
  rowsOf(pages('ka10080', CHART, body, between), 'stk_min_pole_chart_qry')
const times = (rows: readonly Row[]) => rows.map((row) => row['cntr_tm'] ?? '')

describe('pages of the minute chart', () => {
  it('hold nine hundred rows', () => {
    const [first] = pages('ka10080', CHART, MINUTE)
    expect(rowsOf(first === undefined ? [] : [first], 'stk_min_pole_chart_qry')).toHaveLength(900)
  })

  it.each([1, 7, 380, 900])('visit each row once, newest first, %i at a time', (pageSize) => {
    Object.assign(virtual.exchange.rules, { minuteDays: pageSize === 1 ? 1 : 3, pageSize })
    virtual.run(100_000)
    const visited = times(candles(MINUTE))
    virtual.exchange.rules.pageSize = 10_000
    expect(visited).toEqual(times(candles(MINUTE)))
    expect(visited).toEqual([...new Set(visited)].toSorted().toReversed())
  })

  it('neither repeat nor lose a row when minutes go by between them', () => {
    Object.assign(virtual.exchange.rules, { minuteDays: 2, pageSize: 50 })
    virtual.run(600_000)
    const before = times(candles(MINUTE))
    const during = times(candles(MINUTE, () => virtual.run(61_000)))
    expect(during).toEqual(before)
  })

  it('end after the listing date', () => {
    virtual.exchange.rules.minuteDays = 3
    const dates = new Set(times(candles(MINUTE)).map((time) => time.slice(0, 8)))
    // 20 November 2026 is a Friday.
    virtual.run(1_000)
    expect([...dates]).toEqual(['20261119', '20261118', '20261117'])
    expect(times(candles(MINUTE))[0]?.slice(0, 8)).toBe('20261120')
  })

  it('end with a row of blanks where a rule asks for it', () => {
    Object.assign(virtual.exchange.rules, { unknownStock: 'blankRow' })
    const rows = candles({ ...MINUTE, stk_cd: '999999' })
    expect(rows).toHaveLength(1)
    expect(Object.values(rows[0] ?? {}).every((text) => text === '')).toBe(true)
  })

  it('start at the base date', () => {
    virtual.exchange.rules.minuteDays = 5
    const rows = candles({ ...MINUTE, base_dt: '20261117' })
    expect(times(rows)[0]).toBe('20261117153000')
  })

  it.each(['1', '3', '5', '10', '15', '30', '45', '60'])('have candles of %s minutes', (scope) => {
    virtual.exchange.rules.minuteDays = 2
    virtual.run(3_600_000)
    const ones = candles(MINUTE)
    const rows = candles({ ...MINUTE, tic_scope: scope })
    const volume = (all: readonly Row[]) => all.reduce((total, row) => total + Number(row['trde_qty']), 0)
    expect(volume(rows)).toBe(volume(ones))
    expect(rows.length).toBeLessThanOrEqual(Math.ceil(ones.length / Number(scope)) + 3)
  })

  it('take no key of another query, and no key at all without cont-yn', () => {
    const key = virtual.query(token, 'ka10080', CHART, MINUTE).headers['next-key'] ?? ''
    const other = { ...MINUTE, stk_cd: '000660' }
    const ask = (body: object, headers: Readonly<Record<string, string>>) =>
      virtual.query(token, 'ka10080', CHART, body, headers).body
    expect(ask(other, { 'cont-yn': 'Y', 'next-key': key })['return_code']).toBe(2)
    expect(ask(other, { 'cont-yn': 'N', 'next-key': key })['return_code']).toBe(0)
    expect(ask(MINUTE, { 'cont-yn': 'Y', 'next-key': '' })).toEqual(ask(MINUTE, {}))
  })

  it('hold what was traded, signed against the previous close of their day', () => {
    virtual.exchange.rules.minuteDays = 1
    virtual.run(300_000)
    const [view] = virtual.exchange.market.instruments
    const rows = candles(MINUTE)
    const today = rows.filter((row) => row['cntr_tm']?.startsWith('20261120'))
    expect(today.reduce((total, row) => total + Number(row['trde_qty']), 0)).toBe(view?.volume)
    expect(Math.abs(Number(today[0]?.['cur_prc']))).toBe(view?.price)
    const [yesterday] = rows.filter((row) => row['cntr_tm'] === '20261119153000')
    expect(Math.abs(Number(yesterday?.['cur_prc']))).toBe(view?.previousClose)
    for (const row of today) {
      const close = Number(row['cur_prc'])
      expect(Math.abs(close) - Number(row['pred_pre'])).toBe(view?.previousClose)
      expect(Math.sign(Number(row['pred_pre'])) === -1).toBe(close < 0)
    }
  })
})

describe('pages of the investor chart', () => {
  const BODY = { mrkt_tp: '000', amt_qty_tp: '2', trde_tp: '0', stk_cd: '005930' }
  const rows = (body: object) => rowsOf(pages('ka10064', CHART, body), 'opmr_invsr_trde_chart')
  const INSTITUTIONS = ['invtrt', 'insrnc', 'bank', 'penfnd_etc', 'natn']

  it('go from the open to now, every ten minutes', () => {
    virtual.run(25 * 60_000)
    expect(rows(BODY).map((row) => row['tm'])).toEqual(['090000', '091000', '092000'])
    expect(Object.values(rows(BODY)[0] ?? {}).slice(1)).toEqual(Array.from({ length: 8 }, () => '0'))
  })

  it('visit each row once', () => {
    virtual.run(120 * 60_000)
    const all = rows(BODY)
    virtual.exchange.rules.pageSize = 4
    expect(rows(BODY)).toEqual(all)
  })

  it.each(['1', '2'])('add up, measured by %s: institutions, and buying less selling', (measure) => {
    virtual.run(120 * 60_000)
    const [net, bought, sold] = ['0', '1', '2'].map((side) => rows({ ...BODY, amt_qty_tp: measure, trde_tp: side }))
    for (const [n, row] of (net ?? []).entries()) {
      for (const key of ['frgnr_invsr', 'orgn', 'invtrt', 'etc_corp']) {
        expect(Number(row[key])).toBe(Number(bought?.[n]?.[key]) - Number(sold?.[n]?.[key]))
      }
      expect(Number(row['orgn'])).toBe(INSTITUTIONS.reduce((total, key) => total + Number(row[key]), 0))
    }
  })
})

describe('pages of any other list', () => {
  const BODY = { stk_cd: '005930', base_dt: '20261120', upd_stkpc_tp: '1' }

  it.each([3, 60])('visit each row once and end, %i at a time', (pageSize) => {
    virtual.exchange.rules.pageSize = pageSize
    const answers = pages('ka10015', '/api/dostk/stkinfo', { stk_cd: '005930', strt_dt: '20261120' })
    expect(answers.length).toBe(3)
    const dates = rowsOf(answers, 'daly_trde_dtl').map((row) => row['dt'] ?? '')
    expect(dates.length).toBeGreaterThan(2 * pageSize)
    expect(dates).toEqual([...new Set(dates)].toSorted().toReversed())
  })

  it('know no rows of an unknown stock', () => {
    const { body, headers } = virtual.query(token, 'ka10081', CHART, { ...BODY, stk_cd: '999999' })
    expect(body).toMatchObject({ return_code: 0, stk_cd: '999999', stk_dt_pole_chart_qry: [] })
    expect(headers['cont-yn']).toBe('N')
  })
})
