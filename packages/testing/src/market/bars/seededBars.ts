/** Daily bars of the past, invented backwards from yesterday: cheap, and the same however far one asks. */
import { type Random, random, seedOf } from '../../random.ts'
import type { Listing } from '../listing/listings.ts'
import { ceilToTick, floorToTick, priceLimits, roundToTick } from '../listing/ticks.ts'

/** A trading day as one bar. Prices KRW, value the traded KRW. */
export interface DayBar {
  readonly previousClose: number
  readonly open: number
  readonly high: number
  readonly low: number
  readonly close: number
  readonly volume: number
  readonly value: number
}

// Daily volatility comes in clusters: its logarithm keeps nine tenths of yesterday's and adds a shock.
const MEMORY = 0.92
const SHOCK = 0.22
// So that the mean of the squared factor stays near 1: half the variance of the logarithm, twice.
const LEVEL = (SHOCK * SHOCK) / (1 - MEMORY * MEMORY)
// A day's move is the night's gap and the session's.
const GAP = 0.4
// How far beyond open and close a day reaches on either side, in parts of its volatility, at most.
const REACH = 1.05
// How strongly the past is drawn to the listing's base: ten years of free walk would end anywhere.
const PULL = 0.004
const LARGEST_STEP = 0.25
const LOWEST_PRICE = 100

export class SeededBars {
  readonly #listing: Listing
  readonly #noise: Random
  /** Yesterday first. */
  readonly #bars: DayBar[] = []
  #close: number
  #heat = 0

  constructor(seed: number, listing: Listing) {
    this.#listing = listing
    this.#close = yesterdaysClose(seed, listing)
    this.#noise = random(seedOf(seed, listing.code, 'history'))
  }

  /** The bar of so many trading days before the first day that ran; 1 is the day before it. */
  bar(daysAgo: number): DayBar {
    let bar = this.#bars[daysAgo - 1]
    while (bar === undefined) {
      this.#bars.push(this.#earlier())
      bar = this.#bars[daysAgo - 1]
    }
    return bar
  }

  #earlier(): DayBar {
    const { base, dailyVolume, kind, volatility } = this.#listing
    const noise = this.#noise
    const close = this.#close
    this.#heat = MEMORY * this.#heat + SHOCK * noise.bell()
    const spread = volatility * Math.exp(this.#heat - LEVEL)
    const step = Math.max(-LARGEST_STEP, Math.min(LARGEST_STEP, spread * noise.bell()))
    const drawn = roundToTick((close / (1 + step)) * (base / close) ** PULL, kind)
    const previousClose = Math.max(Math.min(LOWEST_PRICE, close), drawn)
    const { lower, upper } = priceLimits(previousClose, kind)
    const within = (price: number): number => Math.max(lower, Math.min(upper, price))
    const open = within(roundToTick(previousClose * (1 + GAP * spread * noise.bell()), kind))
    const [top, bottom] = [Math.max(open, close), Math.min(open, close)]
    const high = Math.max(top, within(floorToTick(top * (1 + REACH * spread * noise.unit()), kind)))
    const low = Math.min(bottom, within(ceilToTick(bottom * (1 - REACH * spread * noise.unit()), kind)))
    // A day that moves much trades much.
    const activity = 0.7 + (0.3 * Math.abs(step)) / volatility
    const volume = Math.max(
      1,
      Math.round(dailyVolume * activity * Math.exp(this.#heat * 0.7) * (0.8 + 0.4 * noise.unit())),
    )
    const value = Math.round(((open + high + low + close * 2) / 5) * volume)
    this.#close = previousClose
    return { previousClose, open, high, low, close, volume, value }
  }
}

/** The close before the first day that runs: the listing's own, or one near its base. */
function yesterdaysClose(seed: number, listing: Listing): number {
  if (listing.previousClose !== undefined) return listing.previousClose
  const start = random(seedOf(seed, listing.code, 'base'))
  return Math.max(1, roundToTick(listing.base * (1 + listing.volatility * start.bell() * 0.8), listing.kind))
}
