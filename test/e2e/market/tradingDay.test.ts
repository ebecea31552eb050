/** A day from 08:00 to 20:00, the night after it and the next morning, against the whole exchange in virtual time. */
import { connect, type Gap } from '@kiwoom-rx/core'
import { VirtualClock } from '@kiwoom-rx/testing/clock'
import { createExchange } from '@kiwoom-rx/testing/exchange'
import { describe, expect, it } from 'vitest'

const CODES = ['005930', '000660']
const MINUTE = 60_000

function setUp(start: string) {
  const clock = new VirtualClock({ start })
  const exchange = createExchange({
    seed: 11,
    scheduler: clock,
    rules: { startAt: start.slice(11), date: start.slice(0, 10) },
  })
  const { env, http, socket } = exchange
  const kiwoom = connect({
    env,
    http,
    socket,
    credentials: { appKey: 'key', secretKey: 'any' },
    scheduler: clock,
    seed: 1,
  })
  return { clock, exchange, kiwoom }
}

describe('a trading day', () => {
  it('passes with a token renewed at night and two outages, and every trade is heard or reported as missed', () => {
    const { clock, exchange, kiwoom } = setUp('2026-11-18T08:00:00')
    const volumes = new Map<string, number[]>(CODES.map((code) => [code, []]))
    const gaps: Gap[] = []
    const phases: string[] = []
    const states: string[] = []
    kiwoom.gaps$.subscribe((gap) => gaps.push(gap))
    kiwoom.connection$.subscribe(({ _tag }) => states.push(_tag))
    kiwoom.realtime.trade(CODES).subscribe(({ item, cumulativeVolume }) => {
      volumes.get(item)?.push(cumulativeVolume ?? Number.NaN)
    })
    kiwoom.realtime.marketStatus().subscribe(({ marketPhase }) => phases.push(String(marketPhase)))
    const outage = (from: string, minutes: number): void => {
      clock.advanceTo(`2026-11-18T${from}`)
      const down = exchange.faults.add({ on: 'connect', times: Number.POSITIVE_INFINITY, do: { _tag: 'drop' } })
      exchange.dropSockets({ abrupt: true })
      clock.advanceBy(minutes * MINUTE)
      down.remove()
    }
    outage('10:30:00', 10)
    outage('14:15:00', 1)
    clock.advanceTo('2026-11-18T20:00:00')
    expect(gaps).toHaveLength(2)
    expect(states.filter((state) => state === 'ready')).toHaveLength(3)
    for (const [index, minutes] of [10, 1].entries()) {
      const gap = gaps[index]
      expect(gap?.registrations).toHaveLength(3)
      expect((gap?.to ?? 0) - (gap?.from ?? 0)).toBeGreaterThanOrEqual(minutes * MINUTE - 10_000)
      // The back-off never waits longer than its cap of 30 s.
      expect((gap?.to ?? 0) - (gap?.from ?? 0)).toBeLessThanOrEqual((minutes + 0.5) * MINUTE + 20_000)
    }
    for (const heard of volumes.values()) {
      expect(heard.length).toBeGreaterThan(1000)
      expect(heard).toEqual([...new Set(heard)].sort((a, b) => a - b))
    }
    expect(phases.length).toBeGreaterThan(3)

    // The token of yesterday morning dies at 08:00; a connection lost after that needs a new one.
    clock.advanceTo('2026-11-19T08:05:00')
    expect(exchange.received.requestCount('au10001')).toBe(1)
    exchange.dropSockets()
    clock.advanceBy(MINUTE)
    expect(exchange.received.requestCount('au10001')).toBe(2)
    expect(states.at(-1)).toBe('ready')
    expect(gaps).toHaveLength(3)
    expect(
      exchange
        .registrations()
        .map(({ type, item }) => type + item)
        .sort(),
    ).toEqual(['0B000660', '0B005930', '0s'])
  })
})

describe('many registrations', () => {
  const many = (count: number) => Array.from({ length: count }, (_, index) => String(100_000 + index))

  it('made in one turn travel in few frames: 200 codes in 5 types in 5', () => {
    const { clock, exchange, kiwoom } = setUp('2026-11-20T08:00:00')
    exchange.pauseMarket()
    const { trade, orderBook, bestQuote, brokers, programTrading } = kiwoom.realtime
    for (const code of many(200)) {
      trade(code).subscribe()
      orderBook(code).subscribe()
      bestQuote(code).subscribe()
      brokers(code).subscribe()
      programTrading(code).subscribe()
    }
    clock.advanceBy(10_000)
    expect(exchange.registrations()).toHaveLength(1000)
    expect(exchange.received.frameCount('REG')).toBe(5)
  })

  it('300 are back after a drop within the time that the limits need, plus 5 %', () => {
    const { clock, exchange, kiwoom } = setUp('2026-11-20T08:00:00')
    exchange.pauseMarket()
    const { trade, orderBook, bestQuote } = kiwoom.realtime
    trade(many(100)).subscribe()
    orderBook(many(100)).subscribe()
    bestQuote(many(100)).subscribe()
    clock.advanceBy(10_000)
    let back = 0
    kiwoom.connection$.subscribe(({ _tag }) => {
      if (_tag === 'ready') back = clock.now()
    })
    exchange.received.clear()
    exchange.dropSockets()
    clock.advanceBy(10_000)
    const sent = exchange.received.frames.filter(({ trnm }) => trnm === 'REG').map(({ at }) => at)
    expect(exchange.registrations()).toHaveLength(300)
    // Groups of 200 at 5 a second: two frames, a pause of 200 ms.
    expect(sent).toHaveLength(2)
    expect((sent.at(-1) ?? 0) - back).toBeLessThanOrEqual(200 * 1.05)
  })
})
