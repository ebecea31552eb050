import type { Observable, OperatorFunction } from 'rxjs'
import { checkOptions } from './internal/machine/arguments.ts'
import type { OfItem } from './internal/machine/event.ts'
import type { Break, EventOf, GapOf } from './internal/machine/gap.ts'
import { type Machine, stepping } from './internal/machine/step.ts'
import type { ViBooks, ViEvent } from './internal/market/viBook.ts'
import {
  guardOf,
  observe,
  type ViInput,
  viInputs,
  WATCH,
  type Watch,
  type WatchOptions,
  type WithItemOf,
} from './internal/market/viWatch.ts'

/** An event, and whether its item was under a VI when it came. */
export interface Marked<T> {
  readonly value: T
  readonly underVi: boolean
}

/** The same for values whose item only you can find. */
export function markVi<T>(
  vi$: Observable<ViEvent | Break>,
  options: WatchOptions<EventOf<T>> & WithItemOf<EventOf<T>>,
): OperatorFunction<T, Marked<EventOf<T>> | GapOf<T>>
/**
 * Says of each event whether its item is under a VI (변동성완화장치).
 *
 * Nothing is held back; decide yourself, or count.
 *
 * ```marbles
 * source  --a--x--b--y--c--|    a: A 1, b: A 2, c: A 3, x: B 1, y: B 2
 * vi$     ----t--------r---|    t: VI on A, r: VI on A released
 *         markVi(vi$)
 * result  --a--x--B--y--c--|    B: A 2 under VI
 * ```
 *
 * - The rules are those of `pauseDuringVi`, which passes exactly the events that are not marked.
 * - Emits one output an event, at once. An event whose VI `vi$` has not announced is not under VI. One without an item
 *   ends the stream with a `TypeError`: no VI can be held against it. Say with `itemOf` where its item is.
 * - A `Gap` in the source passes on and changes nothing, for VIs are reported by `vi$`; `resetOn` forgets all VIs at
 *   each of its values.
 * - An error of either stream passes. Completes with the source; `vi$` may complete before, which changes nothing.
 * - O(1) an event; memory: a few VIs for each code that had one that day.
 *
 * @example
 * ```ts
 * import { of, reduce } from 'rxjs'
 * import { markVi } from '@kiwoom-rx/operators'
 *
 * const vi$ = of({
 *   stockCode: '005930',
 *   tradeProcessedTime: '10:15:00',
 *   viReleaseTime: null,
 *   receivedAt: Date.parse('2026-11-20T10:15:00+09:00'),
 * })
 * const signals$ = of({ item: '005930', name: 'up' }, { item: '000660', name: 'up' }, { item: '005930_NX', name: 'down' })
 *
 * signals$
 *   .pipe(
 *     markVi(vi$),
 *     reduce((heldBack, { underVi }) => heldBack + (underVi ? 1 : 0), 0),
 *   )
 *   .subscribe((heldBack) => console.log(`${heldBack} signals held back by VI`))
 * // prints: 2 signals held back by VI
 * ```
 */
export function markVi<T extends OfItem | Break>(
  vi$: Observable<ViEvent | Break>,
  options?: WatchOptions<NoInfer<EventOf<T>>>,
): OperatorFunction<T, Marked<EventOf<T>> | GapOf<T>>
export function markVi<T>(
  vi$: Observable<ViEvent | Break>,
  options: WatchOptions<T> = {},
): OperatorFunction<T | Break, Marked<T> | Break> {
  checkOptions('markVi', options, WATCH)
  const watch = guardOf('markVi', options)
  const mark = stepping(markMachine(watch))
  return (source) => viInputs(source, vi$, watch.rules, options).pipe(mark)
}

export function markMachine<T>(watch: Watch<T>): Machine<ViBooks, ViInput<T>, Marked<T> | Break> {
  return {
    start: () => new Map(),
    step: (books, input, out) => {
      if (input._tag === 'gap') {
        out.next(input.gap)
        return books
      }
      if (input._tag === 'reset') {
        return new Map()
      }
      const underVi = observe(books, input, watch)?.underVi ?? false
      if (input._tag === 'value') {
        out.next({ value: input.value, underVi })
      }
      return books
    },
  }
}
