import type { MonoTypeOperatorFunction } from 'rxjs'
import { checkOptions } from './internal/machine/arguments.ts'
import type { Break, EventOf } from './internal/machine/gap.ts'
import { CONFLATE, type ConflateOptions, conflating } from './internal/shared/conflating.ts'

/**
 * Passes the latest event, no more often than once in a while (최신값 병합).
 *
 * For a consumer that wants what is true now, not all that was: it never ends on an old value.
 *
 * ```marbles
 * source  --a--b--c--d--e-----|    a: @0, b: @3, c: @9, d: @12, e: @30
 *         conflate({ ms: 10 })
 * result  --a--------c--(de)--|
 * ```
 *
 * - An event passes at once and begins a quiet stretch of `ms`. Of the events in it the latest comes out at its end, and
 *   begins the next. Without an event in it the stretch just ends.
 * - By the time of the events, what is due comes out with the first event that is late enough, before that one; with a
 *   `scheduler` by its time, as soon as it is due. The same values come out either way. While no time is known every
 *   event passes.
 * - An event that a later one replaces is dropped; see `onDropped`. To pass the first and drop the others use `cooldown`.
 * - Before a `Gap`, and at completion, what waits comes out; after a gap the next event passes. `resetOn` drops what
 *   waits, and the next event passes.
 * - Errors pass at once, and what waits is lost.
 * - O(1) an event; keeps one event.
 * - One stretch for the whole stream: for a merged stream of several stocks use `conflatePerItem`.
 *
 * @example
 * ```ts
 * import { from } from 'rxjs'
 * import { conflate } from '@kiwoom-rx/operators'
 *
 * const trades$ = from([
 *   { timestamp: 0, price: 70_000 },
 *   { timestamp: 300, price: 70_100 },
 *   { timestamp: 600, price: 70_200 },
 *   { timestamp: 2_000, price: 70_300 },
 * ])
 * trades$
 *   .pipe(conflate({ ms: 1_000, onDropped: ({ price }, count) => console.log(`${price} dropped, ${count} so far`) }))
 *   .subscribe(({ price }) => console.log(price))
 * // prints: 70000
 * // prints: 70100 dropped, 1 so far
 * // prints: 70200
 * // prints: 70300
 * ```
 */
export function conflate<T>(options: ConflateOptions<NoInfer<EventOf<T>>>): MonoTypeOperatorFunction<T>
export function conflate<T>(options: ConflateOptions<T>): MonoTypeOperatorFunction<T | Break> {
  checkOptions('conflate', options, CONFLATE)
  return conflating(() => null, options)
}
