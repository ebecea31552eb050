import { finite } from './internal/machine/arguments.ts'
import { type Book, bidOf, isCrossed, isFull } from './internal/market/book.ts'

/**
 * How many shares can be traded at once without a price worse than this (호가 깊이).
 *
 * - From the ask on upwards what is offered at that price or below, for a buyer; from the bid on downwards what is bid
 *   at that price or above, for a seller; between the two 0.
 * - Only what the book shows, ten levels a side: for a price beyond them it is the least that there is.
 * - `null` for a crossed book, whose levels are no offers to trade at once (단일가). Of an empty side 0.
 * - Takes events of realtime type 0D and the outputs of `bookState` alike.
 * - O(1), of at most twenty levels. A price that is no finite number throws.
 *
 * @example
 * ```ts
 * import { depth } from '@kiwoom-rx/operators'
 *
 * const book = {
 *   asks: [{ price: 70_100, size: 100 }, { price: 70_200, size: 50 }],
 *   bids: [{ price: 70_000, size: 300 }],
 * }
 * console.log(depth(book, 70_200), depth(book, 70_100), depth(book, 70_050), depth(book, 69_900))
 * // prints: 150 100 0 300
 * ```
 */
export function depth(book: Book, price: number): number | null {
  finite('depth: price', price)
  if (isCrossed(book)) {
    return null
  }
  const bid = bidOf(book)
  const sells = bid !== null && price <= bid
  let shares = 0
  for (const level of sells ? book.bids : book.asks) {
    if (isFull(level) && (sells ? level.price >= price : level.price <= price)) {
      shares += level.size
    }
  }
  return shares
}
