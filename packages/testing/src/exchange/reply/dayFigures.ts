/** A stock's days as daily replies show them: oldest first, today last. */
import type { Candle } from '../../market/candles.ts'
import type { Instrument } from '../../market/instrument.ts'
import type { Market } from '../../market/market.ts'
import { previousTradingDay, yyyymmdd } from '../../market/time.ts'
import { ChartHistory } from './chartHistory.ts'

export interface DayFigures {
  /** `yyyyMMdd`. */
  readonly date: string
  readonly close: number
  readonly previousClose: number
  readonly volume: number
  /** KRW. */
  readonly value: number
  readonly minutes: readonly Candle[]
}

/** Today and so many trading days before it; a day without trades is left out. */
export function dayFigures(instrument: Instrument, market: Market, days: number): readonly DayFigures[] {
  const series = new ChartHistory(market).instrument(instrument)
  const figures: DayFigures[] = []
  for (let daysAgo = 0, day = market.day; daysAgo <= days; daysAgo += 1, day = previousTradingDay(day)) {
    const { previousClose, minutes } = series.day(daysAgo)
    const last = minutes.at(-1)
    if (last === undefined) continue
    const sum = (of: (minute: Candle) => number): number => minutes.reduce((total, minute) => total + of(minute), 0)
    figures.push({
      date: yyyymmdd(day),
      close: last.close,
      previousClose,
      volume: sum(({ volume }) => volume),
      value: sum(({ value }) => value),
      minutes,
    })
  }
  return figures.toReversed()
}
