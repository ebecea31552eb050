/** The static volatility interruption (정적 VI): what sets it off, and for how long. */
import type { Random } from '../random.ts'

/** One interruption of one instrument. */
export interface Vi {
  /** The price that would have been traded. */
  readonly trigger: number
  /** What it was measured against: the opening price, later the latest auction's. */
  readonly reference: number
  readonly direction: 'up' | 'down'
  readonly startedAt: number
  /** When the auction ends: planned until then, real afterwards. */
  readonly endsAt: number
  /** How many today, this one included. */
  readonly count: number
}

// PROTOCOL §14: ±10 % of the reference; then a call auction of two minutes and a random end of up to 30 s.
const THRESHOLD = 10
const AUCTION = 120_000
const RANDOM_END = 30_000

/** Whether a trade at this price would set it off. Whole numbers only: 4,125 against 3,750 is exactly 10 %. */
export function breaksOut(price: number, reference: number): boolean {
  return Math.abs(price - reference) * THRESHOLD >= reference
}

/** An interruption that starts now; continuous trading ends by `latest` at any rate. */
export function startVi(
  at: number,
  trigger: number,
  reference: number,
  count: number,
  latest: number,
  random: Random,
): Vi {
  const direction = trigger > reference ? 'up' : 'down'
  const endsAt = Math.min(latest, at + AUCTION + random.int(0, RANDOM_END))
  return { trigger, reference, direction, startedAt: at, endsAt, count }
}
