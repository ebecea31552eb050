/** How one instrument's day is meant to run: what a scenario changes of its usual behaviour. */
import type { Listing } from './listings.ts'

export interface Plan {
  /** Its volatility, as a multiple of the usual one. */
  readonly volatility: number
  /** The time between two events of its book, as a multiple of the usual one. */
  readonly pace: number
  /** The size of its trades, as a multiple of the usual one. */
  readonly size: number
  /** Runs of the price: none, those of an ordinary name, or by whole limits of the interruption. */
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
export function usualPlan({ lively }: Listing): Plan {
  return {
    volatility: 1,
    pace: 1,
    size: 1,
    runs: lively ? 'large' : 'small',
    sweeps: 0,
    gap: 0,
    isSuspended: false,
    lead: undefined,
  }
}
