import type { OperatorFunction } from 'rxjs'
import { callback, checkOptions, optional, stream } from './internal/machine/arguments.ts'
import type { Break, EventOf, GapOf } from './internal/machine/gap.ts'
import type { Keyed, NumericKey } from './internal/machine/measure.ts'
import { type Machine, type ResetOptions, stepping } from './internal/machine/step.ts'

/**
 * An indicator as the classes of `trading-signals` are (`RSI`, `MACD`, `ATR`, …), or one of your own: fed value by
 * value, the last of which can be replaced.
 */
export interface Indicator<In, Result> {
  /** Takes a value in, and answers; `null` while it has too few. */
  add(input: In): Result | null | undefined
  /** Takes a value in place of the last one. */
  replace(input: In): Result | null | undefined
  /** Whether it has seen enough for an answer. */
  readonly isStable: boolean
}

export interface IndicatorOptions<T> extends ResetOptions {
  /**
   * Whether a value is still forming: what comes next then takes its place. Default: a bar that is `partial`, as
   * `bars` emits for `partial$`.
   */
  readonly isForming?: ((value: T) => boolean) | undefined
}

/** What an indicator says at an event. */
export interface Indicated<T, Result> {
  /** The event that brought the result, whole: its item and time are here. */
  readonly value: T
  readonly result: Result
}

/**
 * Runs an indicator of the `trading-signals` package, or one like them, over a stream (보조지표).
 *
 * RSI, MACD, Bollinger bands, ATR and a hundred more, also over the bar that is not closed yet.
 *
 * ```marbles
 * source  --2--4--n--6--1--|    n: null
 *         indicator(() => new SMA(2))
 * result  -----a-----b--c--|    a: 3, b: 5, c: 3.5
 * ```
 *
 * - `make` makes the indicator, for each subscription and after each reset a new one. It is fed the values themselves, a
 *   key of them, or what a selector picks: a number, or a whole candle for those that take one (`(bar) => bar`).
 * - Emits whenever the indicator is stable. A blank (`null`, absent, not finite) is skipped.
 * - A value that is forming (`isForming`; by default a bar marked as `partial`) is taken in by the first, and replaced by
 *   all that follow up to the first that is not forming. While no value is final, `make` makes a new indicator for each.
 * - The package is an optional peer, `trading-signals` 7 or 8; nothing of it is imported here.
 * - A `Gap` in the source passes on, and a new indicator begins after it, as at each value of `resetOn`.
 * - Errors and completion pass. An indicator or selector that throws ends the stream with its error.
 * - O(1) a value besides the indicator's own work; keeps the indicator.
 * - One indicator for the whole stream: give a merged stream of several stocks to `perItem`.
 *
 * @example
 * ```ts
 * import { from } from 'rxjs'
 * import { RSI } from 'trading-signals'
 * import { indicator } from '@kiwoom-rx/operators'
 *
 * const bars$ = from([70_000, 70_200, 70_100, 70_400].map((close) => ({ item: '005930', close })))
 * bars$
 *   .pipe(indicator(() => new RSI(2), 'close'))
 *   .subscribe(({ value, result }) => console.log(value.close, result.toFixed(1)))
 * // prints: 70100 66.7
 * // prints: 70400 88.9
 * ```
 */
export function indicator<T extends number | null | Break, Result>(
  make: () => Indicator<number, Result>,
): OperatorFunction<T, Indicated<number, Result> | GapOf<T>>
/** The same of a key of the events. */
export function indicator<T, Result, K extends NumericKey<EventOf<T>>>(
  make: () => Indicator<number, Result>,
  measured: K,
  options?: IndicatorOptions<NoInfer<EventOf<T>>>,
): OperatorFunction<T, Indicated<EventOf<T>, Result> | GapOf<T>>
/** The same of what a selector picks. */
export function indicator<T, Result, In>(
  make: () => Indicator<In, Result>,
  measured: (value: EventOf<T>) => NoInfer<In> | null | undefined,
  options?: IndicatorOptions<NoInfer<EventOf<T>>>,
): OperatorFunction<T, Indicated<EventOf<T>, Result> | GapOf<T>>
/** The same by a key inside a generic function, where only the constraint of `T` is known. */
export function indicator<T extends Keyed<K>, Result, K extends string>(
  make: () => Indicator<number, Result>,
  measured: K,
  options?: IndicatorOptions<NoInfer<EventOf<T>>>,
): OperatorFunction<T, Indicated<EventOf<T>, Result> | GapOf<T>>
export function indicator<T, Result>(
  make: () => Indicator<unknown, Result>,
  measured: (keyof T & string) | ((value: T) => unknown) = (value) => value,
  options: IndicatorOptions<T> = {},
): OperatorFunction<T, unknown> {
  checkOptions('indicator', options, { isForming: optional(callback), resetOn: optional(stream) })
  const read = typeof measured === 'function' ? measured : (value: T): unknown => value[measured]
  return stepping(indicatorMachine(make, read, options.isForming ?? isPartial), options)
}

interface Running<Result> {
  indicator: Indicator<unknown, Result>
  /** Whether the last value taken in was still forming. */
  isForming: boolean
  /** Whether a value before that one stays. */
  hasFinal: boolean
}

function indicatorMachine<T, Result>(
  make: () => Indicator<unknown, Result>,
  read: (value: T) => unknown,
  isForming: (value: T) => boolean,
): Machine<Running<Result>, T, Indicated<T, Result>> {
  return {
    start: () => ({ indicator: make(), isForming: false, hasFinal: false }),
    step: (state, value, out) => {
      const input = read(value)
      if (input === null || input === undefined || (typeof input === 'number' && !Number.isFinite(input))) {
        return state
      }
      // `replace` of DX, ADX and ADXR (trading-signals 8.3) takes a replaced first candle for a second one.
      if (state.isForming && !state.hasFinal) {
        state.indicator = make()
        state.isForming = false
      }
      const { indicator } = state
      const result = state.isForming ? indicator.replace(input) : indicator.add(input)
      state.isForming = isForming(value)
      state.hasFinal ||= !state.isForming
      if (!(result === null || result === undefined || !indicator.isStable)) {
        out.next({ value, result })
      }
      return state
    },
  }
}

function isPartial(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'partial' in value && value.partial === true
}
