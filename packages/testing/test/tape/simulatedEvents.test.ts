import { connect } from '@kiwoom-rx/core'
import { lastValueFrom, take, toArray } from 'rxjs'
import { describe, expect, it } from 'vitest'
import { VirtualClock } from '../../src/clock.ts'
import { createExchange } from '../../src/exchange.ts'
import { simulatedEvents } from '../../src/tape.ts'

const DAY = { seed: 7, day: '2026-11-20', until: '09:10' } as const
const ITEMS = ['005930', '000660']

describe('simulatedEvents', () => {
  it('reports the trades and interruptions that a client of the exchange hears on the same day', async () => {
    const scenario = 'viStorm'
    const told = await lastValueFrom(
      simulatedEvents({ ...DAY, scenario, items: ITEMS, types: ['0B', '1h', '0s'], from: '08:58' }).pipe(toArray()),
    )
    const clock = new VirtualClock({ start: '2026-11-20T08:58:30' })
    const exchange = createExchange({ seed: 7, scenario, scheduler: clock, rules: { startAt: '08:58:30' } })
    const { env, http, socket } = exchange
    const kiwoom = connect({ env, http, socket, credentials: { appKey: 'any', secretKey: 'any' }, scheduler: clock })
    const heard: unknown[] = []
    const start = Date.parse('2026-11-20T08:59:00+09:00')
    const end = Date.parse('2026-11-20T09:10:00+09:00')
    const inShort = (event: { readonly type: string; readonly item: string; readonly timestamp: number | null }) => {
      const { type, item, timestamp } = event
      const known = ['price', 'change', 'changeRate', 'tradeVolume', 'cumulativeVolume', 'cumulativeTradingValue']
      const also = ['open', 'high', 'low', 'changeSign', 'buyTradeVolume', 'sellTradeVolume', 'bestAskPrice']
      const vi = ['viKind', 'viType', 'viTriggerPrice', 'viTriggerCount', 'viTriggerDirection', 'tradeProcessedTime']
      const all = new Map<string, unknown>(Object.entries(event))
      const values = [...known, ...also, ...vi, 'marketPhase'].map((name) => all.get(name))
      return [type, item, timestamp, ...values]
    }
    const hear = (event: Parameters<typeof inShort>[0]) => {
      const { timestamp } = event
      if (timestamp !== null && timestamp >= start && timestamp < end) heard.push(inShort(event))
    }
    kiwoom.realtime.trade(ITEMS).subscribe(hear)
    kiwoom.realtime.vi().subscribe((event) => {
      if (ITEMS.includes(event.item)) hear(event)
    })
    kiwoom.realtime.marketStatus().subscribe(hear)
    clock.advanceBy(12 * 60_000)
    const closing = kiwoom.close()
    clock.advanceBy(10_000)
    await closing

    const byType = (rows: readonly unknown[]) => (type: string) =>
      rows.filter((row) => Array.isArray(row) && row[0] === type)
    const mine = byType(
      told.filter(({ timestamp }) => (timestamp ?? 0) >= start && (timestamp ?? 0) < end).map(inShort),
    )
    const theirs = byType(heard)
    expect(mine('0B').length).toBeGreaterThan(500)
    // The exchange orders by stock what falls on one instant.
    for (const item of ITEMS) {
      const [ours, sent] = [mine('0B'), theirs('0B')].map((rows) =>
        rows.filter((row) => Array.isArray(row) && row[1] === item).map((row) => JSON.stringify(row)),
      )
      expect(ours?.find((row, n) => row !== sent?.[n])).toBeUndefined()
      expect(ours).toHaveLength(sent?.length ?? 0)
    }
    expect(mine('1h').length).toBeGreaterThan(0)
    expect(mine('1h')).toEqual(theirs('1h'))
    expect(mine('0s')).toEqual(theirs('0s'))
  })

  it('gives the same from any time on, and equal days for equal seeds', async () => {
    const all = (from: string, seed: number) =>
      lastValueFrom(simulatedEvents({ ...DAY, items: ITEMS, from, seed }).pipe(toArray()))
    const [day, late, other] = await Promise.all([all('09:00', 7), all('09:05', 7), all('09:05', 8)])
    const from = Date.parse('2026-11-20T09:05:00+09:00')
    expect(late.length).toBeGreaterThan(100)
    expect(day.filter(({ receivedAt }) => receivedAt > from)).toEqual(late)
    expect(other).not.toEqual(late)
  })

  it('stops where the subscriber stops, and refuses what is not listed', async () => {
    const two = await lastValueFrom(simulatedEvents({ ...DAY, types: ['0B'] }).pipe(take(2), toArray()))
    expect(two.map(({ type }) => type)).toEqual(['0B', '0B'])
    expect(() => simulatedEvents({ items: ['999999'] })).toThrow(RangeError)
  })
})
