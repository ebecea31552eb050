import { finite } from './internal/machine/arguments.ts'
import { askOf, type Book, bidOf, isCrossed, isFull } from './internal/market/book.ts'

/** What it takes to trade so many shares against a book at once; prices in KRW. */
export interface Sweep {
  /** What is paid, or for a sale received, in all. */
  readonly value: number
  /** For a share, on average. */
  readonly average: number
  /** The worst price of all, that of the last share. */
  readonly worst: number
  /** How much worse than at the best price it is in all, above 0 when more than the best level is needed. */
  readonly cost: number
}

/**
 * What it takes to buy, or with a minus to sell, so many shares at once (시장가 체결 비용, 슬리피지).
 *
 * - Takes a buyer through the asks and a seller through the bids, best level first. Fees and tax are not in it.
 * - `null` when the book does not show so many shares, and for a crossed book, whose levels are no offers to trade at
 *   once (단일가): then no one can know.
 * - Takes events of realtime type 0D and the outputs of `bookState` alike.
 * - O(1), of at most ten levels. A quantity of 0 or that is no finite number throws.
 *
 * @example
 * ```ts
 * import { sweepCost } from '@kiwoom-rx/operators'
 *
 * const book = {
 *   asks: [{ price: 70_100, size: 100 }, { price: 70_200, size: 50 }],
 *   bids: [{ price: 70_000, size: 300 }],
 * }
 * console.log(sweepCost(book, 125)?.average, sweepCost(book, 125)?.cost, sweepCost(book, -125)?.average)
 * // prints: 70120 2500 70000
 * console.log(sweepCost(book, 1_000) ?? 'more than the book shows')
 * // prints: more than the book shows
 * ```
 */
export function sweepCost(book: Book, quantity: number): Sweep | null {
  if (finite('sweepCost: quantity', quantity) === 0) {
    throw new RangeError('sweepCost: quantity must not be 0: plus buys, minus sells')
  }
  const [first, side] = quantity > 0 ? [askOf(book), book.asks] : [bidOf(book), book.bids]
  if (first === null || isCrossed(book)) {
    return null
  }
  const shares = Math.abs(quantity)
  let [left, value] = [shares, 0]
  for (const { price, size } of side.filter(isFull)) {
    const taken = Math.min(left, size)
    value += taken * price
    left -= taken
    if (left === 0) {
      return { value, average: value / shares, worst: price, cost: Math.abs(value - shares * first) }
    }
  }
  return null
}
