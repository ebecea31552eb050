import type { OperatorFunction } from 'rxjs'
import { must, type Shape } from './internal/machine/arguments.ts'
import type { Break, EventOf, GapOf } from './internal/machine/gap.ts'
import type { Keyed, NumericKey, Selector } from './internal/machine/measure.ts'
import { numberOf } from './internal/machine/measure.ts'
import type { Sink } from './internal/machine/step.ts'
import { deviationOf, MOMENTS, type Moments } from './internal/window/moments.ts'
import { aggregate } from './internal/window/queue.ts'
import { type CountWindow, type RollingOf, WINDOW, type WindowOptions, windowed } from './internal/window/window.ts'

export interface OutlierOptions {
  /** How many standard deviations from the mean are out of the ordinary; above 0. */
  readonly z: number
}

/** A number far from the window before it. */
export interface Outlier<T> {
  /** The event, whole: its item and time are here. */
  readonly value: T
  readonly measured: number
  /** How many standard deviations it lies above (below 0: below) the mean of the window before it. */
  readonly zScore: number
}

/**
 * Emits each number that lies far from the mean of a rolling window before it (이상치).
 *
 * A volume or a jump that is out of the ordinary for this stock, at this time of day.
 *
 * ```marbles
 * source  --4--6--9--n--8--|    n: null
 *         outlier({ z: 3, count: 2 })
 * result  --------a--------|    a: 4 deviations
 * ```
 *
 * - Far is at least `z` standard deviations (of the population) from the mean. The window ends before the number that
 *   is held against it, so that an outlier does not hide itself; it is in the windows of those that follow.
 * - `{ count: n }` is the n numbers before, and answers once there are n; `{ ms: n }` those younger than n milliseconds
 *   of event time, and answers once there is one. `least` sets how many it takes.
 * - While all numbers of the window are equal nothing is an outlier, for there is no deviation to measure by.
 * - Takes the values themselves, a key of them (`outlier('tradeVolume', …)`), or what a selector picks.
 * - A blank (`null`, absent, not finite) is skipped. Bad options throw when the operator is made.
 * - A `Gap` in the source passes on, and the window begins empty after it; `resetOn` empties it at each of its values.
 * - Errors and completion pass. A selector that throws ends the stream with its error.
 * - O(1) a value amortised, whatever the window; keeps its numbers.
 * - One window for the whole stream: give a merged stream of several stocks to `perItem`.
 *
 * @example
 * ```ts
 * import { from } from 'rxjs'
 * import { outlier } from '@kiwoom-rx/operators'
 *
 * const trades$ = from([10, 12, 8, 10, 90].map((tradeVolume) => ({ item: '005930', tradeVolume })))
 * trades$
 *   .pipe(outlier('tradeVolume', { z: 3, count: 4 }))
 *   .subscribe(({ measured, zScore }) => console.log(measured, zScore.toFixed(1)))
 * // prints: 90 56.6
 * ```
 */
export function outlier<T extends number | null | Break>(
  options: CountWindow & OutlierOptions,
): OperatorFunction<T, Outlier<number> | GapOf<T>>
/** The same of a key of the events, or of the number that a selector picks. */
export function outlier<T, K extends NumericKey<EventOf<T>>>(
  measured: K | Selector<EventOf<T>>,
  options: WindowOptions<NoInfer<EventOf<T>>> & OutlierOptions,
): OperatorFunction<T, Outlier<EventOf<T>> | GapOf<T>>
/** The same by a key inside a generic function, where only the constraint of `T` is known. */
export function outlier<T extends Keyed<K>, K extends string>(
  measured: K,
  options: WindowOptions<NoInfer<EventOf<T>>> & OutlierOptions,
): OperatorFunction<T, Outlier<EventOf<T>> | GapOf<T>>
export function outlier<T, K extends NumericKey<T>>(
  measured: RollingOf<T, K, WindowOptions<T> & OutlierOptions>,
  options?: WindowOptions<T> & OutlierOptions,
): OperatorFunction<T, unknown> {
  return windowed(
    'outlier',
    measured,
    options,
    ({ z }) => {
      return {
        queue: () => aggregate(MOMENTS),
        answer: (value, measured, before: Moments, _, out: Sink<Outlier<T>>) => {
          const zScore = (measured - before.mean) / deviationOf(before)
          // Infinite, or no number, when the window does not move.
          if (Number.isFinite(zScore) && Math.abs(zScore) >= z) {
            out.next({ value, measured, zScore })
          }
        },
        isBefore: true,
      }
    },
    SHAPE,
  )
}

const SHAPE: Shape<WindowOptions<never> & OutlierOptions> = {
  ...WINDOW,
  z: (name, value) => {
    must(name, value, (numberOf(value) ?? 0) > 0, 'a number above 0')
  },
}
