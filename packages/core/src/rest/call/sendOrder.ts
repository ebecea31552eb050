/** Sends one order, decides what its answer proves, and whether it can be sent again. */

import {
  catchError,
  concat,
  defaultIfEmpty,
  defer,
  map,
  mergeMap,
  type Observable,
  of,
  take,
  throwError,
  timeout,
} from 'rxjs'
import { isLeft } from '../../codec/records/either.ts'
import { isRecord } from '../../codec/records/record.ts'
import { Closed, type KiwoomError, RateLimited, Timeout, type Unauthorized } from '../../errors.ts'
import { parseJson } from '../../shared/json.ts'
import type { OrderSending, OutgoingOrder, Placed } from '../../shared/orderSending.ts'
import { silence } from '../pacing/pacer.ts'
import { classify } from '../protocol/classify.ts'
import { replyOf, requestOf, resultOf } from '../protocol/envelope.ts'
import type { HttpResponse } from '../protocol/httpTransport.ts'
import { neverLeft } from '../protocol/neverLeft.ts'
import type { Tokens } from '../token/tokens.ts'
import { asKiwoomError, type CallContext, isTokenRefusal, reason, retryDelayOf, retryOf } from './query.ts'

/**
 * Sends an order. It is repeated only after a refusal that proves it was not taken, when the reason no longer holds.
 *
 * An order that has waited `maxOrderWait` no longer leaves: the market may have moved since it was decided. An order
 * that would have to wait longer is refused at once.
 */
export function sendOrder(
  context: CallContext,
  tokens: Tokens,
  call: OutgoingOrder,
  sending: OrderSending,
): Observable<Placed> {
  const { retry, report, pace, scheduler, elapsed, maxOrderWait } = context
  return defer(() => {
    const deadline = elapsed() + maxOrderWait

    const from = (count: number, token: string, isFresh: boolean): Observable<Placed> =>
      attempt(context, call, token, sending, count > 1, deadline).pipe(
        mergeMap((placed): Observable<Placed> => {
          if (placed._tag !== 'refused' || count >= retry.attempts || !sending.wanted()) return of(placed)
          const { error } = placed
          const retryReport = retryOf(call.id, count + 1, error)
          if (error._tag === 'RateLimited') {
            const wait = pace.waits(call.kind, call.id, true)
            if (elapsed() + wait > deadline) return of(placed)
            report({ ...retryReport, wait })
            return from(count + 1, token, isFresh)
          }
          if (!isTokenRefusal(error)) return of(placed)
          if (isFresh) return later(count, placed, error)
          return inTime(tokens.replace(token, error), error).pipe(
            map((fresh): string | Unauthorized => fresh),
            catchError((again: unknown) => (isTokenRefusal(again) ? of(again) : throwError(() => again))),
            mergeMap((fresh) => {
              if (typeof fresh !== 'string') return later(count, { _tag: 'refused', error: fresh }, fresh)
              report({ ...retryReport, wait: 0 })
              return from(count + 1, fresh, true)
            }),
          )
        }),
      )

    /** Repeats after a refused token, as long as the order may wait. */
    const later = (count: number, placed: Placed, error: Unauthorized): Observable<Placed> => {
      const wait = retryDelayOf(count, context)
      if (!error.retryable || elapsed() + wait > deadline) return of(placed)
      report({ ...retryOf(call.id, count + 1, error), wait })
      const again$ = defer(() => inTime(tokens.get(), error)).pipe(mergeMap((token) => from(count + 1, token, false)))
      return concat(silence(wait, scheduler), again$)
    }

    const inTime = (token$: Observable<string>, refusal?: KiwoomError): Observable<string> => {
      const late = () => throwError(() => noToken(call.id, maxOrderWait, refusal))
      return token$.pipe(timeout({ first: Math.max(0, deadline - elapsed()), scheduler, with: late }))
    }

    return inTime(tokens.get()).pipe(mergeMap((token) => from(1, token, false)))
  }).pipe(
    // An error here comes from a step before the order leaves, so nothing was sent.
    catchError((error: unknown) => of<Placed>({ _tag: 'refused', error: asKiwoomError(call.id, error) })),
  )
}

function attempt(
  { http, host, scheduler, elapsed, pace, timeout: limit, maxOrderWait }: CallContext,
  call: OutgoingOrder,
  token: string,
  sending: OrderSending,
  again: boolean,
  deadline: number,
): Observable<Placed> {
  const tooLate = (wait: number): RateLimited => noTurn(call.id, wait, maxOrderWait)
  const send = defer(() => {
    // The last step before bytes leave: until here, `close()` and unsubscribing withdraw the order.
    const withdrawn = sending.refusal() ?? (sending.wanted() ? undefined : withdrawnError(call.id))
    const refusal = withdrawn ?? (elapsed() > deadline ? tooLate(0) : undefined)
    if (refusal !== undefined) return of<Placed>({ _tag: 'refused', error: refusal })
    const leftAt = elapsed()
    sending.left()
    return defer(() => http(requestOf(call, host, token))).pipe(
      take(1),
      timeout({ first: limit, scheduler }),
      map((response) => verdictOf(call.id, response, scheduler.now())),
      defaultIfEmpty<Placed, Placed>({ _tag: 'unknown', reason: 'the connection ended without an answer' }),
      catchError((error: unknown) => of(failed(call.id, error, limit))),
      map((placed) => {
        if (placed._tag === 'refused' && placed.error._tag === 'RateLimited') {
          pace.refused(call.kind, call.id, { ...placed.error, leftAt })
        }
        sending.back()
        return placed
      }),
    )
  })
  return defer(() => {
    const left = deadline - elapsed()
    const wait = pace.waits(call.kind, call.id, again)
    if (wait > left) return throwError(() => tooLate(wait))
    // Cancellations that come meanwhile go first, so the wait may become longer than it was estimated.
    const turn$ = pace.turn(call.kind, call.id, again).pipe(
      timeout({
        first: left,
        scheduler,
        with: () => throwError(() => tooLate(pace.waits(call.kind, call.id, again))),
      }),
    )
    return concat(turn$, send)
  })
}

function noTurn(endpoint: string, wait: number, maxOrderWait: number): RateLimited {
  const message =
    `its turn would come in ${wait} ms, later than maxOrderWait (${maxOrderWait} ms); nothing was sent. ` +
    'For a basket of many orders give connect a longer maxOrderWait, or place them in smaller parts'
  return new RateLimited(message, { endpoint, retryAfter: wait })
}

function noToken(endpoint: string, maxOrderWait: number, cause: KiwoomError | undefined): Timeout {
  return new Timeout(`no token came within maxOrderWait (${maxOrderWait} ms); nothing was sent`, { endpoint, cause })
}

function withdrawnError(endpoint: string): Closed {
  return new Closed('the order was taken back before it left; nothing was sent', { endpoint })
}

function failed(endpoint: string, error: unknown, limit: number): Placed {
  if (neverLeft(error)) return { _tag: 'refused', error: asKiwoomError(endpoint, error) }
  const isTimeout = error instanceof Error && error.name === 'TimeoutError'
  return {
    _tag: 'unknown',
    reason: isTimeout
      ? `no answer within ${limit} ms`
      : `the connection failed after the order may have left: ${reason(error)}`,
  }
}

/** What an answer to an order proves. */
export function verdictOf(endpoint: string, response: HttpResponse, now: number): Placed {
  const { status } = response
  const body = parseJson(response.body)
  const result = resultOf(body)
  const number = isRecord(body) ? body['ord_no'] : undefined
  // A gateway may time out or fail after the exchange has taken the order.
  if (status >= 500 || status === 408) return { _tag: 'unknown', reason: `the server answered HTTP ${status}` }
  if (result === undefined || !isRecord(body)) {
    // A gate answers these three before the order reaches the exchange.
    return status === 401 || status === 403 || status === 429
      ? refused(endpoint, response, now)
      : { _tag: 'unknown', reason: `the answer (HTTP ${status}) cannot be read` }
  }
  if (result.returnCode === 0) {
    // In one run, the mock host answered 0 without a number (docs/protocol.md#orders).
    if (!isOrderNumber(number)) {
      return { _tag: 'unknown', reason: 'the exchange answered with success but gave no order number' }
    }
    if (status > 299) return { _tag: 'unknown', reason: `the answer says success with HTTP ${status}` }
    return { _tag: 'accepted', reply: replyOf(response.headers, body) }
  }
  if (isOrderNumber(number)) return { _tag: 'unknown', reason: 'the exchange refused, yet gave an order number' }
  // 1999 is the exchange's own "unexpected error". The order may or may not have been taken.
  const isUnexpected = result.code === '1999' || result.returnCode === 1999
  return isUnexpected ? { _tag: 'unknown', reason: result.message } : refused(endpoint, response, now)
}

/** Whether a value has digits that are not all 0. No other value names an order that can be followed or changed. */
function isOrderNumber(value: unknown): boolean {
  const text = typeof value === 'number' ? String(value) : value
  return typeof text === 'string' && /^\s*0*[1-9]\d*\s*$/.test(text)
}

function refused(endpoint: string, response: HttpResponse, now: number): Placed {
  const classified = classify(endpoint, response, now)
  return isLeft(classified)
    ? { _tag: 'refused', error: classified.left }
    : { _tag: 'unknown', reason: 'the answer contradicts itself' }
}
