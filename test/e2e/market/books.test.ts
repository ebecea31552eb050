/** Books and order flow of a simulated market, over the whole client and the exchange in virtual time. */
import { connect } from '@kiwoom-rx/core'
import { bookState, depth, imbalance, orderFlow, sweepCost } from '@kiwoom-rx/operators'
import { VirtualClock } from '@kiwoom-rx/testing/clock'
import { createExchange } from '@kiwoom-rx/testing/exchange'
import { merge, share } from 'rxjs'
import { describe, expect, it } from 'vitest'

const DAY = '2026-11-18'
const CODE = '005930'

describe('the books of a quarter of an hour', () => {
  const clock = new VirtualClock({ start: `${DAY}T09:30:00` })
  const exchange = createExchange({
    seed: 11,
    scenario: 'lively',
    scheduler: clock,
    rules: { flushPeriod: 0, bookPeriod: 0, startAt: '09:30:00', date: DAY },
  })
  const { env, http, socket } = exchange
  const credentials = { appKey: 'key', secretKey: 'any' }
  const kiwoom = connect({ env, http, socket, credentials, scheduler: clock, seed: 1 })
  const book$ = merge(kiwoom.realtime.orderBook(CODE), kiwoom.realtime.bestQuote(CODE)).pipe(bookState(), share())

  it('agree with the best prices that quotes report, and with what their functions say of them', () => {
    const seen = { books: 0, quotes: 0 }
    const subscription = book$.subscribe((book) => {
      if (book.value.type === '0C') {
        seen.quotes += 1
        expect([book.bid, book.ask]).toEqual([book.value.bestBidPrice, book.value.bestAskPrice])
      } else {
        seen.books += 1
      }
      if (book._tag === 'twoSided') {
        expect(depth(book, book.ask - 1)).toBe(0)
        const [bought, sold] = [sweepCost(book, 1), sweepCost(book, -1)]
        // Books are samples: a quote may be newer than the levels, whose best then lies behind it.
        expect(bought?.worst ?? book.ask).toBeGreaterThanOrEqual(book.ask)
        expect(sold?.worst ?? book.bid).toBeLessThanOrEqual(book.bid)
        if (book.value.type === '0D') {
          expect(bought).toMatchObject({ worst: book.ask, cost: 0 })
          expect(sold).toMatchObject({ worst: book.bid, cost: 0 })
        }
        expect(Math.abs(imbalance(book) ?? Number.NaN)).toBeLessThanOrEqual(1)
      }
    })
    clock.advanceTo(`${DAY}T09:35:00`)
    subscription.unsubscribe()
    expect(seen.books).toBeGreaterThan(100)
    expect(seen.quotes).toBeGreaterThan(10)
  })

  // Every change of the book is sent: a sampled one is a quarter of a second old.
  it.each(['timestamp', 'receivedAt'] as const)(
    'place nearly every trade on the side that FID 15 reports, by %s',
    (on) => {
      const counts = { agree: 0, inside: 0, differ: 0, unknown: 0 }
      const subscription = kiwoom.realtime
        .trade(CODE)
        .pipe(orderFlow(book$, { on }))
        .subscribe(({ at, flow }) => {
          const side = Math.sign(flow ?? 0) > 0 ? 'ask' : 'bid'
          counts[at === null ? 'unknown' : at === 'inside' ? 'inside' : at === side ? 'agree' : 'differ'] += 1
        })
      clock.advanceBy(5 * 60_000)
      subscription.unsubscribe()
      const all = counts.agree + counts.inside + counts.differ + counts.unknown
      expect(all).toBeGreaterThan(100)
      // Before the first book there is none. A book may be on its way when the trade comes that moved it.
      expect(counts.unknown).toBeLessThan(5)
      expect(counts.agree / all).toBeGreaterThan(0.85)
    },
  )
})
