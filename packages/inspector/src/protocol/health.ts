/** How well the client and its process keep up. */

/**
 * Counts by upper bound: `counts[i]` values were at most `LATENCY_BOUNDS[i]` ms and more than the bound before; the
 * last count is of all above the last bound.
 */
export interface HistogramView {
  readonly counts: readonly number[]
  readonly count: number
  /** ms; `null` without values. Read off the bounds, but for the maximum, which is exact. */
  readonly median: number | null
  readonly p99: number | null
  readonly max: number | null
}

export const LATENCY_BOUNDS: readonly number[] = [
  0, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000, 30_000,
]

/** How long the subscribers behind a probe take for a value, those behind them included. */
export interface SlowView {
  readonly probe: string
  /** Values that were measured. */
  readonly values: number
  /** ms in all, and the longest. */
  readonly total: number
  readonly longest: number
}

export interface HealthMessage {
  readonly _tag: 'health'
  /** Epoch ms. */
  readonly at: number
  /** From the exchange's own time in an event to its arrival; the exchange's times have whole seconds. */
  readonly exchangeToArrival: HistogramView
  /** From the arrival of a frame to the probes that its events pass. */
  readonly arrivalToProbe: HistogramView
  /** How much later than planned the event loop runs a timer. */
  readonly loopDelay: HistogramView
  /** Frames a second over the last minute, the latest last. */
  readonly framesPerSecond: readonly number[]
  /** The longest delay of the event loop in each of these seconds, ms. */
  readonly loopDelays: readonly number[]
  /** By realtime type. */
  readonly dropped: readonly DroppedView[]
  /** The slowest probes first. */
  readonly slow: readonly SlowView[]
  /** Bytes; `null` on a tape. */
  readonly memory: { readonly heapUsed: number; readonly heapTotal: number; readonly rss: number } | null
  /** ms by which this machine's clock is ahead of the exchange's; `null` when it is not known. */
  readonly clockSkew: number | null
  /** Diagnostics by kind. */
  readonly diagnostics: Readonly<Record<string, number>>
  /** The last diagnostics, the latest last: their text in English. */
  readonly lastDiagnostics: readonly { readonly at: number; readonly kind: string; readonly text: string }[]
}

export interface DroppedView {
  readonly type: string
  readonly events: number
  readonly repeats: number
  /** Times that trades were missed, and their shares. */
  readonly missed: number
  readonly missedVolume: number
  readonly unreadable: number
  readonly conflated: number
}
