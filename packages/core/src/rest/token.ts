/** The access token (접근토큰): issued on first need, once for all who wait, used until shortly before it expires. */
import {
  catchError,
  concat,
  defaultIfEmpty,
  defer,
  EMPTY,
  finalize,
  ignoreElements,
  map,
  mergeMap,
  type Observable,
  type ObservableInput,
  of,
  ReplaySubject,
  type SchedulerLike,
  share,
  take,
  throwError,
} from 'rxjs'
import { epochOfKorean } from '../codec/koreanTime.ts'
import type { Report } from '../diagnostics.ts'
import { Unauthorized } from '../errors.ts'
import { keepSecret } from '../secrets.ts'

/** A token as issued. */
export interface Issued {
  readonly token: string
  /** Korean time, `'2026-11-21T15:23:10'`. */
  readonly expiresAt: string
}

/** Where calls get their token. */
export interface Tokens {
  /** The token to use now. */
  get(): Observable<string>
  /** A token other than this one, which the exchange did not accept. */
  replace(dead: string): Observable<string>
  /** The token that calls carry now, if there is one. */
  inUse(): string | undefined
  /** Lets go of a token that was revoked. */
  forget(revoked: string): void
}

/** A token in use. */
export interface Held extends Issued {
  /** Epoch ms from which a new one is asked for. */
  readonly renewAt: number
  /** Epoch ms from which it is dead. */
  readonly diesAt: number
}

// The vendor's sample renews 600 s ahead, most clients 300 s (PROTOCOL §2).
const RENEW_AHEAD = 300_000

/** Takes a token into use, in the place of the one before. */
export function hold(before: Held | undefined, issued: Issued): Held {
  const diesAt = epochOfKorean(issued.expiresAt)
  // Within its life a re-issue returns the same token with the same expiry (measured): asking again gains nothing.
  const nothingNew = before?.token === issued.token && before.diesAt === diesAt
  return { ...issued, diesAt, renewAt: nothingNew ? diesAt : diesAt - RENEW_AHEAD }
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

/** What tokens need beside the exchange. */
export interface TokenContext {
  readonly scheduler: SchedulerLike
  readonly report: Report
  readonly store?: TokenStore | undefined
  readonly owner: string
}

/** Tokens from the exchange, or from a store that has a better one. `issue` asks the exchange. */
export function createTokens(issue: () => Observable<Issued>, context: TokenContext): Tokens {
  const { scheduler, report, store, owner } = context
  let held: Held | undefined
  let underWay: Observable<Held> | undefined

  const failed = (verb: string) => (error: unknown) => {
    report({ _tag: 'TokenStore', reason: `the token could not be ${verb}: ${String(error)}` })
    return EMPTY
  }

  /** Another process may have renewed it already. */
  const stored = (dead: string | undefined): Observable<Issued> =>
    store === undefined
      ? EMPTY
      : defer(() => store.get()).pipe(
          take(1),
          mergeMap((token) => (token !== undefined && isUsable(token, dead) ? of(token) : EMPTY)),
          catchError(failed('read from the store')),
        )

  const isUsable = (token: StoredToken, dead: string | undefined): boolean =>
    token.owner === owner &&
    token.token !== dead &&
    typeof token.token === 'string' &&
    epochOfKorean(token.expiresAt) - RENEW_AHEAD > scheduler.now()

  const issued = (): Observable<Issued> =>
    issue().pipe(
      mergeMap((fresh) =>
        store === undefined
          ? of(fresh)
          : concat(
              defer(() => store.set({ ...fresh, owner })).pipe(
                ignoreElements(),
                catchError(failed('written to the store')),
              ),
              of(fresh),
            ),
      ),
    )

  const renew = (dead?: string): Observable<Held> => {
    underWay ??= stored(dead).pipe(
      defaultIfEmpty(undefined),
      mergeMap((found) => (found === undefined ? issued() : of(found))),
      map(({ token, expiresAt }) => {
        keepSecret(token)
        held = hold(held, { token, expiresAt })
        return held
      }),
      finalize(() => {
        underWay = undefined
      }),
      // Late callers get the answer too; the last one to leave aborts the request.
      share({ connector: () => new ReplaySubject<Held>(1) }),
    )
    return underWay
  }

  const current = (): Observable<Held> => {
    const now = scheduler.now()
    if (held === undefined || now >= held.diesAt) return renew()
    // A call need not wait for a renewal that comes ahead of time, least of all an order; if it fails, the next tries.
    if (now >= held.renewAt) renew(held.token).subscribe({ error: () => undefined })
    return of(held)
  }

  return {
    get: () => defer(current).pipe(map(({ token }) => token)),
    replace: (dead) =>
      defer(() => (held !== undefined && held.token !== dead ? of(held) : renew(dead))).pipe(
        map(({ token }) => {
          if (token !== dead) return token
          const message = 'the exchange does not accept the token, and issues the same one again; check the app key'
          throw new Unauthorized(message, { endpoint: 'au10001', code: '8005' })
        }),
      ),
    inUse: () => held?.token,
    forget: (revoked) => {
      if (held?.token === revoked) held = undefined
    },
  }
}

/** One token given by the user, who alone can renew it. */
export function fixedToken(token: string): Tokens {
  return {
    get: () => of(token),
    replace: () =>
      throwError(
        () => new Unauthorized('the given token is not accepted; connect with a new one', { endpoint: 'token' }),
      ),
    inUse: () => token,
    // There is no other to put in its place: the next call is refused, and says so.
    forget: () => undefined,
  }
}
