/** The market by item: latest values, the order book, candles and what is marked on them. */

/** The latest values of one registration. */
export interface LatestView {
  readonly type: string
  readonly item: string
  /** Epoch ms of its arrival. */
  readonly at: number
  /** The fields of the event that are not lists, by name. */
  readonly fields: Readonly<Record<string, string | number | boolean | null>>
}

/** Registrations whose latest event changed. */
export interface LatestMessage {
  readonly _tag: 'latest'
  readonly rows: readonly LatestView[]
  /** Changed registrations that were left out of this batch; they follow. */
  readonly omitted: number
}

export interface LevelView {
  readonly price: number
  readonly quantity: number
}

/** The order book (호가, 0D) of the item that the page picked. */
export interface BookMessage {
  readonly _tag: 'book'
  readonly item: string
  /** Epoch ms; `null` while no book came. */
  readonly at: number | null
  /** The best first. */
  readonly asks: readonly LevelView[]
  readonly bids: readonly LevelView[]
}

/** A candle of one minute, from the trades (체결, 0B) that came. */
export interface CandleView {
  /** Epoch seconds at which its minute begins. */
  readonly time: number
  readonly open: number
  readonly high: number
  readonly low: number
  readonly close: number
  /** Shares. */
  readonly volume: number
}

/** The candles of the picked item, the oldest first, at most `MOST_CANDLES`. */
export interface CandlesMessage {
  readonly _tag: 'candles'
  readonly item: string
  readonly candles: readonly CandleView[]
}

/** Something to mark on the candles of an item. */
export interface MarketMark {
  /** Epoch ms. */
  readonly at: number
  readonly item: string
  readonly kind:
    | { readonly _tag: 'signal'; readonly probe: string; readonly side: 'buy' | 'sell' | null; readonly text: string }
    | {
        readonly _tag: 'fill'
        readonly side: 'buy' | 'sell' | null
        readonly quantity: number | null
        readonly price: number | null
      }
    /** A volatility interruption (VI) that began; `to` is its end when that is known. */
    | { readonly _tag: 'vi'; readonly to: number | null; readonly price: number | null }
}

export interface MarksMessage {
  readonly _tag: 'marks'
  readonly marks: readonly MarketMark[]
}

export const MOST_CANDLES = 600
export const MOST_ROWS = 500
