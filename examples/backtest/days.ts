/** The days of a backtest: trading days of the simulated market, or tapes. */
import { createMarket, type ScenarioName } from '@kiwoom-rx/testing/market'
import type { DaySource } from '@kiwoom-rx/trading'
import { STOCKS } from '../strategies/strategy.ts'

/** The last trading day of the simulated days. */
const LAST = '2026-11-20'

interface SimulatedDays {
  readonly days: number
  /** Of the first day; each later one has the next. */
  readonly seed: number
  readonly scenario: ScenarioName
  /** The time of day at which a day ends. */
  readonly until: string
}

/** So many trading days up to one Friday, each with a seed of its own. */
export function simulatedDays({ days, seed, scenario, until }: SimulatedDays): readonly DaySource[] {
  const dates = [
    ...createMarket({ day: LAST })
      .history('005930', days - 1)
      .map(({ date }) => date),
    LAST,
  ]
  return dates.map((day, n) => ({ simulated: { seed: seed + n, day, scenario, items: STOCKS, from: '08:50', until } }))
}
