/** Looks up the outcome of an order whose reply was lost. */
import { defer, map, mergeMap, type Observable, of, type SchedulerLike, tap, timer } from 'rxjs'
import type { Elapsed } from '../clock.ts'
import { bareCode } from '../codec/values/stockCode.ts'
import type { OrderVerdict } from '../shared/orders.ts'
import { allOfDay, ordersOfToday, type ReadRows } from './lists.ts'
import { type Inquiry, tradingDay } from './memory.ts'
import { judge } from './verdict.ts'

/** ms in which an order may still be on its way, or not listed yet. Until then nothing proves that it is absent. */
export const SETTLING = 5_000

export type Lookup = (inquiry: Inquiry) => Observable<OrderVerdict>

/**
 * Makes the lookup. It reads the lists on subscription, and once more if it finds nothing within {@link SETTLING} ms.
 */
export function createLookup(read: ReadRows, scheduler: SchedulerLike, elapsed: Elapsed): Lookup {
  return ({ product, lost, leftAt, known, absent }) => {
    const day = tradingDay(lost.sentAt)
    const code = bareCode(lost.body['stk_cd'] ?? '')
    const isOver = (): boolean => tradingDay(scheduler.now()) !== day

    const look = (): Observable<OrderVerdict> =>
      defer(() => {
        const wasOver = isOver()
        const view$ = wasOver
          ? allOfDay(read, product, code, day, scheduler)
          : ordersOfToday(read, product, code, day, scheduler)
        // The day may end while the lists are read.
        return view$.pipe(map((view) => judge(lost, view, known(), wasOver || isOver() ? 'laterDay' : 'sameDay')))
      })

    return defer(() => {
      const wait = SETTLING - (elapsed() - leftAt)
      return look().pipe(
        mergeMap((verdict) =>
          verdict._tag === 'absent' && wait > 0 ? timer(wait, scheduler).pipe(mergeMap(look)) : of(verdict),
        ),
        tap(({ _tag }) => {
          if (_tag === 'absent') absent()
        }),
      )
    })
  }
}
