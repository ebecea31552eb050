import fc from 'fast-check'
import { toArray } from 'rxjs'
import { describe, expect, it } from 'vitest'
import { connect, endpointById } from '../../../src/index.ts'
import { cut, endOf } from '../../../src/rest/paging/until.ts'
import { reply, scriptedHttp } from '../../kit/http.ts'
import { virtually } from '../../kit/scheduler.ts'

const MINUTES = { stockCode: '005930', candleInterval: 1, adjustedPrice: 'adjusted' } as const
const DAYS = { stockCode: '005930', baseDate: '2026-11-20', adjustedPrice: 'adjusted' } as const
const candle = (time: object) => ({
  cur_prc: '1',
  trde_qty: '1',
  open_pric: '1',
  high_pric: '1',
  low_pric: '1',
  ...time,
})

type Clock = Parameters<Parameters<typeof virtually>[0]>[1]

/** Ten candles a page, a minute or a day apart, newest first, for ever. */
function client(clock: Clock, latency = 1) {
  const server = scriptedHttp(clock, latency, ({ headers, url }) => {
    if (url.endsWith('/token')) throw new Error('no token is asked for')
    const page = Number(headers['next-key'] ?? 0)
    const rows = Array.from({ length: 10 }, (_, i) => {
      const back = page * 10 + i
      const at = new Date(Date.UTC(2026, 10, 20, 15, 0) - back * 60_000).toISOString().replace(/\D/g, '').slice(0, 14)
      const day = new Date(Date.UTC(2026, 10, 20) - back * 86_400_000).toISOString().replace(/\D/g, '').slice(0, 8)
      return headers['api-id'] === 'ka10080' ? candle({ cntr_tm: at }) : candle({ dt: day })
    })
    const list = headers['api-id'] === 'ka10080' ? 'stk_min_pole_chart_qry' : 'stk_dt_pole_chart_qry'
    return reply({ [list]: rows }, { nextKey: String(page + 1) })
  })
  const kiwoom = connect({
    env: { rest: 'http://127.0.0.1:1', socket: 'ws://127.0.0.1:1' },
    credentials: { token: 'TOKEN-A' },
    http: server.http,
    scheduler: clock,
    pace: { query: { burst: 1e6, perSecond: 1e6 } },
    seed: 1,
  })
  return { kiwoom, server }
}

describe('until', () => {
  it('reads back to a time, leaves out what was before, and asks for no page that could only hold that', () =>
    virtually(({ flush }, clock) => {
      const { kiwoom, server } = client(clock)
      let times: unknown[] = []
      kiwoom.chart.stockMinute
        .rows(MINUTES, { until: '2026-11-20T14:46:00' })
        .pipe(toArray())
        .subscribe((rows) => {
          times = rows.map(({ tradeTime }) => tradeTime)
        })
      flush()
      expect(times).toHaveLength(15)
      expect(times.at(-1)).toBe('2026-11-20T14:46:00')
      expect(server.requests).toHaveLength(2)
    }))

  it('reads days back to a date, and trims the pages too', () =>
    virtually(({ flush }, clock) => {
      const { kiwoom, server } = client(clock)
      const lengths: number[] = []
      kiwoom.chart.stockDaily(DAYS, { until: '2026-11-08' }).subscribe(({ candles }) => lengths.push(candles.length))
      flush()
      expect(lengths).toEqual([10, 3])
      expect(server.requests).toHaveLength(2)
    }))

  it('keeps exactly the rows that are not before it, to the day where one of the two is a day', () => {
    const day = fc.integer({ min: 1, max: 28 }).map((n) => `2026-11-${String(n).padStart(2, '0')}`)
    const time = fc
      .tuple(day, fc.integer({ min: 0, max: 23 }))
      .map(([d, h]) => `${d}T${String(h).padStart(2, '0')}:00:00`)
    fc.assert(
      fc.property(fc.array(fc.oneof(day, time)), fc.oneof(day, time), (times, until) => {
        const rows = times.map((at) => ({ at }))
        const fetched = { page: { rows }, nextKey: 'more', isEmpty: rows.length === 0 }
        const { page, nextKey } = cut(fetched, { list: 'rows', field: 'at', until })
        const isKept = (at: string) => {
          const length = Math.min(at.length, until.length)
          return at.length < until.length ? at >= until.slice(0, length) : at.slice(0, length) >= until
        }
        expect(page['rows']).toEqual(rows.filter(({ at }) => isKept(at)))
        expect(nextKey).toBe(times.every(isKept) ? 'more' : undefined)
      }),
    )
  })

  it('is there for every chart whose rows have a date, and for nothing else', () => {
    const of = (id: string) => {
      const spec = endpointById(id)
      return spec === undefined ? undefined : endOf(spec, '2026-11-20')._tag
    }
    expect(['ka10080', 'ka10081', 'ka10094', 'ka20005', 'ka20006', 'ka50079', 'ka10060'].map(of)).not.toContain('Left')
    expect(['ka10064', 'ka10001', 'ka10029'].map(of)).toEqual(['Left', 'Left', 'Left'])
  })

  it.each([
    [
      { until: 'yesterday' },
      "ka10080: until must be a date or datetime, '2026-11-20' or '2026-11-20T09:00:00', got 'yesterday'",
    ],
    [
      { until: '2026-13-40' },
      "ka10080: until must be a date or datetime, '2026-11-20' or '2026-11-20T09:00:00', got '2026-13-40'",
    ],
    [{ maxPages: 0 }, 'ka10080: maxPages must be a whole number of pages, 1 or more, got 0'],
  ])('%j is a BadRequest before anything is sent', (options, message) =>
    virtually(({ flush }, clock) => {
      const { kiwoom, server } = client(clock)
      let error: unknown
      kiwoom.chart.stockMinute.rows(MINUTES, options).subscribe({ error: (told: unknown) => (error = told) })
      flush()
      expect(error).toMatchObject({ _tag: 'BadRequest', message })
      expect(server.requests).toHaveLength(0)
    }),
  )
})

it('maxPages of a call errors with PagingStopped after so many, what was read stays delivered', () =>
  virtually(({ flush }, clock) => {
    const { kiwoom } = client(clock)
    let pages = 0
    let error: unknown
    kiwoom.chart.stockMinute(MINUTES, { maxPages: 3 }).subscribe({
      next: () => (pages += 1),
      error: (told: unknown) => (error = told),
    })
    flush()
    expect(pages).toBe(3)
    expect(error).toMatchObject({ _tag: 'PagingStopped', reason: 'maxPages', pages: 3, endpoint: 'ka10080' })
  }))

it('1,000 pages are read with one request in flight', () =>
  virtually(({ flush }, clock) => {
    const { kiwoom, server } = client(clock)
    let rows = 0
    kiwoom.chart.stockMinute.rows(MINUTES, { maxPages: 1000 }).subscribe({
      next: () => (rows += 1),
      error: () => undefined,
    })
    flush()
    expect(rows).toBe(10_000)
    expect(server.requests).toHaveLength(1000)
    expect(server.peak()).toBe(1)
  }))

describe('validate', () => {
  it('reports what a call would, and sends nothing', () =>
    virtually(({ flush }, clock) => {
      const { kiwoom, server } = client(clock)
      expect(kiwoom.chart.stockMinute.validate(MINUTES)).toEqual({ _tag: 'Right', right: MINUTES })
      expect(Reflect.apply(kiwoom.chart.stockMinute.validate, undefined, [{}])).toMatchObject({
        _tag: 'Left',
        left: {
          _tag: 'BadRequest',
          problems: [{ path: 'stockCode' }, { path: 'candleInterval' }, { path: 'adjustedPrice' }],
        },
      })
      const order = { exchange: 'krx', stockCode: '005930', orderQuantity: 0, tradeType: 'market' } as const
      expect(kiwoom.order.buy.validate(order)).toMatchObject({ _tag: 'Left', left: { problems: [{ raw: 0 }] } })
      flush()
      expect(server.requests).toHaveLength(0)
    }))
})
