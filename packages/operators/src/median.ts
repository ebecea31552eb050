import type { OperatorFunction } from 'rxjs'
import type { Break, EventOf, GapOf } from './internal/machine/gap.ts'
import type { Keyed, NumericKey, Selector } from './internal/machine/measure.ts'
import { ranks } from './internal/window/ranks.ts'
import {
  type CountWindow,
  type Rolling,
  type RollingOf,
  rolling,
  type WindowOptions,
  windowed,
} from './internal/window/window.ts'

/**
 * Emits the median of the numbers in a rolling window (중앙값).
 *
 * The middle, which a single wild print does not move.
 *
 * ```marbles
 * source  --2--4--n--9--1--|    n: null
 *         median({ count: 3 })
 * result  -----------b--c--|    b: 4, c: 4
 * ```
 *
 * - `{ count: n }` is over the last n numbers, and answers from the nth on; `{ ms: n }` is over the last n milliseconds
 *   of event time, and answers from the first on. `least` sets how many numbers it takes.
 * - Takes the values themselves, a key of them (`median('price', …)`), or what a selector picks.
 * - Of an even count it is the mean of the two in the middle.
 * - A blank (`null`, absent, not finite) is skipped. A bad window throws when the operator is made.
 * - A `Gap` in the source passes on, and the window begins empty after it; `resetOn` empties it at each of its values.
 * - Errors and completion pass. A selector that throws ends the stream with its error.
 * - O(log n) a value in a window of n numbers, of which it keeps all.
 * - One window for the whole stream: give a merged stream of several stocks to `perItem`.
 *
 * @example
 * ```ts
 * import { from } from 'rxjs'
 * import { median } from '@kiwoom-rx/operators'
 *
 * const trades$ = from([70_000, 69_900, 99_000, 70_100].map((price) => ({ item: '005930', price })))
 * trades$.pipe(median('price', { count: 3 })).subscribe(({ value, result }) => console.log(value.price, result))
 * // prints: 99000 70000
 * // prints: 70100 70100
 * ```
 */
export function median<T extends number | null | Break>(
  window: CountWindow,
): OperatorFunction<T, Rolling<number> | GapOf<T>>
/** The same of a key of the events, or of the number that a selector picks. */
export function median<T, K extends NumericKey<EventOf<T>>>(
  measured: K | Selector<EventOf<T>>,
  window: WindowOptions<NoInfer<EventOf<T>>>,
): OperatorFunction<T, Rolling<EventOf<T>> | GapOf<T>>
/** The same by a key inside a generic function, where only the constraint of `T` is known. */
export function median<T extends Keyed<K>, K extends string>(
  measured: K,
  window: WindowOptions<NoInfer<EventOf<T>>>,
): OperatorFunction<T, Rolling<EventOf<T>> | GapOf<T>>
export function median<T, K extends NumericKey<T>>(
  measured: RollingOf<T, K, WindowOptions<T>>,
  window?: WindowOptions<T>,
): OperatorFunction<T, unknown> {
  return windowed('median', measured, window, () =>
    rolling(
      () => ranks(0.5),
      (median) => median,
    ),
  )
}
