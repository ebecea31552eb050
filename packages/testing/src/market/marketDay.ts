/** One trading day of the market: its instruments, who moves them, and in which order things happen. */

import type { ListingHistory } from './bars/history.ts'
import { type Hours, type Phase, phasesOf } from './calendar/hours.ts'
import type { Aggressor, Instrument } from './instrument/instrument.ts'
import type { MarketSink } from './instrument/marketEvent.ts'
import { type SectorHistory, SectorIndex, sectors } from './instrument/sectorIndex.ts'
import { Unified } from './instrument/unified.ts'
import { type TradeListener, VenueInstrument } from './instrument/venueInstrument.ts'
import { goldListings, type Listing } from './listing/listings.ts'
import { usualPlan } from './scenario/plan.ts'
import type { Day } from './scenario/scenario.ts'
import {
  BREAK,
  type BreakerEffect,
  type BreakerState,
  breakerStep,
  noBreak,
  REOPENING,
  SIDECAR,
} from './trading/circuitBreaker.ts'
import type { Fill, Taker } from './trading/flow.ts'
import { NxtTrader } from './trading/nxtTrader.ts'
import { type DayTrader, Trader } from './trading/trader.ts'

export interface MarketDayOptions {
  readonly seed: number
  readonly listed: readonly Listing[]
  /** What kind of day it is. */
  readonly plan: Day
  /** Whether there is a second exchange that day. */
  readonly hasNxt: boolean
  readonly historyOf: (item: string) => ListingHistory
  readonly sectorHistoryOf: (code: string) => SectorHistory
}

/** The index that stops a market. */
const BROKEN = [
  { code: '001', market: 'kospi' },
  { code: '101', market: 'kosdaq' },
] as const

interface Breaker {
  readonly index: SectorIndex
  readonly market: (typeof BROKEN)[number]['market']
  state: BreakerState
  /** When a sidecar ends. */
  sidecarUntil: number
}

// What an index must have moved before anything is looked at, percent.
const STILL = 4

export class MarketDay {
  readonly instruments: readonly VenueInstrument[]
  readonly nxt: readonly VenueInstrument[]
  readonly gold: readonly VenueInstrument[]
  readonly indices: readonly SectorIndex[]
  readonly hours: Hours
  readonly #phases: readonly Phase[]
  readonly #byCode: ReadonlyMap<string, VenueInstrument>
  readonly #traders: readonly DayTrader[]
  readonly #krx: ReadonlyMap<VenueInstrument, Trader>
  readonly #nxtTraders: readonly NxtTrader[]
  readonly #breakers: readonly Breaker[]
  readonly #traderOf: ReadonlyMap<VenueInstrument, DayTrader>
  readonly #unified: ReadonlyMap<string, Unified>
  readonly #unifiedOf: ReadonlyMap<Instrument, Unified>
  readonly #indicesOf: ReadonlyMap<Instrument, readonly SectorIndex[]>
  #phase = 0
  #now = 0

  constructor({ seed, listed, plan, hasNxt, historyOf, sectorHistoryOf }: MarketDayOptions) {
    this.hours = plan.hours
    this.#phases = phasesOf(plan.hours)
    const indicesOf = new Map<Instrument, readonly SectorIndex[]>()
    const traded: TradeListener = (instrument, at, size) => {
      for (const index of indicesOf.get(instrument) ?? []) index.moved(at, size)
    }
    const onKrx = (day: Day) => (listing: Listing) =>
      new VenueInstrument({ seed, listing, day, history: historyOf(listing.code), traded })
    this.instruments = listed.map(onKrx(plan))
    const ordinary = { ...plan, planOf: () => usualPlan }
    this.gold = goldListings.map(onKrx(ordinary))
    this.indices = sectors.map((sector) => {
      const members = this.instruments.filter(({ listing }) => sector.has(listing))
      return new SectorIndex(sector, members, sectorHistoryOf(sector.code))
    })
    for (const instrument of this.instruments) {
      indicesOf.set(
        instrument,
        this.indices.filter(({ members }) => members.includes(instrument)),
      )
    }
    this.#indicesOf = indicesOf
    // Funds and gold trade on the KRX alone (docs/protocol.md#venues).
    const both = hasNxt ? this.instruments.filter(({ listing: { kind } }) => kind === 'stock') : []
    this.nxt = both.map((home) => {
      const { listing } = home
      return new VenueInstrument({ seed, listing, day: plan, history: historyOf(`${listing.code}_NX`), home, traded })
    })
    this.#byCode = new Map([...this.instruments, ...this.gold, ...this.nxt].map((each) => [each.item, each]))
    const krx = [...this.instruments, ...this.gold].map((instrument) =>
      instrument.listing.kind === 'etf'
        ? new Trader(seed, instrument, () => this.navOf(instrument))
        : new Trader(seed, instrument),
    )
    this.#krx = new Map(krx.map((trader) => [trader.instrument, trader]))
    const nxt = this.nxt.flatMap((instrument) => {
      const trader = krx.find((each) => each.instrument.listing === instrument.listing)
      return trader === undefined ? [] : [new NxtTrader(seed, instrument, trader)]
    })
    this.#nxtTraders = nxt
    this.#traders = [...krx, ...nxt]
    this.#breakers = plan.hasBreaker ? BROKEN.flatMap(({ code, market }) => this.#breakerOf(code, market)) : []
    this.#traderOf = new Map(this.#traders.map((trader) => [trader.instrument, trader]))
    const unified = nxt.map(({ instrument }, n) => new Unified(both[n] ?? instrument, instrument))
    this.#unified = new Map(unified.map((each) => [each.listing.code, each]))
    this.#unifiedOf = new Map<Instrument, Unified>(
      unified.flatMap((each) => [
        [each.krx, each],
        [each.nxt, each],
      ]),
    )
  }

  get now(): number {
    return this.#now
  }

  get next(): number {
    let next = this.#phases[this.#phase]?.at ?? Number.POSITIVE_INFINITY
    for (const trader of this.#traders) if (trader.next < next) next = trader.next
    return next
  }

  indicesOf(instrument: Instrument): readonly SectorIndex[] {
    return this.#indicesOf.get(instrument) ?? []
  }

  navOf(instrument: Instrument): number {
    // A fund opens with its members: by their last prices it would open at the base, and jump.
    return instrument.previousClose * (this.indices.find(({ code }) => code === '201')?.openingRatio ?? 1)
  }

  take(instrument: VenueInstrument, taker: Taker, sink: MarketSink): readonly Fill[] {
    return this.#traderOf.get(instrument)?.take(this.#now, taker, sink) ?? []
  }

  cross(instrument: VenueInstrument, price: number, size: number, aggressor: Aggressor, sink: MarketSink): void {
    this.#krx.get(instrument)?.cross(this.#now, price, size, aggressor, sink)
  }

  instrument(item: string): VenueInstrument | undefined {
    return this.#byCode.get(item)
  }

  unifiedOf(instrument: Instrument): Instrument | undefined {
    return this.#unifiedOf.get(instrument)
  }

  quoted(item: string): Instrument | undefined {
    if (!item.endsWith('_AL')) return this.#byCode.get(item)
    const code = item.slice(0, -3)
    return this.#unified.get(code) ?? this.#byCode.get(code)
  }

  advanceTo(at: number, sink: MarketSink): void {
    for (;;) {
      const phase = this.#phases[this.#phase]
      let first: DayTrader | undefined
      for (const trader of this.#traders) if (first === undefined || trader.next < first.next) first = trader
      if (phase !== undefined && phase.at <= at && (first === undefined || phase.at <= first.next)) {
        this.#phase += 1
        this.#now = Math.max(this.#now, phase.at)
        sink.tell({ _tag: 'phase', at: phase.at, phase })
        sink.flush()
      } else if (first !== undefined && first.next <= at) {
        this.#now = Math.max(this.#now, first.next)
        first.step(sink)
        this.#watch(sink)
      } else break
    }
    if (at > this.#now) this.#now = at
  }

  #breakerOf(code: string, market: Breaker['market']): readonly Breaker[] {
    const index = this.indices.find((each) => each.code === code)
    return index === undefined || index.members.length === 0 ? [] : [{ index, market, state: noBreak, sidecarUntil: 0 }]
  }

  #watch(sink: MarketSink): void {
    const at = this.#now
    for (const breaker of this.#breakers) {
      if (breaker.sidecarUntil > 0 && at >= breaker.sidecarUntil) this.#stopProgram(breaker, undefined, 0)
      const { percent } = breaker.index
      if (Math.abs(percent) < STILL) continue
      const [state, effect] = breakerStep(breaker.state, { at, percent }, breaker.market, this.hours)
      breaker.state = state
      if (effect !== undefined) this.#break(breaker, effect, sink)
    }
  }

  #break(breaker: Breaker, effect: BreakerEffect, sink: MarketSink): void {
    const at = this.#now
    const traders = [...this.#krx.values()].filter(({ instrument: { listing } }) => listing.market === breaker.market)
    const nxt = this.#nxtTraders.filter(({ instrument: { listing } }) => listing.market === breaker.market)
    switch (effect._tag) {
      case 'break': {
        const reopening = { from: at + BREAK, to: at + BREAK + REOPENING }
        for (const trader of traders) trader.halt(at, reopening, sink)
        for (const trader of nxt) trader.halt(at, reopening.to, sink)
        break
      }
      case 'close':
        for (const trader of traders) trader.closeEarly(at, sink)
        for (const trader of nxt) trader.halt(at, undefined, sink)
        break
      case 'sidecar':
        this.#stopProgram(breaker, effect.stops, at + SIDECAR)
        break
    }
  }

  #stopProgram(breaker: Breaker, stops: 'buy' | 'sell' | undefined, until: number): void {
    breaker.sidecarUntil = until
    for (const { listing, participants } of [...this.instruments, ...this.nxt]) {
      if (listing.market === breaker.market) participants.programStop = stops
    }
  }
}
