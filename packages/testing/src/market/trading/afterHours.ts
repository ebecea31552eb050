/** After the close: trading at the closing price (시간외종가), then a single price every ten minutes (시간외단일가). */
import type { Random } from '../../random.ts'
import type { MarketSink } from '../instrument/marketEvent.ts'
import type { VenueInstrument } from '../instrument/venueInstrument.ts'
import { dynamicPercent } from '../instrument/vi.ts'
import { ceilToTick, floorToTick, roundToTick } from '../listing/ticks.ts'
import { sharesOf } from './flow.ts'

/** The single-price auctions come every ten minutes (docs/protocol.md#day). */
export const SINGLE_PRICE_CYCLE: number = 600_000

// The single price stays within ±10 % of the close, besides the day's limits (KRX).
const SINGLE_PRICE_PERCENT = 10

export class AfterHours {
  readonly #instrument: VenueInstrument
  readonly #random: Random

  constructor(instrument: VenueInstrument, random: Random) {
    this.#instrument = instrument
    this.#random = random
  }

  /** At the closing price both sides trade as they come, so that only one of them ever waits. */
  atClose(at: number, sink: MarketSink): void {
    const instrument = this.#instrument
    const { ask, bid } = instrument.afterHours
    const [asks, bids] = [ask + this.#arriving(), bid + this.#arriving()]
    const matched = Math.min(asks, bids)
    this.#quote(at, asks - matched, bids - matched, sink)
    if (matched === 0) return
    const aggressor = bids > asks ? 'buy' : 'sell'
    const price = instrument.last
    instrument.print(at, price, matched, undefined)
    sink.tell({ _tag: 'trade', at, instrument, price, size: matched, aggressor, isAuction: true, served: [] })
  }

  /** Before the open both sides trade at yesterday's close, which moves neither the price nor today's volume. */
  preClose(at: number, sink: MarketSink): void {
    const instrument = this.#instrument
    const { ask, bid } = instrument.afterHours
    const [asks, bids] = [ask + this.#arriving(), bid + this.#arriving()]
    const matched = Math.min(asks, bids)
    this.#quote(at, asks - matched, bids - matched, sink)
    if (matched === 0) return
    const price = instrument.previousClose
    instrument.printOffBook(at, price, matched, { bought: 0, sold: 0 })
    sink.tell({ _tag: 'offBook', at, instrument, session: 'preClose', price, size: matched, served: [] })
  }

  /** Orders gather for the next single price. */
  gather(at: number, sink: MarketSink): void {
    const instrument = this.#instrument
    const { ask, bid } = instrument.afterHours
    this.#quote(at, ask + this.#arriving(), bid + this.#arriving(), sink)
    const { expected, lot } = instrument
    const price = this.#near((expected?.price ?? this.#reference) * (1 + this.#random.bell() * 0.001))
    const more = this.#random.chance(0.4) ? this.#random.int(1, 1 + Math.ceil(lot / 2)) : 0
    instrument.expected = { price, size: (expected?.size ?? 0) + more }
    sink.tell({ _tag: 'expected', at, instrument })
  }

  /** The single price of now, where anything has gathered. */
  single(at: number, sink: MarketSink): void {
    const instrument = this.#instrument
    const { expected } = instrument
    instrument.expected = undefined
    this.#quote(at, 0, 0, sink)
    const { price, size } = expected ?? { price: this.#near(this.#reference), size: 0 }
    const [asks, bids] = [instrument.overtime.asks.takeUpTo(price), instrument.overtime.bids.takeUpTo(price)]
    const [sold, bought] = [sharesOf(asks), sharesOf(bids)]
    const matched = size + Math.max(sold, bought)
    if (matched === 0) return
    instrument.singlePrice = price
    instrument.printOffBook(at, price, matched, { bought, sold })
    const served = [...asks, ...bids]
    sink.tell({ _tag: 'offBook', at, instrument, session: 'singlePrice', price, size: matched, served })
  }

  #quote(at: number, ask: number, bid: number, sink: MarketSink): void {
    const { afterHours } = this.#instrument
    this.#instrument.afterHours = { ask, askChange: ask - afterHours.ask, bid, bidChange: bid - afterHours.bid }
    sink.tell({ _tag: 'afterHours', at, instrument: this.#instrument })
  }

  #arriving(): number {
    const { lot } = this.#instrument
    return this.#random.chance(0.5) ? this.#random.int(1, lot * 3) : 0
  }

  // The last single price, at first the close.
  get #reference(): number {
    return this.#instrument.singlePrice ?? this.#instrument.last
  }

  // Within what the session allows, and short of an interruption.
  #near(value: number): number {
    const { last, limits, listing } = this.#instrument
    const { kind } = listing
    const reference = this.#reference
    const inside = Math.max(0, (dynamicPercent(listing, 'single price') ?? SINGLE_PRICE_PERCENT) - 0.5) / 100
    const part = SINGLE_PRICE_PERCENT / 100
    const upper = Math.min(limits.upper, floorToTick(Math.min(last * (1 + part), reference * (1 + inside)), kind))
    const lower = Math.max(limits.lower, ceilToTick(Math.max(last * (1 - part), reference * (1 - inside)), kind))
    return Math.max(lower, Math.min(upper, roundToTick(value, kind)))
  }
}
