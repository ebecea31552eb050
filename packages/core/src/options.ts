/** What `connect` accepts, checked and completed. */
import type { SchedulerLike } from 'rxjs'
import { show } from './codec/problem.ts'
import { BadRequest } from './errors.ts'
import type { SessionOptions } from './realtime/session.ts'
import type { SocketTransport } from './realtime/transport.ts'
import type { RetryOptions } from './rest/call.ts'
import type { Limit } from './rest/pace.ts'
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
  /** Calls of one api-id: at once, and a second after that. Default: 5 and 5; on mock 2 and 1. */
  readonly pace?: Limit
  /** How often a failed query is tried again. Default: 5 attempts, 300 ms doubling to at most 10 s. */
  readonly retry?: Partial<RetryOptions>
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

// The policy says 5 a second, 1 a second on mock; measured there was a burst of 2 (PROTOCOL §5).
/** The default pace of an environment. */
export function paceOf(env: Env): Limit {
  return env === 'mock' ? { burst: 2, perSecond: 1 } : { burst: 5, perSecond: 5 }
}

export const DEFAULT_RETRY: RetryOptions = { attempts: 5, delay: 300, maxDelay: 10_000 }

export const DEFAULT_SESSION: SessionOptions = {
  itemsPerGroup: 100,
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
