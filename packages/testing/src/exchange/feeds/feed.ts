/** Realtime types that do not follow each event of the market, but sum some up. */

import type { Instrument } from '../../market/instrument/instrument.ts'
import type { MarketEvent } from '../../market/instrument/marketEvent.ts'
import type { FidValue } from '../frames/entry.ts'

/** Sends an entry to those who registered it; no one listening, nothing written. */
export type Tell = (type: string, item: string, values: () => readonly FidValue[]) => void

/** An event of a venue, or the same as both venues together show it. */
export type SeenEvent = MarketEvent<Instrument>

export interface Feed {
  /** The events that it looks at; {@link hear} gets no others. */
  readonly hears: readonly SeenEvent['_tag'][]
  hear(event: SeenEvent, tell: Tell): void
}

/** Looks at trades alone, as most feeds do. */
export const TRADES: Feed['hears'] = ['trade']

/** Lets things happen at most so often, by the market's time: whether anybody listens changes nothing. */
export class Cadence {
  readonly #period: number
  readonly #next = new Map<string, number>()

  /** In ms. */
  constructor(period: number) {
    this.#period = period
  }

  isDue(key: string, at: number): boolean {
    if (at < (this.#next.get(key) ?? 0)) return false
    this.#next.set(key, at + this.#period)
    return true
  }
}

/** What has no venue of its own is reported under each suffix that somebody may have registered. */
export function everywhere(tell: Tell): Tell {
  return (type, item, values) => {
    for (const suffix of ['', '_NX', '_AL']) tell(type, item + suffix, values)
  }
}
