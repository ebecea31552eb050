/** Bars of any span out of a series, newest first. */
import { type Candle, joinMinutes } from '../../../market/bars/candles.ts'
import { hhmmss, previousTradingDay, yyyymmdd } from '../../../market/calendar/time.ts'
import type { Rules } from '../../rules/rules.ts'
import type { Series } from './chartHistory.ts'

export type Span = 'tick' | 'minute' | 'day' | 'week' | 'month' | 'year'

/** One bar of a chart. */
export interface Bar extends Omit<Candle, 'at'> {
  /** `yyyyMMddHHmmss`; of days and longer the first trading day. */
  readonly time: string
  /** What its change counts against: the previous day's close, or the previous bar's. */
  readonly previousClose: number
  /** Shares of the day up to the end of this bar. */
  readonly cumulative: number
  /** The same in KRW. */
  readonly cumulativeValue: number
}

/** How many trading days before today a chart reaches back to. */
export type HistoryRules = Pick<Rules, 'historyDays' | 'minuteDays'>

/** `size` is how many ticks or minutes a bar joins. */
export function barsOf(series: Series, span: Span, size: number, rules: HistoryRules): Iterable<Bar> {
  switch (span) {
    case 'tick':
      return tickBars(series, size)
    case 'minute':
      return minuteBars(series, size, rules.minuteDays)
    case 'day':
    case 'week':
    case 'month':
    case 'year':
      return longBars(series, span, rules.historyDays)
  }
}

// Of today: the history knows no single trades.
function* tickBars(series: Series, size: number): Generator<Bar> {
  const { previousClose } = series.day(0)
  const bars: Bar[] = []
  let cumulative = 0
  let cumulativeValue = 0
  for (let from = 0; from < series.ticks.length; from += size) {
    const ticks = series.ticks.slice(from, from + size)
    const prices = ticks.map(({ price }) => price)
    const volume = ticks.reduce((sum, tick) => sum + tick.size, 0)
    const value = ticks.reduce((sum, tick) => sum + tick.size * tick.price, 0)
    cumulative += volume
    cumulativeValue += value
    bars.push({
      time: yyyymmdd(series.today) + hhmmss(ticks.at(-1)?.at ?? 0),
      open: prices[0] ?? 0,
      high: Math.max(...prices),
      low: Math.min(...prices),
      close: prices.at(-1) ?? 0,
      volume,
      value,
      previousClose,
      cumulative,
      cumulativeValue,
    })
  }
  const last = bars.at(-1)
  // An index is quoted once more at the close, at an invalid time (docs/protocol.md#formats).
  if (series.of === 'index' && series.isClosed && last !== undefined) {
    const { close } = last
    yield {
      ...last,
      time: `${yyyymmdd(series.today)}888888`,
      open: close,
      high: close,
      low: close,
      volume: 0,
      value: 0,
    }
  }
  yield* bars.toReversed()
}

function* minuteBars(series: Series, size: number, days: number): Generator<Bar> {
  for (const { daysAgo, day } of tradingDays(series.today, days)) {
    const { previousClose, minutes } = series.day(daysAgo)
    let cumulative = 0
    let cumulativeValue = 0
    const bars = joinMinutes(minutes, size).map((candle): Bar => {
      cumulative += candle.volume
      cumulativeValue += candle.value
      return { ...candle, time: yyyymmdd(day) + hhmmss(candle.at), previousClose, cumulative, cumulativeValue }
    })
    yield* bars.toReversed()
  }
}

function* longBars(series: Series, span: 'day' | 'week' | 'month' | 'year', historyDays: number): Generator<Bar> {
  let open: Bar | undefined
  let key = ''
  for (const { daysAgo, day } of tradingDays(series.today, historyDays)) {
    const bar = dayBar(series, daysAgo, day)
    if (bar === undefined) continue
    const next = periodOf(day, span)
    if (open !== undefined && next === key) {
      open = before(open, bar)
      continue
    }
    if (open !== undefined) yield open
    open = bar
    key = next
  }
  if (open !== undefined) yield open
}

function dayBar(series: Series, daysAgo: number, day: number): Bar | undefined {
  const bar = series.bar(daysAgo)
  return bar && { ...bar, time: `${yyyymmdd(day)}000000`, cumulative: bar.volume, cumulativeValue: bar.value }
}

// An earlier day joins a longer bar.
function before(bar: Bar, earlier: Bar): Bar {
  return {
    ...earlier,
    high: Math.max(bar.high, earlier.high),
    low: Math.min(bar.low, earlier.low),
    close: bar.close,
    volume: bar.volume + earlier.volume,
    value: bar.value + earlier.value,
    cumulative: bar.cumulative + earlier.cumulative,
    cumulativeValue: bar.cumulativeValue + earlier.cumulativeValue,
  }
}

function periodOf(day: number, span: 'day' | 'week' | 'month' | 'year'): string {
  const date = yyyymmdd(day)
  switch (span) {
    case 'day':
      return date
    // Day 0, 1 January 1970, was a Thursday: weeks begin with Monday.
    case 'week':
      return `${Math.floor((day + 3) / 7)}`
    case 'month':
      return date.slice(0, 6)
    case 'year':
      return date.slice(0, 4)
  }
}

function* tradingDays(
  today: number,
  historyDays: number,
): Generator<{ readonly daysAgo: number; readonly day: number }> {
  for (let daysAgo = 0, day = today; daysAgo <= historyDays; daysAgo += 1, day = previousTradingDay(day)) {
    yield { daysAgo, day }
  }
}
