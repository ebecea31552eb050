/** Limits how long calls wait for a token store. */
import {
  catchError,
  concat,
  defaultIfEmpty,
  defer,
  EMPTY,
  filter,
  finalize,
  ignoreElements,
  mergeMap,
  Observable,
  type ObservableInput,
  ReplaySubject,
  type SchedulerLike,
  take,
  throwError,
  timeout,
} from 'rxjs'
import type { Report } from '../../observe/diagnostics.ts'
import type { ReleaseLock, StoredToken, TokenStore } from './tokenStore.ts'

/** A store that neither fails nor delays a call. */
export interface BoundedStore {
  /** The stored token, if it comes in time. */
  get(): Observable<StoredToken>
  /** Begins to write and returns at once: no call waits for a disk. */
  set(token: StoredToken): void
  /**
   * Runs `work` while no other process runs its own, if the store can lock. Tokens that `work` passes to `set` are
   * written before the lock is released. `mayHaveWaited`: another process may have written a token meanwhile.
   */
  alone<T>(work: (mayHaveWaited: boolean) => Observable<T>): Observable<T>
  /** Completes when nothing is being written and no lock is held. */
  settled(): Observable<never>
}

// ms. A file takes a few ms. An order that needs a token waits for the store no longer than this.
const PATIENCE = 1_000
// ms. The process with the lock waits for the exchange, and perhaps for its turn.
const LOCK_PATIENCE = 3_000

/** Wraps the store of a program: when it hangs or fails, a diagnostic is reported and calls go on. */
export function boundedStore(store: TokenStore | undefined, scheduler: SchedulerLike, report: Report): BoundedStore {
  if (store === undefined) {
    return { get: () => EMPTY, set: () => undefined, alone: (work) => work(false), settled: () => EMPTY }
  }

  const bounded = <T>(verb: string, work: () => ObservableInput<T>, within = PATIENCE): Observable<T> =>
    defer(work).pipe(
      timeout({ first: within, scheduler, with: () => throwError(() => `no answer within ${within} ms`) }),
      catchError((error: unknown) => {
        report({ _tag: 'TokenStore', reason: `the token could not be ${verb}: ${String(error)}` })
        return EMPTY
      }),
    )

  let writing: Observable<never> = EMPTY
  /** Writes one after the other, so that the last token stays. */
  const writeNext = (verb: string, work: () => ObservableInput<unknown>): void => {
    const written = new ReplaySubject<never>()
    concat(
      writing,
      bounded(verb, () => defer(work).pipe(ignoreElements())),
    ).subscribe(written)
    writing = written
  }

  const release = (letGo: ReleaseLock): void => writeNext('released from its lock', letGo)

  /** The lock, or nothing. A lock that comes too late is released. */
  const locked = (): Observable<ReleaseLock> => {
    if (store.lock === undefined) return EMPTY
    const taken = new Observable<ReleaseLock>((subscriber) => {
      defer(() => store.lock?.(LOCK_PATIENCE) ?? EMPTY)
        .pipe(take(1))
        .subscribe({
          next: (letGo) => (subscriber.closed ? release(letGo) : subscriber.next(letGo)),
          error: (error: unknown) => subscriber.error(error),
          complete: () => subscriber.complete(),
        })
    })
    return bounded('locked in the store', () => taken, LOCK_PATIENCE + PATIENCE)
  }

  return {
    get: () =>
      bounded('read from the store', () => store.get()).pipe(
        take(1),
        filter((token) => token !== undefined),
      ),
    set: (token) => writeNext('written to the store', () => store.set(token)),
    alone: (work) =>
      locked().pipe(
        defaultIfEmpty(undefined),
        mergeMap((letGo) => {
          const done = work(store.lock !== undefined)
          return letGo === undefined ? done : done.pipe(finalize(() => release(letGo)))
        }),
      ),
    settled: () => defer(() => writing),
  }
}
