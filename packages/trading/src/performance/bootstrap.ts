/** How much of a result could be luck: the days drawn again, in blocks. */
import { uniform } from '../random.ts'
import { average, growthOf, type RatioTerms, sharpeOf } from './ratios.ts'

/** Between which two values a figure lies in so many of the resamples. */
export interface Interval {
  readonly from: number
  readonly to: number
}

/** What drawing the days again says of the figures. */
export interface Confidence {
  /** The part of the resamples that lies inside the intervals, 0.9 for 90 %. */
  readonly level: number
  readonly resamples: number
  /** Days in a block. */
  readonly block: number
  /** Of the whole period. */
  readonly totalReturn: Interval
  /** Of a day. */
  readonly dayReturn: Interval
  /** `null` when too few resamples had a Sharpe ratio. */
  readonly sharpe: Interval | null
  /** The part of the resamples that lost money. */
  readonly lossProbability: number
}

export interface BootstrapOptions {
  /** @default 1 */
  readonly seed?: number | undefined
  /** @default 1000 */
  readonly resamples?: number | undefined
  /** Days in a block: days that follow each other stay together. Default: the cube root of the days, rounded. */
  readonly block?: number | undefined
  /** @default 0.9 */
  readonly level?: number | undefined
}

/** Fewer days say nothing about other days. */
export const LEAST_DAYS = 5

/**
 * Circular block bootstrap: each resample has as many days, in blocks that begin anywhere and go on from the last day to
 * the first. `null` with fewer than five days.
 */
export function bootstrap(
  returns: readonly number[],
  terms: RatioTerms,
  {
    seed = 1,
    resamples = 1000,
    block = Math.max(1, Math.round(Math.cbrt(returns.length))),
    level = 0.9,
  }: BootstrapOptions = {},
): Confidence | null {
  if (returns.length < LEAST_DAYS) return null
  const draw = uniform(seed)
  const drawn = Array.from({ length: resamples }, () => resample(returns, block, draw))
  const totals = drawn.map((days) => growthOf(days) - 1)
  const sharpes = drawn.flatMap((days) => sharpeOf(days, terms) ?? [])
  return {
    level,
    resamples,
    block,
    totalReturn: intervalOf(totals, level),
    dayReturn: intervalOf(drawn.map(average), level),
    sharpe: sharpes.length < resamples / 2 ? null : intervalOf(sharpes, level),
    lossProbability: totals.filter((total) => total < 0).length / resamples,
  }
}

function resample(returns: readonly number[], block: number, draw: () => number): readonly number[] {
  const days: number[] = []
  while (days.length < returns.length) {
    const start = Math.floor(draw() * returns.length)
    for (let n = 0; n < block && days.length < returns.length; n++)
      days.push(returns[(start + n) % returns.length] ?? 0)
  }
  return days
}

function intervalOf(values: readonly number[], level: number): Interval {
  const sorted = values.toSorted((a, b) => a - b)
  return { from: quantile(sorted, (1 - level) / 2), to: quantile(sorted, (1 + level) / 2) }
}

/** Between two values in proportion, as a spreadsheet's PERCENTILE does. */
export function quantile(sorted: readonly number[], part: number): number {
  const place = (sorted.length - 1) * part
  const [low = 0, high = low] = [sorted[Math.floor(place)], sorted[Math.ceil(place)]]
  return low + (high - low) * (place - Math.floor(place))
}
