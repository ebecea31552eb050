/** The simulated market of one trading day. What it tells is a function of the seed and the market's time alone. */
import type { Aggressor, MarketSink } from './event.ts'
import type { Fill, Taker } from './flow.ts'
import type { Instrument } from './instrument.ts'
import { goldListings, type Listing, listings } from './listings.ts'
import { NxtTrader } from './nxtTrader.ts'
import { usualPlan } from './plan.ts'
import { readScenario, type Scenario } from './scenario.ts'
import { SectorIndex, sectors } from './sectorIndex.ts'
import { type Hours, type Phase, phasesOf } from './session.ts'
import { type DayTrader, Trader } from './trader.ts'
import { Unified } from './unified.ts'
import { VenueInstrument } from './venueInstrument.ts'

export class Market {
  readonly seed: number
  /** The trading day, as days since 1970. */
  readonly day: number
  /** Stocks and ETFs. */
  readonly instruments: readonly VenueInstrument[]
  /** Stocks as they trade on the NXT. */
  readonly nxt: readonly VenueInstrument[]
  /** The gold market's. */
  readonly gold: readonly VenueInstrument[]
  readonly indices: readonly SectorIndex[]
  /** When the day's sessions begin and end. */
  readonly hours: Hours
  readonly #phases: readonly Phase[]
  readonly #byCode: ReadonlyMap<string, VenueInstrument>
  readonly #traders: readonly DayTrader[]
  readonly #krx: ReadonlyMap<VenueInstrument, Trader>
  readonly #traderOf: ReadonlyMap<VenueInstrument, DayTrader>
  readonly #unified: ReadonlyMap<string, Unified>
  readonly #unifiedOf: ReadonlyMap<Instrument, Unified>
  #phase = 0
  #now = 0

  /** @throws RangeError when the scenario names what is not listed. */
  constructor(seed: number, day: number, listed: readonly Listing[] = listings, scenario: Scenario = 'ordinary') {
    this.seed = seed
    this.day = day
    const kind = readScenario(scenario, listed)
    this.hours = kind.hours
    this.#phases = phasesOf(kind.hours)
    this.instruments = listed.map((listing) => new VenueInstrument(seed, listing, kind))
    const ordinary = { ...kind, planOf: (_: number, listing: Listing) => usualPlan(listing) }
    this.gold = goldListings.map((listing) => new VenueInstrument(seed, listing, ordinary))
    this.indices = sectors.map((sector) => new SectorIndex(seed, sector, this.instruments))
    for (const instrument of this.instruments) {
      instrument.indices = this.indices.filter(({ members }) => members.includes(instrument))
      if (instrument.listing.kind === 'etf') instrument.anchor = () => this.navOf(instrument)
    }
    // Funds and gold trade on the KRX alone (PROTOCOL §6).
    const both = this.instruments.filter(({ listing: { kind } }) => kind === 'stock')
    this.nxt = both.map((home) => {
      const instrument = new VenueInstrument(seed, home.listing, kind, 'NXT')
      instrument.home = home
      return instrument
    })
    this.#byCode = new Map([...this.instruments, ...this.gold, ...this.nxt].map((each) => [each.item, each]))
    const krx = [...this.instruments, ...this.gold].map((instrument) => new Trader(seed, instrument))
    this.#krx = new Map(krx.map((trader) => [trader.instrument, trader]))
    const nxt = this.nxt.flatMap((instrument) => {
      const trader = krx.find((each) => each.instrument.listing === instrument.listing)
      return trader === undefined ? [] : [new NxtTrader(seed, instrument, trader)]
    })
    this.#traders = [...krx, ...nxt]
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

  /** How far the day has been told, in milliseconds since midnight. */
  get now(): number {
    return this.#now
  }

  /** When something happens next; Infinity when the day is over. */
  get next(): number {
    let next = this.#phases[this.#phase]?.at ?? Number.POSITIVE_INFINITY
    for (const trader of this.#traders) if (trader.next < next) next = trader.next
    return next
  }

  /** What one share of a fund holds (NAV), KRW: it follows the KOSPI 200. */
  navOf(instrument: Instrument): number {
    return instrument.previousClose * (this.indices.find(({ code }) => code === '201')?.ratio ?? 1)
  }

  /** A client's order takes from the book, now. What it got. */
  take(instrument: VenueInstrument, taker: Taker, sink: MarketSink): readonly Fill[] {
    return this.#traderOf.get(instrument)?.take(this.#now, taker, sink) ?? []
  }

  /** A client's order trades at a fixed price, before the opening auction or after the close. */
  cross(instrument: VenueInstrument, price: number, size: number, aggressor: Aggressor, sink: MarketSink): void {
    this.#krx.get(instrument)?.cross(this.#now, price, size, aggressor, sink)
  }

  /** An instrument by its code (gold's has nine characters, the others' six): bare on the KRX, with `_NX` on the NXT. */
  instrument(item: string): VenueInstrument | undefined {
    return this.#byCode.get(item)
  }

  /** Both exchanges together, where an instrument trades on both. */
  unifiedOf(instrument: Instrument): Instrument | undefined {
    return this.#unifiedOf.get(instrument)
  }

  /** The same to be looked at, with `_AL` on both exchanges together; what trades on one alone is that. */
  quoted(item: string): Instrument | undefined {
    if (!item.endsWith('_AL')) return this.#byCode.get(item)
    const code = item.slice(0, -3)
    return this.#unified.get(code) ?? this.#byCode.get(code)
  }

  /** Tells everything up to and including an instant, in order; what is over is not told again. */
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
      } else break
    }
    if (at > this.#now) this.#now = at
  }
}
