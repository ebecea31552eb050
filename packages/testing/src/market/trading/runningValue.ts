/** Where a price belongs that rests, runs, or is led: for scenarios that must set something off. */
import type { Random } from '../../random.ts'
import type { Listing } from '../listing/listings.ts'
import type { Plan } from '../scenario/plan.ts'
import type { FairValue } from './fairValue.ts'

// Standard deviation of a second, from that of a day: a session has 23,400 seconds.
const PER_SECOND = 1 / Math.sqrt(23_400)
const SECOND = 1_000
// How long a price that is led takes to where it belongs, seconds.
const PULL = 4

export class RunningValue implements FairValue {
  readonly #plan: Plan
  readonly #volatility: number
  readonly #limits: { readonly upper: number; readonly lower: number }
  readonly #random: Random
  readonly #reference: number
  #value: number
  #at: number
  #mood: { readonly burst: boolean; readonly drift: number; readonly until: number }

  constructor(
    listing: Listing,
    plan: Plan,
    previousClose: number,
    limits: { readonly upper: number; readonly lower: number },
    open: number,
    random: Random,
  ) {
    this.#plan = plan
    this.#volatility = listing.volatility * plan.volatility
    this.#limits = limits
    this.#random = random
    this.#reference = previousClose
    this.#value = previousClose * (1 + random.bell() * this.#volatility * 0.3)
    this.#at = 0
    // A lively stock starts to run soon after the open, so that a short look at the market shows an interruption.
    const wait = random.int(15, plan.runs === 'large' ? 80 : 300) * SECOND
    this.#mood = { burst: false, drift: 0, until: plan.runs === 'none' ? Number.POSITIVE_INFINITY : open + wait }
  }

  /** The fair value now. */
  get value(): number {
    return this.#value
  }

  /** How much faster than usual things happen. */
  get haste(): number {
    if (!this.#mood.burst) return 1
    return this.#plan.runs === 'large' ? 4 : 3
  }

  /** Moves on to an instant. In an auction (`calm`) it moves less: no one can chase a price. */
  advance(at: number, calm = false): void {
    const seconds = Math.max(0, at - this.#at) / SECOND
    this.#at = at
    if (at >= this.#mood.until) this.#turn(at)
    const heat = this.#mood.burst ? 2 : 1
    const spread = this.#volatility * PER_SECOND * heat * Math.sqrt(Math.min(seconds, 60))
    const step = this.#mood.drift * Math.min(seconds, 60) + spread * this.#random.bell()
    const value = this.#value * (1 + (calm ? step * 0.3 : step))
    const lead = this.#plan.lead?.(at)
    const led = lead === undefined ? value : value + (lead - value) * Math.min(1, seconds / PULL)
    this.#value = Math.max(this.#limits.lower * 0.998, Math.min(this.#limits.upper * 1.002, led))
  }

  /** After an auction: the price found is the fair one, and most runs are over. */
  settle(at: number, price: number): void {
    this.#at = at
    this.#value = price
    if (this.#mood.burst && this.#random.chance(0.8)) this.#rest(at)
  }

  #turn(at: number): void {
    if (this.#mood.burst) this.#rest(at)
    else if (this.#plan.runs === 'large') this.#burst(at, 0.1 + 0.05 * this.#random.unit(), this.#random.int(60, 120))
    else this.#burst(at, this.#volatility * (0.2 + 0.5 * this.#random.unit()), this.#random.int(15, 60))
  }

  #rest(at: number): void {
    const seconds = this.#plan.runs === 'large' ? this.#random.int(150, 900) : this.#random.int(60, 420)
    this.#mood = { burst: false, drift: 0, until: at + seconds * SECOND }
  }

  #burst(at: number, reach: number, seconds: number): void {
    // The further from the previous close, the likelier back: without it every lively stock would end at its limit.
    const away = (this.#value / this.#reference - 1) / 0.3
    const up = this.#random.chance(0.5 - 0.45 * Math.max(-1, Math.min(1, away)))
    this.#mood = { burst: true, drift: ((up ? 1 : -1) * reach) / seconds, until: at + seconds * SECOND }
  }
}
