/** A client's own limit: so many at once, so many a second after that. Pure. */
import type { Limit } from '@kiwoom-rx/core'

export interface Allowance {
  readonly left: number
  readonly at: number
}

/** Takes one; nothing when none is left. */
export function spend(before: Allowance | undefined, limit: Limit, now: number): Allowance | undefined {
  const { left, at } = before ?? { left: limit.burst, at: now }
  const refilled = Math.min(limit.burst, left + (Math.max(0, now - at) * limit.perSecond) / 1000)
  // Five refills of a fifth make one whole, whatever the floating point says.
  return refilled < 1 - 1e-9 ? undefined : { left: refilled - 1, at: now }
}
