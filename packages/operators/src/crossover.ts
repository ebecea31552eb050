import type { OperatorFunction } from 'rxjs'
import { checkOptions, optional, stream } from './internal/machine/arguments.ts'
import type { EventOf, GapOf } from './internal/machine/gap.ts'
import type { Side } from './internal/machine/level.ts'
import { type Keyed, type Measure, measureBy, type NumericKey, type Selector } from './internal/machine/measure.ts'
import { type Machine, type ResetOptions, stepping } from './internal/machine/step.ts'

/** Two numbers of an event that have changed their order. */
export interface Crossover<T> {
  /** The event that brought the change, whole: its item and time are here. */
  readonly value: T
  readonly a: number
  readonly b: number
  /** Where the first number now is, seen from the second: `'above'` is a golden cross (골든크로스). */
  readonly side: Side
}

/**
 * Emits whenever the first of two numbers crosses the second, to above or to below (골든크로스, 데드크로스).
 *
 * A fast average against a slow one, a stock against its NAV, a bid against a limit.
 *
 * ```marbles
 * source  --a--b--c--d--|    a: {"x":1,"y":2}, b: {"x":3,"y":2}, c: {"x":2,"y":2}, d: {"x":1,"y":2}
 *         crossover('x', 'y')
 * result  -----p-----q--|    p: above, q: below
 * ```
 *
 * - The two numbers are keys of the events, or what selectors pick. Equal numbers keep the order they had, so touching
 *   is no crossing, and the crossings alternate. The first order of all is no crossing.
 * - An event of which one number is blank (`null`, absent, not finite) changes nothing.
 * - A `Gap` in the source passes on, and nothing is compared across it; `resetOn` forgets at each of its values.
 * - Errors and completion pass. A selector that throws ends the stream with its error.
 * - O(1) a value and in memory.
 * - One state for the whole stream: give a merged stream of several stocks to `perItem`.
 *
 * @example
 * ```ts
 * import { from } from 'rxjs'
 * import { crossover } from '@kiwoom-rx/operators'
 *
 * const averages$ = from([
 *   { item: '005930', fast: 70_000, slow: 70_100 },
 *   { item: '005930', fast: 70_200, slow: 70_150 },
 * ])
 * averages$.pipe(crossover('fast', 'slow')).subscribe(({ value, side }) => console.log(value.item, side))
 * // prints: 005930 above
 * ```
 */
export function crossover<T, A extends NumericKey<EventOf<T>>, B extends NumericKey<EventOf<T>>>(
  a: A | Selector<EventOf<T>>,
  b: B | Selector<EventOf<T>>,
  options?: ResetOptions,
): OperatorFunction<T, Crossover<EventOf<T>> | GapOf<T>>
/** The same by keys inside a generic function, where only the constraint of `T` is known. */
export function crossover<T extends Keyed<A | B>, A extends string, B extends string>(
  a: A,
  b: B,
  options?: ResetOptions,
): OperatorFunction<T, Crossover<EventOf<T>> | GapOf<T>>
export function crossover<T, A extends NumericKey<T>, B extends NumericKey<T>>(
  a: A | Selector<T>,
  b: B | Selector<T>,
  options?: ResetOptions,
): OperatorFunction<T, unknown> {
  checkOptions('crossover', options, { resetOn: optional(stream) })
  return stepping(crossoverMachine(measureBy<T, A>(a), measureBy<T, B>(b)), options)
}

/** The state is the last side on which the first number was; `null` before there was one. */
function crossoverMachine<T>(readA: Measure<T>, readB: Measure<T>): Machine<Side | null, T, Crossover<T>> {
  return {
    start: () => null,
    step: (last, value, out) => {
      const [a, b] = [readA(value), readB(value)]
      if (a === null || b === null || a === b) {
        return last
      }
      const side = a > b ? 'above' : 'below'
      if (!(last === null || last === side)) {
        out.next({ value, a, b, side })
      }
      return side
    },
  }
}
