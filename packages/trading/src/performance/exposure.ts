/** How much of the time, and of the money, was in the market. */

import { dateOf } from '../koreanTime.ts'
import type { EquityPoint } from './equityCurve.ts'

export interface Exposure {
  /** The part of the session in which something was held; `null` without a day. */
  readonly time: number | null
  /** Shares over equity, averaged over the session; `null` without a day. Without equity left, shares count as 1. */
  readonly average: number | null
  /** The largest part of the equity that was in shares. */
  readonly peak: number
}

/**
 * Between two points of a day what is held counts as at the first of them; a night counts nothing.
 *
 * @param session Milliseconds of a day's session.
 */
export function exposureOf(curve: readonly EquityPoint[], days: number, session: number): Exposure {
  let [held, weighted, peak] = [0, 0, 0]
  curve.forEach(({ at, equity, value }, index) => {
    const part = value === 0 ? 0 : equity > 0 ? value / equity : 1
    peak = Math.max(peak, part)
    const next = curve[index + 1]
    // Runs of one date follow each other: time runs back between them.
    if (next === undefined || value === 0 || next.at < at || dateOf(next.at) !== dateOf(at)) return
    held += next.at - at
    weighted += (next.at - at) * part
  })
  const all = days * session
  return { time: all === 0 ? null : held / all, average: all === 0 ? null : weighted / all, peak }
}
