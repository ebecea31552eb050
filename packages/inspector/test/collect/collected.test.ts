/** What is read off the wire, event by event. */
import { describe, expect, it } from 'vitest'
import { Collected } from '../../src/collect/collected.ts'
import { Histogram } from '../../src/collect/histogram.ts'
import { safeJson } from '../../src/collect/json.ts'
import { markOf } from '../../src/collect/markOf.ts'
import { LATENCY_BOUNDS } from '../../src/protocol/health.ts'

const AT = Date.parse('2026-11-20T10:00:00+09:00')
const nothing = { event: () => undefined }

function real(type: string, item: string, values: Readonly<Record<string, string>>): string {
  return JSON.stringify({ trnm: 'REAL', data: [{ type, name: '', item, values }] })
}

describe('what is collected', () => {
  it('has the latency from the exchange, and candles of a minute', () => {
    const collected = new Collected(false)
    const trade = (seconds: number, price: string, volume: string, total: string): void => {
      const time = `1000${String(seconds).padStart(2, '0')}`
      const frame = real('0B', '005930', { '20': time, '10': price, '15': volume, '13': total })
      collected.take({ _tag: 'received', at: AT + seconds * 1_000 + 40, frame }, nothing)
    }
    trade(1, '+70000', '+10', '10')
    trade(2, '-69900', '-5', '15')
    trade(3, '+70100', '+1', '16')
    expect(collected.exchangeToArrival.view()).toMatchObject({ count: 3, max: 40 })
    expect(collected.candles.of('005930')).toEqual([
      { time: AT / 1_000, open: 70_000, high: 70_100, low: 69_900, close: 70_100, volume: 16 },
    ])
    expect(collected.heardOf('0B', '005930')).toEqual({ events: 3, lastAt: AT + 3_040 })
  })

  it('counts what comes for the market as a whole under its registration', () => {
    const collected = new Collected(false)
    for (const code of ['005930', '000660']) {
      const frame = real('1h', code, { '9001': code, '9068': '1', '1221': '70000', '1223': '100000' })
      collected.take({ _tag: 'received', at: AT, frame }, nothing)
    }
    expect(collected.heardOf('1h', '').events).toBe(2)
    expect(collected.market.marks().map(({ item, kind }) => `${item} ${kind._tag}`)).toEqual(['005930 vi', '000660 vi'])
  })

  it('follows condition searches and their hits', () => {
    const collected = new Collected(false)
    const sent = (frame: object): void => {
      collected.take({ _tag: 'sent', at: AT, frame: JSON.stringify(frame) }, nothing)
    }
    const received = (frame: string): void => collected.take({ _tag: 'received', at: AT, frame }, nothing)
    sent({ trnm: 'CNSRREQ', seq: '3', search_type: '1', stex_tp: 'K' })
    received(JSON.stringify({ trnm: 'CNSRREQ', seq: '3  ', return_code: 0, return_msg: '', data: [] }))
    received(real('02', '005930', { '841': '3', '9001': '005930', '843': 'I', '20': '100000', '907': '2' }))
    expect(collected.searches.view()).toEqual([{ conditionNumber: '3', hits: 1 }])
    sent({ trnm: 'CNSRCLR', seq: '3' })
    expect(collected.searches.view()).toEqual([])
  })

  it('stays within bounds, whatever comes', () => {
    const collected = new Collected(true)
    for (let n = 0; n < 6_000; n++) {
      const frame = real('0B', `X${n}`, { '20': '100000', '10': '+1', '15': '+1', '13': String(n) })
      collected.take({ _tag: 'received', at: AT, frame }, nothing)
      collected.take(
        { _tag: 'request', at: AT, request: n, url: '', headers: { 'api-id': 'ka10001' }, body: '{}' },
        nothing,
      )
    }
    expect(collected.heard.size).toBeLessThanOrEqual(5_000)
    expect(collected.market.rows().length).toBeLessThanOrEqual(2_000)
    expect(collected.calls.view()).toHaveLength(100)
    expect(collected.last.frames().size).toBeLessThanOrEqual(2_000)
  })

  it('leaves out what comes twice in a copy, as in the state that was copied', () => {
    const collected = new Collected(true)
    const take = (state: Collected, total: string): void => {
      const frame = real('0B', '005930', { '20': '100000', '10': '+70000', '15': '+10', '13': total })
      state.take({ _tag: 'received', at: AT, frame }, nothing)
    }
    take(collected, '10')
    const copy = collected.copy()
    take(collected, '20')
    take(copy, '10')
    expect(copy.heardOf('0B', '005930').events).toBe(1)
    take(copy, '20')
    expect(copy.heardOf('0B', '005930').events).toBe(2)
    expect(collected.heardOf('0B', '005930').events).toBe(2)
  })
})

describe('a histogram', () => {
  it('counts each value under the first bound that holds it, and keeps the exact maximum', () => {
    const histogram = new Histogram()
    for (const ms of [-5, 0, 1, 3, 70_000]) histogram.add(ms)
    const { counts, count, median, p99, max } = histogram.view()
    expect(counts).toHaveLength(LATENCY_BOUNDS.length + 1)
    expect(counts.slice(0, 4)).toEqual([2, 1, 0, 1])
    expect([counts.at(-1), count, median, p99, max]).toEqual([1, 5, 1, 70_000, 70_000])
    expect(new Histogram().view()).toMatchObject({ count: 0, median: null, p99: null, max: null })
  })
})

describe('a value that is shown', () => {
  it.each([
    [61_300, '61,300'.replace(',', ''), 61_300, null],
    ['text', 'text', null, null],
    [{ price: 61_300, side: 'buy', item: '005930' }, '61,300', 61_300, 'buy'],
    [{ side: 'sell', item: '005930', reason: 'momentum' }, 'sell 005930', null, 'sell'],
    [{ _tag: 'intent' }, 'intent', null, null],
    [[1, 2], '[2]', null, null],
    [null, 'null', null, null],
  ])('is %j as text, number and side', (value, text, number, side) => {
    expect(markOf(value, AT, false)).toMatchObject({ text, number, side, at: AT })
  })

  it('is JSON without end or error, whatever it is', () => {
    const circle: { self?: unknown; readonly list: unknown } = { list: new Map([['a', new Set([1n, Symbol('x')])]]) }
    circle.self = circle
    expect(safeJson(circle, 300).length).toBeLessThanOrEqual(300)
    expect(
      safeJson({ when: new Date(AT), error: new RangeError('no'), bytes: new Uint8Array(3), nothing: undefined }, 500),
    ).toBe('{"when":"2026-11-20T01:00:00.000Z","error":{"name":"RangeError","message":"no"},"bytes":"[3 bytes]"}')
    expect(safeJson('x'.repeat(10_000), 100)).toHaveLength(100)
  })

  it.each([
    { accountNumber: '8123456710' },
    { token: 'abcdef' },
    { nested: [{ acnt_no: '81234567-10' }] },
    'the account 8123-4567-10',
    { note: 'Bearer abcdefghijklmnopqrstuvwxyz' },
  ])('hides the secret of %j', (value) => {
    const { literal, text } = markOf(value, AT, false)
    expect(literal + text).not.toMatch(/81234567|8123-4567|abcdef/)
    expect(literal).toContain('***')
  })
})
