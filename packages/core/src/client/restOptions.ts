/** What every client that speaks REST accepts, checked and completed. */
import type { SchedulerLike } from 'rxjs'
import { isPage } from '#transports'
import type { Credentials, Env } from '../environment.ts'
import { BadRequest } from '../errors.ts'
import type { RetryOptions } from '../rest/call/query.ts'
import type { Limit } from '../rest/pacing/bucket.ts'
import type { PaceOptions } from '../rest/pacing/pacer.ts'
import type { HttpTransport } from '../rest/protocol/httpTransport.ts'
import type { TokenStore } from '../rest/token/tokenStore.ts'
import {
  anyRule,
  choiceRule,
  countRule,
  functionRule,
  methodsRule,
  numberRule,
  type ShapeOf,
  shapeProblem,
  withDefaults,
} from '../shared/optionShape.ts'

/** The options of a client that have to do with its queries. */
export interface RestOptions {
  readonly env: Env
  readonly credentials: Credentials
  /** Where all time comes from; default: real time. */
  readonly scheduler?: SchedulerLike
  /** How HTTP requests travel; default: `fetch`. */
  readonly http?: HttpTransport
  /** A value that does not parse is a `DecodeError` instead of a `null` and a diagnostic. Default: `false`. */
  readonly strict?: boolean
  /** Pages after which a read errors with `PagingStopped`. Default: 1000. */
  readonly maxPages?: number
  /** ms until an unanswered request counts as lost. Default: 10 000. */
  readonly timeout?: number
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
  /**
   * Plain `http:` and `ws:` to a host other than this machine: the app key, its secret and the token travel readable
   * for everyone on the way. Default: `false`, such an `env` is refused.
   */
  readonly allowInsecure?: boolean
  /** Seed of the back-off's jitter; default: the time of `connect`. */
  readonly seed?: number
}

/** The pace of an environment, where nothing else is asked for. */
export function paceOf(env: Env, asked: Limit | Partial<PaceOptions> = {}): PaceOptions {
  return withDefaults(defaultPace(env), isOneLimit(asked) ? { query: asked } : asked)
}

/** A limit alone, which is that of `query`. */
function isOneLimit(pace: unknown): pace is Limit {
  return typeof pace === 'object' && pace !== null && ('burst' in pace || 'perSecond' in pace)
}

function defaultPace(env: Env): PaceOptions {
  // The published policy, by its copies: 5 queries and 5 orders a second, 1 query a second on mock, where a burst of 2
  // was measured. The exchange counts the queries of each api-id separately (measured, docs/protocol.md#limits), so
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

export const DEFAULT_RETRY: RetryOptions = { attempts: 5, delay: 300, maxDelay: 10_000 }

/** Throws a `BadRequest` for credentials that cannot be right; never shows them. */
export function checkCredentials(credentials: Credentials): void {
  const given = new Map<string, unknown>(Object.entries(credentials ?? {}))
  const names = given.has('token') ? ['token'] : ['appKey', 'secretKey']
  for (const name of names) {
    const value = given.get(name)
    if (typeof value === 'string' && /^[\x21-\x7e](?:[\x20-\x7e]*[\x21-\x7e])?$/.test(value)) continue
    const what = credentialProblem(value)
    throw new BadRequest(`credentials.${name} ${what}; give { appKey, secretKey } or { token }`, {
      endpoint: 'connect',
    })
  }
}

/**
 * Throws a `BadRequest` for an app key in a page: anyone who opens the page could read it and trade with it. The
 * exchange's hosts do not answer a page (they send no CORS headers), so only an `http` of one's own, such as an exchange
 * in memory, can be meant with keys.
 */
export function checkPage({ env, credentials, http }: RestOptions): void {
  if (!isPage() || 'token' in credentials || (http !== undefined && typeof env !== 'string')) return
  const message =
    'a page must hold no app key: everyone who opens it can read it. Connect it to a gateway with a token of its own ' +
    '({ env: gateway, credentials: { token } }), or to an exchange in memory ({ env, http, socket })'
  throw new BadRequest(message, { endpoint: 'connect' })
}

/** A key that was read from a file with its line break is refused everywhere, and as a header breaks every request. */
function credentialProblem(value: unknown): string {
  if (value === undefined) return 'is missing'
  return typeof value === 'string' && value.trim() !== ''
    ? 'begins or ends with a space or a line break, or holds a letter that no key has; trim it'
    : 'is blank or no text'
}

const LIMIT: ShapeOf<Limit> = { burst: numberRule(1, 'calls'), perSecond: rateRule }

function rateRule(value: unknown): string | undefined {
  return typeof value === 'number' && value > 0 && Number.isFinite(value) ? undefined : 'a number of calls above 0'
}

function limitRule(value: unknown): string | undefined {
  const isWhole = isOneLimit(value) && value.burst !== undefined && value.perSecond !== undefined
  return isWhole && shapeProblem('', value, LIMIT) === undefined
    ? undefined
    : '{ burst, perSecond } with a burst of 1 or more'
}

function paceShape(ids: readonly string[]): ShapeOf<PaceOptions> {
  return {
    query: limitRule,
    total: (value) => (value === 'unlimited' ? undefined : limitRule(value)),
    order: limitRule,
    byId: Object.fromEntries(ids.map((id) => [id, limitRule])),
    slack: numberRule(0, 'ms'),
    recovery: numberRule(1, 'ms'),
  }
}

const RETRY: ShapeOf<RetryOptions> = {
  attempts: countRule(1, 'attempts'),
  delay: numberRule(0, 'ms'),
  maxDelay: numberRule(0, 'ms'),
}

/** The rules of the options. `ids` are those that may have a pace of their own. */
export function restShape(pace: unknown, ids: readonly string[]): ShapeOf<RestOptions> {
  return {
    env: anyRule,
    credentials: { appKey: anyRule, secretKey: anyRule, token: anyRule },
    scheduler: methodsRule('now', 'schedule'),
    http: functionRule,
    strict: choiceRule(true, false),
    maxPages: countRule(1, 'pages'),
    timeout: numberRule(1, 'ms'),
    pace: isOneLimit(pace) ? LIMIT : paceShape(ids),
    retry: RETRY,
    tokenStore: methodsRule('get', 'set'),
    allowInsecure: choiceRule(true, false),
    seed: (value) => (Number.isFinite(value) ? undefined : 'a number'),
  }
}
