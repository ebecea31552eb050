/** The simulated market of one trading day. What it tells is a function of the seed and the market's time alone. */
import type { MarketSink } from './event.ts'
import { Instrument } from './instrument.ts'
import { type Listing, listings } from './listings.ts'
import { phases } from './session.ts'
import { Trader } from './trader.ts'

export class Market {
  readonly seed: number
  /** The trading day, as days since 1970. */
  readonly day: number
  readonly instruments: readonly Instrument[]
  readonly #byCode: ReadonlyMap<string, Instrument>
  readonly #traders: readonly Trader[]
  #phase = 0
  #now = 0

  constructor(seed: number, day: number, listed: readonly Listing[] = listings) {
    this.seed = seed
    this.day = day
    this.instruments = listed.map((listing) => new Instrument(seed, listing))
    this.#byCode = new Map(this.instruments.map((instrument) => [instrument.listing.code, instrument]))
    this.#traders = this.instruments.map((instrument) => new Trader(seed, instrument))
  }

  /** How far the day has been told, in milliseconds since midnight. */
  get now(): number {
    return this.#now
  }

  /** When something happens next; Infinity when the day is over. */
  get next(): number {
    let next = phases[this.#phase]?.at ?? Number.POSITIVE_INFINITY
    for (const trader of this.#traders) if (trader.next < next) next = trader.next
    return next
  }

  /** An instrument by its six-character code, without venue suffix. */
  instrument(code: string): Instrument | undefined {
    return this.#byCode.get(code)
  }

  /** Tells everything up to and including an instant, in order; what is over is not told again. */
  advanceTo(at: number, sink: MarketSink): void {
    for (;;) {
      const phase = phases[this.#phase]
      let first: Trader | undefined
      for (const trader of this.#traders) if (first === undefined || trader.next < first.next) first = trader
      if (phase !== undefined && phase.at <= at && (first === undefined || phase.at <= first.next)) {
        this.#phase += 1
        sink.tell({ _tag: 'phase', at: phase.at, phase })
        sink.flush()
      } else if (first !== undefined && first.next <= at) first.step(sink)
      else break
    }
    if (at > this.#now) this.#now = at
  }
}
