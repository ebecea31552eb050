/** Which exchange a client talks to, and as whom. */
import { show } from './codec/records/problem.ts'
import { BadRequest } from './errors.ts'

/** Where the exchange is: mock investment (모의투자), the real one, or an address of one's own. */
export type Env = 'mock' | 'real' | { readonly rest: string; readonly socket: string }

/** An app key with its secret, or a token issued elsewhere. */
export type Credentials = { readonly appKey: string; readonly secretKey: string } | { readonly token: string }

/** The hosts of an environment (manual). */
export function hostsOf(env: Env, allowInsecure = false): { readonly rest: string; readonly socket: string } {
  switch (env) {
    case 'mock':
      return { rest: 'https://mockapi.kiwoom.com', socket: 'wss://mockapi.kiwoom.com:10000' }
    case 'real':
      return { rest: 'https://api.kiwoom.com', socket: 'wss://api.kiwoom.com:10000' }
    default:
      return {
        rest: address('rest', env?.rest, /^https?:$/, allowInsecure),
        socket: address('socket', env?.socket, /^wss?:$/, allowInsecure),
      }
  }
}

/** Whether an address is the real exchange, by whichever name it is asked for. */
export function isReal(env: Env): boolean {
  return new URL(hostsOf(env, true).rest).hostname.replace(/\.$/, '') === 'api.kiwoom.com'
}

function address(name: string, value: unknown, protocol: RegExp, allowInsecure: boolean): string {
  const url = typeof value === 'string' && URL.canParse(value) ? new URL(value) : undefined
  if (url === undefined || !protocol.test(url.protocol)) {
    const message = `env must be 'mock', 'real' or { rest: 'http://…', socket: 'ws://…' }; env.${name} is ${show(value)}`
    throw new BadRequest(message, { endpoint: 'connect' })
  }
  const isPlain = url.protocol === 'http:' || url.protocol === 'ws:'
  if (isPlain && !allowInsecure && !isLoopback(url.hostname)) {
    const secure = url.protocol === 'http:' ? 'https:' : 'wss:'
    const message =
      `env.${name} is ${show(`${url.protocol}//${url.host}`)}, so keys and tokens would travel readable; ` +
      `use ${secure}, or allow it by allowInsecure: true`
    throw new BadRequest(message, { endpoint: 'connect' })
  }
  return `${url.origin === 'null' ? `${url.protocol}//${url.host}` : url.origin}${url.pathname}`.replace(/\/+$/, '')
}

/**
 * Whether a host is this machine, by whichever name, or none at all (`.invalid`, RFC 6761: for transports of one's
 * own).
 * `URL` has already brought numbers into one form.
 */
function isLoopback(hostname: string): boolean {
  return /^(?:127(?:\.\d+){3}|\[::1\]|\[::ffff:7f[0-9a-f]{2}:[0-9a-f]{1,4}\]|(?:.+\.)?localhost|.+\.invalid)\.?$/.test(
    hostname,
  )
}
