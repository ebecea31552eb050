/** `account.positions$` against the exchange's own books. */
import { connect, type Position } from '@kiwoom-rx/core'
import { VirtualClock } from '@kiwoom-rx/testing/clock'
import { createExchange, type Rules } from '@kiwoom-rx/testing/exchange'
import { describe, expect, it } from 'vitest'

const MARKET = { exchange: 'krx', tradeType: 'market' } as const

function setUp(rules: Partial<Rules> = {}) {
  const clock = new VirtualClock({ start: '2026-11-20T10:00:00' })
  const exchange = createExchange({
    seed: 7,
    scheduler: clock,
    rules: { date: '2026-11-20', startAt: '10:00:00', initialCash: 1e12, ...rules },
  })
  const { env, http, socket } = exchange
  const credentials = { appKey: 'key', secretKey: 'any' }
  const kiwoom = connect({ env, http, socket, credentials, scheduler: clock, seed: 1 })
  const seen: (readonly Position[])[] = []
  const buy = (stockCode: string, orderQuantity: number): void => {
    kiwoom.order.buy({ ...MARKET, stockCode, orderQuantity }).subscribe()
  }
  const sell = (stockCode: string, orderQuantity: number): void => {
    kiwoom.order.sell({ ...MARKET, stockCode, orderQuantity }).subscribe()
  }
  /** What the exchange says when it is asked now. */
  const booked = (): Record<string, unknown> => {
    const rows: [string, unknown][] = []
    kiwoom.account.valuationBalance.rows({ queryType: 'combined', exchange: 'krx' }).subscribe((row) => {
      rows.push([String(row.stockCode), [row.holdingQuantity, row.tradableQuantity, row.purchasePrice]])
    })
    clock.advanceBy(2_000)
    return Object.fromEntries(rows)
  }
  const known = (): Record<string, unknown> =>
    Object.fromEntries(
      (seen.at(-1) ?? []).map(({ stockCode, quantity, orderableQuantity, purchasePrice }) => [
        stockCode,
        [quantity, orderableQuantity, purchasePrice],
      ]),
    )
  return { clock, exchange, kiwoom, seen, buy, sell, booked, known }
}

describe('account.positions$', () => {
  it('begins with what is held, and follows fills, orders that wait and a position that is sold', () => {
    const { clock, kiwoom, seen, buy, sell, booked, known } = setUp()
    kiwoom.account.positions$.subscribe((positions) => seen.push(positions))
    clock.advanceBy(3_000)
    expect(seen).toEqual([[]])
    buy('005930', 10)
    clock.advanceBy(500)
    // At once, by the notice.
    expect(seen.at(-1)).toMatchObject([{ stockCode: '005930', quantity: 10 }])
    buy('000660', 5)
    clock.advanceBy(5_000)
    expect(known()).toEqual(booked())
    // An order that waits holds shares back, and no balance notice reports that.
    kiwoom.order
      .sell({ exchange: 'krx', tradeType: 'limit', stockCode: '000660', orderQuantity: 2, orderPrice: 400_000 })
      .subscribe()
    clock.advanceBy(5_000)
    expect(known()['000660']).toEqual([5, 3, expect.any(Number)])
    sell('005930', 10)
    clock.advanceBy(5_000)
    expect(known()).toEqual(booked())
    expect(Object.keys(known())).toEqual(['000660'])
  })

  it('is right again after a gap in which the account changed', () => {
    const { clock, exchange, kiwoom, seen, buy, booked, known } = setUp()
    kiwoom.account.positions$.subscribe((positions) => seen.push(positions))
    clock.advanceBy(3_000)
    buy('005930', 10)
    clock.advanceBy(3_000)
    const down = exchange.faults.add({ on: 'connect', times: Number.POSITIVE_INFINITY, do: { _tag: 'drop' } })
    exchange.dropSockets()
    buy('000660', 3)
    clock.advanceBy(20_000)
    expect(Object.keys(known())).toEqual(['005930'])
    down.remove()
    clock.advanceBy(60_000)
    expect(Object.keys(known()).sort()).toEqual(['000660', '005930'])
    expect(known()).toEqual(booked())
  })

  it.each(['pair', 'item', 'group'] as const)(
    'is right after a REMOVE of something else, should it take the notices along by %s',
    (removeScope) => {
      const { clock, kiwoom, seen, buy, booked, known } = setUp({ removeScope })
      const phases = kiwoom.realtime.marketStatus().subscribe()
      kiwoom.account.positions$.subscribe((positions) => seen.push(positions))
      clock.advanceBy(3_000)
      phases.unsubscribe()
      clock.advanceBy(50)
      // While the notices may be gone.
      buy('005930', 10)
      clock.advanceBy(5_000)
      expect(known()).toEqual(booked())
      expect(Object.keys(known())).toEqual(['005930'])
    },
  )

  it('is shared: a late subscriber begins with the latest, and the last one to leave ends it', () => {
    const { clock, exchange, kiwoom, seen, buy } = setUp()
    const first = kiwoom.account.positions$.subscribe()
    clock.advanceBy(3_000)
    buy('005930', 10)
    clock.advanceBy(3_000)
    const asked = exchange.received.requestCount('kt00018')
    const second = kiwoom.account.positions$.subscribe((positions) => seen.push(positions))
    expect(seen).toMatchObject([[{ stockCode: '005930', quantity: 10 }]])
    expect(exchange.received.requestCount('kt00018')).toBe(asked)
    first.unsubscribe()
    second.unsubscribe()
    clock.advanceBy(3_000)
    expect(exchange.registrations()).not.toContainEqual({ type: '04', item: '' })
  })
})
