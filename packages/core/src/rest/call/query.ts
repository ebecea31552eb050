/** One REST call: paced, authorized, classified, and repeated when that may help. */

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
import type { Elapsed } from '../../clock.ts'
import { isLeft } from '../../codec/records/either.ts'
import { DecodeError, isKiwoomError, type KiwoomError, Timeout, Unauthorized, Unavailable } from '../../errors.ts'
import type { Diagnostic, Report } from '../../observe/diagnostics.ts'
import { doubling, jittered } from '../../shared/backOff.ts'
import type { Outgoing, Reply } from '../../shared/call.ts'
import type { Random } from '../../shared/random.ts'
import type { CallKind } from '../pacing/callCounts.ts'
import { type Pacer, silence } from '../pacing/pacer.ts'
import { classify, TOKEN_ENDPOINT } from '../protocol/classify.ts'
import { requestOf } from '../protocol/envelope.ts'
import type { HttpTransport } from '../protocol/httpTransport.ts'
import type { Tokens } from '../token/tokens.ts'

/** How often a query is attempted, and the waits in between. */
export interface RetryOptions {
  /** All attempts, the first included. */
  readonly attempts: number
  /** Base of the exponential back-off, ms. */
  readonly delay: number
  /** The longest single wait, ms. */
  readonly maxDelay: number
}

/** What a call needs from the client. */
export interface CallContext {
  readonly http: HttpTransport
  readonly host: string
  readonly scheduler: SchedulerLike
  /** The scheduler's elapsed time. */
  readonly elapsed: Elapsed
  readonly pace: Pacer
  readonly random: Random
  readonly report: Report
  readonly retry: RetryOptions
  /** ms until an unanswered request counts as lost. */
  readonly timeout: number
  /** ms that an order may wait before it leaves. */
  readonly maxOrderWait: number
}

/** A query. Repeating it is harmless, so it is repeated after a failure that may pass. */
export function query(context: CallContext, tokens: Tokens, call: Outgoing): Observable<Reply> {
  return retrying(context, 'query', call.id, (again) => authorized(context, tokens, call, again))
}

/** A query without a token, for the token endpoint itself. */
export function openQuery(context: CallContext, call: Outgoing): Observable<Reply> {
  return retrying(context, 'token', call.id, (again) => sendOnce(context, 'token', call, undefined, again))
}

/** A query without repetition: a program that calls the token endpoint decides itself what a failure means. */
export function openCall(context: CallContext, call: Outgoing): Observable<Reply> {
  return sendOnce(context, 'token', call, undefined, false)
}

/** Sends with the current token, and once more with a new one when the first is not accepted. */
function authorized(context: CallContext, tokens: Tokens, call: Outgoing, again: boolean): Observable<Reply> {
  const send = (token: string, isSecond: boolean) => sendOnce(context, 'query', call, token, isSecond)
  return tokens
    .get()
    .pipe(
      mergeMap((token) =>
        send(token, again).pipe(
          catchError((error: unknown) =>
            isTokenRefusal(error)
              ? tokens.replace(token, error).pipe(mergeMap((fresh) => send(fresh, true)))
              : throwError(() => error),
          ),
        ),
      ),
    )
}

/** Whether a new token may help. */
export function isTokenRefusal(error: unknown): error is Unauthorized {
  return error instanceof Unauthorized
}

function sendOnce(
  context: CallContext,
  kind: CallKind,
  call: Outgoing,
  token: string | undefined,
  again: boolean,
): Observable<Reply> {
  const { http, host, scheduler, elapsed, pace } = context
  const send = defer(() => {
    const leftAt = elapsed()
    return http(requestOf(call, host, token)).pipe(
      timeout({
        first: context.timeout,
        scheduler,
        with: () => throwError(() => new Timeout(`no answer within ${context.timeout} ms`, { endpoint: call.id })),
      }),
      catchError((error: unknown) => throwError(() => asKiwoomError(call.id, error))),
      map((response) => {
        const classified = classify(call.id, response, scheduler.now())
        if (isLeft(classified)) throw classified.left
        return classified.right
      }),
      catchError((error: unknown) => {
        if (isKiwoomError(error) && error._tag === 'RateLimited') {
          pace.refused(kind, call.id, { ...error, leftAt })
        }
        return throwError(() => (isKiwoomError(error) ? error : unreadable(call.id, error)))
      }),
    )
  })
  return concat(pace.turn(kind, call.id, again), send)
}

/** The error for a program's own transport that answers with something other than texts. */
function unreadable(endpoint: string, error: unknown): DecodeError {
  const message = `the transport's answer is no { status, headers, body } of texts: ${reason(error)}`
  return new DecodeError(message, { endpoint, cause: error })
}

/** A failure of the transport as a `KiwoomError`. */
export function asKiwoomError(endpoint: string, error: unknown): KiwoomError {
  if (isKiwoomError(error)) return error
  return new Unavailable(`the request failed on its way: ${reason(error)}`, { endpoint, cause: error })
}

/** The message of an error with its causes. `fetch` reports only "fetch failed"; the reason is in its cause. */
export function reason(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const inner = error instanceof AggregateError ? error.errors[0] : error.cause
  const code = new Map<string, unknown>(Object.entries(error)).get('code')
  const own = [error.message, typeof code === 'string' && !error.message.includes(code) ? code : '']
  const message = own.filter((part) => part !== '').join(' ')
  return inner instanceof Error && inner !== error ? `${message} (${reason(inner)})` : message
}

/** The diagnostic of a failed call that is repeated; the caller adds the wait. */
export function retryOf(endpoint: string, attempt: number, error: KiwoomError): Omit<Retry, 'wait'> {
  return { _tag: 'Retry', endpoint, attempt, reason: error._tag, cause: error.message }
}

type Retry = Extract<Diagnostic, { _tag: 'Retry' }>

function retrying(
  context: CallContext,
  kind: CallKind,
  endpoint: string,
  attempt: (again: boolean) => Observable<Reply>,
): Observable<Reply> {
  const { retry, scheduler, report, pace } = context
  const from = (count: number, again: boolean): Observable<Reply> =>
    defer(() => attempt(again)).pipe(
      catchError((error: unknown) => {
        // The token's own request was already repeated as often as allowed. Repeating the call too would multiply the
        // attempts.
        const isToken = isKiwoomError(error) && error.endpoint === TOKEN_ENDPOINT && endpoint !== TOKEN_ENDPOINT
        if (!isKiwoomError(error) || !error.retryable || isToken || count >= retry.attempts) {
          return throwError(() => error)
        }
        const retryReport = retryOf(endpoint, count + 1, error)
        if (error._tag === 'RateLimited') {
          // The refusal made the lane slower, and the call waits for that only.
          report({ ...retryReport, wait: pace.waits(kind, endpoint, true) })
          return from(count + 1, true)
        }
        const wait = retryDelayOf(count, context)
        report({ ...retryReport, wait })
        return concat(silence(wait, scheduler), from(count + 1, false))
      }),
    )
  return from(1, false)
}

/** ms from the `count`-th attempt to the next one. */
export function retryDelayOf(count: number, { retry, random }: CallContext): number {
  return jittered(doubling(retry.delay, count - 1, retry.maxDelay), random())
}
