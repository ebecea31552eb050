/** From what the market tells to the REAL frames of those who registered it. Nobody listening, nothing written. */
import type { MarketEvent, MarketSink } from '../market/event.ts'
import type { Instrument } from '../market/instrument.ts'
import type { Market } from '../market/market.ts'
import { ConditionWatch, conditionValues } from './conditionWatch.ts'
import { BrokersFeed } from './feeds/brokers.ts'
import type { Feed, Tell } from './feeds/feed.ts'
import { ElwFeed, FundFeed, GoldFeed, StockInfoFeed } from './feeds/others.ts'
import { ProgramFeed } from './feeds/program.ts'
import { QuoteFeed } from './feeds/quote.ts'
import { SectorFeed } from './feeds/sector.ts'
import { bestQuoteValues, bookValues, expectedTradeValues } from './frames/book.ts'
import { type Entry, entry, type FidValue, packFrames } from './frames/entry.ts'
import { afterHoursValues, phaseValues, viValues } from './frames/others.ts'
import { tradeValues } from './frames/trade.ts'
import type { Rules } from './rules.ts'
import type { OpenSession, Sessions } from './sessions.ts'

// One book stands behind all three for now: KRX, NXT and the unified view of both (PROTOCOL §1).
const VENUES = ['', '_NX', '_AL'] as const
type Venue = (typeof VENUES)[number]

export class Broadcast implements MarketSink {
  readonly #sessions: Sessions
  readonly #rules: Rules
  #pending = new Map<OpenSession, Entry[]>()
  readonly #best = new Map<Instrument, string>()

  readonly #feeds: readonly Feed[]
  readonly #conditions: ConditionWatch

  constructor(sessions: Sessions, market: Market, rules: Rules) {
    this.#sessions = sessions
    this.#rules = rules
    this.#feeds = [
      new QuoteFeed(),
      new BrokersFeed(),
      new ProgramFeed(),
      new SectorFeed(),
      new FundFeed(market),
      new GoldFeed(),
      new StockInfoFeed(),
      new ElwFeed(market),
    ]
    this.#conditions = new ConditionWatch(market)
  }

  tell(event: MarketEvent): void {
    this.#tell(event)
    for (const feed of this.#feeds) feed.hear(event, this.#toListeners)
    if (event._tag === 'trade') this.#tellConditions(event.instrument, event.at)
  }

  readonly #toListeners: Tell = (type, item, values) => {
    for (const venue of VENUES) {
      const listeners = this.#sessions.listeners(type, item + venue)
      if (listeners.length === 0) continue
      const written = this.#entry(type, item + venue, values())
      for (const session of listeners) this.#put(session, written)
    }
  }

  // 02 follows from a search, not from a registration (PROTOCOL §11).
  #tellConditions(instrument: Instrument, at: number): void {
    for (const change of this.#conditions.changes(instrument)) {
      for (const session of this.#sessions.open) {
        if (!session.watching.has(change.seq)) continue
        this.#put(session, this.#entry('02', instrument.listing.code, conditionValues(change, instrument, at)))
      }
    }
  }

  #tell(event: MarketEvent): void {
    switch (event._tag) {
      case 'trade':
        this.#each('0B', event.instrument, (venue) =>
          tradeValues(event, this.#venueText(venue), this.#rules.newTradeFids),
        )
        break
      case 'book':
        this.#each('0D', event.instrument, (venue) => bookValues(event.at, event.instrument, venue === '_AL'))
        this.#tellBest(event.instrument)
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
      // No realtime type tells such trades; the totals that wait are in 0E, the expected price in 0H.
      case 'offBook':
        break
      case 'phase':
        for (const session of this.#sessions.listeners('0s', '')) {
          this.#put(session, this.#entry('0s', '', phaseValues(event.phase)))
        }
        break
    }
  }

  flush(): void {
    if (this.#pending.size === 0) return
    const pending = this.#pending
    this.#pending = new Map()
    for (const [session, entries] of pending) {
      for (const text of packFrames(entries, this.#rules)) session.peer.send(text)
    }
  }

  #each(type: string, { listing }: Instrument, values: (venue: Venue) => readonly FidValue[]): void {
    for (const venue of VENUES) {
      const item = listing.code + venue
      const listeners = this.#sessions.listeners(type, item)
      if (listeners.length === 0) continue
      const written = this.#entry(type, item, values(venue))
      for (const session of listeners) this.#put(session, written)
    }
  }

  // 0C is about the best prices only; it says nothing while they stand.
  #tellBest(instrument: Instrument): void {
    const { book } = instrument
    const best = `${book.best('asks')?.price} ${book.best('bids')?.price}`
    if (this.#best.get(instrument) === best) return
    this.#best.set(instrument, best)
    this.#each('0C', instrument, () => bestQuoteValues(instrument))
  }

  // Who registered the whole market hears each stock under its own code, and only once.
  #tellVi(event: Extract<MarketEvent, { readonly _tag: 'viStart' | 'viEnd' }>): void {
    const { instrument, vi } = event
    const { code } = instrument.listing
    const listeners = new Set([...this.#sessions.listeners('1h', ''), ...this.#sessions.listeners('1h', code)])
    if (listeners.size === 0) return
    const written = this.#entry('1h', code, viValues(instrument, vi, event._tag === 'viEnd', this.#rules))
    for (const session of listeners) this.#put(session, written)
  }

  #venueText(venue: Venue): string {
    if (this.#rules.tradeVenue === 'KRX') return venue === '_NX' ? 'NXT' : 'KRX'
    return venue === '_NX' ? '2' : '1'
  }

  #entry(type: string, item: string, values: readonly FidValue[]): Entry {
    return entry(type, item, values, this.#rules.dataFirst)
  }

  #put(session: OpenSession, written: Entry): void {
    const entries = this.#pending.get(session)
    if (entries === undefined) this.#pending.set(session, [written])
    else entries.push(written)
  }
}
