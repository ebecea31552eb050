/**
 * One app key at the exchange, for a gateway: its token, its pace, its socket, and calls that are passed on as they are.
 * `connect` is for everyone else.
 *
 * @packageDocumentation
 */

export type { Elapsed } from './clock.ts'
export type { Action, OrderBody } from './order/check.ts'
export type { Product } from './order/lists.ts'
export type { Lookup } from './order/lookup.ts'
export type { Inquiry } from './order/memory.ts'
export type { Known, LostOrder, OwnOrder } from './order/verdict.ts'
export type { CallKind } from './rest/pacing/callCounts.ts'
export type { Rule, Shape, ShapeOf } from './shared/optionShape.ts'
export {
  anyRule,
  choiceRule,
  countRule,
  functionRule,
  methodsRule,
  numberRule,
  shapeProblem,
} from './shared/optionShape.ts'
export type { OrderSending, OutgoingOrder, Placed } from './shared/orderSending.ts'

import {
  catchError,
  concat,
  defaultIfEmpty,
  defer,
  map,
  mergeMap,
  type Observable,
  of,
  type SchedulerLike,
  tap,
  throwError,
  timeout,
} from 'rxjs'
import { checkCredentials, DEFAULT_RETRY, paceOf } from './client/restOptions.ts'
import { fetchTransport, wsTransport } from './client/transports.ts'
import { defaultScheduler, type Elapsed, elapsedOf } from './clock.ts'
import { isRight } from './codec/records/either.ts'
import { describeProblem } from './codec/records/problem.ts'
import { clockLead } from './codec/values/clockLead.ts'
import { hostsOf, isReal } from './environment.ts'
import { BadRequest, type KiwoomError, Timeout, Unauthorized } from './errors.ts'
import type { Report } from './observe/diagnostics.ts'
import { rememberSecret } from './observe/secrets.ts'
import { type ConnectOptions, checkLimits, checkOptions } from './options.ts'
import { type OrderLimits, orderProblem } from './order/check.ts'
import { createLookup, type Lookup } from './order/lookup.ts'
import type { SocketConnection } from './realtime/protocol/socketTransport.ts'
import { socketUrl } from './realtime/protocol/socketTransport.ts'
import { DEFAULT_SESSION, type SessionOptions } from './realtime/session/sessionOptions.ts'
import { asKiwoomError, type CallContext, openQuery, query } from './rest/call/query.ts'
import { sendOrder } from './rest/call/sendOrder.ts'
import type { EndpointContext } from './rest/endpoint.ts'
import type { CallKind } from './rest/pacing/callCounts.ts'
import { createPacer } from './rest/pacing/pacer.ts'
import { classify } from './rest/protocol/classify.ts'
import { comparingClocks } from './rest/protocol/clockSkew.ts'
import type { HttpRequest, HttpResponse } from './rest/protocol/httpTransport.ts'
import { clientTokens } from './rest/token/clientTokens.ts'
import { wholeRows } from './rest/wholeRows.ts'
import { withDefaults } from './shared/optionShape.ts'
import type { OrderSending, OutgoingOrder, Placed } from './shared/orderSending.ts'
import { type Random, seededRandom } from './shared/random.ts'
import { specOf } from './shared/specOf.ts'

/** A call of another program, to be passed on: its own token is not in it. */
export interface RawCall {
  /** The api-id (`ka10001`). */
  readonly id: string
  /** The path (`/api/dostk/stkinfo`). */
  readonly path: string
  /** The headers that travel with it, but for `authorization`; lower case. */
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/** What became of an order that was passed on: the verdict, and the exchange's answer if one came. */
export interface RawPlaced {
  readonly placed: Placed
  readonly response: HttpResponse | undefined
}

/** One app key at the exchange. */
export interface Upstream {
  readonly scheduler: SchedulerLike
  readonly elapsed: Elapsed
  readonly random: Random
  readonly report: Report
  /** The options of its realtime session, completed. */
  readonly session: SessionOptions
  /** Whether orders may leave: on the real exchange only with `allowOrders`. */
  readonly allowsOrders: boolean
  /** Opens a socket to the exchange. */
  openSocket(): SocketConnection
  /** The token to log in with; another one than `refused`, if that is given. */
  token(refused?: string): Observable<string>
  /** How many ms a call that asked now would wait for its turn. */
  waits(kind: CallKind, apiId: string): number
  /**
   * Passes a query on in its turn, with this key's token, which is replaced once where the exchange refuses it. The
   * answer comes as it is, whatever it is; an error means that none came (`Unavailable`, `Timeout`, `Unauthorized`).
   */
  query(call: RawCall): Observable<HttpResponse>
  /** Passes an order on, at most once but for refusals that prove it was not taken. Never errors. */
  order(order: OutgoingOrder, sending: OrderSending): Observable<RawPlaced>
  /** Reads the exchange's lists for an order whose answer was lost. */
  readonly lookup: Lookup
}

/**
 * Opens one app key for a gateway. Nothing is sent before the first call.
 *
 * @throws BadRequest when an option cannot be right.
 */
export function openUpstream(options: ConnectOptions, report: Report = () => undefined): Upstream {
  checkOptions(options)
  const { env, credentials, scheduler = defaultScheduler } = options
  checkCredentials(credentials)
  for (const secret of Object.values(credentials)) rememberSecret(secret)
  const hosts = hostsOf(env, options.allowInsecure)
  const elapsed = elapsedOf(scheduler)
  const random = seededRandom(options.seed ?? scheduler.now())
  const pace = createPacer(paceOf(env, options.pace), scheduler, report, elapsed)
  const call: CallContext = {
    http: comparingClocks(options.http ?? fetchTransport, scheduler, clockLead()),
    host: hosts.rest,
    scheduler,
    elapsed,
    pace,
    random,
    report,
    retry: withDefaults(DEFAULT_RETRY, options.retry),
    timeout: options.timeout ?? 10_000,
    maxOrderWait: options.maxOrderWait ?? 10_000,
  }
  const store = options.tokenStore
  const tokens = clientTokens(credentials, { ...call, store, send: (outgoing) => openQuery(call, outgoing) })
  const lists: EndpointContext = {
    query: (outgoing) => query(call, tokens, outgoing),
    report,
    strict: false,
    maxPages: options.maxPages ?? 1000,
  }
  const limits = options.orderLimits === undefined ? undefined : checkLimits(options.orderLimits)
  const read = (id: string, params: object) => wholeRows(specOf(id), lists, params)

  const sendOnce = (raw: RawCall, token: string, again: boolean): Observable<HttpResponse> => {
    const request: HttpRequest = {
      method: 'POST',
      url: hosts.rest + raw.path,
      headers: { ...raw.headers, authorization: `Bearer ${token}` },
      body: raw.body,
    }
    const late = () => throwError(() => new Timeout(`no answer within ${call.timeout} ms`, { endpoint: raw.id }))
    const send = defer(() => {
      const leftAt = elapsed()
      return call.http(request).pipe(
        timeout({ first: call.timeout, scheduler, with: late }),
        tap((response) => {
          const error = errorOf(raw.id, response, scheduler.now())
          if (error?._tag === 'RateLimited') pace.refused('query', raw.id, { ...error, leftAt })
        }),
        catchError((error: unknown) => throwError(() => asKiwoomError(raw.id, error))),
      )
    })
    return concat(pace.turn('query', raw.id, again), send)
  }

  return {
    scheduler,
    elapsed,
    random,
    report,
    session: withDefaults(DEFAULT_SESSION, options.realtime),
    allowsOrders: options.allowOrders === true || !isReal(env),
    openSocket: () => (options.socket ?? wsTransport)(socketUrl(hosts.socket)),
    token: (refused) => (refused === undefined ? tokens.get() : tokens.replace(refused)),
    waits: (kind, apiId) => pace.waits(kind, apiId, false),
    query: (raw) =>
      tokens.get().pipe(
        mergeMap((token) =>
          sendOnce(raw, token, false).pipe(
            mergeMap((response) => {
              const error = errorOf(raw.id, response, scheduler.now())
              if (!(error instanceof Unauthorized)) return of(response)
              return tokens.replace(token, error).pipe(mergeMap((fresh) => sendOnce(raw, fresh, true)))
            }),
          ),
        ),
      ),
    order: (order, sending) =>
      defer(() => {
        const beyond = limits === undefined ? undefined : beyondLimits(order, limits)
        if (beyond !== undefined)
          return of<RawPlaced>({ placed: { _tag: 'refused', error: beyond }, response: undefined })
        let response: HttpResponse | undefined
        const http: CallContext['http'] = (request) =>
          call.http(request).pipe(
            tap((answer) => {
              response = answer
            }),
          )
        return sendOrder({ ...call, http }, tokens, order, sending).pipe(
          defaultIfEmpty<Placed, Placed>({ _tag: 'unknown', reason: 'the call ended without an outcome' }),
          map((placed): RawPlaced => ({ placed, response })),
        )
      }),
    lookup: createLookup(read, scheduler, elapsed),
  }
}

/** An order that `orderLimits` forbids. Nothing was sent. */
function beyondLimits({ id, body }: OutgoingOrder, limits: OrderLimits): BadRequest | undefined {
  const { name } = specOf(id)
  const action = name === 'modify' || name === 'cancel' ? name : 'place'
  const texts = Object.fromEntries(Object.entries(body).map(([key, value]) => [key, String(value ?? '')]))
  const problem = orderProblem(action, texts, limits)
  if (problem === undefined) return undefined
  return new BadRequest(describeProblem(problem), { endpoint: id, problems: [problem] })
}

function errorOf(id: string, response: HttpResponse, now: number): KiwoomError | undefined {
  const classified = classify(id, response, now)
  return isRight(classified) ? undefined : classified.left
}
