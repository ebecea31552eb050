import { concat, EMPTY, from, map, NEVER, Observable, of, Subject, tap, throwError } from 'rxjs'
import { describe, expect, it } from 'vitest'
import { isKiwoomError, type PullOptions, toAsyncIterable } from '../../src/index.ts'
import { bench } from '../kit/client.ts'
import { reply, scriptedHttp } from '../kit/http.ts'
import { agreeable, tradeFrame } from '../kit/socket.ts'

const MINUTES = { stockCode: '005930', candleInterval: 1, adjustedPrice: 'adjusted' } as const

/** A page of candles, numbered from `first`, with as many rows. */
function candles(first: number, rows: number): object {
  const row = (n: number) => ({
    cur_prc: `${n + 1}`,
    open_pric: '1',
    high_pric: '1',
    low_pric: '1',
    trde_qty: '1',
    cntr_tm: '20261120090000',
  })
  return { stk_cd: '005930', stk_min_pole_chart_qry: Array.from({ length: rows }, (_, index) => row(first + index)) }
}

/** A client and a server with `pages` pages of `size` rows, each answered after 5 ms of virtual time. */
function chart(pages: number, size: number) {
  const b = bench(agreeable, {
    http: (request) => server.http(request),
    pace: { burst: 1_000, perSecond: 1_000 },
    maxPages: pages + 1,
  })
  const server = scriptedHttp(b.clock, 5, ({ headers }) => {
    const page = Number(headers['next-key'] ?? '0')
    return reply(candles(page * size, size), page + 1 < pages ? { nextKey: String(page + 1) } : {})
  })
  /** Lets virtual time pass until a promise has settled. */
  const during = async <T>(promise: Promise<T>): Promise<T> => {
    let isSettled = false
    const settle = (): void => {
      isSettled = true
    }
    promise.then(settle, settle)
    for (let turn = 0; turn < 100 && !isSettled; turn += 1) {
      await new Promise((resolve) => setImmediate(resolve))
      if (!isSettled) b.pass(1)
    }
    return promise
  }
  return { b, server, during }
}

async function collected<T>(iterable: AsyncIterable<T>): Promise<(T | string)[]> {
  const all: (T | string)[] = []
  try {
    for await (const value of iterable) all.push(value)
    all.push('|')
  } catch (error) {
    all.push(isKiwoomError(error) ? error._tag : String(error))
  }
  return all
}

describe('a read that is pulled', () => {
  it('has at most one page ahead of a reader that takes 10 000 rows one by one, each in 1 ms', async () => {
    const { b, server, during } = chart(101, 100)
    const iterator = toAsyncIterable(b.kiwoom.chart.stockMinute.rows(MINUTES))[Symbol.asyncIterator]()
    for (let row = 0; row < 10_000; row += 1) {
      const { value } = row % 100 === 0 ? await during(iterator.next()) : await iterator.next()
      expect(value.price).toBe(row + 1)
      b.pass(1)
      expect(server.requests.length).toBe(Math.floor(row / 100) + 1)
    }
    await iterator.return?.()
    b.pass(1_000)
    expect(server.requests).toHaveLength(100)
  })

  it('asks for nothing before the first value is asked for, and for nothing after the loop is left', async () => {
    const { b, server, during } = chart(5, 10)
    const rows = toAsyncIterable(b.kiwoom.chart.stockMinute.rows(MINUTES))
    const iterator = rows[Symbol.asyncIterator]()
    b.pass(100)
    expect(server.requests).toHaveLength(0)
    await during(iterator.next())
    expect(rows.waiting).toBe(9)
    await iterator.return?.()
    b.pass(100)
    expect([server.requests.length, rows.waiting]).toEqual([1, 0])
    expect(await iterator.next()).toEqual({ value: undefined, done: true })
  })

  it('is the whole list, in order, and ends with it', async () => {
    const { b, server, during } = chart(7, 3)
    const all = await during(collected(toAsyncIterable(b.kiwoom.chart.stockMinute.rows(MINUTES))))
    expect(all.map((row) => (typeof row === 'string' ? row : row.price))).toEqual([
      ...Array.from({ length: 21 }, (_, index) => index + 1),
      '|',
    ])
    expect(server.requests).toHaveLength(7)
  })

  it('is pages too, one for each request of the reader', async () => {
    const { b, server, during } = chart(3, 10)
    const iterator = toAsyncIterable(b.kiwoom.chart.stockMinute(MINUTES))[Symbol.asyncIterator]()
    for (const key of ['1', '2', null]) {
      expect((await during(iterator.next())).value).toMatchObject({ nextKey: key })
      b.pass(100)
    }
    expect(server.requests).toHaveLength(3)
    expect(await during(iterator.next())).toEqual({ value: undefined, done: true })
  })

  it('keeps its order with several requests at once', async () => {
    const { b, during } = chart(3, 2)
    const iterator = toAsyncIterable(b.kiwoom.chart.stockMinute.rows(MINUTES))[Symbol.asyncIterator]()
    const all = await during(Promise.all(Array.from({ length: 7 }, () => iterator.next())))
    expect(all.map(({ value, done }) => (done ? '|' : value.price))).toEqual([1, 2, 3, 4, 5, 6, '|'])
  })

  it('through an operator cannot wait: it errors once its buffer is full, and names what to do', async () => {
    const { b, during } = chart(5, 10)
    const rows$ = b.kiwoom.chart.stockMinute.rows(MINUTES).pipe(map(({ price }) => price))
    const iterator = toAsyncIterable(rows$, { buffer: 15 })[Symbol.asyncIterator]()
    expect((await during(iterator.next())).value).toBe(1)
    b.pass(100)
    const rest: unknown[] = []
    const end = await (async () => {
      for (;;) rest.push((await iterator.next()).value)
    })().catch((error: unknown) => error)
    expect(rest).toEqual(Array.from({ length: 15 }, (_, index) => index + 2))
    expect(end).toMatchObject({ _tag: 'BufferFull', buffer: 15 })
    expect(String(end)).toMatch(/read pages themselves, without operators/)
    expect(await iterator.next()).toEqual({ value: undefined, done: true })
  })

  it('throws Closed after what waits when the client is closed, in a page and between two', async () => {
    for (const taken of [1, 10]) {
      const { b, server, during } = chart(5, 10)
      const iterator = toAsyncIterable(b.kiwoom.chart.stockMinute.rows(MINUTES))[Symbol.asyncIterator]()
      await during(iterator.next())
      for (let row = 1; row < taken; row += 1) await iterator.next()
      const closing = b.kiwoom.close()
      b.pass(2_000)
      await closing
      const rest: unknown[] = []
      const end = await (async () => {
        for (;;) rest.push(await during(iterator.next()))
      })().catch((error: unknown) => error)
      expect([end, rest.length, server.requests.length]).toMatchObject([{ _tag: 'Closed' }, 10 - taken, 1])
    }
  })

  it('that fails between two pages throws its error after the rows that came, and asks no more', async () => {
    const b = bench(agreeable, {
      http: (request) => server.http(request),
      pace: { burst: 100, perSecond: 100 },
      retry: { attempts: 1 },
    })
    const server = scriptedHttp(b.clock, 5, (_, index) =>
      index === 0 ? reply(candles(0, 2), { nextKey: '1' }) : { status: 503, headers: {}, body: '' },
    )
    const all = collected(toAsyncIterable(b.kiwoom.chart.stockMinute.rows(MINUTES)))
    for (let turn = 0; turn < 20; turn += 1) {
      await new Promise((resolve) => setImmediate(resolve))
      b.pass(5)
    }
    expect((await all).map((each) => (typeof each === 'string' ? each : each.price))).toEqual([1, 2, 'Unavailable'])
    expect(server.requests).toHaveLength(2)
  })

  it('that a signal aborts throws Aborted at once, and aborts the request', async () => {
    const { b, server, during } = chart(5, 10)
    const abort = new AbortController()
    const iterator = toAsyncIterable(b.kiwoom.chart.stockMinute.rows(MINUTES), { signal: abort.signal })[
      Symbol.asyncIterator
    ]()
    await during(iterator.next())
    for (let row = 1; row < 10; row += 1) await iterator.next()
    const next = iterator.next()
    b.pass(2)
    abort.abort(new Error('the user left'))
    await expect(next).rejects.toMatchObject({ _tag: 'Aborted', cause: { message: 'the user left' } })
    expect(server.aborted()).toBe(1)
    expect(await iterator.next()).toEqual({ value: undefined, done: true })
  })
})

describe('a realtime stream that is pulled', () => {
  function trades(options: PullOptions) {
    const b = bench()
    const pulled = toAsyncIterable(b.kiwoom.realtime.trade('005930', { gaps: true }), {
      countIn: b.kiwoom,
      name: 'sse',
      ...options,
    })
    const iterator = pulled[Symbol.asyncIterator]()
    const first = iterator.next()
    b.pass(500)
    const push = (...prices: number[]): void => {
      for (const price of prices) b.line().push(tradeFrame('005930', price))
    }
    return { b, pulled, iterator, first, push }
  }

  it('gives a slow reader the latest, counts what was dropped, and keeps its gap', async () => {
    const { b, pulled, iterator, first, push } = trades({ onFull: 'latest' })
    push(1)
    expect((await first).value).toMatchObject({ price: 1 })
    push(2, 3)
    b.line().drop()
    b.pass(5_000)
    push(4, 5, 6)
    expect(b.kiwoom.stats().readers).toEqual({ sse: { open: 1, waiting: 2, dropped: 4 } })
    expect((await iterator.next()).value).toMatchObject({ type: 'gap' })
    expect((await iterator.next()).value).toMatchObject({ price: 6 })
    expect([pulled.dropped, pulled.waiting]).toEqual([4, 0])
    await iterator.return?.()
    expect(b.kiwoom.stats().readers).toEqual({ sse: { open: 0, waiting: 0, dropped: 4 } })
    b.pass(500)
    expect(b.sent().at(-1)).toBe('REMOVE')
  })

  it('that cannot wait ends with BufferFull after what waits', async () => {
    const { iterator, first, push } = trades({ buffer: 2 })
    push(1, 2, 3, 4)
    expect((await first).value).toMatchObject({ price: 1 })
    expect((await iterator.next()).value).toMatchObject({ price: 2 })
    expect((await iterator.next()).value).toMatchObject({ price: 3 })
    await expect(iterator.next()).rejects.toMatchObject({ _tag: 'BufferFull', retryable: false })
  })

  it('ends when the client is closed', async () => {
    const { b, iterator, first, push } = trades({})
    push(1)
    await first
    const next = iterator.next()
    void b.kiwoom.close()
    b.pass(2_000)
    expect(await next).toEqual({ value: undefined, done: true })
  })
})

describe('any stream that is pulled', () => {
  it.each<[string, Observable<number>, (number | string)[]]>([
    ['values', of(1, 2, 3), [1, 2, 3, '|']],
    ['nothing', EMPTY, ['|']],
    [
      'an error after values',
      concat(
        of(1, 2),
        throwError(() => new Error('lost')),
      ),
      [1, 2, 'Error: lost'],
    ],
    ['an error at once', throwError(() => new Error('lost')), ['Error: lost']],
  ])('is itself: %s', async (_, stream, expected) => {
    expect(await collected(toAsyncIterable(stream))).toEqual(expected)
  })

  it('is subscribed once for each loop, and unsubscribed when it is left', async () => {
    let open = 0
    const stream = new Observable<number>((subscriber) => {
      open += 1
      subscriber.next(1)
      return () => {
        open -= 1
      }
    })
    const pulled = toAsyncIterable(stream)
    for await (const _ of pulled) {
      for await (const __ of pulled) {
        expect(open).toBe(2)
        break
      }
      expect(open).toBe(1)
      break
    }
    expect(open).toBe(0)
  })

  it('rejects a reader that waits when the signal aborts, and one that comes later', async () => {
    const abort = new AbortController()
    const pulled = toAsyncIterable(NEVER, { signal: abort.signal })
    const waiting = pulled[Symbol.asyncIterator]().next()
    abort.abort()
    await expect(waiting).rejects.toMatchObject({ _tag: 'Aborted' })
    await expect(pulled[Symbol.asyncIterator]().next()).rejects.toMatchObject({ _tag: 'Aborted' })
  })

  it('never truncates: what waits when the signal aborts is not delivered as if it were all', async () => {
    const abort = new AbortController()
    const iterator = toAsyncIterable(of(1, 2, 3), { signal: abort.signal })[Symbol.asyncIterator]()
    await iterator.next()
    abort.abort()
    await expect(iterator.next()).rejects.toMatchObject({ _tag: 'Aborted' })
  })

  it('resolves what waits when the loop is left', async () => {
    const source = new Subject<number>()
    const iterator = toAsyncIterable(source)[Symbol.asyncIterator]()
    const waiting = iterator.next()
    await iterator.return?.()
    expect(await waiting).toEqual({ value: undefined, done: true })
    expect(source.observed).toBe(false)
  })

  it('holds a long run of values without a deep stack', async () => {
    let sum = 0
    for await (const value of toAsyncIterable(from(Array.from({ length: 100_000 }, (_, n) => n)), { buffer: 1e6 })) {
      sum += value
    }
    expect(sum).toBe(4_999_950_000)
  })

  it.each<[object, string]>([
    [{ buffr: 1 }, 'toAsyncIterable: there is no option buffr; did you mean buffer?'],
    [{ buffer: 0 }, 'toAsyncIterable: buffer must be a whole number of values, 1 or more, got 0'],
    [{ onFull: 'drop' }, "toAsyncIterable: onFull must be 'wait' or 'latest' or 'dropOldest' or 'error', got 'drop'"],
    [{ signal: 1 }, 'toAsyncIterable: signal must be an AbortSignal, got 1'],
    [{ countIn: {} }, 'toAsyncIterable: countIn must be a client of connect(), got {}'],
  ])('refuses %j', (options, message) => {
    expect(() => Reflect.apply(toAsyncIterable, undefined, [NEVER, options])).toThrow(message)
  })

  it('may be tapped: its side effects happen when the reader subscribes, not before', async () => {
    const seen: number[] = []
    const pulled = toAsyncIterable(of(1, 2).pipe(tap((value) => seen.push(value))))
    expect(seen).toEqual([])
    await collected(pulled)
    expect(seen).toEqual([1, 2])
  })
})
