import { endWith, map, merge, type Observable, type OperatorFunction, takeWhile } from 'rxjs'
import { count, finite, milliseconds } from './arguments.ts'
import { timeOf } from './event.ts'
import type { EventOf, Gap, GapOf } from './gap.ts'
import { type Machine, NOTHING, overGaps, type ResetOptions } from './step.ts'

/** A trade (체결), such as an event of `kiwoom.realtime.trade()` (realtime type 0B). */
export interface TradeEvent {
  readonly price: number | null
  /** Shares; plus when the buyer came to the offer, minus when the seller came to the bid (FID 15). */
  readonly tradeVolume: number | null
}

/** What closes a bar: time, a number of trades, or a number of shares. */
export type BarLength =
  | { readonly ms: number; readonly ticks?: undefined; readonly volume?: undefined }
  | { readonly ticks: number; readonly ms?: undefined; readonly volume?: undefined }
  | { readonly volume: number; readonly ms?: undefined; readonly ticks?: undefined }

export type BarOptions<T> = BarLength &
  ResetOptions & {
    /**
     * The market's time, epoch milliseconds, that closes time bars when no next trade does; shared by all bars of a
     * program, such as `interval(1_000).pipe(map(() => Date.now()), share())`. Default: a bar waits for the next trade.
     */
    readonly clock$?: Observable<number> | undefined
    /** The time of a trade, epoch milliseconds. Default its `timestamp`, else its `receivedAt`. */
    readonly timeOf?: ((value: T) => number | null) | undefined
    /** Is told each trade that came after its bar was closed: it is in no bar. */
    readonly onLate?: ((value: T) => void) | undefined
  }

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
  /** `false` when trades may be missing: it began before the first that was seen, or was cut by a gap or by the end. */
  readonly isComplete: boolean
  /** The last trade, whole: the item is here. */
  readonly value: T
}

/**
 * Makes bars of trades: open, high, low, close, volume by side, VWAP (분봉, 틱봉).
 *
 * Candles of your own, the moment they close.
 *
 * ```marbles
 * source  --a--b--c--d--|    a: #5 @0, b: #7 @59, c: #6 @60, d: #4 @61
 *         bars({ ms: 60 })
 * result  --------x-----(y|)    x: 5 7 5 7, y: 6 6 4 4 cut
 * ```
 *
 * - `{ ms: 60_000 }` makes bars of a minute, aligned to midnight in Korea; a stretch without trades makes none.
 *   `{ ticks: n }` closes with the nth trade, `{ volume: n }` with the trade that fills n shares (it is not split).
 * - A time bar closes with the first trade at or after its end, or when `clock$` reaches it. Trades within a bar may
 *   come in any order: open and close are the first and the last to arrive. A trade of a bar that is closed is in none;
 *   see `onLate`. A trade without a time counts at the latest time seen; before any time is known it is skipped.
 * - A trade whose price or volume is blank is skipped. A bad length throws when the operator is made.
 * - The source's end, and a `Gap`, close the bar in hand as it is, marked as not complete; `resetOn` throws it away. The
 *   gap then passes on. A time bar that began before the first trade or `clock$` time seen is not complete either.
 * - Errors pass, without the bar in hand; so do those of `clock$`, which may end before the source.
 * - O(1) a trade and in memory.
 * - One bar in hand for the whole stream: give a merged stream of several stocks to `perItem`.
 *
 * @example
 * ```ts
 * import { from } from 'rxjs'
 * import { bars } from '@kiwoom-rx/operators'
 *
 * const at = (time: string) => Date.parse(`2026-11-20T${time}+09:00`)
 * const trades$ = from([
 *   { item: '005930', timestamp: at('09:00:00'), price: 70_000, tradeVolume: 10 },
 *   { item: '005930', timestamp: at('09:00:30'), price: 70_200, tradeVolume: -30 },
 *   { item: '005930', timestamp: at('09:01:05'), price: 70_100, tradeVolume: 5 },
 * ])
 * trades$
 *   .pipe(bars({ ms: 60_000 }))
 *   .subscribe(({ open, high, low, close, volume, vwap, isComplete }) =>
 *     console.log(open, high, low, close, volume, vwap, isComplete ? 'complete' : 'cut'),
 *   )
 * // prints: 70000 70200 70000 70200 40 70150 complete
 * // prints: 70100 70100 70100 70100 5 70100 cut
 * ```
 */
export function bars<T extends TradeEvent | Gap>(
  options: BarOptions<NoInfer<EventOf<T>>>,
): OperatorFunction<T, Bar<EventOf<T>> | GapOf<T>>
export function bars<T extends TradeEvent>(options: BarOptions<T>): OperatorFunction<T | Gap, Bar<T> | Gap> {
  const run = overGaps<Bars<T>, T | Tick, Bar<T>>(barsMachine(options), options)
  const { clock$ } = options
  return (source) => {
    const trades = source.pipe(endWith(ENDED))
    const inputs: Observable<T | Gap | Tick> = clock$
      ? merge(clock$.pipe(map((time) => new Tick(time))), trades).pipe(takeWhile((input) => input !== ENDED, true))
      : trades
    return inputs.pipe(run)
  }
}

/** The market's clock has reached a time. */
class Tick {
  readonly time: number

  constructor(time: number) {
    this.time = time
  }
}

/** The source is complete. */
const ENDED = new Tick(Number.POSITIVE_INFINITY)

interface Bars<T> {
  /** The bar in hand. */
  readonly bar: Bar<T> | null
  /** The latest time seen. */
  readonly clock: number
  /** The first time seen: a bar that began before it may lack trades. */
  readonly since: number
  /** The end of the last time bar that was closed. */
  readonly closed: number
}

const NEVER_SEEN = Number.NEGATIVE_INFINITY
/** Korea's clock, to whose midnight bars are aligned; it has no summer time. */
const KOREA = 9 * 3_600_000

function barsMachine<T extends TradeEvent>(options: BarOptions<T>): Machine<Bars<T>, T | Tick, Bar<T>> {
  const { ms, isFull } = lengthOf(options)
  const clockOf = options.timeOf ?? timeOf
  const late = options.onLate ?? (() => {})
  const start = (since: number): Bars<T> => ({ bar: null, clock: since, since, closed: NEVER_SEEN })

  const tick = (state: Bars<T>, time: number): readonly [Bars<T>, readonly Bar<T>[]] => {
    const clock = Math.max(state.clock, time)
    const seen = { ...state, clock, since: state.since === NEVER_SEEN ? clock : state.since }
    const { bar } = state
    return ms !== null && bar !== null && bar.to !== null && bar.to <= clock
      ? [{ ...seen, bar: null, closed: bar.to }, [bar]]
      : [seen, NOTHING]
  }

  const trade = (state: Bars<T>, value: T): readonly [Bars<T>, readonly Bar<T>[]] => {
    const { price, tradeVolume } = value
    const given = clockOf(value)
    const clock = Math.max(state.clock, given ?? NEVER_SEEN)
    if (!isNumber(price) || !isNumber(tradeVolume) || (ms !== null && clock === NEVER_SEEN)) {
      return [state, NOTHING]
    }
    const since = state.since === NEVER_SEEN ? clock : state.since
    if (ms === null) {
      const time = clock === NEVER_SEEN ? null : clock
      const bar = grown(state.bar, value, price, tradeVolume, { from: time, to: time, isComplete: true })
      return isFull(bar) ? [{ ...state, bar: null, clock, since }, [bar]] : [{ ...state, bar, clock, since }, NOTHING]
    }
    const time = given ?? clock
    const from = Math.floor((time + KOREA) / ms) * ms - KOREA
    if (from < state.closed || (state.bar !== null && state.bar.from !== null && from < state.bar.from)) {
      late(value)
      return [{ ...state, clock, since }, NOTHING]
    }
    const span = { from, to: from + ms, isComplete: from >= since }
    const { bar } = state
    return bar === null || bar.from === from
      ? [{ ...state, bar: grown(bar, value, price, tradeVolume, span), clock, since }, NOTHING]
      : [{ bar: grown(null, value, price, tradeVolume, span), clock, since, closed: bar.to ?? NEVER_SEEN }, [bar]]
  }

  const cut = ({ bar }: Bars<T>): readonly Bar<T>[] => (bar === null ? NOTHING : [{ ...bar, isComplete: false }])
  return {
    start: () => start(NEVER_SEEN),
    atGap: (state, gap) => [start(gap.to), cut(state)],
    step: (state, input) =>
      !(input instanceof Tick)
        ? trade(state, input)
        : input === ENDED
          ? [start(NEVER_SEEN), cut(state)]
          : Number.isFinite(input.time)
            ? tick(state, input.time)
            : [state, NOTHING],
  }
}

type Span = Pick<Bar<unknown>, 'from' | 'to' | 'isComplete'>

/** A bar with one more trade; without a bar so far the first of a new one. */
function grown<T>(bar: Bar<T> | null, value: T, price: number, tradeVolume: number, span: Span): Bar<T> {
  const shares = Math.abs(tradeVolume)
  const volume = (bar?.volume ?? 0) + shares
  const tradingValue = (bar?.tradingValue ?? 0) + price * shares
  return {
    from: bar ? bar.from : span.from,
    to: span.to,
    open: bar ? bar.open : price,
    high: bar ? Math.max(bar.high, price) : price,
    low: bar ? Math.min(bar.low, price) : price,
    close: price,
    volume,
    buyVolume: (bar?.buyVolume ?? 0) + Math.max(0, tradeVolume),
    sellVolume: (bar?.sellVolume ?? 0) + Math.max(0, -tradeVolume),
    tradingValue,
    vwap: volume === 0 ? null : tradingValue / volume,
    count: (bar?.count ?? 0) + 1,
    isComplete: bar ? bar.isComplete : span.isComplete,
    value,
  }
}

function lengthOf(options: BarLength): {
  readonly ms: number | null
  readonly isFull: (bar: Bar<unknown>) => boolean
} {
  if (options.ticks !== undefined) {
    const most = count('bars: ticks', options.ticks)
    return { ms: null, isFull: (bar) => bar.count >= most }
  }
  if (options.volume !== undefined) {
    const most = finite('bars: volume', options.volume)
    if (most <= 0) {
      throw new RangeError(`bars: volume must be above 0, but is ${most}`)
    }
    return { ms: null, isFull: (bar) => bar.volume >= most }
  }
  return { ms: milliseconds('bars: ms', options.ms), isFull: () => false }
}

function isNumber(value: number | null): value is number {
  return typeof value === 'number' && Number.isFinite(value)
}
