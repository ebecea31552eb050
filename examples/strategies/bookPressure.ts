/** Order-book imbalance (호가 잔량 불균형): who queues more at the best levels, and stays. */
import type { OrderBook } from '@kiwoom-rx/core'
import { confirm, cooldown, imbalance, perItem, type Signal, signal } from '@kiwoom-rx/operators'
import { merge, type Observable } from 'rxjs'
import { STOCKS, type Strategy } from './strategy.ts'

/** From -1 to 1 over the five best levels; so many books in a row; then quiet for so many ms. */
const [HEAVY, LEVELS, BOOKS, QUIET] = [0.5, 5, 3, 10_000]

export function bookPressure(book$: Observable<OrderBook>): Observable<Signal> {
  const weight = (book: OrderBook): number => imbalance(book, LEVELS) ?? 0
  return book$.pipe(
    perItem((own$) =>
      merge(
        own$.pipe(confirm((book) => weight(book) >= HEAVY, { count: BOOKS })),
        own$.pipe(confirm((book) => weight(book) <= -HEAVY, { count: BOOKS })),
      ).pipe(cooldown({ ms: QUIET })),
    ),
    signal('bookPressure', (book) => ({
      side: weight(book) > 0 ? 'buy' : 'sell',
      strength: Math.abs(weight(book)),
      reason: `imbalance ${weight(book).toFixed(2)} in ${BOOKS} books`,
    })),
  )
}

export const strategy: Strategy = {
  name: 'bookPressure',
  what: 'Buys when bids outweigh offers three to one in three books in a row, sells when offers do',
  startAt: '10:00:00',
  signals: ({ realtime }) => bookPressure(realtime.orderBook(STOCKS)),
}
