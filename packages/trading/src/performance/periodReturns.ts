/** Gains by day and by month. */

import { dateOf } from '../koreanTime.ts'
import type { EquityPoint } from './equityCurve.ts'

/** What a day or a month brought. */
export interface PeriodReturn {
  /** `'2026-11-20'` or `'2026-11'`. */
  readonly period: string
  /** Equity before it and at its end, KRW. */
  readonly from: number
  readonly to: number
  /** `to` less `from`, KRW. */
  readonly profit: number
  /** `profit` over `from`; `null` when nothing was left before it. */
  readonly return: number | null
}

/** Each day that was seen or named, in order: a day without a point brought nothing, and counts. */
export function returnsByDay(
  capital: number,
  curve: readonly EquityPoint[],
  days: readonly string[],
): readonly PeriodReturn[] {
  const ends = new Map(days.map((day): [string, number | undefined] => [day, undefined]))
  for (const { at, equity } of curve) ends.set(dateOf(at), equity)
  let from = capital
  return [...ends.entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([day, end]) => {
      const period = periodOf(day, from, end ?? from)
      from = period.to
      return period
    })
}

/** The months of these days. */
export function returnsByMonth(byDay: readonly PeriodReturn[]): readonly PeriodReturn[] {
  const months = new Map<string, PeriodReturn>()
  for (const day of byDay) {
    const month = day.period.slice(0, 7)
    months.set(month, periodOf(month, months.get(month)?.from ?? day.from, day.to))
  }
  return [...months.values()]
}

function periodOf(period: string, from: number, to: number): PeriodReturn {
  return { period, from, to, profit: to - from, return: from > 0 ? to / from - 1 : null }
}
