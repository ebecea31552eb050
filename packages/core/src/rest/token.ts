/** The access token (접근토큰): issued on first need, once for all who wait, used until shortly before it expires. */
import { defer, finalize, map, type Observable, of, ReplaySubject, type SchedulerLike, share, throwError } from 'rxjs'
import { epochOfKorean } from '../codec/koreanTime.ts'
import { Unauthorized } from '../errors.ts'

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

/** Tokens from the exchange. `issue` asks it for one. */
export function createTokens(issue: () => Observable<Issued>, scheduler: SchedulerLike): Tokens {
  let held: Held | undefined
  let underWay: Observable<Held> | undefined

  const renew = (): Observable<Held> => {
    underWay ??= issue().pipe(
      map((issued) => {
        held = hold(held, issued)
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
    if (now >= held.renewAt) renew().subscribe({ error: () => undefined })
    return of(held)
  }

  return {
    get: () => defer(current).pipe(map(({ token }) => token)),
    replace: (dead) =>
      defer(() => (held !== undefined && held.token !== dead ? of(held) : renew())).pipe(
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
