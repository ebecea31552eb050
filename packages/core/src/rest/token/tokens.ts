/** The access token (접근토큰): issued on first need, once for all who wait, used until shortly before it expires. */
import {
  defaultIfEmpty,
  defer,
  EMPTY,
  filter,
  finalize,
  map,
  mergeMap,
  type Observable,
  of,
  ReplaySubject,
  type SchedulerLike,
  share,
  tap,
  throwError,
} from 'rxjs'
import type { Elapsed } from '../../clock.ts'
import { epochOfKorean } from '../../codec/values/koreanTime.ts'
import { Unauthorized } from '../../errors.ts'
import type { Report } from '../../observe/diagnostics.ts'
import { rememberSecret } from '../../observe/secrets.ts'
import { TOKEN_ENDPOINT } from '../protocol/classify.ts'
import { boundedStore } from './boundedStore.ts'
import type { Issued, StoredToken, TokenStore } from './tokenStore.ts'

/** Where calls get their token. */
export interface Tokens {
  /** The token to use now. */
  get(): Observable<string>
  /** A token other than this one, which the exchange did not accept; `refusal` is its answer. */
  replace(dead: string, refusal?: Unauthorized): Observable<string>
  /** The token that calls carry now, if there is one. */
  inUse(): string | undefined
  /** When the token in use expires, epoch ms; nothing when there is none, or that is not known. */
  expiresAt(): number | undefined
  /** Lets go of a token that was revoked. */
  forget(revoked: string): void
  /** Completes when the store has what was given to it, or cannot take it. */
  stored(): Observable<never>
}

/** A token in use; its times are elapsed ms, so that setting the wall clock changes none of them. */
export interface Held extends Issued {
  /** No other is asked for before this: the exchange has just given or confirmed this one. */
  readonly settledUntil: number
  /** From here on a new one is asked for ahead of time. */
  readonly renewAt: number
  /** From here on it counts as dead. */
  readonly diesAt: number
}

/** What time it is: by the wall clock, and by the elapsed time. */
export interface Times {
  readonly wall: number
  readonly elapsed: number
}

// The vendor's sample renews 600 s ahead, most clients 300 s (docs/protocol.md#token).
const RENEW_AHEAD = 300_000
// A token lives 24 hours from its first issue (docs/protocol.md#token): a wall clock that says more is behind.
const LONGEST_LIFE = 86_400_000
// With a wall clock that is ahead every token looks dead when it comes; the exchange decides that, not our clock. And a
// renewal that failed is not tried again with each call.
const ASK_AGAIN = 60_000

/** Takes a token into use, in the place of the one before. */
export function hold(before: Held | undefined, issued: Issued, { wall, elapsed }: Times): Held {
  const left = epochOfKorean(issued.expiresAt) - wall
  const diesAt = elapsed + (left > 0 ? Math.min(left, LONGEST_LIFE) : 0)
  // Within its life a re-issue returns the same token with the same expiry (measured): asking again gains nothing.
  const nothingNew = before?.token === issued.token && before.expiresAt === issued.expiresAt
  return { ...issued, settledUntil: elapsed + ASK_AGAIN, renewAt: nothingNew ? diesAt : diesAt - RENEW_AHEAD, diesAt }
}

/** What tokens need besides the exchange. */
export interface TokenContext {
  readonly scheduler: SchedulerLike
  readonly elapsed: Elapsed
  readonly report: Report
  readonly store?: TokenStore | undefined
  readonly owner: string
}

interface Replacement {
  readonly token: string
  readonly until: number
  readonly refused: (refusal: Unauthorized | undefined) => Unauthorized
}

/** Tokens from the exchange, or from a store that has a better one. `issue` asks the exchange. */
export function createTokens(issue: () => Observable<Issued>, context: TokenContext): Tokens {
  const { scheduler, elapsed, report, owner } = context
  const store = boundedStore(context.store, scheduler, report)
  let held: Held | undefined
  let underWay: Observable<Held> | undefined
  let calmUntil = elapsed()
  /** What the exchange gave for a refused token, perhaps the same again; and until when no other is asked for. */
  let replacement: Replacement | undefined

  const isUsable = (token: StoredToken, dead: string | undefined): boolean =>
    token.owner === owner &&
    token.token !== dead &&
    typeof token.token === 'string' &&
    epochOfKorean(token.expiresAt) - RENEW_AHEAD > scheduler.now()

  /** What is stored, if it can be used in the place of a token that is dead. */
  const stored = (dead: string | undefined): Observable<Issued | undefined> =>
    store.get().pipe(
      filter((token) => isUsable(token, dead)),
      defaultIfEmpty(undefined),
    )

  const renew = (dead?: string, ask: () => Observable<Issued> = () => issued(dead)): Observable<Held> => {
    // Another process may have renewed it already.
    underWay ??= stored(dead).pipe(
      mergeMap((found): Observable<Issued> => (found === undefined ? ask() : of(found))),
      map(({ token, expiresAt }) => {
        rememberSecret(token)
        held = hold(held, { token, expiresAt }, { wall: scheduler.now(), elapsed: elapsed() })
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

  /** One process at a time: the others find what it stored. */
  const issued = (dead: string | undefined): Observable<Issued> =>
    store.alone((mayHaveWaited) =>
      (mayHaveWaited ? stored(dead) : of(undefined)).pipe(
        mergeMap((found) =>
          found === undefined ? issue().pipe(tap((fresh) => store.set({ ...fresh, owner }))) : of(found),
        ),
      ),
    )

  /** A call need not wait for a renewal that comes ahead of time, least of all an order. */
  const renewAhead = (token: string): void => {
    calmUntil = elapsed() + ASK_AGAIN
    renew(token).subscribe({ error: () => undefined })
  }

  const current = (): Observable<Held> => {
    const now = elapsed()
    if (held === undefined || (now >= held.diesAt && now >= held.settledUntil)) return renew()
    if (now >= held.renewAt && now >= held.settledUntil && now >= calmUntil) renewAhead(held.token)
    return of(held)
  }

  const another = (dead: string, refusal: Unauthorized | undefined): Observable<string> => {
    if (held !== undefined && held.token !== dead) return of(held.token)
    const known = replacement
    const isSoon = known?.token === dead && elapsed() < known.until
    // Another process may have one meanwhile.
    return renew(dead, isSoon ? () => throwError(() => known.refused(refusal)) : undefined).pipe(
      map(({ token }) => {
        const isSame = token === dead
        replacement = { token, until: elapsed() + ASK_SOON, refused: isSame ? sameAgain : alsoRefused }
        if (isSame) throw sameAgain(refusal)
        return token
      }),
    )
  }

  return {
    get: () => defer(current).pipe(map(({ token }) => token)),
    replace: (dead, refusal) => defer(() => another(dead, refusal)),
    inUse: () => held?.token,
    expiresAt: () => (held === undefined ? undefined : epochOfKorean(held.expiresAt)),
    forget: (revoked) => {
      if (held?.token === revoked) held = undefined
    },
    stored: store.settled,
  }
}

// Each refused call would ask once more, as long as the exchange refuses what it issues.
const ASK_SOON = 10_000

/**
 * A token is refused whose like the exchange hands out: that passes, or the exchange's own words say why it does not.
 */
function sameAgain(refusal: Unauthorized | undefined): Unauthorized {
  return refusedAgain(refusal, 'a token asked for again is the same one')
}

function alsoRefused(refusal: Unauthorized | undefined): Unauthorized {
  return refusedAgain(refusal, 'a token issued just before was refused too')
}

function refusedAgain(refusal: Unauthorized | undefined, what: string): Unauthorized {
  if (refusal === undefined) {
    return new Unauthorized(`the exchange does not accept the token: ${what}`, {
      endpoint: TOKEN_ENDPOINT,
      code: '8005',
    })
  }
  const { endpoint, code, message } = refusal
  const words = message.startsWith(`${endpoint}: `) ? message.slice(endpoint.length + 2) : message
  return new Unauthorized(`${words} (${what})`, { endpoint, code, cause: refusal })
}

/** One token given by the user, who alone can renew it. */
export function fixedToken(token: string): Tokens {
  return {
    get: () => of(token),
    replace: (_, refusal) =>
      throwError(() => {
        const message = 'the given token is not accepted; connect with a new one'
        const said = refusal === undefined ? '' : `: ${refusal.message}`
        // A gate's bare 401 or 403 says nothing of the token.
        const retryable = refusal !== undefined && refusal.code === undefined
        const facts = { endpoint: refusal?.endpoint ?? 'token', code: refusal?.code, cause: refusal, retryable }
        return new Unauthorized(`${message}${said}`, facts)
      }),
    inUse: () => token,
    expiresAt: () => undefined,
    // There is no other to put in its place: the next call is refused, and reports that.
    forget: () => undefined,
    stored: () => EMPTY,
  }
}
