import type { OperatorFunction } from 'rxjs'
import type { Break, EventOf, GapOf } from './internal/machine/gap.ts'
import type { Keyed, NumericKey, Selector } from './internal/machine/measure.ts'
import { sums } from './internal/window/totals.ts'
import {
  type CountWindow,
  type Rolling,
  type RollingOf,
  rolling,
  type WindowOptions,
  windowed,
} from './internal/window/window.ts'

/**
 * Emits the mean of the numbers in a rolling window before each number (직전 이동평균).
 *
 * What was usual before it came: a volume is held against it, and does not raise its own measure.
 *
 * ```marbles
 * source  --2--4--n--9--1--|    n: null
 *         meanBefore({ count: 2 })
 * result  -----------b--c--|    b: 3, c: 6.5
 * ```
 *
 * - `{ count: n }` is over the n numbers before, and answers once there are n; `{ ms: n }` over those younger than n
 *   milliseconds of event time, and answers once there is one. `least` sets how many it takes.
 * - Takes the values themselves, a key of them (`meanBefore('volume', …)`), or what a selector picks.
 * - A blank (`null`, absent, not finite) is skipped. A bad window throws when the operator is made.
 * - A `Gap` in the source passes on, and the window begins empty after it; `resetOn` empties it at each of its values.
 * - Errors and completion pass. A selector that throws ends the stream with its error.
 * - O(1) a value amortised, whatever the window; keeps its numbers.
 * - One window for the whole stream: give a merged stream of several stocks to `perItem`.
 *
 * @example
 * ```ts
 * import { filter, from } from 'rxjs'
 * import { meanBefore } from '@kiwoom-rx/operators'
 *
 * from([100, 120, 80, 450].map((volume) => ({ item: '005930', volume })))
 *   .pipe(
 *     meanBefore('volume', { count: 3 }),
 *     filter(({ value, result }) => value.volume > 3 * result),
 *   )
 *   .subscribe(({ value, result }) => console.log(value.volume, result))
 * // prints: 450 100
 * ```
 */
export function meanBefore<T extends number | null | Break>(
  window: CountWindow,
): OperatorFunction<T, Rolling<number> | GapOf<T>>
/** The same of a key of the events, or of the number that a selector picks. */
export function meanBefore<T, K extends NumericKey<EventOf<T>>>(
  measured: K | Selector<EventOf<T>>,
  window: WindowOptions<NoInfer<EventOf<T>>>,
): OperatorFunction<T, Rolling<EventOf<T>> | GapOf<T>>
/** The same by a key inside a generic function, where only the constraint of `T` is known. */
export function meanBefore<T extends Keyed<K>, K extends string>(
  measured: K,
  window: WindowOptions<NoInfer<EventOf<T>>>,
): OperatorFunction<T, Rolling<EventOf<T>> | GapOf<T>>
export function meanBefore<T, K extends NumericKey<T>>(
  measured: RollingOf<T, K, WindowOptions<T>>,
  window?: WindowOptions<T>,
): OperatorFunction<T, unknown> {
  return windowed('meanBefore', measured, window, () => ({
    ...rolling<T, number, number>(sums, (sum, count) => sum / count),
    isBefore: true,
  }))
}
