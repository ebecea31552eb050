/** From what the market tells to the REAL frames of those who registered it. Nobody listening, nothing written. */
import type { MarketEvent, MarketSink } from '../market/event.ts'
import type { Instrument } from '../market/instrument.ts'
import type { Market } from '../market/market.ts'
import { ConditionWatch, conditionValues } from './conditionWatch.ts'
import { BrokersFeed } from './feeds/brokers.ts'
import type { Feed, SeenEvent, Tell } from './feeds/feed.ts'
import { ElwFeed, FundFeed, GoldFeed, StockInfoFeed } from './feeds/others.ts'
import { ProgramFeed } from './feeds/program.ts'
import { QuoteFeed } from './feeds/quote.ts'
import { SectorFeed } from './feeds/sector.ts'
import { bestQuoteValues, bookValues, expectedTradeValues } from './frames/book.ts'
import type { Entry, FidValue } from './frames/entry.ts'
import { afterHoursValues, phaseValues, viValues } from './frames/others.ts'
import { tradeValues } from './frames/trade.ts'
import type { FrameWriter } from './frames/writer.ts'
import type { Rules } from './rules.ts'
import type { OpenSession, Sessions } from './sessions.ts'

export class Broadcast implements MarketSink {
  readonly #sessions: Sessions
  readonly #market: Market
  readonly #rules: Rules
  readonly #writer: FrameWriter
  #pending = new Map<OpenSession, Entry[]>()
  readonly #best = new Map<Instrument, { readonly ask: number | undefined; readonly bid: number | undefined }>()

  readonly #feeds: readonly Feed[]
  readonly #conditions: ConditionWatch

  constructor(sessions: Sessions, market: Market, rules: Rules, writer: FrameWriter) {
    this.#sessions = sessions
    this.#market = market
    this.#rules = rules
    this.#writer = writer
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
    this.#hear(event)
    if (event._tag === 'trade' && event.instrument.venue === 'KRX') this.#tellConditions(event.instrument, event.at)
    if (event._tag === 'phase') return
    // What happens on either exchange, both together show it too (PROTOCOL §1); what trades on one alone is that.
    const unified = this.#market.unifiedOf(event.instrument)
    if (unified !== undefined) this.#hear({ ...event, instrument: unified })
  }

  #hear(event: SeenEvent): void {
    this.#tell(event)
    for (const feed of this.#feeds) feed.hear(event, this.#toListeners)
  }

  readonly #toListeners: Tell = (type, item, values) => {
    const listeners = this.#sessions.listeners(type, item)
    if (listeners.length === 0) return
    const written = this.#entry(type, item, values())
    for (const session of listeners) this.#put(session, written)
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

  #tell(event: SeenEvent): void {
    switch (event._tag) {
      case 'trade':
        this.#each('0B', event.instrument, () =>
          tradeValues(event, this.#venueText(event.instrument), this.#rules.newTradeFids),
        )
        break
      case 'book':
        this.#each('0D', event.instrument, () => bookValues(event.at, event.instrument))
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
      for (const text of this.#writer.pack(entries)) session.peer.send(text)
    }
  }

  #each(type: string, instrument: Instrument, values: () => readonly FidValue[]): void {
    const { item, venue } = instrument
    this.#toListeners(type, item, values)
    // Where nothing but the KRX has it, the suffix of both names the same.
    const isAlone = venue === 'KRX' && this.#market.unifiedOf(instrument) === undefined
    if (isAlone) this.#toListeners(type, `${item}_AL`, values)
  }

  // 0C is about the best prices only; it says nothing while they stand.
  #tellBest(instrument: Instrument): void {
    const { book } = instrument
    const [ask, bid] = [book.best('asks')?.price, book.best('bids')?.price]
    const told = this.#best.get(instrument)
    if (told !== undefined && told.ask === ask && told.bid === bid) return
    this.#best.set(instrument, { ask, bid })
    this.#each('0C', instrument, () => bestQuoteValues(instrument))
  }

  // Who registered the whole market hears each exchange's interruptions under its own code, and only once.
  #tellVi(event: Extract<SeenEvent, { readonly _tag: 'viStart' | 'viEnd' }>): void {
    const { instrument, vi } = event
    const { item, venue } = instrument
    const all = venue === 'unified' ? [] : this.#sessions.listeners('1h', '')
    const listeners = new Set([...all, ...this.#sessions.listeners('1h', item)])
    if (listeners.size === 0) return
    const written = this.#entry('1h', item, viValues(instrument, vi, event._tag === 'viEnd', this.#rules))
    for (const session of listeners) this.#put(session, written)
  }

  // Of both together it is not recorded which one it names: the one that traded last.
  #venueText({ venue, item, listing }: Instrument): string {
    const latest = venue === 'unified' ? this.#latestVenue(listing.code) : venue
    if (this.#rules.tradeVenue === 'KRX') return latest
    return latest === 'NXT' || item.endsWith('_NX') ? '2' : '1'
  }

  #latestVenue(code: string): string {
    const [krx, nxt] = [this.#market.instrument(code), this.#market.instrument(`${code}_NX`)]
    return (nxt?.ticks.at(-1)?.at ?? 0) > (krx?.ticks.at(-1)?.at ?? 0) ? 'NXT' : 'KRX'
  }

  #entry(type: string, item: string, values: readonly FidValue[]): Entry {
    return this.#writer.entry(type, item, values)
  }

  #put(session: OpenSession, written: Entry): void {
    const entries = this.#pending.get(session)
    if (entries === undefined) this.#pending.set(session, [written])
    else entries.push(written)
  }
}
