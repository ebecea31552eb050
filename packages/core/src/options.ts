/** What `connect` accepts, checked and completed. */
import type { SchedulerLike } from 'rxjs'
import { show } from './codec/problem.ts'
import { BadRequest } from './errors.ts'
import { limitsProblem, type OrderLimits } from './order/check.ts'
import type { SessionOptions } from './realtime/sessionState.ts'
import type { SocketTransport } from './realtime/transport.ts'
import type { Limit } from './rest/bucket.ts'
import type { RetryOptions } from './rest/call.ts'
import type { PaceOptions } from './rest/pace.ts'
import type { TokenStore } from './rest/tokenStore.ts'
import type { HttpTransport } from './rest/transport.ts'

/** Where the exchange is: mock investment (모의투자), the real one, or an address of one's own. */
export type Env = 'mock' | 'real' | { readonly rest: string; readonly socket: string }

/** An app key with its secret, or a token issued elsewhere. */
export type Credentials = { readonly appKey: string; readonly secretKey: string } | { readonly token: string }

export interface ConnectOptions {
  readonly env: Env
  readonly credentials: Credentials
  /** Where all time comes from; default: real time. */
  readonly scheduler?: SchedulerLike
  /** How HTTP requests travel; default: `fetch`. */
  readonly http?: HttpTransport
  /** How frames travel; default: `ws`. */
  readonly socket?: SocketTransport
  /** A value that does not parse is a `DecodeError` instead of a `null` and a diagnostic. Default: `false`. */
  readonly strict?: boolean
  /** Pages after which a read errors with `PagingStopped`. Default: 1000. */
  readonly maxPages?: number
  /** ms until an unanswered request counts as lost. Default: 10 000. */
  readonly timeout?: number
  /**
   * ms that an order may wait before it leaves: for its turn, for a token, for a repetition after a refusal. Then it
   * errors with `RateLimited` or `Timeout`, and nothing is sent. Default: 10 000.
   */
  readonly maxOrderWait?: number
  /**
   * How fast calls leave: `query` (of one api-id), `total` (all queries), `order` (all orders), `byId`, `slack` and
   * `recovery`; a limit alone is `query`. Default: 5 at once and 5 a second for each of the first three; on mock 2 and 1
   * for queries; no `total` for an address of one's own.
   */
  readonly pace?: Limit | Partial<PaceOptions>
  /** How often a failed query is tried again. Default: 5 attempts, 300 ms doubling to at most 10 s. */
  readonly retry?: Partial<RetryOptions>
  /** Where several processes share one token; `fileTokenStore` is one in a file. Default: none, each has its own. */
  readonly tokenStore?: TokenStore
  /** Orders on the real exchange (실전투자) leave only with `true`. Default: `false`. */
  readonly allowOrders?: boolean
  /** What no order may exceed; it is refused before it is sent. Default: no limits. */
  readonly orderLimits?: OrderLimits
  /** The realtime session. */
  readonly realtime?: Partial<SessionOptions>
  /** Seed of the back-off's jitter; default: the time of `connect`. */
  readonly seed?: number
}

/** The hosts of an environment (manual). */
export function hostsOf(env: Env): { readonly rest: string; readonly socket: string } {
  switch (env) {
    case 'mock':
      return { rest: 'https://mockapi.kiwoom.com', socket: 'wss://mockapi.kiwoom.com:10000' }
    case 'real':
      return { rest: 'https://api.kiwoom.com', socket: 'wss://api.kiwoom.com:10000' }
    default:
      return { rest: address('rest', env?.rest, /^https?:$/), socket: address('socket', env?.socket, /^wss?:$/) }
  }
}

/** Whether an address is the real exchange, by whichever name it is asked for. */
export function isReal(env: Env): boolean {
  return new URL(hostsOf(env).rest).hostname.replace(/\.$/, '') === 'api.kiwoom.com'
}

/** Throws a `BadRequest` for limits that cannot be kept: a limit that is mistyped would limit nothing. */
export function checkLimits(limits: OrderLimits): OrderLimits {
  const problem = limitsProblem(limits)
  if (problem !== undefined) throw new BadRequest(problem, { endpoint: 'connect' })
  return limits
}

/** The pace of an environment, where nothing else is asked for. */
export function paceOf(env: Env, asked: Limit | Partial<PaceOptions> = {}): PaceOptions {
  const pace = { ...defaultPace(env), ...('burst' in asked ? { query: asked } : asked) }
  checkLimit('query', pace.query)
  checkLimit('order', pace.order)
  if (pace.total !== 'unlimited') checkLimit('total', pace.total)
  for (const [id, limit] of Object.entries(pace.byId)) checkLimit(`byId.${id}`, limit)
  for (const name of ['slack', 'recovery'] as const) {
    const value = pace[name]
    if (!(value >= 0)) throw badPace(name, 'a number of ms, 0 or more', value)
  }
  return pace
}

function defaultPace(env: Env): PaceOptions {
  // The published policy, as its copies tell it: 5 queries and 5 orders a second, 1 query a second on mock, where a
  // burst of 2 was measured. Measurements found the queries of each api-id counted by themselves (PROTOCOL §5), so
  // where no policy holds there is no limit for all of them together.
  const mock = { burst: 2, perSecond: 1 }
  const real = { burst: 5, perSecond: 5 }
  const query = env === 'mock' ? mock : real
  return {
    query,
    total: typeof env === 'string' ? query : 'unlimited',
    order: real,
    byId: {},
    // A connection is made and a request carried in less, short of packets lost.
    slack: 100,
    recovery: 60_000,
  }
}

function checkLimit(name: string, limit: unknown): void {
  const { burst, perSecond } = { burst: undefined, perSecond: undefined, ...(typeof limit === 'object' ? limit : {}) }
  if (typeof burst === 'number' && typeof perSecond === 'number') {
    if (burst >= 1 && perSecond > 0 && Number.isFinite(burst) && Number.isFinite(perSecond)) return
  }
  throw badPace(name, '{ burst, perSecond } with a burst of 1 or more', limit)
}

function badPace(name: string, expected: string, value: unknown): BadRequest {
  return new BadRequest(`pace.${name} must be ${expected}, got ${show(value)}`, { endpoint: 'connect' })
}

export const DEFAULT_RETRY: RetryOptions = { attempts: 5, delay: 300, maxDelay: 10_000 }

export const DEFAULT_SESSION: SessionOptions = {
  // 105118 beyond 100 in a group, 105115 beyond 200 codes on a connection (measured).
  pairsPerGroup: 100,
  codesPerConnection: 200,
  // A little over a fifth of a second: about five REG a second are taken, a sixth is refused (measured).
  interval: 205,
  replyTimeout: 5_000,
  loginTimeout: 10_000,
  retryDelay: 500,
  maxRetryDelay: 30_000,
  heldAfter: 10_000,
  // Four PINGs missed.
  silence: 45_000,
  idle: 1_000,
  closeTimeout: 1_000,
  onTaken: 'stop',
  takenDelay: 60_000,
  linger: 0,
  dataSilence: 300_000,
  // The policy text (PROTOCOL §11).
  searchesPerConnection: 10,
}

/** Throws a `BadRequest` for credentials that cannot be right; never shows them. */
export function checkCredentials(credentials: Credentials): void {
  const given = new Map<string, unknown>(Object.entries(credentials ?? {}))
  const names = given.has('token') ? ['token'] : ['appKey', 'secretKey']
  for (const name of names) {
    const value = given.get(name)
    if (typeof value === 'string' && value.trim() !== '') continue
    const what = value === undefined ? 'is missing' : 'is blank or no text'
    throw new BadRequest(`credentials.${name} ${what}; give { appKey, secretKey } or { token }`, {
      endpoint: 'connect',
    })
  }
}

function address(name: string, value: unknown, protocol: RegExp): string {
  const url = typeof value === 'string' && URL.canParse(value) ? new URL(value) : undefined
  if (url === undefined || !protocol.test(url.protocol)) {
    const message = `env must be 'mock', 'real' or { rest: 'http://…', socket: 'ws://…' }; env.${name} is ${show(value)}`
    throw new BadRequest(message, { endpoint: 'connect' })
  }
  return `${url.origin === 'null' ? `${url.protocol}//${url.host}` : url.origin}${url.pathname}`.replace(/\/+$/, '')
}
