/** How one instrument's day is meant to run: what a scenario changes of its usual behaviour. */
import type { Listing } from '../listing/listings.ts'

export interface Plan {
  /**
   * `diffusion`: the price wanders as real ones do, without direction, in clustered volatility. `runs`: it rests and
   * runs, and follows {@link lead}; made to set off signals and interruptions, not to resemble a market.
   */
  readonly model: 'diffusion' | 'runs'
  /** Its volatility, as a multiple of the usual one. */
  readonly volatility: number
  /** The least that the night before has moved it, as a part of the price, where its model has a night. */
  readonly night: number
  /** The time between two events of its book, as a multiple of the usual one. */
  readonly pace: number
  /** The size of its trades, as a multiple of the usual one. */
  readonly size: number
  /** Runs of the price: none, small ones, or by whole limits of the interruption. */
  readonly runs: 'none' | 'small' | 'large'
  /** The part of its market orders that sweep the book, whatever it holds. */
  readonly sweeps: number
  /** Empty prices between two levels of its book. */
  readonly gap: number
  /** Trading is suspended (거래정지). */
  readonly isSuspended: boolean
  /** Where the price belongs at a time, KRW; undefined leaves it to itself. */
  readonly lead: ((at: number) => number) | undefined
}

/** What happens to a listing when nothing happens. */
export const usualPlan: Plan = {
  model: 'diffusion',
  volatility: 1,
  night: 0,
  pace: 1,
  size: 1,
  runs: 'none',
  sweeps: 0,
  gap: 0,
  isSuspended: false,
  lead: undefined,
}

/** A listing that stirs, or runs by whole limits of the interruption when it is a lively one. */
export function livelyPlan({ lively }: Listing): Plan {
  return { ...usualPlan, model: 'runs', volatility: lively ? 1.5 : 1, runs: lively ? 'large' : 'small' }
}
