/** What became of a request whose reply was lost. */
import type { ListedOrder, OrderOutcomeUnknown, OrderVerdict } from '@kiwoom-rx/core'
import {
  catchError,
  EMPTY,
  expand,
  filter,
  map,
  type Observable,
  of,
  type SchedulerLike,
  switchMap,
  take,
  timer,
} from 'rxjs'

/** A verdict that decides; `undecided` only after many looks. */
export type Found =
  | { readonly _tag: 'accepted'; readonly order: ListedOrder | null }
  | { readonly _tag: 'absent' }
  | { readonly _tag: 'undecided' }

// Lists lag and reads fail: twelve looks with growing pauses are about ten minutes.
const LOOKS = 12
const FIRST_PAUSE = 1_000
const LONGEST_PAUSE = 120_000

/** Looks until the exchange's lists prove what became of it, at most twelve times. */
export function lookUp(error: OrderOutcomeUnknown, scheduler: SchedulerLike): Observable<Found> {
  const look = (count: number): Observable<{ readonly count: number; readonly verdict: OrderVerdict }> =>
    error.lookup().pipe(
      catchError(() => of<OrderVerdict>({ _tag: 'undecided', candidates: [] })),
      map((verdict) => ({ count, verdict })),
    )
  return look(1).pipe(
    expand(({ count, verdict }) => {
      if (verdict._tag !== 'undecided' || count >= LOOKS) return EMPTY
      const pause = Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** (count - 1))
      return timer(pause, scheduler).pipe(switchMap(() => look(count + 1)))
    }),
    filter(({ count, verdict }) => verdict._tag !== 'undecided' || count >= LOOKS),
    map(({ verdict }): Found => (verdict._tag === 'undecided' ? { _tag: 'undecided' } : verdict)),
    take(1),
  )
}

/** Whether a request left without an answer that proves what became of it. */
export function isOutcomeUnknown(error: unknown): error is OrderOutcomeUnknown {
  return typeof error === 'object' && error !== null && '_tag' in error && error._tag === 'OrderOutcomeUnknown'
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
