import type { MonoTypeOperatorFunction } from 'rxjs'
import { callback, checkOptions, optional } from './internal/machine/arguments.ts'
import { itemOf, type OfItem } from './internal/machine/event.ts'
import type { Break, EventOf } from './internal/machine/gap.ts'
import type { WithItemOf } from './internal/market/viWatch.ts'
import { CONFLATE, type ConflateOptions, conflating } from './internal/shared/conflating.ts'

export interface ConflatePerItemOptions<T> extends ConflateOptions<T> {
  /** The item (종목) of an event. Default its `item`, else its `stockCode`, else that of its `value`. */
  readonly itemOf?: ((value: T) => string | null) | undefined
}

/** The same for values whose item only you can find. */
export function conflatePerItem<T>(
  options: ConflatePerItemOptions<EventOf<T>> & WithItemOf<EventOf<T>>,
): MonoTypeOperatorFunction<T>
/**
 * Passes the latest event of each item, none of them more often than once in a while (종목별 최신값 병합).
 *
 * A watch list that repaints a row at most ten times a second, and always ends on its true price.
 *
 * ```marbles
 * source  --a--x--b--c--y--|    a: A 1, b: A 2, c: A 3, x: B 1, y: B 2
 *         conflatePerItem({ ms: 10, timeOf: (event) => event.price })
 * result  --a--x-----------(cy|)
 * ```
 *
 * - Each item by itself is conflated as by `conflate`: an event passes at once, then nothing of its item for `ms`, then
 *   the latest that came in that time, which begins the next stretch. Events without an item are one item.
 * - By the time of the events, of all items together: what is due comes out with the first event of any item that is
 *   late enough, in the order in which it was due; with a `scheduler` by its time. The same values come out either way.
 *   While no time is known every event passes.
 * - An event that a later one of its item replaces is dropped; `onDropped` counts over all items.
 * - Before a `Gap`, whatever items it names, and at completion what waits comes out; `resetOn` drops it.
 * - Errors pass at once, and what waits is lost.
 * - O(1) an event; keeps the items that had an event in the last `ms`, with one event each.
 *
 * @example
 * ```ts
 * import { from } from 'rxjs'
 * import { conflatePerItem } from '@kiwoom-rx/operators'
 *
 * const trades$ = from([
 *   { item: '005930', timestamp: 0, price: 70_000 },
 *   { item: '000660', timestamp: 20, price: 180_000 },
 *   { item: '005930', timestamp: 40, price: 70_100 },
 *   { item: '005930', timestamp: 60, price: 70_200 },
 *   { item: '000660', timestamp: 500, price: 180_500 },
 * ])
 * trades$.pipe(conflatePerItem({ ms: 100 })).subscribe(({ item, price }) => console.log(item, price))
 * // prints: 005930 70000
 * // prints: 000660 180000
 * // prints: 005930 70200
 * // prints: 000660 180500
 * ```
 */
export function conflatePerItem<T extends OfItem | Break>(
  options: ConflatePerItemOptions<NoInfer<EventOf<T>>>,
): MonoTypeOperatorFunction<T>
export function conflatePerItem<T>(options: ConflatePerItemOptions<T>): MonoTypeOperatorFunction<T | Break> {
  checkOptions('conflatePerItem', options, { ...CONFLATE, itemOf: optional(callback) })
  return conflating(options.itemOf ?? itemOf, options)
}
