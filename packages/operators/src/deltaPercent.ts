import type { OperatorFunction } from 'rxjs'
import type { Delta } from './delta.ts'
import type { Break, EventOf, GapOf } from './internal/machine/gap.ts'
import type { Keyed, NumericKey, Selector } from './internal/machine/measure.ts'
import {
  type ChangeOptions,
  changeOperator,
  difference,
  type Measured,
  percentage,
  type Reading,
} from './internal/shared/change.ts'

/** A change between two events, also in percent of the first. */
export interface DeltaPercent<T, N = number> extends Delta<T, N> {
  /** `delta` in percent of the magnitude of `previous`: above 0 exactly when the number rose. */
  readonly percent: N
}

/**
 * Emits how much each number differs from the one before it, in percent (등락률).
 *
 * Like `delta`, on a scale on which cheap and dear stocks compare.
 *
 * ```marbles
 * source  --4--5--n--0--8--9--|    n: null
 *         deltaPercent()
 * result  -----a-----b-----c--|    a: +25 %, b: -100 %, c: +12.5 %
 * ```
 *
 * - Takes the same arguments as `delta`: nothing, a key, several keys or a selector, and `ago` or `against`, such as
 *   `{ against: 'first' }`.
 * - Percent of the number before: 5 from 4 is 25. Of a negative number (a net amount) its magnitude counts, so that a
 *   rise is always above 0.
 * - From 0 there is no percentage: such a change is not emitted (with several keys, when any of them was 0).
 * - A blank (`null`, absent, not finite) is skipped, never read as 0.
 * - A `Gap` in the source passes on, and nothing is compared across it; `resetOn` forgets at each of its values.
 * - Errors and completion pass. A selector that throws ends the stream with its error.
 * - O(1) a value, whatever `ago`; keeps the last `ago` numbers.
 *
 * @example
 * ```ts
 * import { of } from 'rxjs'
 * import { deltaPercent } from '@kiwoom-rx/operators'
 *
 * of({ price: 70_000 }, { price: 70_700 })
 *   .pipe(deltaPercent('price'))
 *   .subscribe((change) => console.log(`${change.percent} %`))
 * // prints: 1 %
 * ```
 */
export function deltaPercent<T extends number | null | Break>(
  options?: ChangeOptions<NoInfer<EventOf<T>>>,
): OperatorFunction<T, DeltaPercent<number> | GapOf<T>>
/** The change in percent of a key, such as `deltaPercent('price')`. */
export function deltaPercent<T, K extends NumericKey<EventOf<T>>>(
  key: K,
  options?: ChangeOptions<NoInfer<EventOf<T>>>,
): OperatorFunction<T, DeltaPercent<EventOf<T>> | GapOf<T>>
/** The change in percent of several keys at once, as records. */
export function deltaPercent<T, K extends NumericKey<EventOf<T>>>(
  keys: readonly K[],
  options?: ChangeOptions<NoInfer<EventOf<T>>, Readonly<Record<NoInfer<K>, number | null | undefined>>>,
): OperatorFunction<T, DeltaPercent<EventOf<T>, Readonly<Record<K, number>>> | GapOf<T>>
/** The change in percent of the number that a selector picks. */
export function deltaPercent<T>(
  selector: Selector<EventOf<T>>,
  options?: ChangeOptions<NoInfer<EventOf<T>>>,
): OperatorFunction<T, DeltaPercent<EventOf<T>> | GapOf<T>>
/** The same by a key inside a generic function, where only the constraint of `T` is known. */
export function deltaPercent<T extends Keyed<K>, K extends string>(
  key: K,
  options?: ChangeOptions<NoInfer<EventOf<T>>>,
): OperatorFunction<T, DeltaPercent<EventOf<T>> | GapOf<T>>
/** The same by several keys inside a generic function, where only the constraint of `T` is known. */
export function deltaPercent<T extends Keyed<K>, K extends string>(
  keys: readonly K[],
  options?: ChangeOptions<NoInfer<EventOf<T>>, Readonly<Record<NoInfer<K>, number | null | undefined>>>,
): OperatorFunction<T, DeltaPercent<EventOf<T>, Readonly<Record<K, number>>> | GapOf<T>>
export function deltaPercent<T, K extends NumericKey<T>>(
  measured?: Measured<T, K, ChangeOptions<T, unknown>>,
  options?: ChangeOptions<T, unknown>,
): OperatorFunction<T, unknown> {
  return changeOperator(
    'deltaPercent',
    measured,
    options,
    <N>(reading: Reading<T, N>) =>
      (value: T, previous: N, current: N) => {
        const delta = reading.combine(previous, current, difference)
        const percent = reading.combine(previous, current, percentage)
        return delta === null || percent === null ? null : { value, previous, current, delta, percent }
      },
  )
}
