import { count } from './internal/machine/arguments.ts'
import { askOf, type Book, type BookLevel, bidOf, isFull } from './internal/market/book.ts'

/**
 * How much more is bid than offered in a book (매수우위): from -1, all size is offered, over 0 to 1, all size is bid.
 *
 * - Bid size less ask size over both, of the first `levels` levels (호가 단계) of each side. Default 10, the whole book.
 * - `null`, never a number, for a book that is empty, one-sided or crossed; also when those first levels are all empty.
 * - Takes events of realtime type 0D and the outputs of `bookState` alike, so it can be a selector.
 * - O(1), of at most twenty levels. A bad `levels` throws.
 *
 * @example
 * ```ts
 * import { of } from 'rxjs'
 * import { imbalance, threshold } from '@kiwoom-rx/operators'
 *
 * const book = { asks: [{ price: 70_100, size: 100 }], bids: [{ price: 70_000, size: 300 }] }
 * console.log(imbalance(book))
 * // prints: 0.5
 *
 * of(book)
 *   .pipe(threshold((book) => imbalance(book, 3), { enter: 0.4, leave: 0.2 }))
 *   .subscribe(({ edge }) => console.log(edge))
 * // prints: enter
 * ```
 */
export function imbalance(book: Book, levels = 10): number | null {
  const most = count('imbalance: levels', levels)
  const [bidPrice, askPrice] = [bidOf(book), askOf(book)]
  if (bidPrice === null || askPrice === null || bidPrice >= askPrice) {
    return null
  }
  const [bid, offered] = [sizeOf(book.bids, most), sizeOf(book.asks, most)]
  return bid + offered === 0 ? null : (bid - offered) / (bid + offered)
}

function sizeOf(side: readonly BookLevel[], levels: number): number {
  let sum = 0
  for (const level of side.slice(0, levels)) {
    sum += isFull(level) ? level.size : 0
  }
  return sum
}
