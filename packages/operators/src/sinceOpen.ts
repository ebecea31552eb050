import type { OperatorFunction } from 'rxjs'
import type { DeltaPercent } from './deltaPercent.ts'
import { checkOptions, finite, optional } from './internal/machine/arguments.ts'
import type { Break, EventOf, GapOf } from './internal/machine/gap.ts'
import { type Keyed, measureBy, type NumericKey, numberOf, type Selector } from './internal/machine/measure.ts'
import { type Machine, stepping } from './internal/machine/step.ts'
import { percentage } from './internal/shared/change.ts'

export interface SinceOpenOptions<T> {
  /**
   * The price at which the session opened (시가): a number, or read from each event by a function. Default: the event's
   * `open`, as trades (0B) and candles have it.
   */
  readonly open?: number | Selector<T> | undefined
}

/**
 * Emits how far each price is from the one at which the session opened (시가 대비), as a difference and in percent.
 *
 * Whether it is up since this morning, whatever it did before.
 *
 * ```marbles
 * source  --a--b--c--|    a: {"price":50,"open":0}, b: {"price":55,"open":50}, c: {"price":40,"open":50}
 *         sinceOpen('price')
 * result  -----x--y--|    x: +10 %, y: -20 %
 * ```
 *
 * - The opening price is read from the event itself, so a program that starts in the afternoon knows it at once, and a
 *   gap does not lose it. With `open` it is what a function reads, or a number.
 * - While there is none (blank, or 0 as before the opening) nothing comes out.
 * - Takes a key of the events (`sinceOpen('price')`), or what a selector picks. A blank (`null`, absent, not finite) is
 *   skipped.
 * - A `Gap` in the source passes on. Nothing is remembered.
 * - Errors and completion pass. A selector that throws ends the stream with its error.
 * - O(1) a value and in memory.
 *
 * @example
 * ```ts
 * import { from } from 'rxjs'
 * import { sinceOpen } from '@kiwoom-rx/operators'
 *
 * from([
 *   { item: '005930', price: 70_700, open: 70_000 },
 *   { item: '000660', price: 178_200, open: 180_000 },
 * ])
 *   .pipe(sinceOpen('price'))
 *   .subscribe(({ value, delta, percent }) => console.log(value.item, delta, `${percent} %`))
 * // prints: 005930 700 1 %
 * // prints: 000660 -1800 -1 %
 * ```
 */
export function sinceOpen<T, K extends NumericKey<EventOf<T>>>(
  measured: K | Selector<EventOf<T>>,
  options?: SinceOpenOptions<NoInfer<EventOf<T>>>,
): OperatorFunction<T, DeltaPercent<EventOf<T>> | GapOf<T>>
/** The same by a key inside a generic function, where only the constraint of `T` is known. */
export function sinceOpen<T extends Keyed<K>, K extends string>(
  measured: K,
  options?: SinceOpenOptions<NoInfer<EventOf<T>>>,
): OperatorFunction<T, DeltaPercent<EventOf<T>> | GapOf<T>>
export function sinceOpen<T, K extends NumericKey<T>>(
  measured: K | Selector<T>,
  options: SinceOpenOptions<T> = {},
): OperatorFunction<T | Break, DeltaPercent<T> | Break> {
  const measure = measureBy<T, K>(measured)
  checkOptions('sinceOpen', options, {
    open: (name, value) => typeof value === 'function' || optional(finite)(name, value),
  })
  const { open = openOf } = options
  const opened = typeof open === 'function' ? measureBy<T, K>(open) : () => open
  const machine: Machine<null, T, DeltaPercent<T>> = {
    start: () => null,
    step: (state, value, out) => {
      const [previous, current] = [opened(value), measure(value)]
      const percent = previous === null || current === null ? null : percentage(previous, current)
      if (previous !== null && current !== null && percent !== null) {
        out.next({ value, previous, current, delta: current - previous, percent })
      }
      return state
    },
  }
  return stepping(machine)
}

function openOf(value: unknown): number | null {
  return typeof value === 'object' && value !== null && 'open' in value ? numberOf(value.open) : null
}
