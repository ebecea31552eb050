/** 0A, a move of the best quotes without a trade. */
import type { Instrument } from '../../market/instrument/instrument.ts'
import type { FidValue } from '../frames/entry.ts'
import { tradeValues } from '../frames/tradeEntry.ts'
import { priceText } from '../text/format.ts'
import type { BestQuotes } from './bestQuotes.ts'
import type { Feed, SeenEvent, Tell } from './feed.ts'

// What 0A has of a trade: no time, and no volume of its own.
const FIDS = new Set<string | number>([10, 11, 12, 27, 28, 13, 14, 16, 17, 18, 25, 26, 29, 30, 31, 32, 311, 567, 568])

// None of the newer FIDs of 0B are among them.
const MANUAL = { forms: 'manual', mockOrders: false } as const

export class QuoteFeed implements Feed {
  readonly hears: Feed['hears'] = ['trade', 'book']
  readonly #best: BestQuotes
  readonly #traded = new Set<Instrument>()

  constructor(best: BestQuotes) {
    this.#best = best
  }

  hear(event: SeenEvent, tell: Tell): void {
    if (event._tag === 'trade') this.#traded.add(event.instrument)
    if (event._tag !== 'book') return
    const { at, instrument } = event
    if (this.#traded.delete(instrument) || !this.#best.isMoved(event)) return
    tell('0A', instrument.item, () =>
      tradeValues({ at, instrument, price: instrument.last, size: 0, aggressor: 'buy' }, '1', MANUAL)
        .filter(([fid]) => FIDS.has(fid))
        .map(([fid, text]): FidValue => [fid, fid === 16 || fid === 17 || fid === 18 ? blankSign(text) : text]),
    )

    function blankSign(text: string): string {
      return text === priceText(instrument.previousClose, instrument.previousClose) ? ` ${text}` : text
    }
  }
}
