import type { OperatorFunction } from 'rxjs'
import { checkOptions, optional, stream } from './internal/machine/arguments.ts'
import { arrivalOf, itemOf } from './internal/machine/event.ts'
import type { Break, EventOf, GapOf } from './internal/machine/gap.ts'
import { type Machine, type ResetOptions, stepping } from './internal/machine/step.ts'
import { type BookEvent, type BookLevel, best } from './internal/market/book.ts'

/**
 * A best quote (우선호가), such as an event of `kiwoom.realtime.bestQuote()` (realtime type 0C). 0 is an empty side, a
 * blank says nothing of it.
 */
export interface QuoteEvent {
  readonly bestAskPrice: number | null
  readonly bestBidPrice: number | null
}

/** What a book says, in KRW and shares. */
export type BookState<T> =
  | (Sides<T> & {
      readonly _tag: 'twoSided'
      readonly bid: number
      readonly ask: number
      /** `ask` less `bid`; above 0. */
      readonly spread: number
      /** Halfway between bid and ask. */
      readonly mid: number
      /**
       * Between bid and ask, nearer to the side with less on it: where the next trade is likelier. `null` while a best
       * quote has reported a price whose size no book has reported yet.
       */
      readonly microprice: number | null
    })
  /** No continuous market: a side is empty, or in a call auction bid and ask meet or cross. No price here is true. */
  | (Sides<T> & {
      readonly _tag: 'empty' | 'oneSided' | 'crossed'
      readonly bid: number | null
      readonly ask: number | null
    })

interface Sides<T> extends BookEvent {
  /** The event, whole: its item and time are here. */
  readonly value: T
}

/**
 * Says of each order book where its market stands: bid, ask, spread, mid and microprice (호가 상태).
 *
 * With a flag instead of numbers when the book is empty, one-sided or crossed.
 *
 * ```marbles
 * source  --a--q--b--|    a: {"bids":[{"price":10,"size":1}],"asks":[{"price":14,"size":3}]}, q: {"bestBidPrice":12,"bestAskPrice":14}, b: {"bids":[],"asks":[]}
 *         bookState()
 * result  --x--y--z--|    x: twoSided 11, y: twoSided null, z: empty
 * ```
 *
 * - Takes events with `asks` and `bids`, best level first, as realtime type 0D has them; `merge` best quotes (0C) into
 *   them, which are the newer ones: levels that a quote has left behind are taken out of the book, and a price better
 *   than the book's is its bid or ask, of unknown size until the next book. A quote received before the book says
 *   nothing, and one before any book of its item makes one without levels.
 * - The state has the levels too: `imbalance`, `depth` and `sweepCost` take it as they take an event.
 * - A level without a price (blank or 0, as levels after hours are) or without size is empty, wherever it stands; the
 *   best is the first that is not. `microprice` weighs the bid with the ask's size and the ask with the bid's.
 * - `'crossed'`: the bid is at or above the ask, as in a call auction (단일가). Then mid and spread mean nothing.
 * - Emits one output an event, at once, but for a quote that says nothing. A `Gap` in the source passes on; the quotes
 *   after it wait for the next book, as after each value of `resetOn`. Errors and completion pass.
 * - O(1) an event, of at most twenty levels; keeps the last book.
 * - One book for the whole stream: when several stocks are merged and there are quotes, give it to `perItem`.
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
 *     if (book._tag === 'twoSided') console.log(book.spread, book.mid, book.microprice)
 *   })
 * // prints: 100 70050 70025
 * ```
 */
export function bookState<T extends BookEvent | QuoteEvent | Break>(
  options?: ResetOptions,
): OperatorFunction<T, BookState<EventOf<T>> | GapOf<T>>
export function bookState<T extends BookEvent | QuoteEvent>(
  options?: ResetOptions,
): OperatorFunction<T | Break, BookState<T> | Break> {
  checkOptions('bookState', options, { resetOn: optional(stream) })
  const machine: Machine<Known | null, T, BookState<T>> = {
    start: () => null,
    step: (known, value, out) => {
      if (isBook(value)) {
        const { bids, asks } = value
        const known: Known = { event: value, bids, asks, bid: priceOf(bids), ask: priceOf(asks) }
        out.next(stateOf(known, value))
        return known
      }
      const sameItem = known !== null && itemOf(known.event) === itemOf(value) ? known : null
      if (sameItem !== null && receivedBefore(value, sameItem.event)) {
        return known
      }
      const next = quoted(sameItem ?? { event: value, bids: [], asks: [], bid: null, ask: null }, value)
      out.next(stateOf(next, value))
      return next
    },
  }
  return stepping(machine, options)
}

/** The last book, as the quotes since have left it. */
interface Known extends BookEvent {
  readonly event: unknown
  readonly bid: number | null
  readonly ask: number | null
}

function isBook(value: BookEvent | QuoteEvent): value is BookEvent {
  return 'bids' in value
}

function quoted(known: Known, { bestBidPrice, bestAskPrice }: QuoteEvent): Known {
  return {
    event: known.event,
    ...(bestBidPrice === null
      ? { bid: known.bid, bids: known.bids }
      : { bid: bestBidPrice || null, bids: known.bids.filter(({ price }) => (price ?? 0) <= bestBidPrice) }),
    ...(bestAskPrice === null
      ? { ask: known.ask, asks: known.asks }
      : {
          ask: bestAskPrice || null,
          asks: bestAskPrice === 0 ? [] : known.asks.filter(({ price }) => (price ?? 0) >= bestAskPrice),
        }),
  }
}

function stateOf<T>({ bids, asks, bid, ask }: Known, value: T): BookState<T> {
  if (bid === null || ask === null) {
    return { _tag: bid === ask ? 'empty' : 'oneSided', value, bids, asks, bid, ask }
  }
  if (bid >= ask) {
    return { _tag: 'crossed', value, bids, asks, bid, ask }
  }
  const [bestBid, bestAsk] = [best(bids), best(asks)]
  const spread = ask - bid
  const sizesKnown = bestBid !== null && bestAsk !== null && bestBid.price === bid && bestAsk.price === ask
  return {
    _tag: 'twoSided',
    value,
    bids,
    asks,
    bid,
    ask,
    spread,
    mid: bid + spread / 2,
    microprice: sizesKnown ? bid + (spread * bestBid.size) / (bestBid.size + bestAsk.size) : null,
  }
}

function priceOf(side: readonly BookLevel[]): number | null {
  return best(side)?.price ?? null
}

function receivedBefore(one: unknown, other: unknown): boolean {
  const [first, second] = [arrivalOf(one), arrivalOf(other)]
  return first !== null && second !== null && first < second
}
