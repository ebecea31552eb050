/** Who moves one instrument through its day on the NXT: three sessions of continuous trading, near the KRX's price. */
import { type Random, random, seedOf } from '../../random.ts'
import type { Span } from '../calendar/hours.ts'
import type { MarketSink } from '../instrument/marketEvent.ts'
import type { VenueInstrument } from '../instrument/venueInstrument.ts'
import { nxtViEnd, startVi, type ViTrigger } from '../instrument/vi.ts'
import { roundToTick } from '../listing/ticks.ts'
import { Auction } from './auction.ts'
import { type Fill, Flow, sharesOf, type Taker } from './flow.ts'
import type { DayTrader } from './trader.ts'

// Mean times between two steps: of its flow, as a multiple of the KRX's; of an interruption's auction.
const PACE = 2.5
const VI_PACE = 1_200
// How far its price strays from the KRX's, as a part of the day's volatility, and how long it takes back, ms.
const STRAY = 0.02
const RETURN = 20_000

export class NxtTrader implements DayTrader {
  readonly instrument: VenueInstrument
  readonly #krx: DayTrader
  readonly #random: Random
  readonly #flow: Flow
  readonly #auction: Auction
  /** Those that are still to come, the running one included. */
  readonly #sessions: Span[]
  #next: number
  readonly #hasViAuction: boolean
  #movedAt = 0
  #stray = 0

  constructor(seed: number, instrument: VenueInstrument, krx: DayTrader) {
    const { hours, item, plan } = instrument
    this.instrument = instrument
    this.#krx = krx
    this.#random = random(seedOf(seed, item, 'flow'))
    this.#flow = new Flow(instrument, this.#random)
    this.#auction = new Auction(instrument, this.#random)
    this.#sessions = [hours.nxtPre, hours.nxtMain, hours.nxtAfter]
    this.#next = plan.isSuspended ? Number.POSITIVE_INFINITY : hours.nxtPre.from
    // The NXT's interruption became a call auction with the rules of the after-market (docs/protocol.md#vi).
    this.#hasViAuction = hours.afterMarket !== undefined
    instrument.book.clear()
  }

  get next(): number {
    return this.#next
  }

  get fair(): number {
    return this.#krx.fair * (1 + this.#stray)
  }

  step(sink: MarketSink): void {
    const at = this.#next
    const [session] = this.#sessions
    const { state, vi } = this.instrument
    if (session === undefined) this.#next = Number.POSITIVE_INFINITY
    else if (at >= session.to) this.#close(at, sink)
    else if (state === 'closed') this.#open(at, session, sink)
    else if (state !== 'vi') this.#trade(at, session, sink)
    else if (at >= (vi?.endsAt ?? at)) this.#endVi(at, session, sink)
    else if (!this.#hasViAuction) this.#next = vi?.endsAt ?? session.to
    else {
      this.#move(at)
      this.#auction.gather(at, this.fair, sink)
      this.#tellBook(at, sink)
      this.#after(at, VI_PACE, vi?.endsAt ?? session.to)
    }
    sink.flush()
  }

  take(at: number, taker: Taker, sink: MarketSink): readonly Fill[] {
    const { fills, trigger } = this.#flow.take(at, taker, sink)
    const [session] = this.#sessions
    if (trigger !== undefined && session !== undefined) this.#startVi(at, trigger, session, sink)
    if (fills.length > 0 || trigger !== undefined) this.#tellBook(at, sink)
    return fills
  }

  /** The KRX has stopped: the session ends, and another begins when the KRX goes on; never again without a time. */
  halt(at: number, until: number | undefined, sink: MarketSink): void {
    const [session] = this.#sessions
    const { state } = this.instrument
    if (session !== undefined && (state === 'continuous' || state === 'vi')) this.#close(at, sink)
    if (until === undefined) this.#sessions.length = 0
    else if (session !== undefined && session.from <= at && until < session.to) {
      if (this.#sessions[0] === session) this.#sessions.shift()
      this.#sessions.unshift({ from: until, to: session.to })
    }
    this.#next = this.#sessions[0]?.from ?? Number.POSITIVE_INFINITY
    sink.flush()
  }

  // A session opens at the KRX's price, without an auction; but clients' orders that have waited may meet it.
  #open(at: number, session: Span, sink: MarketSink): void {
    const { instrument } = this
    const { instrument: krx } = this.#krx
    const { limits, listing } = instrument
    instrument.state = 'continuous'
    instrument.viReference = krx.viReference
    const fair = Math.max(limits.lower, Math.min(limits.upper, roundToTick(this.#krx.fair, listing.kind)))
    // Before its own first trade it counts from where the KRX stands.
    if (instrument.volume === 0) instrument.last = krx.last
    instrument.book.rebuild(fair, false)
    const { asks, bids } = instrument.book.uncross(fair)
    const [sold, bought] = [sharesOf(asks), sharesOf(bids)]
    const size = Math.max(sold, bought)
    if (size > 0) {
      instrument.print(at, fair, size, undefined, { bought, sold })
      const aggressor = bought > sold ? 'buy' : 'sell'
      const served = [...asks, ...bids]
      sink.tell({ _tag: 'trade', at, instrument, price: fair, size, aggressor, isAuction: true, served })
    }
    this.#tellBook(at, sink)
    this.#after(at, this.#pace, session.to)
  }

  #trade(at: number, session: Span, sink: MarketSink): void {
    this.#move(at)
    const trigger = this.#flow.act(at, this.fair, sink)
    if (trigger !== undefined) this.#startVi(at, trigger, session, sink)
    this.#tellBook(at, sink)
    if (trigger === undefined) this.#after(at, this.#pace, session.to)
  }

  #startVi(at: number, trigger: ViTrigger, session: Span, sink: MarketSink): void {
    const { instrument } = this
    instrument.viCount += 1
    const vi = startVi(trigger, at, nxtViEnd(at, session.to), instrument.viCount)
    instrument.vi = vi
    instrument.vis.push(vi)
    instrument.state = 'vi'
    if (this.#hasViAuction) this.#auction.expect(trigger.price, 1)
    else instrument.book.clear()
    sink.tell({ _tag: 'viStart', at, instrument, vi })
    this.#after(at, VI_PACE, vi.endsAt)
  }

  #endVi(at: number, session: Span, sink: MarketSink): void {
    this.#release(at, sink)
    if (this.#hasViAuction) this.#auction.end(at, sink)
    else this.#endPause(at, sink)
    this.#tellBook(at, sink)
    this.#after(at, this.#pace, session.to)
  }

  // Trading goes on where it would have gone: the price that set it off is the next reference (docs/protocol.md#vi).
  #endPause(at: number, sink: MarketSink): void {
    const { last, vis } = this.instrument
    this.#auction.expect(vis.at(-1)?.trigger ?? last, 1)
    this.#auction.end(at, sink)
  }

  #release(at: number, sink: MarketSink): void {
    const { instrument } = this
    const { vi } = instrument
    instrument.vi = undefined
    if (vi !== undefined) sink.tell({ _tag: 'viEnd', at, instrument, vi })
  }

  // What an interruption has gathered until then goes with the session.
  #close(at: number, sink: MarketSink): void {
    const { instrument } = this
    this.#release(at, sink)
    instrument.expected = undefined
    instrument.state = 'closed'
    instrument.book.clear()
    this.#tellBook(at, sink)
    this.#sessions.shift()
    this.#next = this.#sessions[0]?.from ?? Number.POSITIVE_INFINITY
  }

  get #pace(): number {
    const { listing, plan } = this.instrument
    return listing.pace * plan.pace * PACE
  }

  #move(at: number): void {
    const part = Math.min(1, (at - this.#movedAt) / RETURN)
    this.#movedAt = at
    const { listing, plan } = this.instrument
    this.#stray += (this.#random.bell() * STRAY * listing.volatility * plan.volatility - this.#stray) * part
  }

  #tellBook(at: number, sink: MarketSink): void {
    sink.tell({ _tag: 'book', at, instrument: this.instrument })
    this.instrument.book.told()
  }

  #after(at: number, mean: number, end: number): void {
    this.#next = Math.min(end, at + Math.max(1, Math.round(this.#random.wait(mean))))
  }
}
