import type { OperatorFunction } from 'rxjs'
import { changeOperator, difference, percentage, type Reading } from './change.ts'
import type { DeltaPercent } from './deltaPercent.ts'
import type { EventOf, GapOf } from './gap.ts'
import type { Level } from './level.ts'
import { type NumericKey, numberOf, type Selector } from './measure.ts'
import type { ResetOptions } from './step.ts'

export interface SinceOpenOptions<T> extends ResetOptions {
  /**
   * The price at which the session opened (시가): read from each event by a function, a number, or the latest of a
   * stream. Default: the event's `open`, as trades (0B) and candles have it.
   */
  readonly open?: Level | Selector<T> | undefined
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
 *   gap does not lose it. With `open` it is what a function reads, a number, or the latest number of a stream.
 * - While there is none (blank, or 0 as before the opening) nothing comes out.
 * - Takes a key of the events (`sinceOpen('price')`), or what a selector picks. A blank (`null`, absent, not finite) is
 *   skipped.
 * - A `Gap` in the source passes on. Nothing is remembered but the latest of an `open` that is a stream, which is
 *   subscribed before the source and may end before it.
 * - Errors (those of `open` too) and completion pass. A selector that throws ends the stream with its error.
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
export function sinceOpen<T, K extends NumericKey<T>>(
  measured: K | Selector<T>,
  options: SinceOpenOptions<T> = {},
): OperatorFunction<T, unknown> {
  const against = { against: options.open ?? openOf, resetOn: options.resetOn }
  return changeOperator(
    'sinceOpen',
    measured,
    against,
    <N>(reading: Reading<T, N>) =>
      (value: T, previous: N, current: N) => {
        const delta = reading.combine(previous, current, difference)
        const percent = reading.combine(previous, current, percentage)
        return delta === null || percent === null ? null : { value, previous, current, delta, percent }
      },
  )
}

function openOf(value: unknown): number | null {
  return typeof value === 'object' && value !== null && 'open' in value ? numberOf(value.open) : null
}
