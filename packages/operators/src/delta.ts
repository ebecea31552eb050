import type { OperatorFunction } from 'rxjs'
import type { Break, EventOf, GapOf } from './internal/machine/gap.ts'
import type { Keyed, NumericKey, Selector } from './internal/machine/measure.ts'
import {
  type ChangeOptions,
  changeOperator,
  difference,
  type Measured,
  type Reading,
} from './internal/shared/change.ts'

/** A change between two events. `N` is a number, or a record of numbers when several fields were asked for. */
export interface Delta<T, N = number> {
  /** The event that brought the change, whole: its item and time are here. */
  readonly value: T
  /** The number before. */
  readonly previous: N
  /** The number now. */
  readonly current: N
  /** `current` minus `previous`. */
  readonly delta: N
}

/**
 * Emits how much each number differs from the one before it (직전 대비).
 *
 * What changed, by how much, and the event that changed it.
 *
 * ```marbles
 * source  --5--8--n--8--6--|    n: null
 *         delta()
 * result  -----a-----b--c--|    a: +3, b: +0, c: -2
 * ```
 *
 * - Takes the values themselves, a key of them (`delta('price')`), what a selector picks, or several keys at once:
 *   `delta(['price', 'cumulativeVolume'])` gives records, read as `change.delta.price`.
 * - Compares with the one before; with `{ ago: n }` the value n events ago; nothing comes out before there is one.
 * - `against` compares with the first of all (`{ against: 'first' }`), with the value that stood some time ago
 *   (`{ against: msAgo(60_000) }`), or with a reference such as the session's base price (기준가): a number, or a function
 *   that reads it from the event. Of several keys the function gives a record, and one number stands for all of them.
 * - Units are those of the field. A change of 0 is emitted.
 * - A blank (`null`, absent, not finite) is skipped, never read as 0: the next number is compared with the last one
 *   before the blank. With several keys an event is skipped when any of them is blank, so that all its deltas span the
 *   same two events.
 * - A `Gap` in the source passes on, and nothing is compared across it; `resetOn` forgets at each of its values.
 * - Errors and completion pass. A selector that throws ends the stream with its error.
 * - O(1) a value, whatever `ago`; keeps the last `ago` numbers.
 * - One state for the whole stream: give a merged stream of several stocks to `perItem`.
 *
 * @example
 * ```ts
 * import { from } from 'rxjs'
 * import { delta } from '@kiwoom-rx/operators'
 *
 * const trades$ = from([
 *   { item: '005930', price: 70_000 },
 *   { item: '005930', price: 70_200 },
 *   { item: '005930', price: 69_900 },
 * ])
 * trades$.pipe(delta('price')).subscribe((change) => console.log(change.value.item, change.delta))
 * // prints: 005930 200
 * // prints: 005930 -300
 * ```
 */
export function delta<T extends number | null | Break>(
  options?: ChangeOptions<NoInfer<EventOf<T>>>,
): OperatorFunction<T, Delta<number> | GapOf<T>>
/** The change of a key, such as `delta('price')`. */
export function delta<T, K extends NumericKey<EventOf<T>>>(
  key: K,
  options?: ChangeOptions<NoInfer<EventOf<T>>>,
): OperatorFunction<T, Delta<EventOf<T>> | GapOf<T>>
/** The change of several keys at once, as records. */
export function delta<T, K extends NumericKey<EventOf<T>>>(
  keys: readonly K[],
  options?: ChangeOptions<NoInfer<EventOf<T>>, Readonly<Record<NoInfer<K>, number | null | undefined>>>,
): OperatorFunction<T, Delta<EventOf<T>, Readonly<Record<K, number>>> | GapOf<T>>
/** The change of the number that a selector picks. */
export function delta<T>(
  selector: Selector<EventOf<T>>,
  options?: ChangeOptions<NoInfer<EventOf<T>>>,
): OperatorFunction<T, Delta<EventOf<T>> | GapOf<T>>
/** The same by a key inside a generic function, where only the constraint of `T` is known. */
export function delta<T extends Keyed<K>, K extends string>(
  key: K,
  options?: ChangeOptions<NoInfer<EventOf<T>>>,
): OperatorFunction<T, Delta<EventOf<T>> | GapOf<T>>
/** The same by several keys inside a generic function, where only the constraint of `T` is known. */
export function delta<T extends Keyed<K>, K extends string>(
  keys: readonly K[],
  options?: ChangeOptions<NoInfer<EventOf<T>>, Readonly<Record<NoInfer<K>, number | null | undefined>>>,
): OperatorFunction<T, Delta<EventOf<T>, Readonly<Record<K, number>>> | GapOf<T>>
export function delta<T, K extends NumericKey<T>>(
  measured?: Measured<T, K, ChangeOptions<T, unknown>>,
  options?: ChangeOptions<T, unknown>,
): OperatorFunction<T, unknown> {
  return changeOperator(
    'delta',
    measured,
    options,
    <N>(reading: Reading<T, N>) =>
      (value: T, previous: N, current: N) => {
        const delta = reading.combine(previous, current, difference)
        return delta === null ? null : { value, previous, current, delta }
      },
  )
}
