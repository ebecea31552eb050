import type { OperatorFunction } from 'rxjs'
import type { Break, EventOf, GapOf } from './internal/machine/gap.ts'
import type { Keyed, NumericKey, Selector } from './internal/machine/measure.ts'
import { deviationOf, MOMENTS, type Moments } from './internal/window/moments.ts'
import { aggregate } from './internal/window/queue.ts'
import {
  type CountWindow,
  type Rolling,
  type RollingOf,
  rolling,
  type WindowOptions,
  windowed,
} from './internal/window/window.ts'

/**
 * Emits how many standard deviations a number lies from the mean of its rolling window (표준점수).
 *
 * How unusual a number is, on a scale on which all stocks compare.
 *
 * ```marbles
 * source  --2--4--n--8--8--|    n: null
 *         zScore({ count: 2 })
 * result  -----a-----b-----|    a: 1, b: 1
 * ```
 *
 * - `{ count: n }` is over the last n numbers, and answers from the nth on; `{ ms: n }` is over the last n milliseconds
 *   of event time, and answers from the first on. `least` sets how many numbers it takes.
 * - Takes the values themselves, a key of them (`zScore('price', …)`), or what a selector picks.
 * - The window includes the number itself, so among n numbers the magnitude is at most √(n - 1). While all numbers are
 *   equal there is no answer.
 * - A blank (`null`, absent, not finite) is skipped. A bad window throws when the operator is made.
 * - A `Gap` in the source passes on, and the window begins empty after it; `resetOn` empties it at each of its values.
 * - Errors and completion pass. A selector that throws ends the stream with its error.
 * - O(1) a value amortised, whatever the window; keeps its numbers. Nothing is ever subtracted, so no rounding error
 *   gathers over a long stream.
 * - One window for the whole stream: give a merged stream of several stocks to `perItem`.
 *
 * @example
 * ```ts
 * import { from } from 'rxjs'
 * import { zScore } from '@kiwoom-rx/operators'
 *
 * const trades$ = from([10, 12, 8, 10, 90].map((tradeVolume) => ({ item: '005930', tradeVolume })))
 * trades$.pipe(zScore('tradeVolume', { count: 5 })).subscribe(({ result }) => console.log(result.toFixed(2)))
 * // prints: 2.00
 * ```
 */
export function zScore<T extends number | null | Break>(
  window: CountWindow,
): OperatorFunction<T, Rolling<number> | GapOf<T>>
/** The same of a key of the events, or of the number that a selector picks. */
export function zScore<T, K extends NumericKey<EventOf<T>>>(
  measured: K | Selector<EventOf<T>>,
  window: WindowOptions<NoInfer<EventOf<T>>>,
): OperatorFunction<T, Rolling<EventOf<T>> | GapOf<T>>
/** The same by a key inside a generic function, where only the constraint of `T` is known. */
export function zScore<T extends Keyed<K>, K extends string>(
  measured: K,
  window: WindowOptions<NoInfer<EventOf<T>>>,
): OperatorFunction<T, Rolling<EventOf<T>> | GapOf<T>>
export function zScore<T, K extends NumericKey<T>>(
  measured: RollingOf<T, K, WindowOptions<T>>,
  window?: WindowOptions<T>,
): OperatorFunction<T, unknown> {
  return windowed('zScore', measured, window, () => rolling(() => aggregate(MOMENTS), score))
}

function score(moments: Moments, _: number, latest: number): number | null {
  const deviation = deviationOf(moments)
  return deviation === 0 ? null : (latest - moments.mean) / deviation
}
