import { from, lastValueFrom, toArray } from 'rxjs'
import { describe, expect, it } from 'vitest'
import { bench } from '../kit/client.ts'
import { reply, scriptedHttp } from '../kit/http.ts'
import { agreeable } from '../kit/socket.ts'

const MINUTES = { stockCode: '005930', candleInterval: 1, adjustedPrice: 'adjusted' } as const

/** A chart of four pages with one candle each; answers after 5 ms. */
function chart() {
  const b = bench(agreeable, { http: (request) => server.http(request), pace: { burst: 100, perSecond: 100 } })
  const server = scriptedHttp(b.clock, 5, ({ headers }) => {
    const page = Number(headers['next-key']?.slice(1) ?? '0')
    const row = { cur_prc: `${page + 1}`, open_pric: '1', high_pric: '1', low_pric: '1', trde_qty: '1' }
    const list = [{ ...row, cntr_tm: '20261120090000' }]
    return reply({ stk_min_pole_chart_qry: list }, page < 3 ? { nextKey: `k${page + 1}` } : {})
  })
  return { b, server }
}

describe('a page', () => {
  it('carries the key of the next, the last one null', () => {
    const { b } = chart()
    const keys: unknown[] = []
    b.kiwoom.chart.stockMinute(MINUTES).subscribe(({ nextKey }) => keys.push(nextKey))
    b.pass(100)
    expect(keys).toEqual(['k1', 'k2', 'k3', null])
  })

  it('has a null key where `until` ends the read', () => {
    const { b } = chart()
    const pages: unknown[] = []
    b.kiwoom.chart.stockMinute(MINUTES, { until: '2026-11-21' }).subscribe((page) => pages.push(page))
    b.pass(100)
    expect(pages).toMatchObject([{ nextKey: null, candles: [] }])
  })
})

describe('a read that begins at a nextKey', () => {
  it('is the rest of the list: pages and rows', () => {
    const { b, server } = chart()
    const closes: number[] = []
    b.kiwoom.chart.stockMinute.rows(MINUTES, { nextKey: 'k2' }).subscribe(({ price }) => closes.push(price))
    b.pass(100)
    expect(closes).toEqual([3, 4])
    expect(server.requests.map(({ headers }) => [headers['cont-yn'], headers['next-key']])).toEqual([
      ['Y', 'k2'],
      ['Y', 'k3'],
    ])
  })

  it('that would come again ends with PagingStopped, as any that repeats', () => {
    const b = bench(agreeable, { http: (request) => loop.http(request), pace: { burst: 100, perSecond: 100 } })
    const loop = scriptedHttp(b.clock, 5, () =>
      reply({ stk_min_pole_chart_qry: [{ cur_prc: '1' }] }, { nextKey: 'k2' }),
    )
    const errors: unknown[] = []
    b.kiwoom.chart.stockMinute(MINUTES, { nextKey: 'k2' }).subscribe({ error: (error) => errors.push(error) })
    b.pass(100)
    expect(errors).toMatchObject([{ _tag: 'PagingStopped', reason: 'repeatedKey', pages: 1 }])
  })

  it.each(['', 'a b', 'k\r\nx: y', 5])('is refused for %j', (nextKey) => {
    const { b, server } = chart()
    const errors: unknown[] = []
    const read: unknown = Reflect.apply(b.kiwoom.chart.stockMinute, undefined, [MINUTES, { nextKey }])
    Reflect.apply(Reflect.get(Object(read), 'subscribe'), read, [{ error: (error: unknown) => errors.push(error) }])
    b.pass(100)
    expect(errors).toMatchObject([{ _tag: 'BadRequest', message: expect.stringContaining('nextKey must be') }])
    expect(server.requests).toEqual([])
  })
})

describe('a call with a signal', () => {
  it('errors with Aborted in the middle of its pages, and aborts the request', () => {
    const { b, server } = chart()
    const abort = new AbortController()
    const seen: unknown[] = []
    b.kiwoom.chart.stockMinute.rows(MINUTES, { signal: abort.signal }).subscribe({
      next: ({ price }) => seen.push(price),
      error: ({ _tag, endpoint, message }) => seen.push(`${_tag} ${endpoint} ${message}`),
      complete: () => seen.push('|'),
    })
    b.pass(12)
    abort.abort(new Error('the request was closed'))
    b.pass(100)
    expect(seen).toEqual([1, 2, 'Aborted ka10080 ka10080: the signal aborted before the end: the request was closed'])
    expect([server.requests.length, server.aborted()]).toEqual([3, 1])
  })

  it('that has aborted before sends nothing', () => {
    const { b, server } = chart()
    const errors: unknown[] = []
    b.kiwoom.stock
      .info({ stockCode: '005930' }, { signal: AbortSignal.abort() })
      .subscribe({ error: (error) => errors.push(error) })
    b.pass(100)
    expect(errors).toMatchObject([{ _tag: 'Aborted', retryable: false }])
    expect(server.requests).toEqual([])
  })

  it('that ends before its signal is left alone by it, and leaves no listener behind', () => {
    const { b } = chart()
    const abort = new AbortController()
    let listeners = 0
    const signal = new Proxy(abort.signal, {
      get(target, name) {
        if (name === 'addEventListener') listeners += 1
        if (name === 'removeEventListener') listeners -= 1
        const value: unknown = Reflect.get(target, name, target)
        return typeof value === 'function' ? value.bind(target) : value
      },
    })
    const seen: unknown[] = []
    b.kiwoom.chart.stockMinute(MINUTES, { signal }).subscribe({
      error: (error) => seen.push(error),
      complete: () => seen.push('|'),
    })
    b.pass(100)
    abort.abort()
    expect([seen, listeners]).toEqual([['|'], 0])
  })
})

describe('a stream of a client', () => {
  it('is an Observable to other libraries by its interop point', async () => {
    const { b } = chart()
    const read = b.kiwoom.chart.stockMinute.rows(MINUTES)
    const point = typeof Symbol.observable === 'symbol' ? Symbol.observable : '@@observable'
    const interop: unknown = Reflect.get(read, point)
    expect(typeof interop).toBe('function')
    expect(Reflect.apply(Object(interop), read, [])).toBe(read)
    // What only has the interop point is taken for an Observable.
    const rows = lastValueFrom(
      from({ [Symbol.asyncIterator]: undefined, [point]: () => read } as never).pipe(toArray()),
    )
    b.pass(100)
    expect(await rows).toHaveLength(4)
  })
})

describe('a client', () => {
  it('is closed at the end of `await using`', async () => {
    const { b } = chart()
    const states: string[] = []
    b.kiwoom.connection$.subscribe({ next: ({ _tag }) => states.push(_tag), complete: () => states.push('|') })
    await b.kiwoom[Symbol.asyncDispose]()
    expect(states).toEqual(['idle', 'closed', '|'])
  })
})
