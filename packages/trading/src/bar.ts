/** The one vocabulary of bars: history, live and stored days alike. */

/** A bar (봉) of an item over a stretch of time. */
export interface Bar {
  readonly item: string
  /** Epoch milliseconds at which it begins. */
  readonly from: number
  /** Epoch milliseconds at which it ends, itself no more inside. */
  readonly to: number
  /** KRW. */
  readonly open: number
  readonly high: number
  readonly low: number
  readonly close: number
  /** Shares. */
  readonly volume: number
  /** `false` when trades of it may be missing. */
  readonly isComplete: boolean
}
