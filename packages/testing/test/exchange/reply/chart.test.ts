import { describe, expect, it } from 'vitest'
import { entriesOf, reg, Virtual } from '../../support/virtual.ts'

const CHART = '/api/dostk/chart'
const RULES = { queryRate: 1e9, queryBurst: 1e9, date: '2026-11-20', pingPeriod: 0, latency: 0, startAt: '08:59:30' }
type Row = Readonly<Record<string, string>>

// As many days as there are minutes of.
const virtual = new Virtual({ ...RULES, historyDays: 20 })
const token = virtual.token()
const socket = virtual.login(token)
socket.send(reg(['005930', 'M04020000'], ['0B']))
socket.send(reg(['001'], ['0J']))
virtual.run(1_200_000)
virtual.exchange.pauseMarket()
const prints = (item: string) =>
  entriesOf(socket)
    .filter((entry) => entry.type === '0B' && entry.item === item)
    .map(({ values }) => ({
      time: `20261120${values[20]}`,
      price: Math.abs(Number(values[10])),
      size: Math.abs(Number(values[15])),
    }))

function rows(apiId: string, body: object, from: Virtual = virtual): readonly Row[] {
  const all: Row[] = []
  for (let key = ''; ; ) {
    const more = key === '' ? {} : { 'cont-yn': 'Y', 'next-key': key }
    const page = from.query(token, apiId, CHART, body, more)
    expect(page.body['return_code']).toBe(0)
    const list = Object.values(page.body).find((value) => Array.isArray(value))
    if (Array.isArray(list)) all.push(...list)
    key = page.headers['next-key'] ?? ''
    if (page.headers['cont-yn'] !== 'Y') return all
  }
}

const STOCK = { stk_cd: '005930', upd_stkpc_tp: '1' }
const money = (row: Row | undefined, key: string): number => Math.abs(Number(row?.[key]))
const ohlc = (row: Row | undefined) => ['open_pric', 'high_pric', 'low_pric', 'cur_prc'].map((key) => money(row, key))

describe('the tick chart', () => {
  it('is the trades that 0B reported, newest first, over however many pages', () => {
    const told = prints('005930').toReversed()
    expect(told.length).toBeGreaterThan(900)
    virtual.exchange.rules.pageSize = 97
    const chart = rows('ka10079', { ...STOCK, tic_scope: '1' })
    virtual.exchange.rules.pageSize = null
    expect(
      chart.map((row) => ({ time: row['cntr_tm'], price: money(row, 'cur_prc'), size: money(row, 'trde_qty') })),
    ).toEqual(told)
  })

  it('joins so many trades in a bar', () => {
    const chart = rows('ka10079', { ...STOCK, tic_scope: '30' })
    const told = prints('005930')
    expect(chart).toHaveLength(Math.ceil(told.length / 30))
    const first = told.slice(0, 30)
    const prices = first.map(({ price }) => price)
    expect(ohlc(chart.at(-1))).toEqual([prices[0], Math.max(...prices), Math.min(...prices), prices.at(-1)])
    expect(money(chart.at(-1), 'trde_qty')).toBe(first.reduce((sum, { size }) => sum + size, 0))
  })

  it('serves gold too', () => {
    const told = prints('M04020000').toReversed()
    const chart = rows('ka50079', { stk_cd: 'M04020000', tic_scope: '1', upd_stkpc_tp: '1' })
    expect(chart.map((row) => money(row, 'cur_prc'))).toEqual(told.map(({ price }) => price))
  })
})

describe('the day chart', () => {
  const minutes = rows('ka10080', { ...STOCK, tic_scope: '1' })
  const days = rows('ka10081', { ...STOCK, base_dt: '20261120' })

  it('agrees with the minute chart on every day of the history, and with the trades today', () => {
    expect(days).toHaveLength(virtual.exchange.rules.historyDays + 1)
    for (const day of days) {
      const inside = minutes.filter((row) => row['cntr_tm']?.startsWith(day['dt'] ?? '-'))
      const [open, high, low, close] = ohlc(day)
      expect([open, close]).toEqual([money(inside.at(-1), 'open_pric'), money(inside[0], 'cur_prc')])
      expect(high).toBe(Math.max(...inside.map((row) => money(row, 'high_pric'))))
      expect(low).toBe(Math.min(...inside.map((row) => money(row, 'low_pric'))))
      expect(money(day, 'trde_qty')).toBe(inside.reduce((sum, row) => sum + money(row, 'trde_qty'), 0))
    }
    expect(money(days[0], 'trde_qty')).toBe(prints('005930').reduce((sum, { size }) => sum + size, 0))
  })

  it('counts each change against the close of the day before', () => {
    for (const [n, day] of days.entries()) {
      const before = days[n + 1]
      if (before !== undefined) expect(Number(day['pred_pre'])).toBe(money(day, 'cur_prc') - money(before, 'cur_prc'))
    }
    expect(rows('ka10081', { ...STOCK, base_dt: '20261110' })[0]?.['dt']).toBe('20261110')
  })

  it.each([
    ['weeks', 'ka10082'],
    ['months', 'ka10083'],
    ['years', 'ka10094'],
  ])('adds up to %s', (_, apiId) => {
    const bars = rows(apiId, { ...STOCK, base_dt: '20261120' })
    const sum = (list: readonly Row[]) => list.reduce((all, row) => all + money(row, 'trde_qty'), 0)
    expect(sum(bars)).toBe(sum(days))
    expect(ohlc(bars[0])[3]).toBe(ohlc(days[0])[3])
    expect(Math.max(...bars.map((row) => money(row, 'high_pric')))).toBe(
      Math.max(...days.map((row) => money(row, 'high_pric'))),
    )
    // Each begins on its first trading day.
    expect(days.map((row) => row['dt'])).toEqual(expect.arrayContaining(bars.map((row) => row['dt'])))
  })

  it('of an index is in hundredths, and stands where 0J put it', () => {
    const [today, yesterday] = rows('ka20006', { inds_cd: '001', base_dt: '20261120' })
    const indices = entriesOf(socket).filter(({ type }) => type === '0J')
    const inside = rows('ka20005', { inds_cd: '001', tic_scope: '1' })
    expect(inside.length).toBeGreaterThan(20 * 381)
    expect(money(today, 'cur_prc')).toBe(money(inside[0], 'cur_prc'))
    const change = Math.round(Number(indices.at(-1)?.values[11]) * 100)
    expect(money(yesterday, 'cur_prc')).toBe(Math.round(Math.abs(Number(indices.at(-1)?.values[10])) * 100) - change)
    expect(indices.length).toBeGreaterThan(400)
    for (const { values } of indices) {
      const minute = inside.find((row) => row['cntr_tm'] === `20261120${values[20]?.slice(0, 4)}00`)
      const level = Math.round(Math.abs(Number(values[10])) * 100)
      expect(level).toBeGreaterThanOrEqual(money(minute, 'low_pric'))
      expect(level).toBeLessThanOrEqual(money(minute, 'high_pric'))
    }
    for (const row of inside.slice(0, 50)) {
      const [open = 0, high = 0, low = 0, close = 0] = ohlc(row)
      expect([high >= Math.max(open, close), low <= Math.min(open, close)]).toEqual([true, true])
    }
  })

  it('has no rows for what is not listed, or one of blanks where a rule asks for it', () => {
    const { rules } = virtual.exchange
    rules.unknownStock = 'blankRow'
    const [blank] = rows('ka10081', { ...STOCK, stk_cd: '999999', base_dt: '20261120' })
    rules.unknownStock = 'empty'
    expect(new Set(Object.values(blank ?? {}))).toEqual(new Set(['']))
    expect(rows('ka50081', { ...STOCK, base_dt: '20261120' })).toEqual([])
    expect(rows('ka10081', { ...STOCK, stk_cd: '999999', base_dt: '20261120' })).toEqual([])
    expect(rows('ka20006', { inds_cd: '999', base_dt: '20261120' })).toEqual([])
  })
})
