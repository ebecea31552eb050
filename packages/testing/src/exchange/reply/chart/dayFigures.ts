/** A stock's days as daily replies show them: oldest first, today last. */
import type { Candle } from '../../../market/bars/candles.ts'
import { previousTradingDay, yyyymmdd } from '../../../market/calendar/time.ts'
import type { Instrument } from '../../../market/instrument/instrument.ts'
import type { Market } from '../../../market/market.ts'
import { ChartHistory } from './chartHistory.ts'

export interface DayFigures {
  /** `yyyyMMdd`. */
  readonly date: string
  readonly close: number
  readonly previousClose: number
  readonly volume: number
  /** KRW. */
  readonly value: number
  /** Drawn when they are asked for: those of ten years would take a minute. */
  minutes(): readonly Candle[]
}

/** Today and so many trading days before it; a day without trades is left out. */
export function dayFigures(instrument: Instrument, market: Market, days: number): readonly DayFigures[] {
  const series = new ChartHistory(market).instrument(instrument)
  const figures: DayFigures[] = []
  for (let daysAgo = 0, day = market.day; daysAgo <= days; daysAgo += 1, day = previousTradingDay(day)) {
    const bar = series.bar(daysAgo)
    if (bar === undefined || bar.volume === 0) continue
    const { close, previousClose, volume, value } = bar
    const minutes = () => series.day(daysAgo).minutes
    figures.push({ date: yyyymmdd(day), close, previousClose, volume, value, minutes })
  }
  return figures.toReversed()
}
