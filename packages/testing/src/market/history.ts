/** The trading days before today: each a function of the seed, the code and how many days ago. */
import { type Random, random, seedOf } from '../random.ts'
import type { Candle } from './candles.ts'
import type { Listing } from './listings.ts'
import { priceLimits, roundToTick } from './ticks.ts'

/** A past day of one instrument. */
export interface PastDay {
  readonly previousClose: number
  readonly close: number
  /** 381 minutes, oldest first: 09:00 to 15:19, and the closing auction at 15:30. */
  readonly minutes: readonly Candle[]
}

const MINUTE = 60_000
const OPEN = 9 * 60 * MINUTE
const CLOSE = (15 * 60 + 30) * MINUTE
const CONTINUOUS_MINUTES = 380

/** The close of `daysAgo` trading days ago; 1 is yesterday, whose close is today's reference. */
export function closeOf(seed: number, listing: Listing, daysAgo: number): number {
  // Backwards from yesterday, so that a longer history does not move today's reference.
  const start = random(seedOf(seed, listing.code, 'base'))
  const drawn = roundToTick(listing.base * (1 + listing.volatility * start.bell() * 0.8), listing.kind)
  let close = listing.previousClose ?? drawn
  for (let day = 1; day < daysAgo; day += 1) {
    const step = random(seedOf(seed, listing.code, 'close', day)).bell() * listing.volatility
    close = roundToTick(close / (1 + Math.max(-0.25, Math.min(0.25, step))), listing.kind)
  }
  return Math.max(close, 1)
}

/** The whole day of `daysAgo` trading days ago. */
export function pastDay(seed: number, listing: Listing, daysAgo: number): PastDay {
  const previousClose = closeOf(seed, listing, daysAgo + 1)
  const close = closeOf(seed, listing, daysAgo)
  const noise = random(seedOf(seed, listing.code, 'minutes', daysAgo))
  const limits = priceLimits(previousClose, listing.kind)
  const onGrid = (value: number): number =>
    roundToTick(Math.max(limits.lower, Math.min(limits.upper, value)), listing.kind)
  const open = onGrid(previousClose * (1 + noise.bell() * listing.volatility * 0.3))
  const minutes: Candle[] = []
  let last = open
  for (let minute = 0; minute < CONTINUOUS_MINUTES; minute += 1) {
    const first = minute === 0 ? open : last
    const next = onGrid(bridge(last, close, CONTINUOUS_MINUTES - minute, listing, noise))
    minutes.push(candle(OPEN + minute * MINUTE, first, next, volumeOf(minute, listing, noise), onGrid, listing, noise))
    last = next
  }
  const auction = Math.max(1, Math.round(listing.dailyVolume * (0.03 + noise.unit() * 0.04)))
  minutes.push({ at: CLOSE, open: close, high: close, low: close, close, volume: auction, value: close * auction })
  return { previousClose, close, minutes }
}

// A walk that is drawn to the close the more, the fewer minutes are left.
function bridge(price: number, close: number, left: number, listing: Listing, noise: Random): number {
  const stride = (listing.volatility / Math.sqrt(CONTINUOUS_MINUTES)) * price
  return price + (close - price) / left + noise.bell() * stride
}

function candle(
  at: number,
  open: number,
  close: number,
  volume: number,
  onGrid: (value: number) => number,
  listing: Listing,
  noise: Random,
): Candle {
  const reach = (listing.volatility / Math.sqrt(CONTINUOUS_MINUTES)) * 0.6 * open
  const high = Math.max(open, close, onGrid(Math.max(open, close) + noise.unit() * reach))
  const low = Math.min(open, close, onGrid(Math.min(open, close) - noise.unit() * reach))
  return { at, open, high, low, close, volume, value: Math.round(((open + high + low + close) / 4) * volume) }
}

// Busy at both ends of the day, quiet at noon.
function volumeOf(minute: number, listing: Listing, noise: Random): number {
  const middle = (minute - CONTINUOUS_MINUTES / 2) / (CONTINUOUS_MINUTES / 2)
  const shape = 0.5 + 1.6 * middle * middle
  return Math.max(1, Math.round((listing.dailyVolume / CONTINUOUS_MINUTES) * shape * (0.3 + noise.unit() * 1.2)))
}
