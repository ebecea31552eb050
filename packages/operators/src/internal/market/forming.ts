/** A bar (봉): the trades of a stretch of time, or so many of them. */
export interface Bar<T> {
  /** Epoch ms: when a time bar begins; of the others the time of the first trade, `null` when it has none. */
  readonly from: number | null
  /** Epoch ms: when a time bar ends, itself no more inside; of the others the time of the last trade. */
  readonly to: number | null
  /** KRW. */
  readonly open: number
  readonly high: number
  readonly low: number
  readonly close: number
  /** Shares. */
  readonly volume: number
  readonly buyVolume: number
  readonly sellVolume: number
  /** Prices times shares (거래대금), KRW. */
  readonly tradingValue: number
  /** `tradingValue` over `volume`; `null` without volume. */
  readonly vwap: number | null
  /** How many trades. */
  readonly count: number
  /**
   * `false` when trades may be missing (it began before the first that was seen, was cut by a gap or by the end, or is
   * partial), or when a boundary came too late to keep apart the trades on its two sides.
   */
  readonly isComplete: boolean
  /** `true` while the bar is not closed: it was asked for, and comes again. */
  readonly partial: boolean
  /** The last trade, whole: the item is here. */
  readonly value: T
}

/** The end of a bar that only its trades end. */
export const NO_LIMIT: number = Number.POSITIVE_INFINITY

/** A bar in the making. It grows in place: a bar is made of thousands of trades. */
export class Forming<T> {
  from: number | null
  to: number | null
  /** From this instant on trades are no longer its own. */
  limit: number
  isComplete: boolean
  value: T
  readonly open: number
  high: number
  low: number
  close: number
  volume = 0
  buyVolume = 0
  tradingValue = 0
  count = 0
  /** Between which times its trades lie. */
  earliest: number = NO_LIMIT
  latest: number = -NO_LIMIT

  constructor(from: number | null, to: number | null, limit: number, isComplete: boolean, value: T, price: number) {
    this.from = from
    this.to = to
    this.limit = limit
    this.isComplete = isComplete
    this.value = value
    this.open = this.high = this.low = this.close = price
  }

  add(value: T, price: number, tradeVolume: number, time: number): void {
    const shares = Math.abs(tradeVolume)
    this.high = Math.max(this.high, price)
    this.low = Math.min(this.low, price)
    this.close = price
    this.volume += shares
    this.buyVolume += Math.max(0, tradeVolume)
    this.tradingValue += price * shares
    this.count += 1
    this.earliest = Math.min(this.earliest, time)
    this.latest = Math.max(this.latest, time)
    this.value = value
  }

  /** The bar as it is now. */
  bar(isComplete: boolean, partial: boolean): Bar<T> {
    const { limit: _, earliest: __, latest: ___, ...bar } = this
    const { volume, buyVolume, tradingValue } = bar
    return {
      ...bar,
      sellVolume: volume - buyVolume,
      vwap: volume === 0 ? null : tradingValue / volume,
      isComplete,
      partial,
    }
  }
}
