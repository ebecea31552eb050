/** Every seed that ever failed, with what it found and where that was mended. `npm test` runs them all. */
import type { Place } from './plan/plan.ts'

export interface FoundSeed {
  readonly seed: number
  readonly minutes: number
  readonly place?: Place
  /** The fault of the product that it found. */
  readonly found: string
  /** The subject of the commit that mended it. */
  readonly mended: string
}

export const foundSeeds: readonly FoundSeed[] = [
  {
    seed: 400_004,
    minutes: 5,
    found: 'holdings behind a gateway end for good while the exchange refuses a token',
    mended: 'gateway: answer trouble that passes with 1999, which clients retry',
  },
]
