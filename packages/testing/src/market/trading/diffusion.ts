/**
 * A price without direction, as liquid stocks have it: steps that no earlier step foretells, in volatility that comes in
 * clusters and is high after the open; trading is dense where volatility is.
 */
import type { Random } from '../../random.ts'
import type { Hours } from '../calendar/hours.ts'
import type { Listing } from '../listing/listings.ts'
import type { Plan } from '../scenario/plan.ts'
import type { FairValue } from './fairValue.ts'

const SECOND = 1_000
const MINUTE = 60_000
// Standard deviation of a second, from that of a day: a session has 23,400 seconds.
const PER_SECOND = 1 / Math.sqrt(23_400)
// The night's move, as a part of the day's.
const GAP = 0.35
// What a plan may ask of a night, as a multiple of the day's deviation.
const LONGEST_NIGHT = 1.3
// The logarithm of volatility has a quick part and a slow one; each is drawn back within so many seconds.
const QUICK = { deviation: 0.45, seconds: 180 }
const SLOW = { deviation: 0.35, seconds: 3_600 }
// So that the mean of the squared volatility stays that of the listing.
const LEVEL = QUICK.deviation ** 2 + SLOW.deviation ** 2
// How often the two are drawn again; finer steps cost and change nothing that can be measured.
const STEP = 5
const LONGEST_STEP = 60
// Trading is denser in volatile minutes, by less than they are more volatile.
const DENSITY = 0.6
// Orders of an auction move less.
const CALM = 0.3

export class Diffusion implements FairValue {
  readonly #volatility: number
  readonly #limits: { readonly upper: number; readonly lower: number }
  readonly #hours: Hours
  readonly #random: Random
  #value: number
  #at = 0
  #heatedAt = 0
  #quick = 0
  #slow = 0
  #heat = 1
  #density = 1

  constructor(
    listing: Listing,
    plan: Plan,
    previousClose: number,
    limits: { readonly upper: number; readonly lower: number },
    hours: Hours,
    random: Random,
  ) {
    this.#volatility = listing.volatility * plan.volatility
    this.#limits = limits
    this.#hours = hours
    this.#random = random
    const gap = random.bell()
    const least = Math.min(plan.night, LONGEST_NIGHT * this.#volatility)
    this.#value = previousClose * (1 + Math.sign(gap) * least + gap * this.#volatility * GAP)
    this.#slow = random.bell() * SLOW.deviation
  }

  get value(): number {
    return this.#value
  }

  get haste(): number {
    return this.#density
  }

  advance(at: number, calm = false): void {
    const seconds = Math.min(LONGEST_STEP, Math.max(0, at - this.#at) / SECOND)
    this.#at = at
    if (at - this.#heatedAt >= STEP * SECOND) this.#reheat(at)
    const spread = this.#volatility * PER_SECOND * this.#heat * Math.sqrt(seconds)
    const step = spread * this.#random.bell() * (calm ? CALM : 1)
    const { lower, upper } = this.#limits
    this.#value = Math.max(lower * 0.998, Math.min(upper * 1.002, this.#value * (1 + step)))
  }

  settle(at: number, price: number): void {
    this.#at = at
    this.#value = price
  }

  #reheat(at: number): void {
    const seconds = Math.min(LONGEST_STEP, (at - this.#heatedAt) / SECOND)
    this.#heatedAt = at
    this.#quick = this.#drawn(this.#quick, QUICK, seconds)
    this.#slow = this.#drawn(this.#slow, SLOW, seconds)
    const { volatility, density } = shapeAt(at, this.#hours)
    this.#heat = Math.exp(this.#quick + this.#slow - LEVEL) * volatility
    this.#density = Math.exp(DENSITY * (this.#quick + this.#slow) - (DENSITY * DENSITY * LEVEL) / 2) * density
  }

  #drawn(value: number, { deviation, seconds: memory }: typeof QUICK, seconds: number): number {
    const kept = Math.exp(-seconds / memory)
    return value * kept + deviation * Math.sqrt(1 - kept * kept) * this.#random.bell()
  }
}

/** The shape of a day: much at the open, little at noon, more before the close. Each has a mean of about 1. */
function shapeAt(at: number, hours: Hours): { readonly volatility: number; readonly density: number } {
  if (at < hours.open || at >= hours.postClose.from) return EVEN
  const since = (at - hours.open) / MINUTE
  const left = Math.max(0, hours.closingAuction - at) / MINUTE
  return {
    volatility: (0.8 + 1.4 * Math.exp(-since / 12) + 0.3 * Math.exp(-left / 20)) / 0.88,
    density: (0.55 + 5 * Math.exp(-since / 3) + 1.2 * Math.exp(-since / 25) + 0.8 * Math.exp(-left / 15)) / 0.7,
  }
}

const EVEN = { volatility: 0.8, density: 1 }
