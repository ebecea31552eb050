import type { OperatorFunction } from 'rxjs'
import type { Break, EventOf, GapOf } from './internal/machine/gap.ts'
import type { Level } from './internal/machine/level.ts'
import type { Keyed, NumericKey, Selector } from './internal/machine/measure.ts'
import type { ResetOptions } from './internal/machine/step.ts'
import { type Crossed, type CrossMeasured, crossing } from './internal/shared/cross.ts'

/**
 * Emits whenever a number falls below a level, fixed or moving (하향 돌파).
 *
 * One trigger a crossing, at the event that crossed.
 *
 * ```marbles
 * source  --6--4--5--3--n--2--|    n: null
 *         crossBelow(5)
 * result  -----a-----b--------|    a: below 5, b: below 5
 * ```
 *
 * - It crosses when the number before was at or above the level of its time, and this one is below the level now: on the
 *   level is not yet across. The first number crosses nothing. To keep quiet while a price dances on the line, use
 *   `threshold`.
 * - Takes the values themselves, a key of them (`crossBelow('price', …)`), or what a selector picks.
 * - The level may be a stream, such as a moving average: its latest number counts, and while it has none nothing is
 *   compared. It is subscribed before the source and may end before it. It crosses only at events of the source, never
 *   by the level's own move.
 * - A blank (`null`, absent, not finite) changes nothing.
 * - A `Gap` in the source passes on, and nothing is compared across it; `resetOn` forgets at each of its values.
 * - Errors (those of the level too) and completion pass. A selector that throws ends the stream with its error.
 * - O(1) a value and in memory.
 * - One state for the whole stream: give a merged stream of several stocks to `perItem`.
 *
 * @example
 * ```ts
 * import { from } from 'rxjs'
 * import { crossBelow } from '@kiwoom-rx/operators'
 *
 * const trades$ = from([70_100, 69_900, 69_800].map((price) => ({ item: '005930', price })))
 * trades$
 *   .pipe(crossBelow('price', 70_000))
 *   .subscribe(({ measured, level }) => console.log(`${measured} crossed ${level}`))
 * // prints: 69900 crossed 70000
 * ```
 */
export function crossBelow<T extends number | null | Break>(
  level: Level,
  options?: ResetOptions,
): OperatorFunction<T, Crossed<number> | GapOf<T>>
/** The same of a key of the events, or of the number that a selector picks. */
export function crossBelow<T, K extends NumericKey<EventOf<T>>>(
  measured: K | Selector<EventOf<T>>,
  level: Level,
  options?: ResetOptions,
): OperatorFunction<T, Crossed<EventOf<T>> | GapOf<T>>
/** The same by a key inside a generic function, where only the constraint of `T` is known. */
export function crossBelow<T extends Keyed<K>, K extends string>(
  measured: K,
  level: Level,
  options?: ResetOptions,
): OperatorFunction<T, Crossed<EventOf<T>> | GapOf<T>>
export function crossBelow<T, K extends NumericKey<T>>(
  measured: CrossMeasured<T, K>,
  level?: Level | ResetOptions,
  options?: ResetOptions,
): OperatorFunction<T, unknown> {
  return crossing('crossBelow', 'below', measured, level, options)
}
