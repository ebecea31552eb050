/** From what the market reports to the REAL frames of those who registered it. No one listening, nothing written. */

import type { Instrument } from '../../market/instrument/instrument.ts'
import type { MarketEvent, MarketSink } from '../../market/instrument/marketEvent.ts'
import type { Market } from '../../market/market.ts'
import { BestQuotes } from '../feeds/bestQuotes.ts'
import { BrokersFeed } from '../feeds/brokerFeed.ts'
import type { Feed, SeenEvent, Tell } from '../feeds/feed.ts'
import { FundFeed } from '../feeds/fundFeed.ts'
import { GoldFeed } from '../feeds/goldFeed.ts'
import { ProgramFeed } from '../feeds/programFeed.ts'
import { QuoteFeed } from '../feeds/quoteFeed.ts'
import { SectorFeed } from '../feeds/sectorFeed.ts'
import { StockInfoFeed } from '../feeds/stockInfoFeed.ts'
import { ElwFeed } from '../feeds/warrantFeed.ts'
import { afterHoursValues } from '../frames/afterHoursEntry.ts'
import { bestQuoteValues, bookValues, expectedTradeValues } from '../frames/bookEntry.ts'
import type { Entry, FidValue } from '../frames/entry.ts'
import { inForm } from '../frames/measured.ts'
import { phaseValues } from '../frames/phaseEntry.ts'
import { tradeValues } from '../frames/tradeEntry.ts'
import { viValues } from '../frames/viEntry.ts'
import type { FrameWriter } from '../frames/writer.ts'
import type { Rules } from '../rules/rules.ts'
import { listensTo, type OpenSession, type Sessions } from '../session/openSessions.ts'
import { BookSampler } from './bookSampler.ts'
import { ConditionWatch, conditionValues } from './conditionWatch.ts'
import type { Outbox } from './outbox.ts'

export interface BroadcastOptions {
  readonly sessions: Sessions
  readonly market: Market
  readonly rules: Rules
  readonly writer: FrameWriter
  readonly outbox: Outbox
}

export class Broadcast implements MarketSink {
  readonly #sessions: Sessions
  readonly #market: Market
  readonly #rules: Rules
  readonly #writer: FrameWriter
  readonly #outbox: Outbox
  #books: BookSampler
  /** The market's time of the event that is being written. */
  #at = 0
  #best = new BestQuotes()
  /** By the events that they hear. */
  #feeds: ReadonlyMap<SeenEvent['_tag'], readonly Feed[]> = new Map()
  #conditions: ConditionWatch

  constructor({ sessions, market, rules, writer, outbox }: BroadcastOptions) {
    this.#sessions = sessions
    this.#market = market
    this.#rules = rules
    this.#writer = writer
    this.#outbox = outbox
    this.#books = new BookSampler(() => rules.bookPeriod)
    this.#conditions = new ConditionWatch(market)
    this.startDay()
  }

  /** Another trading day has begun: nothing has been reported of it yet. */
  startDay(): void {
    const market = this.#market
    this.#best = new BestQuotes()
    // Its times are of the day.
    this.#books = new BookSampler(() => this.#rules.bookPeriod)
    this.#feeds = byEvent([
      new QuoteFeed(this.#best),
      new BrokersFeed(),
      new ProgramFeed(),
      new SectorFeed(market),
      new FundFeed(market),
      new GoldFeed(),
      new StockInfoFeed(),
      new ElwFeed(market),
    ])
    this.#conditions = new ConditionWatch(market)
  }

  tell(event: MarketEvent): void {
    this.#at = event._tag === 'phase' ? event.phase.at : event.at
    this.#hear(event)
    if (event._tag === 'trade' && event.instrument.venue === 'KRX') this.#tellConditions(event.instrument, event.at)
    if (event._tag === 'phase') return
    // What happens on either exchange, both together show it too (docs/protocol.md#venues); what trades on one alone is
    // that.
    const unified = this.#market.unifiedOf(event.instrument)
    if (unified !== undefined) this.#hear({ ...event, instrument: unified })
  }

  #hear(event: SeenEvent): void {
    this.#tell(event)
    for (const feed of this.#feeds.get(event._tag) ?? NO_FEEDS) feed.hear(event, this.#toListeners)
  }

  readonly #toListeners: Tell = (type, item, values) => {
    const listeners = this.#sessions.listeners(type, item)
    if (listeners.length === 0) return
    const written = this.#entry(type, item, values())
    for (const session of listeners) this.#put(session, written)
  }

  // 02 follows from a search, not from a registration (docs/protocol.md#conditions).
  #tellConditions(instrument: Instrument, at: number): void {
    for (const change of this.#conditions.changes(instrument)) {
      for (const session of this.#sessions.open) {
        if (!session.watching.has(change.seq)) continue
        this.#put(session, this.#entry('02', instrument.listing.code, conditionValues(change, instrument, at)))
      }
    }
  }

  #tell(event: SeenEvent): void {
    switch (event._tag) {
      case 'trade':
        this.#each('0B', event.instrument, () => tradeValues(event, this.#venueText(event.instrument), this.#rules))
        break
      case 'book':
        this.#bookChanged(event.instrument, event.at)
        if (this.#best.isMoved(event)) this.#each('0C', event.instrument, () => bestQuoteValues(event.instrument))
        break
      case 'expected':
        this.#each('0H', event.instrument, () => expectedTradeValues(event.at, event.instrument))
        break
      case 'afterHours':
        this.#each('0E', event.instrument, () => afterHoursValues(event.at, event.instrument))
        break
      case 'viStart':
      case 'viEnd':
        this.#tellVi(event)
        break
      // No realtime type reports such trades; the totals that wait are in 0E, the expected price in 0H.
      case 'offBook':
        break
      case 'phase':
        for (const session of this.#sessions.listeners('0s', '')) {
          this.#put(session, this.#entry('0s', '', phaseValues(event.phase)))
        }
        break
    }
  }

  /** Without a period between flushes, what one instant has reported goes out at once. */
  flush(): void {
    if (this.#rules.flushPeriod <= 0) this.#send()
  }

  /** The market's time of the next flush; infinity while nothing waits. */
  get due(): number {
    return this.#outbox.due
  }

  /** Sends what waits; the market stands at this time. With `all`, books too that were sampled a moment ago. */
  flushAt(at: number, all = false): void {
    this.#at = at
    for (const [instrument, values] of this.#books.due(at, all)) this.#each('0D', instrument, () => values)
    this.#send()
  }

  #send(): void {
    this.#outbox.flush()
    // A book that has changed since its last sample is looked at again when it may be sampled.
    if (this.#books.nextDue < Number.POSITIVE_INFINITY) this.#outbox.wake(this.#books.nextDue)
  }

  #bookChanged(instrument: Instrument, at: number): void {
    // Without listeners nothing is kept: what they missed is in the next change.
    if (!this.#isHeard('0D', instrument)) return
    const values = bookValues(at, instrument, this.#rules.forms)
    const next = this.#books.change(instrument, at, values)
    if (next === undefined) this.#each('0D', instrument, () => values)
    else this.#outbox.wake(next)
  }

  #isHeard(type: string, { item }: Instrument): boolean {
    if (!this.#sessions.hasListenersOf(type)) return false
    return [item, `${item}_AL`].some((each) => this.#sessions.listeners(type, each).length > 0)
  }

  #each(type: string, instrument: Instrument, values: () => readonly FidValue[]): void {
    if (!this.#sessions.hasListenersOf(type)) return
    const { item, venue } = instrument
    this.#toListeners(type, item, values)
    // Where nothing but the KRX has it, the suffix of both names the same.
    const isAlone = venue === 'KRX' && this.#market.unifiedOf(instrument) === undefined
    if (isAlone) this.#toListeners(type, `${item}_AL`, values)
  }

  // Measured: who registered 1h hears the whole market's, whatever the item, and each under `_AL` once more
  // (docs/protocol.md#real-frames).
  #tellVi(event: Extract<SeenEvent, { readonly _tag: 'viStart' | 'viEnd' }>): void {
    const { instrument } = event
    const { item, venue } = instrument
    if (this.#rules.viScope === 'registered') {
      // Each exchange's under its own code, and only once.
      const all = venue === 'unified' ? [] : this.#sessions.listeners('1h', '')
      this.#sendVi(event, item, new Set([...all, ...this.#sessions.listeners('1h', item)]))
      return
    }
    if (venue === 'unified') return
    const listeners = new Set([...this.#sessions.open].filter((session) => listensTo(session, '1h')))
    this.#sendVi(event, item, listeners)
    // What the NXT's copies look like is not recorded.
    const unified = this.#market.unifiedOf(instrument) ?? instrument
    if (venue === 'KRX') this.#sendVi({ ...event, instrument: unified }, `${item}_AL`, listeners)
  }

  #sendVi(
    { _tag, instrument, vi }: Extract<SeenEvent, { readonly _tag: 'viStart' | 'viEnd' }>,
    item: string,
    listeners: ReadonlySet<OpenSession>,
  ): void {
    if (listeners.size === 0) return
    const written = this.#entry('1h', item, viValues(instrument, vi, _tag === 'viEnd', this.#rules))
    for (const session of listeners) this.#put(session, written)
  }

  // Of both together it is not recorded which one it names: the one that traded last.
  #venueText({ venue, item, listing }: Instrument): string {
    const latest = venue === 'unified' ? this.#latestVenue(listing.code) : venue
    if (this.#rules.forms === 'measured') return latest
    return latest === 'NXT' || item.endsWith('_NX') ? '2' : '1'
  }

  #latestVenue(code: string): string {
    const [krx, nxt] = [this.#market.instrument(code), this.#market.instrument(`${code}_NX`)]
    return (nxt?.ticks.at(-1)?.at ?? 0) > (krx?.ticks.at(-1)?.at ?? 0) ? 'NXT' : 'KRX'
  }

  #entry(type: string, item: string, values: readonly FidValue[]): Entry {
    return this.#writer.entry(type, item, inForm(values, this.#rules.forms))
  }

  #put(session: OpenSession, written: Entry): void {
    this.#outbox.put(session, written, this.#at)
  }
}

const NO_FEEDS: readonly Feed[] = []

function byEvent(feeds: readonly Feed[]): ReadonlyMap<SeenEvent['_tag'], readonly Feed[]> {
  const map = new Map<SeenEvent['_tag'], Feed[]>()
  for (const feed of feeds) for (const tag of feed.hears) map.set(tag, [...(map.get(tag) ?? []), feed])
  return map
}
