/** Whether the best prices of a book have moved: 0C and 0A report nothing while they stand. */
import type { Instrument } from '../../market/instrument/instrument.ts'
import type { SeenEvent } from './feed.ts'

type BookEvent = Extract<SeenEvent, { readonly _tag: 'book' }>

interface Seen {
  ask: number | undefined
  bid: number | undefined
}

export class BestQuotes {
  readonly #seen = new Map<Instrument, Seen>()
  #event: BookEvent | undefined
  #isMoved = false

  /** Against the book event before, of the same instrument. Two readers may ask about one event. */
  isMoved(event: BookEvent): boolean {
    if (event === this.#event) return this.#isMoved
    this.#event = event
    const { book } = event.instrument
    const ask = book.bestPrice('asks')
    const bid = book.bestPrice('bids')
    const seen = this.#seen.get(event.instrument)
    this.#isMoved = seen === undefined || seen.ask !== ask || seen.bid !== bid
    if (seen === undefined) this.#seen.set(event.instrument, { ask, bid })
    else {
      seen.ask = ask
      seen.bid = bid
    }
    return this.#isMoved
  }
}
