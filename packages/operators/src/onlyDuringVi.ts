import type { MonoTypeOperatorFunction, Observable } from 'rxjs'
import { callback, checkOptions, optional } from './internal/machine/arguments.ts'
import type { OfItem } from './internal/machine/event.ts'
import type { Break, EventOf } from './internal/machine/gap.ts'
import type { ViEvent } from './internal/market/viBook.ts'
import { type PassOptions, passing } from './internal/market/viPass.ts'
import { WATCH, type WithItemOf } from './internal/market/viWatch.ts'

/** The same for values whose item only you can find. */
export function onlyDuringVi<T>(
  vi$: Observable<ViEvent | Break>,
  options: PassOptions<EventOf<T>> & WithItemOf<EventOf<T>>,
): MonoTypeOperatorFunction<T>
/**
 * Passes only events of an item that is under a VI (변동성완화장치).
 *
 * For what matters just then: the expected price of the call auction, orders to take back.
 *
 * ```marbles
 * source  --a--x--b--y--c--|    a: A 1, b: A 2, c: A 3, x: B 1, y: B 2
 * vi$     ----t--------r---|    t: VI on A, r: VI on A released
 *         onlyDuringVi(vi$)
 * result  --------b--------|
 * ```
 *
 * - The rules are those of `pauseDuringVi`, and the events that pass are exactly those that it keeps back.
 * - Events without an item do not pass, nor those of whose code `vi$` has said nothing.
 * - A `Gap` in the source passes on and changes nothing, for VIs are reported by `vi$`; `resetOn` forgets all VIs at
 *   each of its values.
 * - An error of either stream passes. Completes with the source; `vi$` may complete before, which changes nothing.
 * - O(1) an event; memory: a few VIs for each code that had one that day.
 *
 * @example
 * ```ts
 * import { of } from 'rxjs'
 * import { onlyDuringVi } from '@kiwoom-rx/operators'
 *
 * const vi$ = of({
 *   stockCode: '005930',
 *   tradeProcessedTime: '10:15:00',
 *   viReleaseTime: null,
 *   receivedAt: Date.parse('2026-11-20T10:15:00+09:00'),
 * })
 * const expected$ = of({ item: '005930', price: 71_000 }, { item: '000660', price: 180_000 })
 *
 * expected$.pipe(onlyDuringVi(vi$)).subscribe(({ item, price }) => console.log(item, price))
 * // prints: 005930 71000
 * ```
 */
export function onlyDuringVi<T extends OfItem | Break>(
  vi$: Observable<ViEvent | Break>,
  options?: PassOptions<NoInfer<EventOf<T>>>,
): MonoTypeOperatorFunction<T>
export function onlyDuringVi<T>(
  vi$: Observable<ViEvent | Break>,
  options: PassOptions<T> = {},
): MonoTypeOperatorFunction<T | Break> {
  checkOptions('onlyDuringVi', options, { ...WATCH, onDropped: optional(callback) })
  return passing(vi$, options, (underVi) => underVi)
}
