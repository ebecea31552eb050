/** A client that stays connected while the exchange goes from one trading day into the next, in virtual time. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connect, type Kiwoom, type OrderState, type Position } from '@kiwoom-rx/core'
import { VirtualClock } from '@kiwoom-rx/testing/clock'
import { createExchange } from '@kiwoom-rx/testing/exchange'
import { listings } from '@kiwoom-rx/testing/market'
import { record, replay } from '@kiwoom-rx/testing/tape'
import { afterAll, describe, expect, it } from 'vitest'

const AT = { exchange: 'krx', stockCode: '005930' } as const
const HELD = { '005930': { quantity: 10, price: 60_000 } }

// Thursday, Christmas on Friday, the weekend.
function setUp(start: string) {
  const clock = new VirtualClock({ start })
  const exchange = createExchange({
    seed: 7,
    scheduler: clock,
    listings: listings.slice(0, 1),
    rules: { date: start.slice(0, 10), startAt: start.slice(11), initialHoldings: HELD },
  })
  const { env, http, socket } = exchange
  const credentials = { appKey: 'APP-KEY-0001', secretKey: 'SECRET-0001' }
  const kiwoom = connect({ env, http, socket, credentials, scheduler: clock, seed: 1 })
  const order = (side: 'buy' | 'sell', orderQuantity: number, orderPrice?: number): string => {
    let number = ''
    const request =
      orderPrice === undefined
        ? { ...AT, orderQuantity, tradeType: 'market' as const }
        : { ...AT, orderQuantity, orderPrice, tradeType: 'limit' as const }
    kiwoom.order[side](request).subscribe((reply) => {
      number = reply.orderNumber
    })
    clock.advanceBy(2_000)
    return number
  }
  const follow = (number: string): string[] => {
    const told: string[] = []
    kiwoom.order.track(number).subscribe({
      next: ({ _tag, filledQuantity }: OrderState) => told.push(`${_tag} ${filledQuantity}`),
      complete: () => told.push('|'),
      error: (error: unknown) => told.push(String(error)),
    })
    return told
  }
  return { clock, exchange, kiwoom, order, follow }
}

describe('a client over Christmas and a weekend', () => {
  const { clock, exchange, kiwoom, order, follow } = setUp('2026-12-24T15:10:00')
  const trades: { readonly at: number; readonly volume: number | null }[] = []
  const states: string[] = []
  const positions: (readonly Position[])[] = []
  kiwoom.realtime.trade('005930').subscribe(({ receivedAt, cumulativeVolume }) => {
    trades.push({ at: receivedAt, volume: cumulativeVolume })
  })
  kiwoom.connection$.subscribe(({ _tag }) => states.push(_tag))
  kiwoom.account.positions$.subscribe((all) => positions.push(all))

  it('keeps its line and its holdings, hears no trade of a closed day, and its order of the evening ends', () => {
    clock.advanceBy(3_000)
    const { lowerLimit = 0 } = exchange.market.instruments[0] ?? {}
    const first = order('buy', 1, lowerLimit)
    const waiting = follow(first)
    const sold = order('sell', 4)
    expect([first, sold]).toEqual(['0000001', '0000002'])
    expect(positions.at(-1)).toMatchObject([{ stockCode: '005930', quantity: 6 }])

    clock.advanceTo('2026-12-28T09:10:00')
    expect(exchange.market.date).toBe('2026-12-28')
    expect(states.at(-1)).toBe('ready')
    const closed = trades.filter(
      ({ at }) => at > Date.parse('2026-12-24T20:00:01+09:00') && at < Date.parse('2026-12-28T09:00:00+09:00'),
    )
    expect(closed).toEqual([])
    const monday = trades.filter(({ at }) => at >= Date.parse('2026-12-28T09:00:00+09:00'))
    expect(monday.length).toBeGreaterThan(100)
    const volumes = monday.map(({ volume }) => volume ?? Number.NaN)
    expect(volumes).toEqual(volumes.toSorted((a, b) => a - b))
    // Each day's order has its number: yesterday's is over, and today's first one is another.
    expect(exchange.orders()[0]).toMatchObject({ date: '2026-12-24', number: '0000001', state: 'expired' })
    expect(waiting.slice(-2)).toEqual(['cancelled 0', '|'])
  })

  it('orders on with a token of the new day, under a number of the day before, and receives the events of that order alone', () => {
    const number = order('buy', 2)
    expect(number).toBe('0000001')
    const told = follow(number)
    clock.advanceBy(20_000)
    expect(told.slice(-2)).toEqual(['filled 2', '|'])
    expect(positions.at(-1)).toMatchObject([{ stockCode: '005930', quantity: 8 }])
    expect(exchange.orders().map(({ date, state }) => [date, state])).toEqual([
      ['2026-12-24', 'expired'],
      ['2026-12-24', 'filled'],
      ['2026-12-28', 'filled'],
    ])
    // No token lives longer than a day.
    expect(exchange.received.requestCount('au10001')).toBeGreaterThan(1)
  })
})

describe('an order whose number a day before had', () => {
  it('is followed by itself: nothing of the older order is reported of it', {
    timeout: 120_000,
  }, () => {
    const { clock, exchange, kiwoom, order, follow } = setUp('2026-12-23T15:10:00')
    const positions: (readonly Position[])[] = []
    kiwoom.account.positions$.subscribe((all) => positions.push(all))
    clock.advanceBy(3_000)
    const { upperLimit = 0 } = exchange.market.instruments[0] ?? {}
    const yesterday = [order('sell', 3), order('sell', 1, upperLimit), order('buy', 2)]
    expect(yesterday).toEqual(['0000001', '0000002', '0000003'])
    clock.advanceTo('2026-12-24T09:40:00')

    const { lowerLimit = 0 } = exchange.market.instruments[0] ?? {}
    exchange.faults.add({ on: 'request', apiId: 'kt10000', do: { _tag: 'repeatNumber' } })
    const again = order('buy', 5, lowerLimit)
    expect(again).toBe('0000003')
    const told = follow(again)
    clock.advanceBy(5_000)
    // Yesterday's third order was filled; this one waits.
    expect(told).toEqual(['accepted 0'])
    let cancelled = ''
    kiwoom.order
      .cancel({ exchange: 'krx', stockCode: '005930', originalOrderNumber: again, cancelQuantity: 0 })
      .subscribe(({ orderNumber }) => {
        cancelled = orderNumber
      })
    clock.advanceBy(5_000)
    expect([cancelled, told.slice(-2)]).toEqual(['0000004', ['cancelled 0', '|']])
    expect(exchange.orders().map(({ date, number, state }) => [date, number, state])).toEqual([
      ['2026-12-23', '0000001', 'filled'],
      ['2026-12-23', '0000002', 'expired'],
      ['2026-12-23', '0000003', 'filled'],
      ['2026-12-24', '0000003', 'cancelled'],
      ['2026-12-24', '0000004', 'confirmed'],
    ])
    expect(positions.at(-1)).toMatchObject([{ stockCode: '005930', quantity: 9 }])
    // A number that the day has reached is not given twice.
    exchange.faults.add({ on: 'request', apiId: 'kt10000', do: { _tag: 'repeatNumber', number: '0000002' } })
    expect(order('buy', 1, lowerLimit)).toBe('0000005')
  })

  it('may be the one that a lost reply leaves unknown: only the order of today is taken for it', {
    timeout: 120_000,
  }, () => {
    const { clock, exchange, kiwoom, order } = setUp('2026-12-23T15:10:00')
    clock.advanceBy(3_000)
    order('buy', 2)
    clock.advanceTo('2026-12-24T09:40:00')
    exchange.faults.add({ on: 'request', apiId: 'kt10000', do: { _tag: 'drop' } })
    const outcomes: string[] = []
    kiwoom.order.buy({ ...AT, orderQuantity: 2, tradeType: 'market' }).subscribe({
      next: ({ orderNumber }) => outcomes.push(orderNumber),
      error: (error: unknown) => outcomes.push(error instanceof Error ? error.name : String(error)),
    })
    clock.advanceBy(60_000)
    // Yesterday's order of the same kind, with the number that today's would have had, is not it.
    expect(outcomes).toHaveLength(1)
    expect(outcomes).not.toContain('0000001')
    expect(exchange.orders()).toHaveLength(1)
  })
})

describe('a tape of a night', () => {
  const folder = mkdtempSync(join(tmpdir(), 'kiwoom-night-'))
  afterAll(() => rmSync(folder, { recursive: true }))

  const heard = (kiwoom: Kiwoom) => {
    const trades: unknown[] = []
    kiwoom.realtime.trade('005930').subscribe(({ receivedAt, timestamp, price, cumulativeVolume }) => {
      trades.push([receivedAt, timestamp, price, cumulativeVolume])
    })
    return trades
  }

  it('gives the trades of both days again, each at its date, though the market time begins again', async () => {
    const file = join(folder, 'night.tape')
    const { clock, kiwoom } = setUp('2026-11-26T19:50:00')
    const recording = record(kiwoom, file)
    const live = heard(kiwoom)
    clock.advanceTo('2026-11-27T09:02:00')
    const closing = kiwoom.close()
    clock.advanceBy(10_000)
    await closing
    expect(await recording.close()).toMatchObject({ _tag: 'closed' })
    const tape = replay(file, { speed: 'max' })
    const again = connect({ ...tape, credentials: { appKey: 'key', secretKey: 'any' } })
    const replayed = heard(again)
    expect(await tape.ended).toMatchObject({ damage: undefined, missing: [] })
    await again.close()
    expect(live.length).toBeGreaterThan(100)
    expect(replayed).toEqual(live)
  })
})
