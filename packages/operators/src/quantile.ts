import type { OperatorFunction } from 'rxjs'
import { must, type Shape } from './internal/machine/arguments.ts'
import type { Break, EventOf, GapOf } from './internal/machine/gap.ts'
import type { Keyed, NumericKey, Selector } from './internal/machine/measure.ts'
import { numberOf } from './internal/machine/measure.ts'
import { ranks } from './internal/window/ranks.ts'
import {
  type CountWindow,
  type Rolling,
  type RollingOf,
  rolling,
  WINDOW,
  type WindowOptions,
  windowed,
} from './internal/window/window.ts'

/** Which quantile. */
export interface QuantileOptions {
  /** The part of the numbers that lies at or below the result, from 0 to 1. */
  readonly q: number
}

/**
 * Emits a quantile of the numbers in a rolling window (분위수).
 *
 * The number that such a part of them does not exceed.
 *
 * ```marbles
 * source  --2--4--n--9--1--|    n: null
 *         quantile({ q: 0.25, count: 3 })
 * result  -----------b--c--|    b: 3, c: 2.5
 * ```
 *
 * - `{ count: n }` is over the last n numbers, and answers from the nth on; `{ ms: n }` is over the last n milliseconds
 *   of event time, and answers from the first on. `least` sets how many numbers it takes.
 * - Takes the values themselves, a key of them (`quantile('price', …)`), or what a selector picks.
 * - `q` is from 0 (the smallest) to 1 (the largest). Between two numbers it is interpolated in proportion, as by the
 *   default of NumPy and R.
 * - A blank (`null`, absent, not finite) is skipped. A bad window throws when the operator is made.
 * - A `Gap` in the source passes on, and the window begins empty after it; `resetOn` empties it at each of its values.
 * - Errors and completion pass. A selector that throws ends the stream with its error.
 * - O(log n) a value in a window of n numbers, of which it keeps all.
 * - One window for the whole stream: give a merged stream of several stocks to `perItem`.
 *
 * @example
 * ```ts
 * import { from } from 'rxjs'
 * import { quantile } from '@kiwoom-rx/operators'
 *
 * const trades$ = from([10, 12, 8, 10, 90].map((tradeVolume) => ({ item: '005930', tradeVolume })))
 * trades$.pipe(quantile('tradeVolume', { q: 0.75, count: 5 })).subscribe(({ result }) => console.log(result))
 * // prints: 12
 * ```
 */
export function quantile<T extends number | null | Break>(
  window: CountWindow & QuantileOptions,
): OperatorFunction<T, Rolling<number> | GapOf<T>>
/** The same of a key of the events, or of the number that a selector picks. */
export function quantile<T, K extends NumericKey<EventOf<T>>>(
  measured: K | Selector<EventOf<T>>,
  window: WindowOptions<NoInfer<EventOf<T>>> & QuantileOptions,
): OperatorFunction<T, Rolling<EventOf<T>> | GapOf<T>>
/** The same by a key inside a generic function, where only the constraint of `T` is known. */
export function quantile<T extends Keyed<K>, K extends string>(
  measured: K,
  window: WindowOptions<NoInfer<EventOf<T>>> & QuantileOptions,
): OperatorFunction<T, Rolling<EventOf<T>> | GapOf<T>>
export function quantile<T, K extends NumericKey<T>>(
  measured: RollingOf<T, K, WindowOptions<T> & QuantileOptions>,
  window?: WindowOptions<T> & QuantileOptions,
): OperatorFunction<T, unknown> {
  return windowed(
    'quantile',
    measured,
    window,
    ({ q }) => {
      return rolling(
        () => ranks(q),
        (quantile) => quantile,
      )
    },
    SHAPE,
  )
}

const SHAPE: Shape<WindowOptions<never> & QuantileOptions> = {
  ...WINDOW,
  q: (name, value) => {
    const q = numberOf(value) ?? -1
    must(name, value, q >= 0 && q <= 1, 'a number from 0 to 1')
  },
}
