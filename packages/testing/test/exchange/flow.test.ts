import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Rules } from '../../src/exchange.ts'
import { entriesOf, type RealEntry, reg, type TestSocket, Virtual } from '../support/virtual.ts'

const CODES = ['005930', '086520']

interface Arrival {
  readonly at: number
  readonly data: readonly RealEntry[]
}

/** The frames of a stretch of the market, with the time of the scheduler at which each came. */
function arrivals(rules: Partial<Rules>, types: readonly string[], ms: number, seed = 7): readonly Arrival[] {
  const virtual = new Virtual({ startAt: '10:00:00', latency: 0, ...rules }, seed)
  const socket: TestSocket = virtual.login()
  socket.send(reg(CODES, types))
  const frames: Arrival[] = []
  const start = virtual.scheduler.now()
  for (let read = 0; virtual.scheduler.now() - start < ms; ) {
    virtual.run(10)
    for (; read < socket.texts.length; read += 1) {
      const frame: { trnm: string; data: RealEntry[] } = JSON.parse(socket.texts[read] ?? '{}')
      if (frame.trnm === 'REAL') frames.push({ at: virtual.scheduler.now(), data: frame.data })
    }
  }
  return frames
}

const entries = (frames: readonly Arrival[]): readonly RealEntry[] => frames.flatMap(({ data }) => data)

describe('the flow of frames', () => {
  it('flushes every 100 ms, entries of one type and item together', () => {
    const frames = arrivals({}, ['0B', '0D', '0C'], 20_000)
    expect(frames.length).toBeGreaterThan(50)
    for (const { at, data } of frames) {
      // The scheduler is looked at every 10 ms.
      expect(at % 100).toBeLessThanOrEqual(10)
      expect(new Set(data.map(({ type, item }) => `${type} ${item}`)).size).toBe(1)
      expect(data.length).toBeLessThanOrEqual(4)
    }
    expect(frames.some(({ data }) => data.length > 1)).toBe(true)
  })

  it('sends the same entries, in the same order of each item, whatever the flush', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000 }), fc.constantFrom(0, 40, 250), (seed, flushPeriod) => {
        const of = (rules: Partial<Rules>, code: string) =>
          entries(arrivals(rules, ['0B'], 3_000, seed))
            .filter(({ item }) => item === code)
            .map(({ values }) => JSON.stringify(values))
        for (const code of CODES) {
          const [one, other] = [of({}, code), of({ flushPeriod }, code)]
          const common = Math.min(one.length, other.length)
          expect(other.slice(0, common)).toEqual(one.slice(0, common))
          expect(Math.abs(one.length - other.length)).toBeLessThan(10)
        }
      }),
      { numRuns: 2 },
    )
  })

  it('lets 13 rise by exactly the size of each trade, through shared frames', () => {
    for (const startAt of ['09:00:00', '13:00:00']) {
      for (const code of CODES) {
        const own = entries(arrivals({ startAt, speed: 20 }, ['0B'], 20_000)).filter(({ item }) => item === code)
        expect(own.length).toBeGreaterThan(20)
        for (const [n, { values }] of own.entries()) {
          const before = own[n - 1]?.values
          if (before !== undefined)
            expect(Number(values['13']) - Number(before['13'])).toBe(Math.abs(Number(values['15'])))
        }
      }
    }
  })

  it('samples a book: each 0D is one of all its changes, a few a second, and the last one comes', () => {
    const texts = (rules: Partial<Rules>) =>
      entries(arrivals(rules, ['0D'], 20_000)).map((each) => JSON.stringify(each))
    const [all, sampled] = [texts({ bookPeriod: 0 }), texts({})]
    expect(sampled.length).toBeLessThan(all.length)
    expect(sampled.length).toBeGreaterThan(all.length / 20)
    expect(sampled.filter((each) => !all.includes(each))).toEqual([])
    const rates = new Map<number, number>()
    for (const { at, data } of arrivals({}, ['0D'], 20_000)) {
      const second = Math.floor(at / 1_000)
      rates.set(second, (rates.get(second) ?? 0) + data.filter(({ item }) => item === '086520').length)
    }
    expect(Math.max(...rates.values())).toBeLessThanOrEqual(4)
  })

  it('sends the last state of a book when it stands still', () => {
    const virtual = new Virtual({ startAt: '15:19:50' })
    const socket = virtual.login()
    socket.send(reg(['005930'], ['0D']))
    virtual.run(30_000)
    virtual.exchange.pauseMarket()
    const shown = virtual.query(virtual.token(), 'ka10004', '/api/dostk/mrkcond', { stk_cd: '005930' }).body
    const last = entriesOf(socket).at(-1)?.values
    expect([last?.['121'], last?.['125']]).toEqual([shown['tot_sel_req'], shown['tot_buy_req']])
  })

  it('arrives late by what the rules say, and in order', () => {
    const frames = arrivals({ arrivalFrom: 300, arrivalTo: 1_300 }, ['0B'], 30_000)
    const now = arrivals({}, ['0B'], 30_000)
    expect(frames.length).toBeGreaterThan(20)
    for (const [n, { at, data }] of frames.entries()) {
      expect(data).toEqual(now[n]?.data)
      const delay = at - (now[n]?.at ?? 0)
      expect(delay).toBeGreaterThanOrEqual(290)
      expect(delay).toBeLessThanOrEqual(1_310)
    }
  })

  it('shows an order that trades to the next flush, however long the market would have waited', () => {
    const virtual = new Virtual({ startAt: '10:00:00', queryRate: 1e6, queryBurst: 1e6 })
    const token = virtual.token()
    const socket = virtual.login(token)
    socket.send(reg(['004410'], ['0B']))
    virtual.run(3_000)
    const order = { dmst_stex_tp: 'KRX', stk_cd: '004410', ord_qty: '1', ord_uv: '', trde_tp: '3', cond_uv: '' }
    virtual.query(token, 'kt10000', '/api/dostk/ordr', order)
    virtual.run(120)
    expect(entriesOf(socket).some(({ values }) => values['15'] === '+1')).toBe(true)
  })
})

describe('PING', () => {
  it('comes 10 s after LOGIN and then every 10 s', () => {
    const virtual = new Virtual({ latency: 0 })
    const socket = virtual.login()
    const pings = () => socket.replies.filter(({ trnm }) => trnm === 'PING').length
    virtual.run(9_990)
    expect(pings()).toBe(0)
    virtual.run(20)
    expect(pings()).toBe(1)
    socket.send({ trnm: 'PING' })
    virtual.run(10_000)
    expect(pings()).toBe(2)
  })
})
