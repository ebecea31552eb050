/** Who moves one instrument through its day: a step an event, each a function of the seed and the instant alone. */
import { type Random, random, seedOf } from '../random.ts'
import type { Aggressor, MarketSink } from './event.ts'
import type { Instrument } from './instrument.ts'
import { isBetter } from './restingOrders.ts'
import { AFTER_HOURS, AFTER_HOURS_END, CLOSE, CLOSING_AUCTION, OPEN, OPENING_AUCTION } from './session.ts'
import { roundToTick, tickSize } from './ticks.ts'
import { breaksOut, startVi } from './vi.ts'
import { Walk } from './walk.ts'

// The exchange takes a moment to match an auction, and not every stock's comes at the same instant.
const AUCTION_DELAY = 900

/** An order that takes from the book: without a limit at any price. */
export interface Taker {
  readonly aggressor: Aggressor
  readonly size: number
  readonly limit: number | undefined
}

/** What an order got at one price. */
export interface Fill {
  readonly price: number
  readonly size: number
}

export class Trader {
  readonly instrument: Instrument
  readonly #random: Random
  readonly #walk: Walk
  readonly #openAt: number
  readonly #closeAt: number
  #next: number

  constructor(seed: number, instrument: Instrument) {
    const { listing, previousClose, limits } = instrument
    this.instrument = instrument
    this.#random = random(seedOf(seed, listing.code, 'flow'))
    this.#walk = new Walk(listing, previousClose, limits, random(seedOf(seed, listing.code, 'walk')))
    this.#openAt = OPEN + this.#random.int(20, AUCTION_DELAY)
    this.#closeAt = CLOSE + this.#random.int(20, AUCTION_DELAY)
    this.#next = OPENING_AUCTION + this.#random.int(0, 5_000)
    instrument.book.rebuild(previousClose, true)
  }

  /** When the next step is due. */
  get next(): number {
    return this.#next
  }

  /** Does what is due at {@link next}. */
  step(sink: MarketSink): void {
    const at = this.#next
    const instrument = this.instrument
    switch (instrument.state) {
      case 'opening auction':
        if (at >= this.#openAt) this.#endAuction(at, sink)
        else this.#gather(at, sink, this.#openAt, 6_000)
        break
      case 'continuous':
        if (at >= CLOSING_AUCTION) this.#startClosing(at, sink)
        else this.#trade(at, sink)
        break
      case 'vi':
        if (at >= (instrument.vi?.endsAt ?? at)) this.#endVi(at, sink)
        else this.#gather(at, sink, instrument.vi?.endsAt ?? at, 1_200)
        break
      case 'closing auction':
        if (at >= this.#closeAt) this.#close(at, sink)
        else this.#gather(at, sink, this.#closeAt, 6_000)
        break
      case 'closed':
      case 'after hours':
        this.#quoteAfterHours(at, sink)
        break
    }
    sink.flush()
  }

  #trade(at: number, sink: MarketSink): void {
    const { book, listing, last } = this.instrument
    this.#walk.advance(at)
    const ask = book.best('asks')
    const bid = book.best('bids')
    const middle = ask !== undefined && bid !== undefined ? (ask.price + bid.price) / 2 : last
    const gap = (this.#fair - middle) / tickSize(last, listing.kind)
    if (book.isWide() && this.#random.chance(0.7)) this.#narrow(gap)
    else if (this.#random.chance(0.45 + 0.15 * Math.min(2, Math.abs(gap)))) this.#attack(at, gap, sink)
    else book.breathe()
    this.#tellBook(at, sink)
    const pace = listing.pace / this.#walk.haste
    // An interruption has set its own next step.
    if (this.instrument.state === 'continuous') this.#after(at, pace, CLOSING_AUCTION)
  }

  // A fund's price is held near its assets by those who trade the difference, within a tenth of what it would do alone.
  get #fair(): number {
    const { anchor, previousClose } = this.instrument
    if (anchor === undefined) return this.#walk.value
    return anchor() * (1 + (this.#walk.value / previousClose - 1) / 10)
  }

  #narrow(gap: number): void {
    const [first, second] = gap > 0 ? (['bids', 'asks'] as const) : (['asks', 'bids'] as const)
    if (!this.instrument.book.improve(first)) this.instrument.book.improve(second)
  }

  // An order that takes what it meets; one far from the fair price sweeps several levels, each its own print.
  #attack(at: number, gap: number, sink: MarketSink): void {
    const { book, lot } = this.instrument
    const aggressor: Aggressor = this.#random.chance(Math.max(0.04, Math.min(0.96, 0.5 + 0.17 * gap))) ? 'buy' : 'sell'
    const side = aggressor === 'buy' ? 'asks' : 'bids'
    const chasing = gap > 1.2 === (aggressor === 'buy') && Math.abs(gap) > 1.2
    let left = Math.max(1, Math.ceil(lot * 4 * this.#random.unit() ** 3))
    if (chasing) left += book.best(side)?.size ?? 0
    this.#sweep(at, { aggressor, size: left, limit: undefined, levels: 3 }, sink)
  }

  /** A client's order takes what it meets, up to its limit, level by level. The prints that it made. */
  take(at: number, taker: Taker, sink: MarketSink): readonly Fill[] {
    const fills = this.#sweep(at, { ...taker, levels: Number.POSITIVE_INFINITY }, sink)
    if (fills.length > 0) this.#tellBook(at, sink)
    return fills
  }

  #sweep(at: number, taker: Taker & { readonly levels: number }, sink: MarketSink): readonly Fill[] {
    const { aggressor, limit } = taker
    const { book } = this.instrument
    const side = aggressor === 'buy' ? 'asks' : 'bids'
    const fills: Fill[] = []
    let left = taker.size
    for (let swept = 0; left > 0 && swept < taker.levels; swept += 1) {
      const best = book.best(side)
      if (best === undefined || (limit !== undefined && isBetter(side, limit, best.price))) break
      if (breaksOut(best.price, this.instrument.viReference)) {
        this.#startVi(at, best.price, sink)
        break
      }
      const { price } = best
      const size = Math.min(left, best.size)
      left -= size
      book.take(side, size)
      fills.push({ price, size })
      this.#print(at, price, size, aggressor, sink)
    }
    return fills
  }

  #print(at: number, price: number, size: number, aggressor: Aggressor, sink: MarketSink): void {
    this.instrument.print(at, price, size, aggressor)
    this.#tellTrade(at, price, size, aggressor, false, sink)
  }

  #tellTrade(
    at: number,
    price: number,
    size: number,
    aggressor: Aggressor,
    isAuction: boolean,
    sink: MarketSink,
  ): void {
    sink.tell({ _tag: 'trade', at, instrument: this.instrument, price, size, aggressor, isAuction })
  }

  #startVi(at: number, trigger: number, sink: MarketSink): void {
    const instrument = this.instrument
    instrument.viCount += 1
    const vi = startVi(at, trigger, instrument.viReference, instrument.viCount, CLOSING_AUCTION, this.#random)
    instrument.vi = vi
    instrument.vis.push(vi)
    instrument.state = 'vi'
    this.#expect(trigger, 1)
    sink.tell({ _tag: 'viStart', at, instrument, vi })
    this.#after(at, 1_200, vi.endsAt)
  }

  #endVi(at: number, sink: MarketSink): void {
    const instrument = this.instrument
    const vi = instrument.vi
    instrument.vi = undefined
    if (vi !== undefined) sink.tell({ _tag: 'viEnd', at, instrument, vi })
    // One that ran into the closing auction finds its price there.
    if (at >= CLOSING_AUCTION) this.#startClosing(at, sink)
    else this.#endAuction(at, sink)
  }

  #startClosing(at: number, sink: MarketSink): void {
    this.instrument.state = 'closing auction'
    this.#expect(this.instrument.last, 1)
    this.#gather(at, sink, this.#closeAt, 6_000)
  }

  #close(at: number, sink: MarketSink): void {
    this.#endAuction(at, sink)
    this.instrument.state = 'closed'
    this.#next = AFTER_HOURS + this.#random.int(0, 3_000)
  }

  // Orders gather: the expected price follows the fair one, the expected size grows.
  #gather(at: number, sink: MarketSink, end: number, pace: number): void {
    this.#walk.advance(at, true)
    this.#expect(this.#fair, 1 + this.#random.int(0, 6))
    sink.tell({ _tag: 'expected', at, instrument: this.instrument })
    this.#tellBook(at, sink)
    this.#after(at, pace, end)
  }

  #expect(value: number, lots: number): void {
    const instrument = this.instrument
    const { limits, listing } = instrument
    const price = Math.max(limits.lower, Math.min(limits.upper, roundToTick(value, listing.kind)))
    instrument.expected = { price, size: (instrument.expected?.size ?? 0) + lots * instrument.lot }
    instrument.book.rebuild(price, true)
  }

  #endAuction(at: number, sink: MarketSink): void {
    const instrument = this.instrument
    const { price, size } = instrument.expected ?? { price: instrument.last, size: instrument.lot }
    // Both sides waited, but a print carries one sign: that of its move.
    const aggressor = price >= instrument.last ? 'buy' : 'sell'
    instrument.expected = undefined
    instrument.state = 'continuous'
    // The static reference is the price of the latest auction (PROTOCOL §14).
    instrument.viReference = price
    this.#walk.settle(at, price)
    instrument.book.rebuild(price, false)
    const matched = size + instrument.book.uncross(price)
    instrument.print(at, price, matched, undefined)
    this.#tellTrade(at, price, matched, aggressor, true, sink)
    this.#tellBook(at, sink)
    this.#after(at, instrument.listing.pace, CLOSING_AUCTION)
  }

  #quoteAfterHours(at: number, sink: MarketSink): void {
    if (at >= AFTER_HOURS_END) {
      this.instrument.state = 'closed'
      this.#next = Number.POSITIVE_INFINITY
      return
    }
    const instrument = this.instrument
    const { ask, bid } = instrument.afterHours
    const nextAsk = this.#drift(ask)
    const nextBid = this.#drift(bid)
    instrument.state = 'after hours'
    instrument.afterHours = { ask: nextAsk, askChange: nextAsk - ask, bid: nextBid, bidChange: nextBid - bid }
    sink.tell({ _tag: 'afterHours', at, instrument })
    this.#after(at, 8_000, AFTER_HOURS_END)
  }

  // After-hours totals fill up to some twenty trades' worth and hover there.
  #drift(size: number): number {
    const { lot } = this.instrument
    return Math.max(0, size + Math.round(lot * 3 * (this.#random.unit() - (size > lot * 20 ? 0.6 : 0.3))))
  }

  #tellBook(at: number, sink: MarketSink): void {
    sink.tell({ _tag: 'book', at, instrument: this.instrument })
    this.instrument.book.told()
  }

  #after(at: number, mean: number, end: number): void {
    this.#next = Math.min(end, at + Math.max(1, Math.round(this.#random.wait(mean))))
  }
}
