import type { OperatorFunction } from 'rxjs'
import type { Break, EventOf, GapOf } from './internal/machine/gap.ts'
import type { Keyed, NumericKey, Selector } from './internal/machine/measure.ts'
import { aggregate, type Monoid } from './internal/window/queue.ts'
import {
  type CountWindow,
  type Rolling,
  type RollingOf,
  rolling,
  type WindowOptions,
  windowed,
} from './internal/window/window.ts'

/**
 * Emits the largest of the numbers in a rolling window (최고).
 *
 * The high of the last while.
 *
 * ```marbles
 * source  --2--4--n--6--1--|    n: null
 *         max({ count: 2 })
 * result  -----a-----b--c--|    a: 4, b: 6, c: 6
 * ```
 *
 * - `{ count: n }` is over the last n numbers, and answers from the nth on; `{ ms: n }` is over the last n milliseconds
 *   of event time, and answers from the first on. `least` sets how many numbers it takes.
 * - Takes the values themselves, a key of them (`max('price', …)`), or what a selector picks.
 * - Not the `max` of rxjs, which answers once, at the end.
 * - A blank (`null`, absent, not finite) is skipped. A bad window throws when the operator is made.
 * - A `Gap` in the source passes on, and the window begins empty after it; `resetOn` empties it at each of its values.
 * - Errors and completion pass. A selector that throws ends the stream with its error.
 * - O(1) a value amortised, whatever the window; keeps its numbers.
 * - One window for the whole stream: give a merged stream of several stocks to `perItem`.
 *
 * @example
 * ```ts
 * import { from } from 'rxjs'
 * import { max } from '@kiwoom-rx/operators'
 *
 * const trades$ = from([70_000, 70_100, 70_000].map((price) => ({ item: '005930', price })))
 * trades$.pipe(max('price', { count: 2 })).subscribe(({ value, result }) => console.log(value.price, result))
 * // prints: 70100 70100
 * // prints: 70000 70100
 * ```
 */
export function max<T extends number | null | Break>(
  window: CountWindow,
): OperatorFunction<T, Rolling<number> | GapOf<T>>
/** The same of a key of the events, or of the number that a selector picks. */
export function max<T, K extends NumericKey<EventOf<T>>>(
  measured: K | Selector<EventOf<T>>,
  window: WindowOptions<NoInfer<EventOf<T>>>,
): OperatorFunction<T, Rolling<EventOf<T>> | GapOf<T>>
/** The same by a key inside a generic function, where only the constraint of `T` is known. */
export function max<T extends Keyed<K>, K extends string>(
  measured: K,
  window: WindowOptions<NoInfer<EventOf<T>>>,
): OperatorFunction<T, Rolling<EventOf<T>> | GapOf<T>>
export function max<T, K extends NumericKey<T>>(
  measured: RollingOf<T, K, WindowOptions<T>>,
  window?: WindowOptions<T>,
): OperatorFunction<T, unknown> {
  return windowed('max', measured, window, () =>
    rolling(
      () => aggregate(LARGEST),
      (largest) => largest,
    ),
  )
}

const LARGEST: Monoid<number, number> = {
  empty: Number.NEGATIVE_INFINITY,
  of: (number) => number,
  merge: (one, other) => Math.max(one, other),
}
