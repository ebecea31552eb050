/** How far the equity fell below what it had been, and how long that took. */
import type { EquityPoint } from './equityCurve.ts'

/** A fall of the equity from a peak, and the way back. */
export interface Drawdown {
  /** Epoch milliseconds of the peak before it. */
  readonly from: number
  /** Epoch milliseconds of its lowest point. */
  readonly troughAt: number
  /** Epoch milliseconds at which the peak was reached again; `null` when it was not. */
  readonly recoveredAt: number | null
  /** Equity at the peak and at the lowest point, KRW. */
  readonly peak: number
  readonly trough: number
  /** The fall over the peak, 0 to 1 and above. */
  readonly depth: number
}

/** All falls, in the order of time. The first peak is the capital, at the first point. */
export function drawdownsOf(capital: number, curve: readonly EquityPoint[]): readonly Drawdown[] {
  const found: Drawdown[] = []
  const [first] = curve
  if (first === undefined) return found
  let peak = { at: first.at, equity: capital }
  let trough = peak
  const close = (recoveredAt: number | null): void => {
    if (trough === peak) return
    const depth = (peak.equity - trough.equity) / peak.equity
    found.push({ from: peak.at, troughAt: trough.at, recoveredAt, peak: peak.equity, trough: trough.equity, depth })
  }
  for (const point of curve) {
    if (point.equity >= peak.equity) {
      close(point.at)
      peak = point
      trough = point
    } else if (point.equity < trough.equity) {
      trough = point
    }
  }
  close(null)
  return found
}

/** The deepest ones, deepest first. */
export function deepest(drawdowns: readonly Drawdown[], count: number): readonly Drawdown[] {
  return drawdowns.toSorted((a, b) => b.depth - a.depth || a.from - b.from).slice(0, count)
}
