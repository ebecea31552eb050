/** A call auction (단일가매매) of one instrument: orders gather around an expected price, then trade at it all at once. */
import type { Random } from '../../random.ts'
import type { MarketSink } from '../instrument/marketEvent.ts'
import type { VenueInstrument } from '../instrument/venueInstrument.ts'
import { roundToTick } from '../listing/ticks.ts'
import { sharesOf } from './flow.ts'

export class Auction {
  readonly #instrument: VenueInstrument
  readonly #random: Random

  constructor(instrument: VenueInstrument, random: Random) {
    this.#instrument = instrument
    this.#random = random
  }

  /** The expected price follows the fair one, the expected size grows. */
  gather(at: number, fair: number, sink: MarketSink): void {
    this.expect(fair, 1 + this.#random.int(0, 6))
    sink.tell({ _tag: 'expected', at, instrument: this.#instrument })
  }

  /** What would be traded now: so many usual trades more than before. */
  expect(value: number, lots: number): void {
    const instrument = this.#instrument
    const { limits, listing, expected, lot } = instrument
    const price = Math.max(limits.lower, Math.min(limits.upper, roundToTick(value, listing.kind)))
    instrument.expected = { price, size: (expected?.size ?? 0) + lots * lot }
    instrument.book.rebuild(price, true)
  }

  /** Everything trades at the expected price, and continuous trading goes on from there. The price. */
  end(at: number, sink: MarketSink): number {
    const instrument = this.#instrument
    const { price, size } = instrument.expected ?? { price: instrument.last, size: instrument.lot }
    // Both sides waited, but a print carries one sign: that of its move.
    const aggressor = price >= instrument.last ? 'buy' : 'sell'
    instrument.expected = undefined
    instrument.state = 'continuous'
    // The static reference is the price of the latest auction (docs/protocol.md#vi).
    instrument.viReference = price
    instrument.book.rebuild(price, false)
    const { asks, bids } = instrument.book.uncross(price)
    const [sold, bought] = [sharesOf(asks), sharesOf(bids)]
    const matched = size + Math.max(sold, bought)
    instrument.print(at, price, matched, undefined, { bought, sold })
    const served = [...asks, ...bids]
    sink.tell({ _tag: 'trade', at, instrument, price, size: matched, aggressor, isAuction: true, served })
    return price
  }
}
