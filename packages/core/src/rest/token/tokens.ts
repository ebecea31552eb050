/** The access token (접근토큰): issued on first need, shared by all waiting calls, renewed shortly before it expires. */
import {
  defaultIfEmpty,
  defer,
  EMPTY,
  filter,
  finalize,
  map,
  mergeMap,
  NEVER,
  type Observable,
  of,
  ReplaySubject,
  type SchedulerLike,
  share,
  takeUntil,
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
  /** Another token, in place of one that the exchange did not accept; `refusal` is the exchange's answer. */
  replace(dead: string, refusal?: Unauthorized): Observable<string>
  /** The token that calls carry now, if there is one. */
  inUse(): string | undefined
  /** When the token in use expires, epoch ms; `undefined` without a token, or when its expiry is not known. */
  expiresAt(): number | undefined
  /** Stops using a token that was revoked. */
  forget(revoked: string): void
  /** Completes when the store has written its tokens, or cannot write them. */
  stored(): Observable<never>
}

/** A token in use. Its times are elapsed ms: setting the wall clock changes none of them. */
export interface Held extends Issued {
  /** Until then no other token is asked for: the exchange has just issued or confirmed this one. */
  readonly settledUntil: number
  /** From then on a new token is requested, and calls still use this one. */
  readonly renewAt: number
  /** From then on it counts as expired. */
  readonly diesAt: number
}

/** The present time, by the wall clock and by elapsed time. */
export interface Times {
  readonly wall: number
  readonly elapsed: number
}

// ms. The vendor's sample renews 600 s ahead, most clients 300 s (docs/protocol.md#token).
const RENEW_AHEAD = 300_000
// A token lives 24 hours from its first issue (docs/protocol.md#token): if more seems left, the wall clock is behind.
const LONGEST_LIFE = 86_400_000
// ms between requests for a token. When the wall clock is ahead, each new token looks expired, and only the exchange
// can decide that. It also keeps a failed renewal from being repeated with each call.
const ASK_AGAIN = 60_000

/** Puts a token in use, in place of the one before. */
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
  /** Emits when the client closes, to late subscribers too: a renewal that no call waits for ends. */
  readonly closed$?: Observable<unknown> | undefined
}

interface Replacement {
  readonly token: string
  readonly until: number
  readonly refused: (refusal: Unauthorized | undefined) => Unauthorized
}

/** Makes the source of tokens: a store when it has a usable one, else the exchange, which `issue` asks. */
export function createTokens(issue: () => Observable<Issued>, context: TokenContext): Tokens {
  const { scheduler, elapsed, report, owner, closed$ = NEVER } = context
  const store = boundedStore(context.store, scheduler, report)
  let held: Held | undefined
  let underWay: Observable<Held> | undefined
  let calmUntil = elapsed()
  /** The token (perhaps the same) that replaced a refused one, and until when no other one is asked for. */
  let replacement: Replacement | undefined

  const isUsable = (token: StoredToken, dead: string | undefined): boolean =>
    token.owner === owner &&
    token.token !== dead &&
    typeof token.token === 'string' &&
    epochOfKorean(token.expiresAt) - RENEW_AHEAD > scheduler.now()

  /** The stored token, if it can replace an expired or refused one. */
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
      // Later callers share the answer. When the last one unsubscribes, the request is aborted.
      share({ connector: () => new ReplaySubject<Held>(1) }),
    )
    return underWay
  }

  /** Asks the exchange in one process at a time: the others find the token that it stored. */
  const issued = (dead: string | undefined): Observable<Issued> =>
    store.alone((mayHaveWaited) =>
      (mayHaveWaited ? stored(dead) : of(undefined)).pipe(
        mergeMap((found) =>
          found === undefined ? issue().pipe(tap((fresh) => store.set({ ...fresh, owner }))) : of(found),
        ),
      ),
    )

  /** Renews before the token expires. No call waits for it, least of all an order. */
  const renewAhead = (token: string): void => {
    calmUntil = elapsed() + ASK_AGAIN
    renew(token)
      .pipe(takeUntil(closed$))
      .subscribe({ error: () => undefined })
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
    // Another process may have stored a new one meanwhile.
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

// ms. Otherwise each refused call would ask again, as long as the exchange refuses its own new tokens.
const ASK_SOON = 10_000

/**
 * The error when the exchange refuses a token and issues the same one again. The exchange's own text is kept.
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
        // A 401 or 403 without an error code comes from a gate and proves nothing about the token.
        const retryable = refusal !== undefined && refusal.code === undefined
        const facts = { endpoint: refusal?.endpoint ?? 'token', code: refusal?.code, cause: refusal, retryable }
        return new Unauthorized(`${message}${said}`, facts)
      }),
    inUse: () => token,
    expiresAt: () => undefined,
    // No other token can replace it: the next call is refused and reports that.
    forget: () => undefined,
    stored: () => EMPTY,
  }
}
