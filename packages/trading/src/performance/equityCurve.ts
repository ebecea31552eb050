/** Money over time. */
import type { ProfitPoint } from './log.ts'

/** The equity at an instant, marked to market. */
export interface EquityPoint {
  /** Epoch milliseconds. */
  readonly at: number
  /** KRW. */
  readonly equity: number
  /** What of it is in shares, at their last prices, KRW. */
  readonly value: number
}

/** The equity at each point of a log. Where several fall on one instant, the last of them counts. */
export function equityCurve(capital: number, points: readonly ProfitPoint[]): readonly EquityPoint[] {
  const curve: EquityPoint[] = []
  for (const { at, profit, value } of points) {
    const point = { at, equity: capital + profit, value }
    if (curve.at(-1)?.at === at) curve[curve.length - 1] = point
    else curve.push(point)
  }
  return curve
}
