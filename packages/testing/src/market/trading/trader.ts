/** Who moves one instrument through its day: a step an event, each a function of the seed and the instant alone. */
import { type Random, random, seedOf } from '../../random.ts'
import type { Span } from '../calendar/hours.ts'
import type { Aggressor, TradingState } from '../instrument/instrument.ts'
import type { MarketSink } from '../instrument/marketEvent.ts'
import type { VenueInstrument } from '../instrument/venueInstrument.ts'
import { dynamicPercent, krxViEnd, startVi, triggerOf, type ViTrigger } from '../instrument/vi.ts'
import { AfterHours, SINGLE_PRICE_CYCLE } from './afterHours.ts'
import { Auction } from './auction.ts'
import { Diffusion } from './diffusion.ts'
import type { FairValue } from './fairValue.ts'
import { type Fill, Flow, type Taker } from './flow.ts'
import { RunningValue } from './runningValue.ts'

// The exchange takes a moment to match an auction, and not every stock's comes at the same instant.
const AUCTION_DELAY = 900
// Mean times between two steps: of an ordinary auction, of an interruption's, and after hours.
const AUCTION_PACE = 6_000
const VI_PACE = 1_200
const AFTER_HOURS_PACE = 8_000
// The after-market is as much slower than the regular session.
const EVENING_PACE = 6

/** Moves an instrument on. */
export interface DayTrader {
  readonly instrument: VenueInstrument
  /** When the next step is due. */
  readonly next: number
  /** Where the price belongs. */
  readonly fair: number
  /** Does what is due at {@link next}. */
  step(sink: MarketSink): void
  /** A client's order takes what it meets, up to its limit. The prints that it made. */
  take(at: number, taker: Taker, sink: MarketSink): readonly Fill[]
}

export class Trader implements DayTrader {
  readonly instrument: VenueInstrument
  readonly #random: Random
  readonly #walk: FairValue
  readonly #flow: Flow
  readonly #auction: Auction
  readonly #afterHours: AfterHours
  readonly #anchor: (() => number) | undefined
  readonly #openAt: number
  readonly #closeAt: number
  #next: number
  /** When continuous trading ends: before the closing auction, later with the after-market. */
  #continuousEnd: number
  #isEvening = false
  /** When a market-wide break ends, and its auction. */
  #reopening: Span = { from: 0, to: 0 }
  /** What the interruption that holds now has interrupted. */
  #interrupted: TradingState = 'continuous'

  /** `anchor` says where the price belongs when something else does: a fund's net assets. */
  constructor(seed: number, instrument: VenueInstrument, anchor?: () => number) {
    this.#anchor = anchor
    const { hours, listing, limits, plan, previousClose } = instrument
    this.instrument = instrument
    this.#random = random(seedOf(seed, listing.code, 'flow'))
    const walk = random(seedOf(seed, listing.code, 'walk'))
    this.#walk =
      plan.model === 'diffusion'
        ? new Diffusion(listing, plan, previousClose, limits, hours, walk)
        : new RunningValue(listing, plan, previousClose, limits, hours.open, walk)
    this.#flow = new Flow(instrument, this.#random)
    this.#auction = new Auction(instrument, this.#random)
    this.#afterHours = new AfterHours(instrument, this.#random)
    this.#openAt = hours.open + this.#random.int(20, AUCTION_DELAY)
    this.#closeAt = hours.close + this.#random.int(20, AUCTION_DELAY)
    this.#next = this.#hasPreClose ? hours.preClose.from + this.#random.int(0, 5_000) : this.#openingData
    this.#continuousEnd = hours.closingAuction
    if (plan.isSuspended) this.#next = Number.POSITIVE_INFINITY
    // Nothing is quoted before the opening data begin.
    instrument.book.clear()
  }

  get next(): number {
    return this.#next
  }

  /** Where the price belongs. */
  get fair(): number {
    // A fund's price is held near its assets by those who trade the difference, within a tenth of what it would do alone.
    const { previousClose } = this.instrument
    if (this.#anchor === undefined) return this.#walk.value
    return this.#anchor() * (1 + (this.#walk.value / previousClose - 1) / 10)
  }

  step(sink: MarketSink): void {
    const at = this.#next
    const { state, vi } = this.instrument
    switch (state) {
      case 'opening auction':
        if (at >= this.#openAt) this.#endAuction(at, sink)
        else if (at < this.#openingData) this.#preClose(at, sink)
        else this.#gather(at, sink, this.#openAt, AUCTION_PACE)
        break
      case 'continuous':
        if (at < this.#continuousEnd) this.#trade(at, sink)
        else this.#endContinuous(at, sink)
        break
      case 'vi':
        if (at >= (vi?.endsAt ?? at)) this.#endVi(at, sink)
        else this.#gather(at, sink, vi?.endsAt ?? at, VI_PACE)
        break
      case 'closing auction':
        if (at >= this.#closeAt) this.#endAuction(at, sink)
        else this.#gather(at, sink, this.#closeAt, AUCTION_PACE)
        break
      case 'halted':
        this.#startReopening(at, sink)
        break
      case 'reopening auction':
        if (at < this.#reopening.to) this.#gather(at, sink, this.#reopening.to, AUCTION_PACE)
        else if (at >= this.#continuousEnd) this.#startClosing(at, sink)
        else this.#match(at, sink)
        break
      case 'closed':
        this.#startAfterHours(at)
        break
      case 'after hours':
        this.#atClose(at, sink)
        break
      case 'single price':
        this.#gatherSinglePrice(at, sink)
        break
      case 'suspended':
        this.#next = Number.POSITIVE_INFINITY
        break
    }
    sink.flush()
  }

  take(at: number, taker: Taker, sink: MarketSink): readonly Fill[] {
    const { fills, trigger } = this.#flow.take(at, taker, sink)
    if (trigger !== undefined) this.#startVi(at, trigger, this.#continuousEnd, sink)
    if (fills.length > 0 || trigger !== undefined) this.#tellBook(at, sink)
    return fills
  }

  /** The circuit breaker: nothing trades until `from`, then orders gather for a single price at `to`. */
  halt(at: number, reopening: Span, sink: MarketSink): void {
    if (!this.#endTrading(at, sink)) return
    this.instrument.state = 'halted'
    this.#reopening = reopening
    this.#next = reopening.from
    sink.flush()
  }

  /** The circuit breaker's last level: the day is over at the last price. */
  closeEarly(at: number, sink: MarketSink): void {
    if (!this.#endTrading(at, sink)) return
    this.instrument.officialClose = this.instrument.last
    this.#stop()
    sink.flush()
  }

  // Whether there was any to end.
  #endTrading(at: number, sink: MarketSink): boolean {
    const { instrument } = this
    const { state, vi } = instrument
    if (state !== 'continuous' && state !== 'vi') return false
    instrument.vi = undefined
    if (vi !== undefined) sink.tell({ _tag: 'viEnd', at, instrument, vi: { ...vi, endsAt: at } })
    instrument.expected = undefined
    instrument.book.clear()
    this.#tellBook(at, sink)
    return true
  }

  #startReopening(at: number, sink: MarketSink): void {
    const { instrument } = this
    instrument.state = 'reopening auction'
    this.#auction.expect(instrument.last, 1)
    this.#gather(at, sink, this.#reopening.to, AUCTION_PACE)
  }

  /** A client trades at a price of the day without a book: what it asks for, somebody gives. */
  cross(at: number, price: number, size: number, aggressor: Aggressor, sink: MarketSink): void {
    const { instrument } = this
    const ours = aggressor === 'buy' ? { bought: size, sold: 0 } : { bought: 0, sold: size }
    if (instrument.state === 'after hours') {
      instrument.print(at, price, size, undefined, ours)
      sink.tell({ _tag: 'trade', at, instrument, price, size, aggressor, isAuction: true, served: [] })
    } else {
      instrument.printOffBook(at, price, size, ours)
      sink.tell({ _tag: 'offBook', at, instrument, session: 'preClose', price, size, served: [] })
    }
  }

  #trade(at: number, sink: MarketSink): void {
    this.#walk.advance(at)
    const trigger = this.#flow.act(at, this.fair, sink)
    // An interruption sets its own next step.
    if (trigger !== undefined) this.#startVi(at, trigger, this.#continuousEnd, sink)
    this.#tellBook(at, sink)
    if (trigger === undefined) this.#after(at, this.#pace / this.#walk.haste, this.#continuousEnd)
  }

  #startVi(at: number, trigger: ViTrigger, latest: number, sink: MarketSink): void {
    const { instrument } = this
    instrument.viCount += 1
    const vi = startVi(trigger, at, krxViEnd(at, latest, this.#random), instrument.viCount)
    this.#interrupted = instrument.state
    instrument.vi = vi
    instrument.vis.push(vi)
    instrument.state = 'vi'
    this.#auction.expect(trigger.price, 1)
    sink.tell({ _tag: 'viStart', at, instrument, vi })
    this.#after(at, VI_PACE, vi.endsAt)
  }

  #endVi(at: number, sink: MarketSink): void {
    const { instrument } = this
    const { vi } = instrument
    instrument.vi = undefined
    if (vi !== undefined) sink.tell({ _tag: 'viEnd', at, instrument, vi })
    instrument.state = this.#interrupted
    if (this.#interrupted !== 'continuous') this.#match(at, sink)
    // One that ran into the closing auction finds its price there.
    else if (at >= this.#continuousEnd) this.#endContinuous(at, sink)
    else this.#match(at, sink)
  }

  #startClosing(at: number, sink: MarketSink): void {
    const { instrument } = this
    instrument.state = 'closing auction'
    this.#auction.expect(instrument.last, 1)
    this.#gather(at, sink, this.#closeAt, AUCTION_PACE)
  }

  #gather(at: number, sink: MarketSink, end: number, pace: number): void {
    this.#walk.advance(at, true)
    this.#auction.gather(at, this.fair, sink)
    this.#tellBook(at, sink)
    this.#after(at, pace, end)
  }

  // An auction whose price is too far off goes on for two minutes more (docs/protocol.md#vi).
  #endAuction(at: number, sink: MarketSink): void {
    const { expected, last, listing, state, viReference } = this.instrument
    const percent = state === 'closing auction' ? dynamicPercent(listing, state) : undefined
    const trigger = expected && triggerOf(expected.price, viReference, last, percent)
    if (trigger === undefined) this.#match(at, sink)
    else {
      this.#startVi(at, trigger, Number.POSITIVE_INFINITY, sink)
      this.#tellBook(at, sink)
    }
  }

  #match(at: number, sink: MarketSink): void {
    const { instrument } = this
    const { hours } = instrument
    const isClosing = instrument.state === 'closing auction'
    this.#walk.settle(at, this.#auction.end(at, sink))
    this.#tellBook(at, sink)
    if (isClosing) {
      instrument.state = 'closed'
      instrument.officialClose = instrument.last
      const isGold = instrument.listing.kind === 'gold'
      this.#next = isGold ? Number.POSITIVE_INFINITY : hours.postClose.from + this.#random.int(0, 3_000)
    } else this.#after(at, this.#pace, this.#continuousEnd)
  }

  #startAfterHours(at: number): void {
    const { hours } = this.instrument
    if (at >= hours.postClose.to) {
      this.#next = Number.POSITIVE_INFINITY
      return
    }
    this.instrument.state = 'after hours'
    this.#after(at, AFTER_HOURS_PACE, hours.postClose.to)
  }

  #atClose(at: number, sink: MarketSink): void {
    const { hours, listing } = this.instrument
    if (at < hours.postClose.to) {
      this.#afterHours.atClose(at, sink)
      this.#after(at, AFTER_HOURS_PACE, hours.postClose.to)
    } else if (hours.singlePrice !== undefined) this.#startSinglePrice(at)
    // The after-market has no ETF (docs/protocol.md#rules).
    else if (hours.afterMarket !== undefined && listing.kind === 'stock')
      this.#startEvening(at, hours.afterMarket, sink)
    else this.#stop()
  }

  // Continuous from its first instant, around the close.
  #startEvening(at: number, { to }: Span, sink: MarketSink): void {
    const { instrument } = this
    this.#continuousEnd = to
    this.#isEvening = true
    instrument.state = 'continuous'
    instrument.book.rebuild(instrument.last, false)
    this.#tellBook(at, sink)
    this.#after(at, this.#pace, to)
  }

  #endContinuous(at: number, sink: MarketSink): void {
    if (!this.#isEvening) {
      this.#startClosing(at, sink)
      return
    }
    this.instrument.expected = undefined
    this.instrument.book.clear()
    this.#tellBook(at, sink)
    this.#stop()
  }

  #stop(): void {
    this.instrument.state = 'closed'
    this.#next = Number.POSITIVE_INFINITY
  }

  #preClose(at: number, sink: MarketSink): void {
    const { preClose } = this.instrument.hours
    if (at >= preClose.to) {
      this.#next = this.#openingData + this.#random.int(0, 5_000)
      return
    }
    this.#afterHours.preClose(at, sink)
    this.#after(at, AFTER_HOURS_PACE, preClose.to)
  }

  #startSinglePrice(at: number): void {
    this.instrument.state = 'single price'
    this.#after(at, AFTER_HOURS_PACE, at + SINGLE_PRICE_CYCLE)
  }

  #gatherSinglePrice(at: number, sink: MarketSink): void {
    const { singlePrice } = this.instrument.hours
    if (singlePrice === undefined) return
    // The hours begin with a cycle.
    const isDue = (at - singlePrice.from) % SINGLE_PRICE_CYCLE === 0
    if (isDue) this.#afterHours.single(at, sink)
    else this.#afterHours.gather(at, sink)
    if (at >= singlePrice.to) {
      this.#stop()
      return
    }
    const cycles = Math.floor((at - singlePrice.from) / SINGLE_PRICE_CYCLE) + 1
    this.#after(at, AFTER_HOURS_PACE, singlePrice.from + cycles * SINGLE_PRICE_CYCLE)
  }

  // Gold has no session at the close (KRX gold market).
  get #hasPreClose(): boolean {
    return this.instrument.listing.kind !== 'gold'
  }

  get #openingData(): number {
    const { hours, listing } = this.instrument
    return listing.kind === 'gold' ? hours.goldOpeningData : hours.openingData
  }

  get #pace(): number {
    const { listing, plan } = this.instrument
    return listing.pace * plan.pace * (this.#isEvening ? EVENING_PACE : 1)
  }

  #tellBook(at: number, sink: MarketSink): void {
    sink.tell({ _tag: 'book', at, instrument: this.instrument })
    this.instrument.book.told()
  }

  #after(at: number, mean: number, end: number): void {
    this.#next = Math.min(end, at + Math.max(1, Math.round(this.#random.wait(mean))))
  }
}
