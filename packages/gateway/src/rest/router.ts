/** Routes the REST calls of clients: checks token and rights, waits for a turn, passes the call and its answer on. */
import type { Limit } from '@kiwoom-rx/core'
import type { Upstream } from '@kiwoom-rx/core/upstream'
import {
  catchError,
  concat,
  defer,
  map,
  mergeMap,
  type Observable,
  of,
  type SchedulerLike,
  throwError,
  timeout,
} from 'rxjs'
import { type Allowance, spend } from '../access/allowance.ts'
import type { Client } from '../access/clientOptions.ts'
import { serviceById } from '../access/services.ts'
import type { Answer } from '../answer/answers.ts'
import { badToken, noRight, plain, refusal, tooMany, unavailable } from '../answer/answers.ts'
import { isObject, objectIn, textOf } from '../frame/json.ts'
import type { OrderDesk } from '../order/orderDesk.ts'
import { type Access, koreanTime } from './oauth.ts'
import { createTurns, type Turns } from './turns.ts'

/** A REST request, over HTTP or NATS. Header names are lower case. */
export interface ClientRequest {
  readonly method: string
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

export interface RouterContext {
  readonly scheduler: SchedulerLike
  readonly upstreams: readonly Upstream[]
  readonly access: Access
  /** The order desk, when the log has been read. */
  readonly orders: () => OrderDesk
  /** The longest wait of a call for its turn, ms: shorter than clients wait for an answer. */
  readonly patience: number
  /** The number of calls of one client that may wait. */
  readonly mostWaiting: number
  readonly counted: (client: string, apiId: string, status: number) => void
}

export interface Router {
  answer(request: ClientRequest): Observable<Answer>
  /** Completes when an order may leave. */
  orderTurn(session: number, kind: 'order' | 'amend', client: string): Observable<never>
  waiting(): number
}

export function createRouter(context: RouterContext): Router {
  const { scheduler, upstreams, access } = context
  const allowances = new Map<string, Allowance>()
  /** The session that gave the last page of a client's list: the next page is requested there. */
  const paging = new Map<string, number>()
  let serial = 0

  const turns: readonly Turns[] = upstreams.map((upstream) =>
    createTurns(scheduler, (lane) =>
      lane === 'order' || lane === 'amend' ? upstream.waits(lane, lane) : upstream.waits('query', lane),
    ),
  )

  const inTime = (turn$: Observable<never>): Observable<never> =>
    turn$.pipe(
      timeout({
        first: context.patience,
        scheduler,
        with: () => throwError(() => new TurnTooLate(`more than ${context.patience} ms`)),
      }),
    )

  const allows = (client: Client, what: 'queries' | 'orders', limit: Limit | undefined): boolean => {
    if (limit === undefined) return true
    const key = `${what} ${client.name}`
    const after = spend(allowances.get(key), limit, scheduler.now())
    if (after !== undefined) allowances.set(key, after)
    return after !== undefined
  }

  const query = (
    client: Client,
    id: string,
    request: ClientRequest,
    session: number | undefined,
  ): Observable<Answer> => {
    if (!allows(client, 'queries', client.rights.queries)) {
      return of(tooMany(id, 'more queries than this client may send'))
    }
    const isNextPage = request.headers['cont-yn'] === 'Y'
    const key = `${client.name} ${id}`
    const chosen = session ?? (isNextPage ? paging.get(key) : undefined) ?? leastBusy(id)
    const [upstream, line] = [upstreams[chosen], turns[chosen]]
    if (upstream === undefined || line === undefined) return of(unavailable('there is no such session', 500))
    if (line.waiting(id, client.name) >= context.mostWaiting) {
      return of(tooMany(id, 'more calls of this client wait than the gateway keeps'))
    }
    paging.delete(key)
    paging.set(key, chosen)
    // The list that was read longest ago is in front.
    const [oldest] = paging.keys()
    if (paging.size > MOST_LISTS && oldest !== undefined) paging.delete(oldest)
    const headers = Object.fromEntries(PASSED.flatMap((name) => pick(request.headers, name)))
    const call = { id, path: request.path, headers: { ...headers, 'api-id': id }, body: request.body }
    // The token is fetched first, so that the call leaves as soon as its turn comes.
    return upstream.token().pipe(
      mergeMap(() => concat(inTime(line.turn(id, client.name)), upstream.query(call))),
      map(({ status, headers: answered, body }): Answer => ({ status, headers: answered, body })),
      catchError((error: unknown) =>
        of(error instanceof TurnTooLate ? tooMany(id, 'its turn did not come in time') : failed(error)),
      ),
    )
  }

  /**
   * The session where a call would leave first. Each app key has a pace of its own, which all its queries share, so the
   * fewest waiting queries come first; among equals, the shortest wait for this api-id.
   */
  const leastBusy = (id: string): number => {
    const sessions = upstreams.map((upstream, session) => ({
      session,
      ahead: turns[session]?.length((lane) => lane !== 'order' && lane !== 'amend') ?? 0,
      wait: upstream.waits('query', id),
    }))
    return sessions.sort((one, other) => one.ahead - other.ahead || one.wait - other.wait)[0]?.session ?? 0
  }

  const order = (client: Client, id: string, request: ClientRequest): Observable<Answer> => {
    const { rights } = client
    if (!rights.trade) return of(noRight('this client may not trade'))
    if (upstreams[rights.session]?.allowsOrders !== true) {
      return of(noRight('the session of this client sends no orders to the real exchange (allowOrders)'))
    }
    const parsed = objectIn(request.body)
    if (parsed === undefined) return of(refusal(2, '1517', 'the body is no JSON object'))
    if (Object.values(parsed).some((value) => isObject(value) || Array.isArray(value))) {
      return of(refusal(2, '1517', 'an order has texts alone'))
    }
    const body = Object.fromEntries(Object.entries(parsed).map(([key, value]) => [key, textOf(value)]))
    // Every one that is there: which of them the exchange reads depends on the api-id.
    const { maxQuantity } = rights
    const quantities = QUANTITIES.map((key) => Number(body[key] ?? 0))
    if (maxQuantity !== undefined && !quantities.every((quantity) => quantity <= maxQuantity)) {
      return of(noRight(`an order of this client is for ${rights.maxQuantity} shares at most`))
    }
    const given = request.headers['client-order-id']
    if (given !== undefined && !ORDER_ID.test(given)) {
      return of(refusal(2, '1517', 'client-order-id must be 1 to 64 letters, digits, - and _'))
    }
    if (given === undefined) serial += 1
    const orderId = given ?? `gateway-${scheduler.now()}-${serial}`
    if (!allows(client, 'orders', rights.orders)) return of(tooMany(id, 'more orders than this client may send'))
    return context
      .orders()
      .place({ client: client.name, id: orderId, session: rights.session, apiId: id, path: request.path, body })
      .pipe(map((answer) => ({ ...answer, headers: { ...answer.headers, 'client-order-id': orderId } })))
  }

  const route = (request: ClientRequest): Observable<readonly [client: string, id: string, Answer]> => {
    const { method, path, headers, body } = request
    if (method !== 'POST') return of(['', '', refusal(1, '1504', `${method} is not served`, 405)])
    if (path === '/oauth2/token') return of(['', 'au10001', access.issue(body)])
    if (path === '/oauth2/revoke') return of(['', 'au10002', access.revoke(body)])
    const id = (headers['api-id'] ?? '').trim()
    const token = /^Bearer\s+(\S+)$/i.exec(headers['authorization'] ?? '')?.[1]
    const client = token === undefined ? undefined : access.clientOf(token)
    if (client === undefined || typeof client === 'string') return of(['', id, badToken()])
    const named = (answer: Answer) => [client.name, id, answer] as const
    if (id === '') return of(named(refusal(1, '1501', 'there is no api-id')))
    const known = serviceById(id)
    // An unknown api-id may be an order.
    if (known === undefined) return of(named(refusal(1, '1505', `${id} is not an api-id that the gateway knows`)))
    if (known.url !== path) return of(named(refusal(1, '1504', `${path} does not serve ${id}`)))
    switch (known.service._tag) {
      case 'query':
        return query(client, id, request, undefined).pipe(map(named))
      case 'account':
        return client.rights.account
          ? query(client, id, request, client.rights.session).pipe(map(named))
          : of(named(noRight('this client does not see the account')))
      case 'order':
        return order(client, id, request).pipe(map(named))
    }
  }

  return {
    answer: (request) =>
      defer(() => route(request)).pipe(
        map(([client, id, answer]) => {
          context.counted(client, id, answer.status)
          return { ...answer, headers: { 'api-id': id, ...answer.headers } }
        }),
      ),
    orderTurn: (session, kind, client) => inTime(turns[session]?.turn(kind, client) ?? NEVER_ASKED),
    waiting: () => turns.reduce((sum, line) => sum + line.length(), 0),
  }
}

/** The lists whose session is remembered. Pages of a list follow each other within seconds. */
const MOST_LISTS = 10_000

class TurnTooLate extends Error {}

const NEVER_ASKED: Observable<never> = throwError(() => new Error('there is no such session'))
/** The headers of a call that are passed to the exchange. */
const PASSED = ['content-type', 'cont-yn', 'next-key']
const QUANTITIES = ['ord_qty', 'mdfy_qty']
const ORDER_ID = /^[\w-]{1,64}$/

function pick(headers: Readonly<Record<string, string>>, name: string): readonly (readonly [string, string])[] {
  const value = headers[name]
  return value === undefined ? [] : [[name, value]]
}

function failed(error: unknown): Answer {
  const text = error instanceof Error ? error.message : String(error)
  const isLate = error instanceof Error && error.name === 'Timeout'
  return unavailable(text, isLate ? 504 : 502)
}

/** The state of the gateway, for monitoring. */
export function healthAnswer(isHealthy: boolean, body: Readonly<Record<string, unknown>>, now: number): Answer {
  return plain({ status: isHealthy ? 'ok' : 'degraded', at: koreanTime(now), ...body }, isHealthy ? 200 : 503)
}
