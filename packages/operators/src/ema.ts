import type { OperatorFunction } from 'rxjs'
import { timeOf } from './internal/machine/event.ts'
import type { Break, EventOf, GapOf } from './internal/machine/gap.ts'
import {
  type Keyed,
  type Measure,
  measureBy,
  type NumericKey,
  numberOf,
  type Selector,
} from './internal/machine/measure.ts'
import { type Machine, stepping } from './internal/machine/step.ts'
import { type CountWindow, type Rolling, type WindowOptions, windowOf } from './internal/window/window.ts'

/**
 * Emits the exponential moving average of numbers (지수이동평균).
 *
 * A mean in which what is new counts most, and nothing drops out all at once.
 *
 * ```marbles
 * source  --2--4--n--8--8--|    n: null
 *         ema({ count: 3, least: 1 })
 * result  --a--b-----c--d--|    a: 2, b: 3, c: 5.5, d: 6.75
 * ```
 *
 * - `{ count: n }` gives each number the weight 2 / (n + 1), beginning with the first number itself, and answers from
 *   the nth on. `{ ms: n }` lets a number's weight fade by the factor e in n milliseconds of event time, and answers
 *   from the first on. `least` sets how many numbers it takes.
 * - Takes the values themselves, a key of them (`ema('price', …)`), or what a selector picks.
 * - A blank (`null`, absent, not finite) is skipped. A bad window throws when the operator is made.
 * - A `Gap` in the source passes on, and the average starts again after it; `resetOn` does so at each of its values.
 * - Errors and completion pass. A selector that throws ends the stream with its error.
 * - O(1) a value and in memory.
 * - One average for the whole stream: give a merged stream of several stocks to `perItem`.
 *
 * @example
 * ```ts
 * import { from } from 'rxjs'
 * import { ema } from '@kiwoom-rx/operators'
 *
 * const trades$ = from([70_000, 70_300, 70_600].map((price) => ({ item: '005930', price })))
 * trades$.pipe(ema('price', { count: 2 })).subscribe(({ value, result }) => console.log(value.price, result))
 * // prints: 70300 70200
 * // prints: 70600 70466.66666666667
 * ```
 */
export function ema<T extends number | null | Break>(
  window: CountWindow,
): OperatorFunction<T, Rolling<number> | GapOf<T>>
/** The same of a key of the events, or of the number that a selector picks. */
export function ema<T, K extends NumericKey<EventOf<T>>>(
  measured: K | Selector<EventOf<T>>,
  window: WindowOptions<NoInfer<EventOf<T>>>,
): OperatorFunction<T, Rolling<EventOf<T>> | GapOf<T>>
/** The same by a key inside a generic function, where only the constraint of `T` is known. */
export function ema<T extends Keyed<K>, K extends string>(
  measured: K,
  window: WindowOptions<NoInfer<EventOf<T>>>,
): OperatorFunction<T, Rolling<EventOf<T>> | GapOf<T>>
export function ema<T, K extends NumericKey<T>>(
  measured: WindowOptions<T> | K | Selector<T>,
  options?: WindowOptions<T>,
): OperatorFunction<T, unknown> {
  const isMeasured = typeof measured === 'string' || typeof measured === 'function'
  const window = windowOf('ema', isMeasured ? options : measured)
  return stepping(emaMachine(isMeasured ? measureBy<T, K>(measured) : numberOf, window), window)
}

interface Average {
  readonly mean: number
  readonly seen: number
  readonly clock: number
}

function emaMachine<T>(measure: Measure<T>, window: WindowOptions<T>): Machine<Average, T, Rolling<T>> {
  const least = window.least ?? window.count ?? 1
  const next = window.count === undefined ? byTime(window.ms, window.timeOf ?? timeOf) : byCount(window.count)
  return {
    start: () => ({ mean: 0, seen: 0, clock: Number.NEGATIVE_INFINITY }),
    step: (average, value, out) => {
      const measured = measure(value)
      const weighed = measured === null ? null : next(average, value)
      if (measured === null || weighed === null) {
        return average
      }
      const seen = average.seen + 1
      const mean = seen === 1 ? measured : average.mean + weighed.weight * (measured - average.mean)
      if (!(seen < least)) {
        out.next({ value, result: mean, count: seen })
      }
      return { mean, seen, clock: weighed.clock }
    },
  }
}

/** The weight of an event's number, and the clock after it; `null` when the event cannot be placed. */
type Weigh<T> = (average: Average, value: T) => { readonly weight: number; readonly clock: number } | null

function byCount<T>(given: number): Weigh<T> {
  const weighed = { weight: 2 / (given + 1), clock: Number.NEGATIVE_INFINITY }
  return () => weighed
}

function byTime<T>(length: number, clockOf: (value: T) => number | null): Weigh<T> {
  return (average, value) => {
    const clock = Math.max(average.clock, clockOf(value) ?? Number.NEGATIVE_INFINITY)
    if (clock === Number.NEGATIVE_INFINITY) {
      return null
    }
    return { weight: average.seen === 0 ? 1 : -Math.expm1((average.clock - clock) / length), clock }
  }
}
