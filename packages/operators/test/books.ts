import fc from 'fast-check'
import { from, of } from 'rxjs'
import { type BookEvent, type BookState, bookState, type QuoteEvent } from '../src/index.ts'
import { collect } from './collect.ts'

/** Levels of one side, the best first. */
type Side = readonly (readonly [price: number | null, size: number | null])[]

export const book = (bids: Side, asks: Side): BookEvent => ({
  bids: bids.map(([price, size]) => ({ price, size })),
  asks: asks.map(([price, size]) => ({ price, size })),
})

export const quote = (bestBidPrice: number | null, bestAskPrice: number | null): QuoteEvent => ({
  bestBidPrice,
  bestAskPrice,
})

/** A book without a level. */
export const none = book([], [])

/** A book with two levels on each side. */
export const whole = book(
  [
    [100, 30],
    [99, 10],
  ],
  [
    [102, 10],
    [103, 50],
  ],
)

/** Ten levels a side at most, any of them empty, the best first; may be crossed. */
export const anyBook: fc.Arbitrary<BookEvent> = fc
  .tuple(
    fc.integer({ min: 1, max: 40 }),
    fc.integer({ min: 1, max: 40 }),
    ...[0, 1].map(() => fc.array(fc.tuple(fc.nat(5), fc.option(fc.nat(50))), { maxLength: 10 })),
  )
  .map(([bid, ask, bids, asks]) => ({
    bids: (bids ?? []).map(([empty, size], at) => ({ price: empty === 0 ? null : Math.max(0, bid - at), size })),
    asks: (asks ?? []).map(([empty, size], at) => ({ price: empty === 0 ? 0 : ask + at, size })),
  }))

/** What bookState says after the last of some events. */
export const lastState = (...events: readonly (BookEvent | QuoteEvent)[]): BookState<unknown> | undefined =>
  collect(from(events).pipe(bookState())).at(-1)

/** The price of each share of a side, one by one, the best first. */
export const sharesOf = (side: BookEvent['bids']): readonly number[] =>
  side.flatMap(({ price, size }) =>
    price !== null && price > 0 && size !== null ? Array.from({ length: size }, () => price) : [],
  )

/** The shares of a book, and what the best of them say. */
export function laidOut(event: BookEvent) {
  const [bids, asks] = [sharesOf(event.bids), sharesOf(event.asks)]
  const [bid, ask] = [bids[0] ?? null, asks[0] ?? null]
  return { bids, asks, bid, ask, isCrossed: bid !== null && ask !== null && bid >= ask }
}

/** An event, and the state that bookState makes of it. */
export const inBothForms = (event: BookEvent): readonly BookEvent[] => [event, ...collect(of(event).pipe(bookState()))]
