import type { OperatorFunction } from 'rxjs'
import { count } from './arguments.ts'
import type { EventOf, Gap, GapOf } from './gap.ts'
import { type Machine, overGaps } from './step.ts'

/** One price level of a book; a blank or 0 price is an empty level. */
export interface BookLevel {
  readonly price: number | null
  readonly size: number | null
}

/** An order book (호가잔량), such as an event of `kiwoom.realtime.orderBook()` (realtime type 0D): best level first. */
export interface BookEvent {
  readonly asks: readonly BookLevel[]
  readonly bids: readonly BookLevel[]
}

export interface BookOptions {
  /** How many levels of each side count for `imbalance`. Default 10. */
  readonly levels?: number | undefined
}

/** What a book says, in KRW and shares. */
export type BookState<T> =
  | {
      readonly _tag: 'twoSided'
      /** The event, whole: its item and time are here. */
      readonly value: T
      readonly bid: number
      readonly ask: number
      /** `ask` less `bid`; above 0. */
      readonly spread: number
      /** Halfway between bid and ask. */
      readonly mid: number
      /** Between bid and ask, nearer to the side with less on it: where the next trade is likelier. */
      readonly microprice: number
      /** From -1, all size is offered (매도), over 0 to 1, all size is bid (매수). */
      readonly imbalance: number
    }
  /** No continuous market: a side is empty, or in a call auction bid and ask meet or cross. No price here is true. */
  | {
      readonly _tag: 'empty' | 'oneSided' | 'crossed'
      readonly value: T
      readonly bid: number | null
      readonly ask: number | null
    }

/**
 * Says of each order book where its market stands: bid, ask, spread, mid, microprice and imbalance (호가 상태).
 *
 * With a flag instead of numbers when the book is empty, one-sided or crossed.
 *
 * ```marbles
 * source  --a--b--|    a: {"bids":[{"price":10,"size":1}],"asks":[{"price":14,"size":3}]}, b: {"bids":[],"asks":[]}
 *         bookState()
 * result  --x--y--|    x: twoSided 11, y: empty
 * ```
 *
 * - Takes events with `asks` and `bids`, best level first, as realtime type 0D has them. A level without a price (blank
 *   or 0, as levels after hours are) or without size is empty, wherever it stands; the best is the first that is not.
 * - `microprice` weighs the bid with the ask's size and the ask with the bid's. `imbalance` is bid size less ask size
 *   over both, of the first `levels` levels.
 * - `'crossed'`: the bid is at or above the ask, as in a call auction (단일가). Then mid and spread mean nothing.
 * - Emits one output an event, at once. A `Gap` in the source passes on; a book is whole, so nothing is forgotten.
 * - Errors and completion pass.
 * - O(1) an event, of at most twenty levels; keeps nothing.
 *
 * @example
 * ```ts
 * import { of } from 'rxjs'
 * import { bookState } from '@kiwoom-rx/operators'
 *
 * of({
 *   item: '005930',
 *   asks: [{ price: 70_100, size: 300 }],
 *   bids: [{ price: 70_000, size: 100 }],
 * })
 *   .pipe(bookState())
 *   .subscribe((book) => {
 *     if (book._tag === 'twoSided') console.log(book.spread, book.mid, book.microprice, book.imbalance)
 *   })
 * // prints: 100 70050 70025 -0.5
 * ```
 */
export function bookState<T extends BookEvent | Gap>(
  options?: BookOptions,
): OperatorFunction<T, BookState<EventOf<T>> | GapOf<T>>
export function bookState<T extends BookEvent>(
  options: BookOptions = {},
): OperatorFunction<T | Gap, BookState<T> | Gap> {
  const levels = count('bookState: levels', options.levels ?? 10)
  const machine: Machine<null, T, BookState<T>> = {
    start: () => null,
    step: (state, value) => [state, [stateOf(value, levels)]],
  }
  return overGaps(machine)
}

interface Best {
  readonly price: number
  readonly size: number
}

function stateOf<T extends BookEvent>(value: T, levels: number): BookState<T> {
  const [bid, ask] = [bestOf(value.bids), bestOf(value.asks)]
  if (bid === null || ask === null) {
    const _tag = bid === ask ? 'empty' : 'oneSided'
    return { _tag, value, bid: bid?.price ?? null, ask: ask?.price ?? null }
  }
  if (bid.price >= ask.price) {
    return { _tag: 'crossed', value, bid: bid.price, ask: ask.price }
  }
  const [bids, asks] = [sizeOf(value.bids, levels), sizeOf(value.asks, levels)]
  const spread = ask.price - bid.price
  return {
    _tag: 'twoSided',
    value,
    bid: bid.price,
    ask: ask.price,
    spread,
    mid: bid.price + spread / 2,
    microprice: bid.price + (spread * bid.size) / (bid.size + ask.size),
    // With levels so few that all of them are empty, neither side outweighs the other.
    imbalance: bids + asks === 0 ? 0 : (bids - asks) / (bids + asks),
  }
}

function bestOf(side: readonly BookLevel[]): Best | null {
  for (const { price, size } of side) {
    if (price !== null && price > 0 && size !== null && size > 0) {
      return { price, size }
    }
  }
  return null
}

function sizeOf(side: readonly BookLevel[], levels: number): number {
  let sum = 0
  for (let at = 0; at < levels && at < side.length; at += 1) {
    const level = side[at]
    sum += level && level.price !== null && level.price > 0 ? Math.max(0, level.size ?? 0) : 0
  }
  return sum
}
