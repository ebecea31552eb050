import type { OperatorFunction } from 'rxjs'
import type { Delta } from './delta.ts'
import { checkOptions } from './internal/machine/arguments.ts'
import type { Break, EventOf, GapOf } from './internal/machine/gap.ts'
import { type Keyed, measureBy, type NumericKey, numberOf, type Selector } from './internal/machine/measure.ts'
import { stepping } from './internal/machine/step.ts'
import { stepsUpTo, type TickSizes, ticksOf } from './internal/market/tickSize.ts'
import { CHANGE, type ChangeOptions, changeMachine, one, startOf } from './internal/shared/change.ts'

/** Since when, and in which steps. */
export type TickOptions<T = never> = ChangeOptions<T> & {
  /**
   * The steps in which the price may be written (호가단위): those of stocks (default), of funds (ETF, ETN and ELW), or
   * your own, as pairs: below which price, in which steps. The last pair holds beyond its price too.
   */
  readonly sizes?: TickSizes | undefined
}

/** A change of price in steps of the price table. */
export interface TickChange<T> extends Delta<T> {
  /** How many steps lie between `previous` and `current`; below 0 when the price fell. */
  readonly ticks: number
}

/**
 * Emits how many ticks (호가단위) a price has moved since the first, or since a reference.
 *
 * The distance as a trader counts it, also across prices at which the step changes.
 *
 * ```marbles
 * source  --a--b--n--c--|    a: 4990, b: 5010, c: 4985, n: null
 *         ticksSince()
 * result  -----x-----y--|    x: +3 ticks, y: -1 ticks
 * ```
 *
 * - A tick is a step of the price table, not a trade: from 4,990 it is two steps of 5 won to 5,000, and one of 10 won on
 *   to 5,010. `sizes` takes the table of funds, or one of your own.
 * - Since the first price by default. `ago` and `against` are those of `delta`: `{ ago: 1 }` is since the one before,
 *   `{ against: 70_000 }` since your entry.
 * - Takes the prices themselves, a key of the events (`ticksSince('price')`), or what a selector picks.
 * - A price between two steps, such as a mid-price trade (중간가호가), gives a fraction.
 * - A blank (`null`, absent, not finite) is skipped. A bad table throws when the operator is made.
 * - A `Gap` in the source passes on, and nothing is compared across it; `resetOn` forgets at each of its values.
 * - Errors and completion pass. A selector that throws ends the stream with its error.
 * - O(1) a value; keeps one number, or the last `ago`.
 * - One state for the whole stream: give a merged stream of several stocks to `perItem`.
 *
 * @example
 * ```ts
 * import { from } from 'rxjs'
 * import { ticksSince } from '@kiwoom-rx/operators'
 *
 * const entry = 199_900
 * from([{ price: 200_000 }, { price: 201_000 }, { price: 199_700 }])
 *   .pipe(ticksSince('price', { against: entry }))
 *   .subscribe(({ ticks }) => console.log(ticks))
 * // prints: 1
 * // prints: 3
 * // prints: -2
 * ```
 */
export function ticksSince<T extends number | null | Break>(
  options?: TickOptions<NoInfer<EventOf<T>>>,
): OperatorFunction<T, TickChange<number> | GapOf<T>>
/** The same of a key of the events, or of the price that a selector picks. */
export function ticksSince<T, K extends NumericKey<EventOf<T>>>(
  measured: K | Selector<EventOf<T>>,
  options?: TickOptions<NoInfer<EventOf<T>>>,
): OperatorFunction<T, TickChange<EventOf<T>> | GapOf<T>>
/** The same by a key inside a generic function, where only the constraint of `T` is known. */
export function ticksSince<T extends Keyed<K>, K extends string>(
  measured: K,
  options?: TickOptions<NoInfer<EventOf<T>>>,
): OperatorFunction<T, TickChange<EventOf<T>> | GapOf<T>>
export function ticksSince<T, K extends NumericKey<T>>(
  measured?: TickOptions<T> | K | Selector<T>,
  options?: TickOptions<T>,
): OperatorFunction<T, unknown> {
  const isMeasured = typeof measured === 'string' || typeof measured === 'function'
  const { given = {} } = { given: isMeasured ? options : measured }
  // The sizes are checked with the table that they make.
  checkOptions('ticksSince', given, { ...CHANGE, sizes: () => undefined })
  const sizes = ticksOf('ticksSince: sizes', given.sizes === undefined ? 'stock' : given.sizes)
  const isSince = given.ago !== undefined || given.against !== undefined
  const reading = one(isMeasured ? measureBy<T, K>(measured) : numberOf)
  const start = startOf('ticksSince', reading, isSince ? given : { against: 'first' })
  const change = (value: T, previous: number, current: number): TickChange<T> => {
    const ticks = stepsUpTo(current, sizes) - stepsUpTo(previous, sizes)
    return { value, previous, current, delta: current - previous, ticks }
  }
  return stepping(changeMachine(reading, start, change), given)
}
