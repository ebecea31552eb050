/** How orders are filled on paper. */

import type { Break } from '@kiwoom-rx/operators'
import fc from 'fast-check'
import { Subject } from 'rxjs'
import { describe, expect, it } from 'vitest'
import {
  noCharge,
  type OrderIntent,
  type OrderUpdate,
  type PaperBook,
  type PaperOptions,
  paperBroker,
  type TradePrint,
} from '../../src/index.ts'

const T0 = Date.parse('2026-11-20T10:00:00+09:00')
const FREE = { commission: noCharge, tax: noCharge }
const levels = (...pairs: readonly (readonly [number, number])[]) => pairs.map(([price, size]) => ({ price, size }))

function bench(options: Partial<PaperOptions> = {}) {
  const book$ = new Subject<PaperBook | Break>()
  const trade$ = new Subject<TradePrint | Break>()
  const broker = paperBroker({ book$, trade$, costs: FREE, latency: 0, ...options })
  let now = T0
  broker.account$.subscribe()
  const book = (bids: PaperBook['bids'], asks: PaperBook['asks'], item = 'A') => {
    now += 10
    book$.next({ item, bids, asks, receivedAt: now })
  }
  const trade = (price: number, tradeVolume: number, item = 'A') => {
    now += 10
    trade$.next({ item, price, tradeVolume, timestamp: now, receivedAt: now })
  }
  const order = (side: 'buy' | 'sell', quantity: number, price: number | null, more: Partial<OrderIntent> = {}) => {
    const heard: string[] = []
    const orderType = price === null ? 'market' : 'limit'
    broker
      .submit({ clientId: `${now}`, item: 'A', side, quantity, orderType, price, ...more })
      .subscribe((update: OrderUpdate) => {
        heard.push(update._tag === 'fill' ? `${update.fillQuantity} at ${update.fillPrice}` : update._tag)
      })
    return heard
  }
  const wait = (ms: number): void => {
    now += ms
  }
  return { broker, book$, trade$, book, trade, order, wait }
}

describe('an order on paper', () => {
  it('takes the levels that it accepts, best first, and what it took is gone until the next book', () => {
    const { book, order } = bench()
    book(levels([98, 10]), levels([100, 5], [101, 5], [102, 5]))
    expect(order('buy', 8, 101)).toEqual(['accepted', '5 at 100', '3 at 101'])
    expect(order('buy', 8, 101, { timeInForce: 'ioc' })).toEqual(['accepted', '2 at 101', 'cancelled'])
    book(levels([98, 10]), levels([100, 5]))
    expect(order('buy', 9, null)).toEqual(['accepted', '5 at 100'])
  })

  it('waits behind the shares at its price, which trades of the other side take first', () => {
    const { book, trade, order } = bench()
    book(levels([100, 30], [99, 5]), levels([101, 5]))
    const heard = order('buy', 10, 100)
    trade(100, -20)
    // The buyer came to the offer: it meets no bid.
    trade(101, 50)
    expect(heard).toEqual(['accepted'])
    trade(100, -14)
    expect(heard).toEqual(['accepted', '4 at 100'])
    trade(100, -100)
    expect(heard).toEqual(['accepted', '4 at 100', '6 at 100'])
  })

  it('moves forward with a level that shows fewer shares, and is first inside the spread', () => {
    const { book, trade, order } = bench()
    book(levels([100, 30]), levels([105, 5]))
    const [behind, inside] = [order('buy', 5, 100), order('buy', 5, 102)]
    book(levels([102, 5], [100, 2]), levels([105, 5]))
    trade(102, -5)
    expect(inside).toEqual(['accepted', '5 at 102'])
    trade(100, -4)
    expect(behind).toEqual(['accepted', '2 at 100'])
  })

  it('is filled at its limit by trades and books beyond it, by no more than they have', () => {
    const { book, trade, order } = bench()
    book(levels([100, 3]), levels([101, 5]))
    const heard = order('buy', 10, 100)
    trade(99, -4)
    book(levels([98, 9]), levels([100, 3]))
    expect(heard).toEqual(['accepted', '4 at 100', '3 at 100'])
  })

  it('gets no more than its part of a trade', () => {
    const { book, trade, order } = bench({ participation: 0.25 })
    book(levels([100, 1]), levels([105, 5]))
    const heard = order('buy', 10, 101)
    trade(101, -20)
    expect(heard).toEqual(['accepted', '5 at 101'])
  })

  it('in the middle meets the trades of the other side half way; the best takes the other side as its limit', () => {
    const { book, trade, order } = bench()
    book(levels([100, 9]), levels([102, 4]))
    const mid = order('buy', 5, null, { orderType: 'mid' })
    trade(100, -3)
    expect(mid).toEqual(['accepted', '3 at 101'])
    const best = order('buy', 9, null, { orderType: 'best' })
    expect(best).toEqual(['accepted', '4 at 102'])
    book(levels([102, 1]), levels([103, 50]))
    expect(best).toEqual(['accepted', '4 at 102'])
    expect(order('sell', 1, null, { orderType: 'best', item: 'B' })).toEqual(['rejected'])
  })

  it('ioc takes what is there, fok all or nothing', () => {
    const { book, order } = bench()
    book(levels([100, 9]), levels([101, 4]))
    expect(order('buy', 9, 101, { timeInForce: 'fok' })).toEqual(['accepted', 'cancelled'])
    expect(order('buy', 9, 101, { timeInForce: 'ioc' })).toEqual(['accepted', '4 at 101', 'cancelled'])
  })

  it('arrives after its latency, and meets the book as it then is', () => {
    const { book, order } = bench({ latency: 50 })
    book(levels([100, 9]), levels([101, 4]))
    const heard = order('buy', 4, null)
    for (let count = 0; count < 4; count += 1) book(levels([100, 9]), levels([103, 4]))
    expect(heard).toEqual([])
    book(levels([100, 9]), levels([104, 4]))
    expect(heard).toEqual(['accepted', '4 at 103'])
  })

  it('is filled by nothing under a VI, in a crossed book, after a gap, or outside of the session', () => {
    const vi$ = new Subject<{
      stockCode: string
      tradeProcessedTime: string
      viReleaseTime: string | null
      receivedAt: number
    }>()
    const { book, trade, order, book$, wait } = bench({ vi$ })
    book(levels([100, 9]), levels([101, 4]))
    vi$.next({ stockCode: 'A', tradeProcessedTime: '10:00:00', viReleaseTime: null, receivedAt: T0 })
    const heard = order('buy', 3, 101)
    book(levels([100, 9]), levels([101, 4]))
    expect(heard).toEqual(['accepted'])
    vi$.next({ stockCode: 'A', tradeProcessedTime: '10:00:00', viReleaseTime: '10:00:00', receivedAt: T0 + 1_000 })
    trade(101, 1)
    book(levels([101, 9]), levels([101, 4]))
    expect(heard).toEqual(['accepted'])
    book(levels([100, 9]), levels([101, 4]))
    expect(heard).toEqual(['accepted', '3 at 101'])

    book$.next({ type: 'gap', from: 1, to: 2, reason: 'test', registrations: [] })
    const after = order('buy', 2, null)
    expect(after).toEqual(['accepted'])
    book(levels([100, 9]), levels([102, 4]))
    expect(after).toEqual(['accepted', '2 at 102'])

    wait(Date.parse('2026-11-20T15:35:00+09:00') - T0)
    book(levels([100, 9]), levels([101, 4]))
    expect(order('buy', 2, null)).toEqual(['rejected'])
  })

  it('in a call auction waits for its one trade, and is filled at its price, where that is better than its own', () => {
    const { book, trade, order, wait } = bench()
    book(levels([100, 9]), levels([101, 4]))
    const standing = order('buy', 5, 99)
    wait(Date.parse('2026-11-20T15:21:00+09:00') - T0)
    book(levels([104, 30]), levels([96, 40]))
    book(levels([96, 30]), levels([97, 40]))
    const [market, limit, same] = [order('buy', 4, null), order('buy', 6, 103), order('buy', 6, 98)]
    expect(order('buy', 1, null, { orderType: 'best' })).toEqual(['rejected'])
    expect(order('buy', 1, 103, { timeInForce: 'ioc' })).toEqual(['rejected'])
    expect([standing, market, limit]).toEqual([['accepted'], ['accepted'], ['accepted']])
    // The auction ends at 15:30, within some seconds.
    wait(9 * 60_000 + 4_000)
    trade(98, 12)
    expect([standing, market, limit]).toEqual([
      ['accepted', '5 at 98'],
      ['accepted', '4 at 98'],
      ['accepted', '3 at 98'],
    ])
    trade(98, -50)
    expect([limit, same]).toEqual([['accepted', '3 at 98'], ['accepted']])
  })

  it('is filled in the auction of the opening, and in that which ends a VI, even if its release comes first', () => {
    const vi$ = new Subject<{
      stockCode: string
      tradeProcessedTime: string
      viReleaseTime: string | null
      receivedAt: number
    }>()
    const { book, trade, order, wait } = bench({ vi$ })
    wait(Date.parse('2026-11-20T08:50:00+09:00') - T0)
    book(levels([104, 30]), levels([96, 40]))
    const first = order('buy', 5, 110)
    wait(600_000)
    trade(102, -80)
    expect(first).toEqual(['accepted', '5 at 102'])
    book(levels([100, 9]), levels([101, 4]))
    const vi = (tradeProcessedTime: string, viReleaseTime: string | null): void => {
      const receivedAt = Date.parse(`2026-11-20T${viReleaseTime ?? tradeProcessedTime}+09:00`)
      vi$.next({ stockCode: 'A', tradeProcessedTime, viReleaseTime, receivedAt })
    }
    wait(5 * 60_000)
    for (const isToldBefore of [false, true]) {
      const [begin, release] = isToldBefore ? ['09:20:00', '09:22:00'] : ['09:10:00', '09:12:00']
      vi(begin, null)
      const selling = order('sell', 2, 90)
      if (isToldBefore) vi(begin, release)
      wait(5 * 60_000)
      trade(107, 3)
      expect(selling).toEqual(['accepted', '2 at 107'])
      wait(5 * 60_000)
    }
    const onNxt = order('buy', 1, 120, { item: 'A_NX' })
    vi('09:25:00', null)
    trade(107, -3, 'A_NX')
    expect(onNxt).toEqual(['accepted'])
  })

  it('goes by the time of the exchange where the clock of the computer is of another day', () => {
    const night = Date.parse('2026-11-30T21:00:00+09:00')
    const { broker, book$ } = bench()
    const side = { bids: levels([100, 9]), asks: levels([101, 4]) }
    book$.next({ item: 'A', ...side, receivedAt: night, timestamp: T0 })
    const seen: string[] = []
    broker
      .submit({ clientId: 'a', item: 'A', side: 'buy', quantity: 6, orderType: 'limit', price: 101 })
      .subscribe(({ _tag, at }) => seen.push(`${_tag} ${at - T0}`))
    // A book without a time of its own is of the same day.
    book$.next({ item: 'A', ...side, receivedAt: night + 500 })
    expect(seen).toEqual(['accepted 0', 'fill 0', 'fill 500'])
  })

  it('of a day ends with it, and with the data', () => {
    const { book, order, wait, book$, trade$ } = bench()
    book(levels([100, 9]), levels([101, 4]))
    const heard = order('buy', 2, 90)
    wait(86_400_000)
    book(levels([100, 9]), levels([101, 4]))
    expect(heard).toEqual(['accepted', 'cancelled'])
    const last = order('buy', 2, 90)
    book$.complete()
    trade$.complete()
    expect(last).toEqual(['accepted', 'cancelled'])
  })

  it('is never filled beyond its quantity, its cash, its shares or its price, whatever happens', () => {
    const event = fc.oneof(
      fc.record({ bid: fc.integer({ min: 95, max: 104 }), spread: fc.integer({ min: 0, max: 3 }), size: fc.nat(20) }),
      fc.record({ price: fc.integer({ min: 94, max: 107 }), volume: fc.integer({ min: -20, max: 20 }) }),
      fc.record({
        side: fc.constantFrom('buy' as const, 'sell' as const),
        quantity: fc.integer({ min: 1, max: 30 }),
        limit: fc.option(fc.integer({ min: 95, max: 105 })),
      }),
      fc.record({ cancel: fc.nat(5) }),
    )
    fc.assert(
      fc.property(fc.array(event, { maxLength: 60 }), (events) => {
        const costs = { commission: { perMillion: 1_500, cutTo: 1 }, tax: { perMillion: 2_000, cutTo: 1 } }
        const { broker, book, trade } = bench({ cash: 5_000, costs })
        let [cash, shares, lowest] = [5_000, 0, 5_000]
        const numbers: string[] = []
        events.forEach((each, index) => {
          if ('bid' in each) book(levels([each.bid, each.size]), levels([each.bid + each.spread, each.size]))
          else if ('price' in each) trade(each.price, each.volume)
          else if ('cancel' in each) broker.cancel(numbers[each.cancel] ?? '').subscribe()
          else {
            const { side, quantity, limit } = each
            const orderType = limit === null ? 'market' : 'limit'
            let filled = 0
            broker
              .submit({ clientId: `${index}`, item: 'A', side, quantity, orderType, price: limit })
              .subscribe((update) => {
                if (update._tag === 'accepted') numbers.push(update.orderId ?? '')
                if (update._tag !== 'fill') return
                const { fillQuantity, fillPrice, commission, tax, filledQuantity, openQuantity } = update
                filled += fillQuantity
                expect(filledQuantity).toBe(filled)
                expect(openQuantity).toBe(quantity - filled)
                if (limit !== null) expect(side === 'buy' ? fillPrice <= limit : fillPrice >= limit).toBe(true)
                cash += (side === 'buy' ? -1 : 1) * fillQuantity * fillPrice - commission - tax
                shares += side === 'buy' ? fillQuantity : -fillQuantity
                lowest = Math.min(lowest, cash, shares)
              })
          }
        })
        expect(lowest).toBeGreaterThanOrEqual(0)
        let account: { cash: number | null; quantity: number } | undefined
        broker.account$.subscribe((state) => {
          account = { cash: state.cash, quantity: state.positions[0]?.quantity ?? 0 }
        })
        expect(account).toEqual({ cash, quantity: shares })
      }),
    )
  })
})
