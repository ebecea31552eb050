/** A client's own limit: a number of calls at once, and a number of calls a second after that. Pure. */
import type { Limit } from '@kiwoom-rx/core'

export interface Allowance {
  readonly left: number
  readonly at: number
}

/** Takes one call; returns nothing when none is left. */
export function spend(before: Allowance | undefined, limit: Limit, now: number): Allowance | undefined {
  const { left, at } = before ?? { left: limit.burst, at: now }
  const refilled = Math.min(limit.burst, left + (Math.max(0, now - at) * limit.perSecond) / 1000)
  // For rounding errors: five refills of a fifth must add up to one call.
  return refilled < 1 - 1e-9 ? undefined : { left: refilled - 1, at: now }
}
