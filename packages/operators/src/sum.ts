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
 * Emits the sum of the numbers in a rolling window (합계).
 *
 * How much together, lately.
 *
 * ```marbles
 * source  --2--4--n--6--1--|    n: null
 *         sum({ count: 2 })
 * result  -----a-----b--c--|    a: 6, b: 10, c: 7
 * ```
 *
 * - `{ count: n }` is over the last n numbers, and answers from the nth on; `{ ms: n }` is over the last n milliseconds
 *   of event time, and answers from the first on. `least` sets how many numbers it takes.
 * - Takes the values themselves, a key of them (`sum('price', …)`), or what a selector picks.
 * - A blank (`null`, absent, not finite) is skipped. A bad window throws when the operator is made.
 * - A `Gap` in the source passes on, and the window begins empty after it; `resetOn` empties it at each of its values.
 * - Errors and completion pass. A selector that throws ends the stream with its error.
 * - O(1) a value amortised, whatever the window; keeps its numbers. Sums are kept to twice the digits of a double, so no
 *   rounding error gathers over a long stream.
 * - One window for the whole stream: give a merged stream of several stocks to `perItem`.
 *
 * @example
 * ```ts
 * import { from } from 'rxjs'
 * import { sum } from '@kiwoom-rx/operators'
 *
 * const trades$ = from([
 *   { item: '005930', tradeVolume: 30, timestamp: 0 },
 *   { item: '005930', tradeVolume: -10, timestamp: 400 },
 *   { item: '005930', tradeVolume: 5, timestamp: 1_200 },
 * ])
 * // Bought less sold over the last second.
 * trades$.pipe(sum('tradeVolume', { ms: 1_000 })).subscribe(({ result }) => console.log(result))
 * // prints: 30
 * // prints: 20
 * // prints: -5
 * ```
 */
export function sum<T extends number | null | Break>(
  window: CountWindow,
): OperatorFunction<T, Rolling<number> | GapOf<T>>
/** The same of a key of the events, or of the number that a selector picks. */
export function sum<T, K extends NumericKey<EventOf<T>>>(
  measured: K | Selector<EventOf<T>>,
  window: WindowOptions<NoInfer<EventOf<T>>>,
): OperatorFunction<T, Rolling<EventOf<T>> | GapOf<T>>
/** The same by a key inside a generic function, where only the constraint of `T` is known. */
export function sum<T extends Keyed<K>, K extends string>(
  measured: K,
  window: WindowOptions<NoInfer<EventOf<T>>>,
): OperatorFunction<T, Rolling<EventOf<T>> | GapOf<T>>
export function sum<T, K extends NumericKey<T>>(
  measured: RollingOf<T, K, WindowOptions<T>>,
  window?: WindowOptions<T>,
): OperatorFunction<T, unknown> {
  return windowed('sum', measured, window, () => rolling(sums, (sum) => sum))
}
