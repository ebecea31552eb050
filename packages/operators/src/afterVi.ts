import type { MonoTypeOperatorFunction, Observable } from 'rxjs'
import { callback, checkOptions, milliseconds, optional } from './internal/machine/arguments.ts'
import type { OfItem } from './internal/machine/event.ts'
import type { Break, EventOf } from './internal/machine/gap.ts'
import { releasedAt, type ViEvent } from './internal/market/viBook.ts'
import { type PassOptions, passing } from './internal/market/viPass.ts'
import { WATCH, type WithItemOf } from './internal/market/viWatch.ts'

export interface AfterViOptions<T> extends PassOptions<T> {
  /** How long after the release, in milliseconds. */
  readonly ms: number
}

/** The same for values whose item only you can find. */
export function afterVi<T>(
  vi$: Observable<ViEvent | Break>,
  options: AfterViOptions<EventOf<T>> & WithItemOf<EventOf<T>>,
): MonoTypeOperatorFunction<T>
/**
 * Passes only events of an item in the first while after its VI (변동성완화장치) was released.
 *
 * The moments in which a stock finds its price again.
 *
 * ```marbles
 * source  --a--x--b--d--e--|    a: A 1, b: A 2, d: A 10:17:40, e: A 10:18:10, x: B 1
 * vi$     ----t-----r------|    t: VI on A, r: VI on A released
 *         afterVi(vi$, { ms: 60_000 })
 * result  -----------d-----|
 * ```
 *
 * - The rules are those of `pauseDuringVi`. An event passes when its item is under no VI, and the last one was released
 *   less than `ms` ago: by the release time that the exchange gave (FID 1224) and the clock of the code, which is the
 *   latest exchange time seen on its events and frames.
 * - A VI that ended without a release time ever being known (a later one took its place) does not count; one that ended
 *   by `longest` was released then.
 * - Events without an item do not pass, nor those of whose code `vi$` has said nothing.
 * - A `Gap` in the source passes on and changes nothing, for VIs are reported by `vi$`; `resetOn` forgets all VIs at
 *   each of its values.
 * - An error of either stream passes. Completes with the source; `vi$` may complete before, which changes nothing.
 * - O(1) an event; memory: a few VIs for each code that had one that day.
 *
 * @example
 * ```ts
 * import { from, of } from 'rxjs'
 * import { afterVi } from '@kiwoom-rx/operators'
 *
 * const at = (time: string) => Date.parse(`2026-11-20T${time}+09:00`)
 * const vi$ = of({
 *   stockCode: '005930',
 *   tradeProcessedTime: '10:15:00',
 *   viReleaseTime: '10:17:10',
 *   receivedAt: at('10:15:00'),
 * })
 * const trades$ = from(['10:16:00', '10:17:15', '10:30:00'].map((time) => ({ item: '005930', time, timestamp: at(time) })))
 *
 * trades$.pipe(afterVi(vi$, { ms: 60_000 })).subscribe(({ time }) => console.log(time))
 * // prints: 10:17:15
 * ```
 */
export function afterVi<T extends OfItem | Break>(
  vi$: Observable<ViEvent | Break>,
  options: AfterViOptions<NoInfer<EventOf<T>>>,
): MonoTypeOperatorFunction<T>
export function afterVi<T>(
  vi$: Observable<ViEvent | Break>,
  options: AfterViOptions<T>,
): MonoTypeOperatorFunction<T | Break> {
  checkOptions('afterVi', options, { ...WATCH, ms: milliseconds, onDropped: optional(callback) })
  const { ms } = options
  return passing(vi$, options, (underVi, book) => {
    const released = underVi || book === undefined ? null : releasedAt(book)
    return released !== null && book !== undefined && book.clock - released < ms
  })
}
