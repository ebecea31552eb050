import { endWith, map, merge, type Observable, type OperatorFunction, takeWhile } from 'rxjs'
import { callback, checkOptions, optional, stream } from './internal/machine/arguments.ts'
import { itemOf, timeOf } from './internal/machine/event.ts'
import type { Break, EventOf, GapOf } from './internal/machine/gap.ts'
import { type Machine, type ResetOptions, type Sink, stepping } from './internal/machine/step.ts'
import { type BarLength, DAY, lengthOf } from './internal/market/barLength.ts'
import { type Boundary, concerns } from './internal/market/boundary.ts'
import { type Bar, Forming, NO_LIMIT } from './internal/market/forming.ts'

/** A trade (체결), such as an event of `kiwoom.realtime.trade()` (realtime type 0B). */
export interface TradeEvent {
  readonly price: number | null
  /** Shares; plus when the buyer came to the offer, minus when the seller came to the bid (FID 15). */
  readonly tradeVolume: number | null
}

export interface BarOptions<T> extends ResetOptions {
  /** What fills a bar: `'1m'`, `{ ms: 60_000 }`, `{ ticks: 100 }`, `{ volume: 10_000 }` or `{ value: 1_000_000_000 }`. */
  readonly every: BarLength
  /**
   * The market's time, epoch milliseconds, that closes bars when no next trade does; shared by all bars of a program,
   * such as `interval(1_000).pipe(map(() => Date.now() - 2_000), share())`: later than the clock by as long as a trade
   * may be on its way, and standing still while the line is down (`connection$`), or a bar would close on silence that
   * is an outage. Default: a bar waits for the next trade.
   */
  readonly clock$?: Observable<number> | undefined
  /** Instants that no bar spans: those of `sessionBoundaries` and `viBoundaries`, merged, or your own. */
  readonly boundary$?: Observable<Boundary> | undefined
  /** Asks for the bar in hand, at each of its values. */
  readonly partial$?: Observable<unknown> | undefined
  /** The time of a trade, epoch milliseconds. Default its `timestamp`, else its `receivedAt`. */
  readonly timeOf?: ((value: T) => number | null) | undefined
  /** Receives each trade that came after its bar was closed: it is in no bar. */
  readonly onLate?: ((value: T) => void) | undefined
}

/**
 * Makes bars of trades: open, high, low, close, volume by side, VWAP (분봉, 틱봉).
 *
 * Candles of your own, the moment they close.
 *
 * ```marbles
 * source  --a--b--c--d--|    a: #5 @0, b: #7 @59, c: #6 @60, d: #4 @61
 *         bars({ every: { ms: 60 } })
 * result  --------x-----(y|)    x: 5 7 5 7, y: 6 6 4 4 cut
 * ```
 *
 * - `every: '1m'` (or `'30s'`, `'1h'`, `{ ms: n }`) makes bars of time, aligned to midnight in Korea; a stretch without
 *   trades makes none. `{ ticks: n }` closes with the nth trade, `{ volume: n }` with the trade that fills n shares,
 *   `{ value: n }` with the one that fills n KRW (거래대금); it is not split.
 * - No bar spans midnight in Korea, nor a boundary for its item from `boundary$`, such as those of `sessionBoundaries`
 *   and `viBoundaries`: the time bar ends there, and the next begins there. Trades are parted by their own times. A
 *   boundary that comes after trades on both of its sides leaves their bar marked as not complete.
 * - A bar closes with the first trade at or after its end, or when `clock$` reaches it. Trades within a bar may
 *   come in any order: open and close are the first and the last to arrive. A trade of before the bar in hand, or of a
 *   time bar that is closed, is in none; see `onLate`. A trade without a time counts at the latest time seen; before
 *   any time is known time bars skip it.
 * - Each value of `partial$` emits the bar in hand as it is now, marked as `partial`; without one nothing.
 * - A trade whose price or volume is blank is skipped. A bad length throws when the operator is made.
 * - The source's end, and a `Gap`, close the bar in hand as it is, marked as not complete; `resetOn` throws it away. The
 *   gap then passes on. A time bar that began before the first trade or `clock$` time seen is not complete either.
 * - Errors pass, without the bar in hand; so do those of the other streams, which may end before the source.
 * - O(1) a trade; memory: one bar, and the latest boundaries, 64 at most.
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
 *   .pipe(bars({ every: '1m' }))
 *   .subscribe(({ open, high, low, close, volume, vwap, isComplete }) =>
 *     console.log(open, high, low, close, volume, vwap, isComplete ? 'complete' : 'cut'),
 *   )
 * // prints: 70000 70200 70000 70200 40 70150 complete
 * // prints: 70100 70100 70100 70100 5 70100 cut
 * ```
 */
export function bars<T extends TradeEvent | Break>(
  options: BarOptions<NoInfer<EventOf<T>>>,
): OperatorFunction<T, Bar<EventOf<T>> | GapOf<T>>
export function bars<T extends TradeEvent>(options: BarOptions<T>): OperatorFunction<T | Break, Bar<T> | Break> {
  checkOptions('bars', options, {
    // Checked with its machine.
    every: () => undefined,
    clock$: optional(stream),
    boundary$: optional(stream),
    partial$: optional(stream),
    timeOf: optional(callback),
    onLate: optional(callback),
    resetOn: optional(stream),
  })
  const run = stepping<Bars<T>, T | Notice, Bar<T>>(barsMachine(options), options)
  const { clock$, boundary$, partial$ } = options
  const notices = [
    boundary$?.pipe(map((boundary) => new Notice(boundary.time, boundary))),
    clock$?.pipe(map((time) => new Notice(time))),
    partial$?.pipe(map(() => ASKED)),
  ].filter((notice$) => notice$ !== undefined)
  return (source) => {
    const trades = source.pipe(endWith(ENDED))
    return notices.length === 0
      ? run(trades)
      : merge(...notices, trades).pipe(
          takeWhile((input) => input !== ENDED, true),
          run,
        )
  }
}

/** What comes besides the trades: a boundary, or a time that the market's clock has reached. */
class Notice {
  readonly time: number
  readonly boundary: Boundary | null

  constructor(time: number, boundary: Boundary | null = null) {
    this.time = time
    this.boundary = boundary
  }
}

/** The bar in hand is asked for. */
const ASKED: Notice = /* @__PURE__ */ new Notice(0)
/** The source is complete. */
const ENDED: Notice = /* @__PURE__ */ new Notice(0)

interface Bars<T> {
  /** The bar in hand. */
  bar: Forming<T> | null
  /** The latest time seen. */
  clock: number
  /** The first time seen: a bar that began before it may lack trades. */
  since: number
  /** Trades from before this are late. */
  floor: number
  /** The item of the trades; `undefined` before the first. */
  item: string | null | undefined
  /** The latest known that are for the item, in the order in which they came. */
  readonly boundaries: Boundary[]
}

const NEVER_SEEN = Number.NEGATIVE_INFINITY
/** Korea's clock, to whose midnight bars are aligned; it has no summer time. */
const KOREA = 9 * 3_600_000
/** More than a day has: about fifteen phases of each market, and a handful of VIs. */
const MOST_BOUNDARIES = 64

function barsMachine<T extends TradeEvent>(options: BarOptions<T>): Machine<Bars<T>, T | Notice, Bar<T>> {
  const { ms, isFull } = lengthOf(options.every)
  const clockOf = options.timeOf ?? timeOf

  /** Between which boundaries, of the day, of the bars' grid and those reported, a time lies. */
  const around = (state: Bars<T>, time: number): readonly [from: number, to: number] => {
    const midnight = Math.floor((time + KOREA) / DAY) * DAY - KOREA
    let from = ms === null ? midnight : midnight + Math.floor((time - midnight) / ms) * ms
    let to = Math.min(midnight + DAY, from + (ms ?? DAY))
    for (const boundary of state.boundaries) {
      if (concerns(boundary, state.item ?? null)) {
        if (boundary.time <= time) {
          from = Math.max(from, boundary.time)
        } else {
          to = Math.min(to, boundary.time)
        }
      }
    }
    return [from, to]
  }

  const begin = (state: Bars<T>, value: T, price: number, time: number): Forming<T> => {
    state.item = itemOf(value)
    if (ms === null) {
      return new Forming(null, null, NO_LIMIT, true, value, price)
    }
    const [from, to] = around(state, time)
    state.floor = Math.max(state.floor, from)
    return new Forming(state.floor, to, to, state.floor >= state.since, value, price)
  }

  const see = (state: Bars<T>, time: number): void => {
    state.clock = Math.max(state.clock, time)
    state.since = state.since === NEVER_SEEN ? state.clock : state.since
  }

  /** Closes the bar in hand if the time is past its end. */
  const closeBy = (state: Bars<T>, time: number, out: Sink<Bar<T>>): void => {
    const { bar } = state
    if (bar !== null && time >= bar.limit) {
      state.bar = null
      state.floor = Math.max(state.floor, bar.limit)
      out.next(bar.bar(bar.isComplete, false))
    }
  }

  const trade = (state: Bars<T>, value: T, out: Sink<Bar<T>>): void => {
    const { price, tradeVolume } = value
    const own = clockOf(value) ?? state.clock
    if (!isNumber(price) || !isNumber(tradeVolume) || (ms !== null && own === NEVER_SEEN)) {
      return
    }
    see(state, own)
    if (own !== NEVER_SEEN && own < state.floor) {
      options.onLate?.(value)
      return
    }
    // Bars of so many trades take them as they come; their times only move the clock.
    const time = ms === null ? state.clock : own
    closeBy(state, time, out)
    state.bar ??= begin(state, value, price, time)
    const { bar } = state
    bar.add(value, price, tradeVolume, time)
    if (ms === null) {
      if (time !== NEVER_SEEN) {
        bar.from ??= bar.count === 1 ? time : null
        bar.to = time
        if (bar.limit === NO_LIMIT) {
          bar.limit = around(state, time)[1]
        }
      }
      if (isFull(bar)) {
        state.bar = null
        out.next(bar.bar(bar.isComplete, false))
      }
    }
  }

  const part = (state: Bars<T>, boundary: Boundary, out: Sink<Bar<T>>): void => {
    const { bar } = state
    const at = boundary.time
    if (state.item !== undefined && !concerns(boundary, state.item)) {
      return
    }
    state.boundaries.push(boundary)
    if (state.boundaries.length > MOST_BOUNDARIES) {
      state.boundaries.shift()
    }
    if (bar === null || at >= bar.limit) {
      return
    }
    if (bar.latest < at) {
      bar.limit = at
      bar.to = ms === null ? bar.to : at
      // Without any times there are only before and after it came.
      closeBy(state, bar.latest === NEVER_SEEN ? at : state.clock, out)
    } else if (bar.earliest < at) {
      bar.isComplete = false
    } else if (ms !== null) {
      bar.from = Math.max(bar.from ?? at, at)
    }
  }

  const start = (since: number, boundaries: Boundary[]): Bars<T> => ({
    bar: null,
    clock: since,
    since,
    floor: NEVER_SEEN,
    item: undefined,
    boundaries,
  })
  return {
    start: () => start(NEVER_SEEN, []),
    atGap: ({ bar, boundaries }, gap, out) => {
      if (bar !== null) {
        out.next(bar.bar(false, false))
      }
      return start(gap.to, boundaries)
    },
    step: (state, input, out) => {
      if (!(input instanceof Notice)) {
        trade(state, input, out)
      } else if (input === ASKED || input === ENDED) {
        if (state.bar !== null) {
          out.next(state.bar.bar(false, input === ASKED))
        }
      } else if (input.boundary !== null) {
        part(state, input.boundary, out)
      } else if (Number.isFinite(input.time)) {
        see(state, input.time)
        closeBy(state, state.clock, out)
      }
      return state
    },
  }
}

function isNumber(value: number | null): value is number {
  return Number.isFinite(value)
}
