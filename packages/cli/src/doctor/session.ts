/** Watches a session from its first attempt to its first tick. */
import type { ConnectionState, Kiwoom, KiwoomError } from '@kiwoom-rx/core'
import { isKiwoomError } from '@kiwoom-rx/core'
import {
  catchError,
  filter,
  firstValueFrom,
  map,
  merge,
  type Observable,
  of,
  type SchedulerLike,
  switchMap,
  take,
  takeUntil,
  throwError,
  timer,
} from 'rxjs'

/** How the watch ended. */
export type SessionOutcome =
  | { readonly _tag: 'tick' }
  | { readonly _tag: 'error'; readonly error: KiwoomError }
  /** The session was lost or refused, twice in a row. */
  | { readonly _tag: 'lost'; readonly reason: string }
  | { readonly _tag: 'taken' }
  /** No LOGIN within the time for it. */
  | { readonly _tag: 'noLogin' }
  /** Logged in, and no tick within the time for it. */
  | { readonly _tag: 'silence' }
  | { readonly _tag: 'interrupted' }

export interface SessionWatch {
  readonly outcome: SessionOutcome
  /** Whether a REG was answered with success. */
  readonly registered: boolean
  /** Epoch ms; `undefined` for what did not happen. */
  readonly readyAt: number | undefined
  readonly tickAt: number | undefined
}

/** ms for two attempts at a LOGIN, each of which the client gives 10 s. */
const LOGIN_LIMIT = 25_000

export async function watchSession(
  kiwoom: Kiwoom,
  code: string,
  wait: number,
  scheduler: SchedulerLike,
  interrupted$: Observable<unknown>,
): Promise<SessionWatch> {
  let [registered, readyAt]: [boolean, number | undefined] = [false, undefined]
  const wire = kiwoom.wire$.subscribe((event) => {
    if (event._tag === 'received' && isRegistered(String(event.frame))) registered = true
  })
  const state$ = (tag: ConnectionState['_tag']) => kiwoom.connection$.pipe(filter(({ _tag }) => _tag === tag))
  const outcome$ = merge(
    kiwoom.realtime.trade(code).pipe(
      map((): SessionOutcome => ({ _tag: 'tick' })),
      catchError((error: unknown) =>
        isKiwoomError(error) ? of<SessionOutcome>({ _tag: 'error', error }) : throwError(() => error),
      ),
    ),
    kiwoom.connection$.pipe(
      filter((state) => state._tag === 'waiting' && state.attempt >= 2),
      map((state): SessionOutcome => ({ _tag: 'lost', reason: state._tag === 'waiting' ? state.reason : '' })),
    ),
    state$('taken').pipe(map((): SessionOutcome => ({ _tag: 'taken' }))),
    timer(LOGIN_LIMIT, scheduler).pipe(
      takeUntil(state$('ready')),
      map((): SessionOutcome => ({ _tag: 'noLogin' })),
    ),
    state$('ready').pipe(
      take(1),
      switchMap((state) => {
        readyAt = state._tag === 'ready' ? state.since : undefined
        return timer(wait, scheduler)
      }),
      map((): SessionOutcome => ({ _tag: 'silence' })),
    ),
    interrupted$.pipe(map((): SessionOutcome => ({ _tag: 'interrupted' }))),
  )
  try {
    const outcome = await firstValueFrom(outcome$)
    return { outcome, registered, readyAt, tickAt: outcome._tag === 'tick' ? scheduler.now() : undefined }
  } finally {
    wire.unsubscribe()
  }
}

function isRegistered(frame: string): boolean {
  return /"trnm"\s*:\s*"REG"/.test(frame) && /"return_code"\s*:\s*"?0\b/.test(frame)
}
