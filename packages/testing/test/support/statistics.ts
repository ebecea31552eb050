/** What a day of a stock looks like in numbers. */

import { tickSize } from '../../src/market/listing/ticks.ts'
import type { StockView } from '../../src/market.ts'

export interface DayStatistics {
  /** High minus low, as a part of the previous close. */
  readonly range: number
  /** Of one minute, logarithmic, 09:00 to 15:20. */
  readonly returns: readonly number[]
  readonly kurtosis: number
  /** Volume a minute of the first half hour, and of the last, by that at noon. */
  readonly openToNoon: number
  readonly closeToNoon: number
  /** The standard deviation of a minute, in ticks. */
  readonly ticksAMinute: number
}

const MINUTE = 60_000
const FIRST = 540
const LAST = 920

export function dayStatistics(stock: StockView): DayStatistics {
  const { minutes, high, low, open, previousClose, price, kind } = stock
  const byMinute = new Map(minutes.map((minute) => [minute.at / MINUTE, minute]))
  let last = open ?? previousClose
  const closes: number[] = []
  for (let minute = FIRST; minute < LAST; minute += 1) {
    last = byMinute.get(minute)?.close ?? last
    closes.push(last)
  }
  const returns = closes.slice(1).map((close, n) => Math.log(close / (closes[n] ?? close)))
  const volume = (from: number, to: number): number => {
    let sum = 0
    for (let minute = from; minute < to; minute += 1) sum += byMinute.get(minute)?.volume ?? 0
    return sum / (to - from)
  }
  const noon = volume(690, 750)
  const spread = Math.sqrt(moment(returns, 2))
  return {
    range: ((high ?? 0) - (low ?? 0)) / previousClose,
    returns,
    kurtosis: moment(returns, 4) / moment(returns, 2) ** 2,
    openToNoon: volume(540, 570) / noon,
    closeToNoon: volume(890, 920) / noon,
    ticksAMinute: (spread * price) / tickSize(price, kind),
  }
}

/** From one value to the next. */
export function autocorrelation(values: readonly number[]): number {
  const middle = mean(values)
  let [shared, whole] = [0, 0]
  for (const [n, value] of values.entries()) {
    whole += (value - middle) ** 2
    if (n > 0) shared += (value - middle) * ((values[n - 1] ?? 0) - middle)
  }
  return shared / whole
}

export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
}

function moment(values: readonly number[], power: number): number {
  const middle = mean(values)
  return mean(values.map((value) => (value - middle) ** power))
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}
