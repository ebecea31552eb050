/** The one type of bars for history, live data and stored days. */

/** A bar (봉) of an item over a stretch of time. */
export interface Bar {
  readonly item: string
  /** Epoch milliseconds at which it begins. */
  readonly from: number
  /** Epoch milliseconds at which it ends, exclusive. */
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
