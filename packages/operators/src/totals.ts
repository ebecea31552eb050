import type { Monoid } from './queue.ts'

/** A sum and what rounding took from it, so that the two together are exact to the last bits of a double. */
export interface Total {
  readonly count: number
  readonly high: number
  readonly low: number
}

export const TOTAL: Monoid<number, Total> = {
  empty: { count: 0, high: 0, low: 0 },
  of: (number) => ({ count: 1, high: number, low: 0 }),
  merge: (one, other) => {
    const high = one.high + other.high
    // Knuth's two-sum: exactly what the addition above lost.
    const added = high - one.high
    const lost = one.high - (high - added) + (other.high - added)
    return { count: one.count + other.count, high, low: one.low + other.low + lost }
  },
}

export function sumOf({ high, low }: Total): number {
  return high + low
}
