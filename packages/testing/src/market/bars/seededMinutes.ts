/** The minutes of a past day, drawn to fit its bar: they open, peak, bottom and close where it does. */
import { type Random, random, seedOf } from '../../random.ts'
import type { Listing } from '../listing/listings.ts'
import { roundToTick } from '../listing/ticks.ts'
import type { Candle } from './candles.ts'
import type { DayBar } from './seededBars.ts'

const MINUTE = 60_000
const OPEN = 9 * 60 * MINUTE
const CLOSE = (15 * 60 + 30) * MINUTE
/** 09:00 to 15:19. */
const CONTINUOUS = 380
const AUCTION_SHARE = 0.05
// A minute reaches beyond its ends by about this part of the day's volatility.
const REACH = 0.6 / Math.sqrt(CONTINUOUS)

type Grid = (price: number) => number

/** 381 minutes, oldest first: 380 of continuous trading, and the closing auction at 15:30. */
export function minutesOf(
  seed: number,
  listing: Pick<Listing, 'code' | 'kind' | 'volatility'>,
  bar: DayBar,
  daysAgo: number,
  grid: Grid = (price) => roundToTick(price, listing.kind),
): readonly Candle[] {
  const noise = random(seedOf(seed, listing.code, 'minutes', daysAgo))
  const ends = pathOf(bar, listing.volatility, noise, grid)
  const weights = ends.map((_, minute) => weightOf(minute, noise))
  const shares = parted(bar.volume, [...weights, (sum(weights) * AUCTION_SHARE) / (1 - AUCTION_SHARE)])
  const inside: Grid = (price) => Math.max(bar.low, Math.min(bar.high, grid(price)))
  const candles = ends.map((close, minute) => {
    const open = minute === 0 ? bar.open : (ends[minute - 1] ?? close)
    const reach = REACH * listing.volatility * open
    return {
      at: OPEN + minute * MINUTE,
      open,
      high: Math.max(open, close, inside(Math.max(open, close) + noise.unit() * reach)),
      low: Math.min(open, close, inside(Math.min(open, close) - noise.unit() * reach)),
      close,
      volume: shares[minute] ?? 0,
    }
  })
  const auction = {
    at: CLOSE,
    open: bar.close,
    high: bar.close,
    low: bar.close,
    close: bar.close,
    volume: shares.at(-1) ?? 0,
  }
  const all = [...candles, auction]
  const values = parted(
    bar.value,
    all.map(({ open, high, low, close, volume }) => (open + high + low + close) * volume),
  )
  return all.map((candle, n) => ({ ...candle, value: values[n] ?? 0 }))
}

// Where each minute ends: bridges from the open over the extremes to the close.
function pathOf({ open, high, low, close }: DayBar, volatility: number, noise: Random, grid: Grid): readonly number[] {
  const [first, second] = [noise.int(0, CONTINUOUS / 2 - 1), noise.int(CONTINUOUS / 2, CONTINUOUS - 2)]
  const isHighFirst = noise.chance(0.5)
  const points: readonly (readonly [at: number, price: number])[] = [
    [first, isHighFirst ? high : low],
    [second, isHighFirst ? low : high],
    [CONTINUOUS - 1, close],
  ]
  const stride = volatility / Math.sqrt(CONTINUOUS)
  const ends: number[] = []
  let price = open
  for (const [at, target] of points) {
    while (ends.length <= at) {
      const left = at - ends.length + 1
      const drawn = left === 1 ? target : price + (target - price) / left + noise.bell() * stride * price
      price = Math.max(low, Math.min(high, left === 1 ? target : grid(drawn)))
      ends.push(price)
    }
  }
  return ends
}

// Busy at both ends of the day, quiet at noon.
function weightOf(minute: number, noise: Random): number {
  const middle = (minute - CONTINUOUS / 2) / (CONTINUOUS / 2)
  return (0.5 + 1.6 * middle * middle) * (0.3 + noise.unit() * 1.2)
}

// A whole in parts by weight, each a whole number, which sum to the whole.
function parted(whole: number, weights: readonly number[]): readonly number[] {
  const total = sum(weights)
  let [weight, before] = [0, 0]
  return weights.map((each, n) => {
    weight += each
    const isLast = n === weights.length - 1
    const until = isLast ? whole : total === 0 ? 0 : Math.round((whole * weight) / total)
    const part = until - before
    before = until
    return part
  })
}

function sum(values: readonly number[]): number {
  let total = 0
  for (const value of values) total += value
  return total
}
