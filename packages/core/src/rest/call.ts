/** One REST call: paced, dressed with a token, classified, and repeated where that can help. */
import { isLeft } from 'fp-ts/lib/Either.js'
import {
  catchError,
  concat,
  defer,
  map,
  mergeMap,
  type Observable,
  type SchedulerLike,
  throwError,
  timeout,
} from 'rxjs'
import type { Report } from '../diagnostics.ts'
import { KiwoomError, Timeout, Unavailable } from '../errors.ts'
import type { Random } from '../random.ts'
import { classify } from './classify.ts'
import { dress, type Outgoing, type Reply } from './envelope.ts'
import { type Pacer, silence } from './pace.ts'
import type { Tokens } from './token.ts'
import type { HttpTransport } from './transport.ts'

/** How often a query is tried, and how long it waits in between. */
export interface RetryOptions {
  /** Attempts in all, the first included. */
  readonly attempts: number
  /** Base of the exponential back-off, ms. */
  readonly delay: number
  /** No single wait is longer, ms. */
  readonly maxDelay: number
}

/** What a call needs of its surroundings. */
export interface CallContext {
  readonly http: HttpTransport
  readonly host: string
  readonly scheduler: SchedulerLike
  readonly pace: Pacer
  readonly random: Random
  readonly report: Report
  readonly retry: RetryOptions
  /** ms until an unanswered request counts as lost. */
  readonly timeout: number
}

/** A query: harmless to repeat, so that a passing failure is met with another try. */
export function query(context: CallContext, tokens: Tokens, call: Outgoing): Observable<Reply> {
  return retrying(context, call.id, () => authorized(context, tokens, call))
}

/** The same without a token: the token endpoint itself. */
export function openQuery(context: CallContext, call: Outgoing): Observable<Reply> {
  return retrying(context, call.id, () => sendOnce(context, call, undefined))
}

/** Sends with the current token, and once more with a new one if that is not accepted. */
function authorized(context: CallContext, tokens: Tokens, call: Outgoing): Observable<Reply> {
  return tokens
    .get()
    .pipe(
      mergeMap((token) =>
        sendOnce(context, call, token).pipe(
          catchError((error: unknown) =>
            isTokenRefusal(error)
              ? tokens.replace(token).pipe(mergeMap((fresh) => sendOnce(context, call, fresh)))
              : throwError(() => error),
          ),
        ),
      ),
    )
}

function isTokenRefusal(error: unknown): boolean {
  return error instanceof KiwoomError && error._tag === 'Unauthorized'
}

function sendOnce(context: CallContext, call: Outgoing, token: string | undefined): Observable<Reply> {
  const { http, host, scheduler, pace } = context
  const send = defer(() => http(dress(call, host, token))).pipe(
    timeout({
      first: context.timeout,
      scheduler,
      with: () => throwError(() => new Timeout(`no answer within ${context.timeout} ms`, { endpoint: call.id })),
    }),
    catchError((error: unknown) => throwError(() => asKiwoomError(call.id, error))),
    map((response) => {
      const classified = classify(call.id, response)
      if (isLeft(classified)) throw classified.left
      return classified.right
    }),
  )
  return concat(pace(call.id), send)
}

function asKiwoomError(endpoint: string, error: unknown): KiwoomError {
  if (error instanceof KiwoomError) return error
  return new Unavailable(`the request failed on its way: ${reason(error)}`, { endpoint, cause: error })
}

/** `fetch` says only "fetch failed"; what happened is in its cause. */
function reason(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return error.cause instanceof Error ? `${error.message} (${error.cause.message})` : error.message
}

function retrying(context: CallContext, endpoint: string, attempt: () => Observable<Reply>): Observable<Reply> {
  const { retry, scheduler, report } = context
  const from = (count: number): Observable<Reply> =>
    defer(attempt).pipe(
      catchError((error: unknown) => {
        if (!(error instanceof KiwoomError) || !error.retryable || count >= retry.attempts) {
          return throwError(() => error)
        }
        const wait = waitBefore(error, count, context)
        report({ _tag: 'Retry', endpoint, attempt: count + 1, wait, reason: error._tag })
        return concat(silence(wait, scheduler), from(count + 1))
      }),
    )
  return from(1)
}

/** The exchange's own word if it gave one, else exponential with jitter (half to full). */
function waitBefore(error: KiwoomError, count: number, { retry, random }: CallContext): number {
  if (error._tag === 'RateLimited' && error.retryAfter !== undefined) return error.retryAfter
  const full = Math.min(retry.maxDelay, retry.delay * 2 ** (count - 1))
  return Math.round(full * (0.5 + random() / 2))
}
