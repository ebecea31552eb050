/** A stock and an index of the simulated market, as seen from outside. */
import type { Candle } from '../bars/candles.ts'
import type { Instrument, TradingState } from './instrument.ts'
import type { SectorIndex } from './sectorIndex.ts'

/** One price level of a book. */
export interface StockLevel {
  /** KRW. */
  readonly price: number
  /** Shares. */
  readonly size: number
}

/** A stock, an ETF or gold, now: every property is read from the market when it is asked for. Prices in KRW. */
export interface StockView {
  /** The code (종목코드): bare on the KRX, with `_NX` on the NXT, with `_AL` on both together. */
  readonly item: string
  readonly name: string
  readonly market: 'kospi' | 'kosdaq' | 'gold'
  readonly kind: 'stock' | 'etf' | 'gold'
  readonly previousClose: number
  readonly upperLimit: number
  readonly lowerLimit: number
  readonly state: TradingState
  /** The last trade's price; the previous close before the first. */
  readonly price: number
  /** The official close, of the closing auction; `null` before it. */
  readonly close: number | null
  /** `null` before the first trade, as `high` and `low`. */
  readonly open: number | null
  readonly high: number | null
  readonly low: number | null
  /** Shares traded today. */
  readonly volume: number
  /** KRW traded today. */
  readonly value: number
  /** Volatility interruptions today. */
  readonly viCount: number
  /** Ten levels at most, best first. */
  readonly asks: readonly StockLevel[]
  readonly bids: readonly StockLevel[]
  /** Today's minutes with trades, oldest first; `at` in ms since midnight. */
  readonly minutes: readonly Candle[]
}

/** A sector index (업종지수), now. */
export interface SectorView {
  /** The code (업종코드). */
  readonly item: string
  readonly name: string
  readonly previousClose: number
  /** Points, to two decimals. */
  readonly price: number
  /** Shares traded today by its members. */
  readonly volume: number
  /** KRW. */
  readonly value: number
}

/** Looks at an instrument. */
export function stockView(instrument: Instrument): StockView {
  const { listing } = instrument
  const ifTraded = (price: number): number | null => (instrument.volume === 0 ? null : price)
  const levels = (side: 'asks' | 'bids'): readonly StockLevel[] =>
    instrument.book.levels(side).map(({ price, size }) => ({ price, size }))
  return {
    item: instrument.item,
    name: listing.name,
    market: listing.market,
    kind: listing.kind,
    get previousClose() {
      return instrument.previousClose
    },
    get upperLimit() {
      return instrument.limits.upper
    },
    get lowerLimit() {
      return instrument.limits.lower
    },
    get state() {
      return instrument.state
    },
    get price() {
      return instrument.last
    },
    get close() {
      return instrument.officialClose ?? null
    },
    get open() {
      return ifTraded(instrument.open)
    },
    get high() {
      return ifTraded(instrument.high)
    },
    get low() {
      return ifTraded(instrument.low)
    },
    get volume() {
      return instrument.volume
    },
    get value() {
      return instrument.value
    },
    get viCount() {
      return instrument.viCount
    },
    get asks() {
      return levels('asks')
    },
    get bids() {
      return levels('bids')
    },
    get minutes() {
      return instrument.minutes.candles
    },
  }
}

/** Looks at an index. */
export function sectorView(index: SectorIndex): SectorView {
  return {
    item: index.code,
    name: index.name,
    get previousClose() {
      return index.previousClose
    },
    get price() {
      return index.last
    },
    get volume() {
      return index.volume
    },
    get value() {
      return index.value
    },
  }
}
