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
   * partial), or when it was told of a boundary too late to keep apart the trades on its two sides.
   */
  readonly isComplete: boolean
  /** `true` while the bar is not closed: it was asked for, and comes again. */
  readonly partial: boolean
  /** The last trade, whole: the item is here. */
  readonly value: T
}

/** A bar in the making. It grows in place: a bar is made of thousands of trades. */
export class Forming<T> {
  readonly open: number
  from: number | null
  to: number | null
  /** From this instant on trades are no longer its own. */
  limit: number
  isComplete: boolean
  /** Between which times its trades lie. */
  earliest: number = Number.POSITIVE_INFINITY
  latest: number = Number.NEGATIVE_INFINITY
  high: number
  low: number
  close: number
  volume = 0
  buyVolume = 0
  tradingValue = 0
  count = 0
  value: T

  constructor(from: number | null, to: number | null, limit: number, isComplete: boolean, value: T, price: number) {
    this.from = from
    this.to = to
    this.limit = limit
    this.isComplete = isComplete
    this.open = price
    this.high = price
    this.low = price
    this.close = price
    this.value = value
  }

  add(value: T, price: number, tradeVolume: number, time: number): void {
    const shares = Math.abs(tradeVolume)
    if (price > this.high) {
      this.high = price
    }
    if (price < this.low) {
      this.low = price
    }
    if (time > this.latest) {
      this.latest = time
    }
    if (time < this.earliest) {
      this.earliest = time
    }
    this.close = price
    this.volume += shares
    this.tradingValue += price * shares
    if (tradeVolume > 0) {
      this.buyVolume += tradeVolume
    }
    this.count += 1
    this.value = value
  }

  /** The bar as it is now. */
  bar(isComplete: boolean, partial: boolean): Bar<T> {
    const { from, to, open, high, low, close, volume, buyVolume, tradingValue, count, value } = this
    return {
      from,
      to,
      open,
      high,
      low,
      close,
      volume,
      buyVolume,
      sellVolume: volume - buyVolume,
      tradingValue,
      vwap: volume === 0 ? null : tradingValue / volume,
      count,
      isComplete,
      partial,
      value,
    }
  }
}
