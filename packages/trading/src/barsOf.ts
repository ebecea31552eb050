/** History and live bars in one vocabulary. */
import type { Bar as FormedBar, OfItem } from '@kiwoom-rx/operators'
import { filter, map, type OperatorFunction } from 'rxjs'
import type { Bar } from './bar.ts'

/** A candle of a chart: of minutes (ka10080) with `tradeTime`, of days (ka10081) with `date`. */
export interface ChartCandle {
  /** Date and time in Korea at which a candle of minutes begins. */
  readonly tradeTime?: string | null | undefined
  /** `'2026-11-20'`, of a candle of a day. */
  readonly date?: string | null | undefined
  /** The last price, KRW: the close. */
  readonly price: number
  readonly open: number
  readonly high: number
  readonly low: number
  /** Shares; a blank counts as 0. */
  readonly volume: number | null
}

export interface CandleOptions {
  readonly item: string
  /**
   * Minutes of a candle; a candle of a day is from midnight to midnight.
   * @default 1
   */
  readonly minutes?: number | undefined
  /** Epoch milliseconds: a candle that ends later is still forming, and not complete. Default: all are complete. */
  readonly now?: number | undefined
}

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE

/**
 * Takes candles of charts and bars of `bars` to the one `Bar`, so that history and live bars join without mapping.
 *
 * - Rows of charts have no item: it is an option, as is the length of a candle. A row without its time is left out.
 * - A bar of `bars` has the item of its last trade; one without a time or an item is left out.
 * - Errors and completion pass. O(1) a value.
 *
 * @example
 * ```ts
 * import { bars, historyThenLive } from '@kiwoom-rx/operators'
 * import { barsOfCandles, barsOfTrades } from '@kiwoom-rx/trading'
 * import { concat, NEVER, of, take } from 'rxjs'
 *
 * const at = (time: string) => Date.parse(`2026-11-20T${time}+09:00`)
 * const candle = { tradeTime: '2026-11-20T09:00:00', price: 70_100, open: 70_000, high: 70_200, low: 69_900, volume: 12 }
 * const trade = (time: string, price: number) => ({ item: '005930', timestamp: at(time), price, tradeVolume: 3 })
 * const history$ = of(candle).pipe(barsOfCandles({ item: '005930' }))
 * const live$ = concat(of(trade('09:01:10', 70_300), trade('09:02:00', 70_400)), NEVER).pipe(bars({ every: '1m' }), barsOfTrades())
 *
 * historyThenLive(history$, live$, { key: ({ from }) => from, order: (one, other) => one.from - other.from })
 *   .pipe(take(2))
 *   .subscribe(({ item, close, volume }) => console.log(item, close, volume))
 * // prints: 005930 70100 12
 * // prints: 005930 70300 3
 * ```
 */
export function barsOfCandles({ item, minutes = 1, now }: CandleOptions): OperatorFunction<ChartCandle, Bar> {
  if (!(minutes > 0)) throw new RangeError(`barsOfCandles: minutes must be above 0, but is ${minutes}`)
  return kept(({ tradeTime, date, price, open, high, low, volume }) => {
    const from = beginning(tradeTime, date)
    if (from === null) return null
    const to = from + (tradeTime ? minutes * MINUTE : DAY)
    const isComplete = now === undefined || to <= now
    return { item, from, to, open, high, low, close: price, volume: volume ?? 0, isComplete }
  })
}

/** The same of bars that `bars` made of trades; see {@link barsOfCandles}. */
export function barsOfTrades<T extends OfItem>(): OperatorFunction<FormedBar<T>, Bar> {
  return kept(({ from, to, open, high, low, close, volume, isComplete, value }) => {
    const item = 'item' in value ? value.item : 'stockCode' in value ? value.stockCode : null
    if (item === null || from === null || to === null) return null
    return { item, from, to, open, high, low, close, volume, isComplete }
  })
}

function kept<T>(barOf: (value: T) => Bar | null): OperatorFunction<T, Bar> {
  return (source) =>
    source.pipe(
      map(barOf),
      filter((bar) => bar !== null),
    )
}

function beginning(tradeTime: string | null | undefined, date: string | null | undefined): number | null {
  const text = tradeTime ?? (date ? `${date}T00:00:00` : null)
  const at = text === null ? Number.NaN : Date.parse(`${text}+09:00`)
  return Number.isNaN(at) ? null : at
}
