import type { OperatorFunction } from 'rxjs'
import type { Break, EventOf, GapOf } from './internal/machine/gap.ts'
import type { Side } from './internal/machine/level.ts'
import type { Keyed, NumericKey, Selector } from './internal/machine/measure.ts'
import type { Sink } from './internal/machine/step.ts'
import { aggregate, type Monoid } from './internal/window/queue.ts'
import { type CountWindow, type RollingOf, type WindowOptions, windowed } from './internal/window/window.ts'

/** A number beyond all of the window before it. */
export interface Breakout<T> {
  /** The event that broke out, whole: its item and time are here. */
  readonly value: T
  readonly measured: number
  /** The high, or the low, of the window before it. */
  readonly level: number
  readonly side: Side
}

/**
 * Emits each number that lies above all of a rolling window before it, or below all of it (신고가, 신저가 돌파).
 *
 * The Donchian breakout: higher than anything of the last while, or lower.
 *
 * ```marbles
 * source  --4--6--5--7--n--3--|    n: null
 *         breakout({ count: 3 })
 * result  -----------a-----b--|    a: above 6, b: below 5
 * ```
 *
 * - The window ends before the number that is held against it: `{ count: n }` is the n numbers before, and answers once
 *   there are n; `{ ms: n }` those younger than n milliseconds of event time, and answers once there is one. `least`
 *   sets how many it takes. A number equal to the high or low does not break out.
 * - In a trend every further number breaks out again: for the first only, follow it with `cooldown`.
 * - Takes the values themselves, a key of them (`breakout('price', …)`), or what a selector picks.
 * - A blank (`null`, absent, not finite) is skipped. A bad window throws when the operator is made.
 * - A `Gap` in the source passes on, and the window begins empty after it; `resetOn` empties it at each of its values.
 * - Errors and completion pass. A selector that throws ends the stream with its error.
 * - O(1) a value amortised, whatever the window; keeps its numbers.
 * - One window for the whole stream: give a merged stream of several stocks to `perItem`.
 *
 * @example
 * ```ts
 * import { from } from 'rxjs'
 * import { breakout } from '@kiwoom-rx/operators'
 *
 * const trades$ = from([70_000, 70_200, 70_100, 70_300].map((price) => ({ item: '005930', price })))
 * trades$
 *   .pipe(breakout('price', { count: 3 }))
 *   .subscribe(({ measured, side, level }) => console.log(measured, side, level))
 * // prints: 70300 above 70200
 * ```
 */
export function breakout<T extends number | null | Break>(
  window: CountWindow,
): OperatorFunction<T, Breakout<number> | GapOf<T>>
/** The same of a key of the events, or of the number that a selector picks. */
export function breakout<T, K extends NumericKey<EventOf<T>>>(
  measured: K | Selector<EventOf<T>>,
  window: WindowOptions<NoInfer<EventOf<T>>>,
): OperatorFunction<T, Breakout<EventOf<T>> | GapOf<T>>
/** The same by a key inside a generic function, where only the constraint of `T` is known. */
export function breakout<T extends Keyed<K>, K extends string>(
  measured: K,
  window: WindowOptions<NoInfer<EventOf<T>>>,
): OperatorFunction<T, Breakout<EventOf<T>> | GapOf<T>>
export function breakout<T, K extends NumericKey<T>>(
  measured: RollingOf<T, K, WindowOptions<T>>,
  options?: WindowOptions<T>,
): OperatorFunction<T, unknown> {
  return windowed('breakout', measured, options, () => ({
    queue: () => aggregate(EXTREMES),
    answer: (value, measured, { low, high }, _, out: Sink<Breakout<T>>) => {
      if (measured > high) {
        out.next({ value, measured, level: high, side: 'above' })
      } else if (measured < low) {
        out.next({ value, measured, level: low, side: 'below' })
      }
    },
    isBefore: true,
  }))
}

interface Extremes {
  readonly low: number
  readonly high: number
}

const EXTREMES: Monoid<number, Extremes> = {
  empty: { low: Number.POSITIVE_INFINITY, high: Number.NEGATIVE_INFINITY },
  of: (number) => ({ low: number, high: number }),
  merge: (one, other) => ({ low: Math.min(one.low, other.low), high: Math.max(one.high, other.high) }),
}
