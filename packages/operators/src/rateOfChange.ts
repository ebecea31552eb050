import type { OperatorFunction } from 'rxjs'
import type { Break, EventOf, GapOf } from './internal/machine/gap.ts'
import type { Keyed, NumericKey, Selector } from './internal/machine/measure.ts'
import type { Sink } from './internal/machine/step.ts'
import { percentage } from './internal/shared/change.ts'
import { type Fifo, fifo } from './internal/window/fifo.ts'
import type { Queue } from './internal/window/queue.ts'
import {
  type CountWindow,
  type Rolling,
  type RollingOf,
  type WindowOptions,
  windowed,
} from './internal/window/window.ts'

/**
 * Emits by how many percent a number has changed over a rolling window (변화율, ROC).
 *
 * How fast it is going, whatever lies between.
 *
 * ```marbles
 * source  --4--5--n--6--9--|    n: null
 *         rateOfChange({ count: 2 })
 * result  -----------a--b--|    a: 50, b: 80
 * ```
 *
 * - `{ count: n }` is from the number n numbers before, and answers once there is one; `{ ms: n }` from the oldest number
 *   younger than n milliseconds of event time, and answers once there is one. `least` sets how many numbers before it
 *   takes; with fewer than `count` it is from the oldest of them.
 * - Percent of the magnitude of the older number, as of `deltaPercent`; from 0 there is none, and nothing comes out.
 *   `result` is the percentage, and `count` how many numbers it spans, the latest not counted.
 * - Takes the values themselves, a key of them (`rateOfChange('price', …)`), or what a selector picks.
 * - A blank (`null`, absent, not finite) is skipped. A bad window throws when the operator is made.
 * - A `Gap` in the source passes on, and the window begins empty after it; `resetOn` empties it at each of its values.
 * - Errors and completion pass. A selector that throws ends the stream with its error.
 * - O(1) a value amortised, whatever the window; keeps its numbers.
 * - One window for the whole stream: give a merged stream of several stocks to `perItem`.
 *
 * @example
 * ```ts
 * import { from } from 'rxjs'
 * import { rateOfChange } from '@kiwoom-rx/operators'
 *
 * const trades$ = from([70_000, 70_350, 70_700].map((price) => ({ item: '005930', price })))
 * trades$.pipe(rateOfChange('price', { count: 2 })).subscribe(({ result }) => console.log(`${result} %`))
 * // prints: 1 %
 * ```
 */
export function rateOfChange<T extends number | null | Break>(
  window: CountWindow,
): OperatorFunction<T, Rolling<number> | GapOf<T>>
/** The same of a key of the events, or of the number that a selector picks. */
export function rateOfChange<T, K extends NumericKey<EventOf<T>>>(
  measured: K | Selector<EventOf<T>>,
  window: WindowOptions<NoInfer<EventOf<T>>>,
): OperatorFunction<T, Rolling<EventOf<T>> | GapOf<T>>
/** The same by a key inside a generic function, where only the constraint of `T` is known. */
export function rateOfChange<T extends Keyed<K>, K extends string>(
  measured: K,
  window: WindowOptions<NoInfer<EventOf<T>>>,
): OperatorFunction<T, Rolling<EventOf<T>> | GapOf<T>>
export function rateOfChange<T, K extends NumericKey<T>>(
  measured: RollingOf<T, K, WindowOptions<T>>,
  options?: WindowOptions<T>,
): OperatorFunction<T, unknown> {
  return windowed('rateOfChange', measured, options, () => ({
    queue: numbers,
    answer: (value, measured, before, count, out: Sink<Rolling<T>>) => {
      const result = percentage(before.peek() ?? 0, measured)
      if (result !== null) {
        out.next({ value, result, count })
      }
    },
    isBefore: true,
  }))
}

/** The numbers themselves: the oldest is what counts. */
function numbers(): Queue<number, Fifo<number>> {
  const kept = fifo<number>()
  return { push: kept.push, shift: kept.shift, result: () => kept }
}
