import type { OperatorFunction } from 'rxjs'
import type { EventOf, GapOf } from './internal/machine/gap.ts'
import { type Keyed, measureBy, type NumericKey, type Selector } from './internal/machine/measure.ts'
import { stepping } from './internal/machine/step.ts'
import { COMOMENTS, type Comoments, type Pair } from './internal/window/moments.ts'
import { aggregate } from './internal/window/queue.ts'
import { type Rolling, rolling, type WindowOptions, windowMachine, windowOf } from './internal/window/window.ts'

/**
 * Emits how two numbers of each event move together over a rolling window (상관계수).
 *
 * From -1, always against each other, over 0 to 1, always with each other.
 *
 * ```marbles
 * source  --a--b--c--|    a: {"x":1,"y":4}, b: {"x":3,"y":8}, c: {"x":9,"y":2}
 *         correlation('x', 'y', { count: 2 })
 * result  -----p--q--|    p: 1, q: -1
 * ```
 *
 * - Pearson's coefficient. The two numbers are keys, or what selectors pick; join two streams first.
 * - `{ count: n }` is over the last n pairs, and answers from the nth on; `{ ms: n }` is over the last n milliseconds
 *   of event time. `least` sets how many pairs it takes.
 * - An event of which one number is blank (`null`, absent, not finite) is skipped; while one of the two does not move
 *   there is no answer. A bad window throws when the operator is made.
 * - A `Gap` in the source passes on, and the window begins empty after it; `resetOn` empties it at each of its values.
 * - Errors and completion pass. A selector that throws ends the stream with its error.
 * - O(1) a value amortised, whatever the window; keeps its numbers. Nothing is ever subtracted, so no rounding error
 *   gathers over a long stream.
 *
 * @example
 * ```ts
 * import { from } from 'rxjs'
 * import { correlation } from '@kiwoom-rx/operators'
 *
 * const pairs$ = from([
 *   { samsung: 70_000, hynix: 180_000 },
 *   { samsung: 70_100, hynix: 180_500 },
 *   { samsung: 70_200, hynix: 181_000 },
 * ])
 * pairs$.pipe(correlation('samsung', 'hynix', { count: 3 })).subscribe(({ result }) => console.log(result.toFixed(3)))
 * // prints: 1.000
 * ```
 */
export function correlation<T, A extends NumericKey<EventOf<T>>, B extends NumericKey<EventOf<T>>>(
  a: A | Selector<EventOf<T>>,
  b: B | Selector<EventOf<T>>,
  window: WindowOptions<NoInfer<EventOf<T>>>,
): OperatorFunction<T, Rolling<EventOf<T>> | GapOf<T>>
/** The same by keys inside a generic function, where only the constraint of `T` is known. */
export function correlation<T extends Keyed<A | B>, A extends string, B extends string>(
  a: A,
  b: B,
  window: WindowOptions<NoInfer<EventOf<T>>>,
): OperatorFunction<T, Rolling<EventOf<T>> | GapOf<T>>
export function correlation<T, A extends NumericKey<T>, B extends NumericKey<T>>(
  a: A | Selector<T>,
  b: B | Selector<T>,
  window: WindowOptions<T>,
): OperatorFunction<T, unknown> {
  const [readA, readB] = [measureBy<T, A>(a), measureBy<T, B>(b)]
  const read = (value: T): Pair | null => {
    const [a, b] = [readA(value), readB(value)]
    return a === null || b === null ? null : { a, b }
  }
  windowOf('correlation', window)
  return stepping(
    windowMachine(
      'correlation',
      read,
      window,
      rolling(() => aggregate(COMOMENTS), coefficient),
    ),
    window,
  )
}

function coefficient({ squaresA, squaresB, products }: Comoments): number | null {
  const scale = Math.sqrt(squaresA * squaresB)
  // Rounding may carry a perfect correlation a bit past 1.
  return scale === 0 ? null : Math.max(-1, Math.min(1, products / scale))
}
