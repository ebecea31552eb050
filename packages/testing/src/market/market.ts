/** The simulated market, day by day. What it reports is a function of the seed and the market's time alone. */
import { seedOf } from '../random.ts'
import { ListingHistory, nxtPart } from './bars/history.ts'
import { type Hours, NXT_SINCE } from './calendar/hours.ts'
import { ruleDate } from './calendar/ruleDate.ts'
import { nextTradingDay } from './calendar/time.ts'
import type { Aggressor, Instrument } from './instrument/instrument.ts'
import type { MarketSink } from './instrument/marketEvent.ts'
import { SectorHistory, type SectorIndex, sectors } from './instrument/sectorIndex.ts'
import type { VenueInstrument } from './instrument/venueInstrument.ts'
import { goldListings, type Listing, listings } from './listing/listings.ts'
import { MarketDay } from './marketDay.ts'
import { type Day, readScenario, type Scenario, scenarioAfter } from './scenario/scenario.ts'
import type { Fill, Taker } from './trading/flow.ts'

// A price at its base has no sign, and says nothing of the direction that a client must read: a market's first day begins
// so far away that its books do not hold the base, as on the days of the captures (1.5 to 5 %). Later days begin anywhere.
const FIRST_NIGHT = 0.018

export class Market {
  readonly seed: number
  /** What trades. */
  readonly listed: readonly Listing[]
  readonly #histories: ReadonlyMap<string, ListingHistory>
  readonly #sectorHistories: ReadonlyMap<string, SectorHistory>
  #scenario: Scenario
  #day: number
  #nights = 0
  #today: MarketDay

  /** @throws RangeError when the scenario names what is not listed. */
  constructor(seed: number, day: number, listed: readonly Listing[] = listings, scenario: Scenario = 'ordinary') {
    this.seed = seed
    this.listed = listed
    this.#day = day
    this.#scenario = scenario
    const krx = [...listed, ...goldListings].map((each): [string, ListingHistory] => [
      each.code,
      new ListingHistory(seed, each),
    ])
    const nxt = listed
      .filter(({ kind }) => kind === 'stock')
      .map((each): [string, ListingHistory] => [`${each.code}_NX`, new ListingHistory(seed, each, nxtPart)])
    this.#histories = new Map([...krx, ...nxt])
    this.#sectorHistories = new Map(
      sectors.map((sector) => {
        const members = listed.filter(sector.has)
        const pasts = members.flatMap(({ code, shares }) => {
          const history = this.#histories.get(code)
          return history === undefined ? [] : [{ shares, history }]
        })
        return [sector.code, new SectorHistory(seed, sector, pasts)]
      }),
    )
    this.#today = this.#start()
  }

  /** The trading day, as days since 1970. */
  get day(): number {
    return this.#day
  }

  /** Trading days since the first that ran. */
  get age(): number {
    return this.#nights
  }

  /** Stocks and ETFs. */
  get instruments(): readonly VenueInstrument[] {
    return this.#today.instruments
  }

  /** Stocks as they trade on the NXT. */
  get nxt(): readonly VenueInstrument[] {
    return this.#today.nxt
  }

  /** The gold market's. */
  get gold(): readonly VenueInstrument[] {
    return this.#today.gold
  }

  get indices(): readonly SectorIndex[] {
    return this.#today.indices
  }

  /** When the day's sessions begin and end. */
  get hours(): Hours {
    return this.#today.hours
  }

  /** How far the day has run, in milliseconds since midnight. */
  get now(): number {
    return this.#today.now
  }

  /** When something happens next; Infinity when the day is over. */
  get next(): number {
    return this.#today.next
  }

  /** The indices that an instrument belongs to: they count the KRX's trades. */
  indicesOf(instrument: Instrument): readonly SectorIndex[] {
    return this.#today.indicesOf(instrument)
  }

  /** What one share of a fund holds (NAV), KRW: it follows the KOSPI 200. */
  navOf(instrument: Instrument): number {
    return this.#today.navOf(instrument)
  }

  /** A client's order takes from the book, now. What it got. */
  take(instrument: VenueInstrument, taker: Taker, sink: MarketSink): readonly Fill[] {
    return this.#today.take(instrument, taker, sink)
  }

  /** A client's order trades at a fixed price, before the opening auction or after the close. */
  cross(instrument: VenueInstrument, price: number, size: number, aggressor: Aggressor, sink: MarketSink): void {
    this.#today.cross(instrument, price, size, aggressor, sink)
  }

  /** An instrument by its code (gold's has nine characters, the others' six): bare on the KRX, with `_NX` on the NXT. */
  instrument(item: string): VenueInstrument | undefined {
    return this.#today.instrument(item)
  }

  /** Both exchanges together, where an instrument trades on both. */
  unifiedOf(instrument: Instrument): Instrument | undefined {
    return this.#today.unifiedOf(instrument)
  }

  /** The same to be looked at, with `_AL` on both exchanges together; what trades on one alone is that. */
  quoted(item: string): Instrument | undefined {
    return this.#today.quoted(item)
  }

  /** Reports everything up to and including an instant, in order; what is over is not reported again. */
  advanceTo(at: number, sink: MarketSink): void {
    this.#today.advanceTo(at, sink)
  }

  /**
   * The next trading day begins, at midnight. What is left of today is not reported; its close is the next day's
   * reference. A kind of day that happens once (a crash, a path) is followed by an ordinary one.
   */
  nextDay(): void {
    for (const instrument of [...this.instruments, ...this.nxt, ...this.gold]) {
      this.#histories.get(instrument.item)?.record(instrument.record())
    }
    for (const index of this.indices) this.#sectorHistories.get(index.code)?.record(index.record())
    this.#scenario = scenarioAfter(this.#scenario)
    this.#day = nextTradingDay(this.#day)
    this.#nights += 1
    this.#today = this.#start()
  }

  #start(): MarketDay {
    const plan = readScenario(this.#scenario, this.listed, this.#day)
    return new MarketDay({
      // The first day of a market is the same, however many follow.
      seed: this.#nights === 0 ? this.seed : seedOf(this.seed, 'day', this.#nights),
      listed: this.listed,
      plan: this.#nights === 0 ? awayFromBase(plan) : plan,
      hasNxt: ruleDate(this.#day) >= NXT_SINCE,
      historyOf: (item) => {
        const history = this.#histories.get(item)
        if (history === undefined) throw new RangeError(`the market does not list '${item}'`)
        return history
      },
      sectorHistoryOf: (code) => {
        const history = this.#sectorHistories.get(code)
        if (history === undefined) throw new RangeError(`the market has no index '${code}'`)
        return history
      },
    })
  }
}

function awayFromBase(day: Day): Day {
  return { ...day, planOf: (...listing) => ({ ...day.planOf(...listing), night: FIRST_NIGHT }) }
}
