import type { OperatorFunction } from 'rxjs'
import type { Break, EventOf, GapOf } from './internal/machine/gap.ts'
import type { Keyed, NumericKey, Selector } from './internal/machine/measure.ts'
import { deviationOf, MOMENTS } from './internal/window/moments.ts'
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
 * Emits the standard deviation of the numbers in a rolling window (표준편차).
 *
 * How widely they lie about their mean.
 *
 * ```marbles
 * source  --2--4--n--8--8--|    n: null
 *         deviation({ count: 2 })
 * result  -----a-----b--c--|    a: 1, b: 2, c: 0
 * ```
 *
 * - `{ count: n }` is over the last n numbers, and answers from the nth on; `{ ms: n }` is over the last n milliseconds
 *   of event time, and answers from the first on. `least` sets how many numbers it takes.
 * - Takes the values themselves, a key of them (`deviation('price', …)`), or what a selector picks.
 * - Of the whole population, so the divisor is the count, as in Bollinger bands; of one number it is 0.
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
 * import { deviation } from '@kiwoom-rx/operators'
 *
 * const trades$ = from([70_000, 70_100, 70_500].map((price) => ({ item: '005930', price })))
 * trades$.pipe(deviation('price', { count: 2 })).subscribe(({ value, result }) => console.log(value.price, result))
 * // prints: 70100 50
 * // prints: 70500 200
 * ```
 */
export function deviation<T extends number | null | Break>(
  window: CountWindow,
): OperatorFunction<T, Rolling<number> | GapOf<T>>
/** The same of a key of the events, or of the number that a selector picks. */
export function deviation<T, K extends NumericKey<EventOf<T>>>(
  measured: K | Selector<EventOf<T>>,
  window: WindowOptions<NoInfer<EventOf<T>>>,
): OperatorFunction<T, Rolling<EventOf<T>> | GapOf<T>>
/** The same by a key inside a generic function, where only the constraint of `T` is known. */
export function deviation<T extends Keyed<K>, K extends string>(
  measured: K,
  window: WindowOptions<NoInfer<EventOf<T>>>,
): OperatorFunction<T, Rolling<EventOf<T>> | GapOf<T>>
export function deviation<T, K extends NumericKey<T>>(
  measured: RollingOf<T, K, WindowOptions<T>>,
  window?: WindowOptions<T>,
): OperatorFunction<T, unknown> {
  return windowed('deviation', measured, window, () => rolling(() => aggregate(MOMENTS), deviationOf))
}
