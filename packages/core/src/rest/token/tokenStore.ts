/** Where several processes share one token, and the limits within which such a store is asked. */
import {
  catchError,
  concat,
  defer,
  EMPTY,
  filter,
  ignoreElements,
  type Observable,
  type ObservableInput,
  ReplaySubject,
  type SchedulerLike,
  take,
  throwError,
  timeout,
} from 'rxjs'
import type { Report } from '../../observe/diagnostics.ts'

/** A token as issued. */
export interface Issued {
  readonly token: string
  /** Korean time, `'2026-11-21T15:23:10'`. */
  readonly expiresAt: string
}

/** What a store keeps: a token and what it belongs to. */
export interface StoredToken extends Issued {
  /** The key and the host that it was issued for, beyond recognition: another key's token is not taken. */
  readonly owner: string
}

/**
 * Where several processes share one token: the exchange gives an app key one at a time, and limits how often it is
 * asked.
 */
export interface TokenStore {
  /** The token that was set last; nothing when there is none, or it cannot be read. */
  get(): ObservableInput<StoredToken | undefined>
  set(token: StoredToken): ObservableInput<unknown>
}

/** A store that neither fails nor holds a call up. */
export interface BoundedStore {
  /** The stored token, if it comes in time. */
  get(): Observable<StoredToken>
  /** Begins to write, and returns at once: a call waits for no disk. */
  set(token: StoredToken): void
  /** Completes when nothing is being written. */
  settled(): Observable<never>
}

// A file takes milliseconds; an order that needs a token waits for its store no longer than this.
const PATIENCE = 1_000

/** Bounds a store of a program's own: one that hangs or fails costs a diagnostic. */
export function boundedStore(store: TokenStore | undefined, scheduler: SchedulerLike, report: Report): BoundedStore {
  const bounded = <T>(verb: string, work: () => ObservableInput<T>): Observable<T> =>
    defer(work).pipe(
      timeout({ first: PATIENCE, scheduler, with: () => throwError(() => `no answer within ${PATIENCE} ms`) }),
      catchError((error: unknown) => {
        report({ _tag: 'TokenStore', reason: `the token could not be ${verb}: ${String(error)}` })
        return EMPTY
      }),
    )

  let writing: Observable<never> = EMPTY
  if (store === undefined) return { get: () => EMPTY, set: () => undefined, settled: () => EMPTY }
  return {
    get: () =>
      bounded('read from the store', () => store.get()).pipe(
        take(1),
        filter((token) => token !== undefined),
      ),
    set: (token) => {
      const written = new ReplaySubject<never>()
      // One after the other, so that the last one given is the one that stays.
      concat(
        writing,
        bounded('written to the store', () => defer(() => store.set(token)).pipe(ignoreElements())),
      ).subscribe(written)
      writing = written
    },
    settled: () => defer(() => writing),
  }
}
