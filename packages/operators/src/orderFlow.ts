import { map, type Observable, type OperatorFunction } from 'rxjs'
import { AS_OF, type AsOfOptions, asOf } from './asOf.ts'
import type { TradeEvent } from './bars.ts'
import type { BookState } from './bookState.ts'
import { checkOptions, optional, word } from './internal/machine/arguments.ts'
import { type Break, type EventOf, type GapOf, isBreak } from './internal/machine/gap.ts'

export interface FlowOptions<T, R> extends AsOfOptions<T, R> {
  /**
   * What reports the side of a trade: the sign of its volume, which is the exchange's word (`'sign'`, FID 15, default),
   * or where it was made (`'book'`), for trades whose volume has no sign.
   */
  readonly side?: 'sign' | 'book' | undefined
}

/** A trade, and where it was made in the book of its time. */
export interface Flow<T, R> {
  /** The trade, whole: its item and time are here. */
  readonly value: T
  /** The book that it met: the latest of its item not after it; `null` if there is none, or only one too old. */
  readonly book: R | null
  /** At the ask or above it, at the bid or below it, or between the two; `null` without a book that has two sides. */
  readonly at: 'ask' | 'bid' | 'inside' | null
  /** Shares: plus bought, minus sold; `null` when nothing reports the side. */
  readonly flow: number | null
}

/**
 * Says of each trade where in the book of its time it was made, and how many shares it bought or sold (체결 방향).
 *
 * Who was in a hurry: the buyer who took the offer, or the seller who hit the bid.
 *
 * ```marbles
 * source  ---a--b-----c--|    a: #14 @6, b: #12 @7, c: #12 @16
 * other$  --p------q-----|    p: book 10 14 @5, q: book 12 15 @15
 *         orderFlow(other$, { side: 'book' })
 * result  ---x--y-----z--|    x: ask +1, y: inside, z: bid -1
 * ```
 *
 * - `book$` are the outputs of `bookState`. Each trade is joined with the latest book of its item that is not after it,
 *   by the rules and options of `asOf`; of a book that is empty, one-sided or crossed no place is reported.
 * - The side is the sign of the trade's volume (FID 15), which is the exchange's word. With `side: 'book'` it is the
 *   place: at the ask bought, at the bid sold, and inside of the two no one knows.
 * - Emits one output a trade, at once. A blank volume has a `flow` of `null`.
 * - A `Gap` in the source passes on and changes nothing; one in `book$` forgets the books of the items that it names (all,
 *   when it names none or you gave `by`). `resetOn` forgets all at each of its values.
 * - An error of either stream passes. Completes with the source.
 * - O(1) a trade amortised; keeps for each item the latest book and those that are still ahead of its trades.
 *
 * @example
 * ```ts
 * import { of } from 'rxjs'
 * import { bookState, orderFlow } from '@kiwoom-rx/operators'
 *
 * const book$ = of({
 *   item: '005930',
 *   timestamp: 1_000,
 *   asks: [{ price: 70_100, size: 300 }],
 *   bids: [{ price: 70_000, size: 100 }],
 * })
 * const trades$ = of(
 *   { item: '005930', timestamp: 2_000, price: 70_100, tradeVolume: 30 },
 *   { item: '005930', timestamp: 3_000, price: 70_000, tradeVolume: -50 },
 * )
 * trades$.pipe(orderFlow(book$.pipe(bookState()))).subscribe(({ at, flow }) => console.log(at, flow))
 * // prints: ask 30
 * // prints: bid -50
 * ```
 */
export function orderFlow<T extends TradeEvent | Break, R extends BookState<unknown> | Break>(
  book$: Observable<R>,
  options?: FlowOptions<NoInfer<EventOf<T>>, NoInfer<EventOf<R>>>,
): OperatorFunction<T, Flow<EventOf<T>, EventOf<R>> | GapOf<T>>
export function orderFlow(
  book$: Observable<BookState<unknown> | Break>,
  options: FlowOptions<TradeEvent, BookState<unknown>> = {},
): OperatorFunction<TradeEvent | Break, Flow<TradeEvent, BookState<unknown>> | Break> {
  checkOptions('orderFlow', options, { ...AS_OF, side: optional(word('sign', 'book')) })
  const { side, ...joined } = options
  const bySign = side !== 'book'
  const join = asOf<TradeEvent | Break, BookState<unknown> | Break>(book$, joined)
  return (source) =>
    source.pipe(
      join,
      map((joined) => {
        if (isBreak(joined)) {
          return joined
        }
        const { value, other } = joined
        const at = placeOf(value.price, other)
        return { value, book: other, at, flow: bySign ? blankless(value.tradeVolume) : flowAt(at, value.tradeVolume) }
      }),
    )
}

function placeOf(price: number | null, book: BookState<unknown> | null): 'ask' | 'bid' | 'inside' | null {
  if (price === null || book === null || book._tag !== 'twoSided') {
    return null
  }
  return price >= book.ask ? 'ask' : price <= book.bid ? 'bid' : 'inside'
}

function flowAt(at: 'ask' | 'bid' | 'inside' | null, volume: number | null): number | null {
  const shares = blankless(volume)
  if (shares === null || at === null || at === 'inside') {
    return null
  }
  return at === 'ask' ? Math.abs(shares) : -Math.abs(shares)
}

/** A volume, or `null` for a blank: `null`, absent, not finite. */
function blankless(volume: number | null): number | null {
  return typeof volume === 'number' && Number.isFinite(volume) ? volume : null
}
