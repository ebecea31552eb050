/**
 * What only Node has (the entry `@kiwoom-rx/core/node`): transports for the networks of companies, with a proxy, a
 * certificate authority of one's own, or an agent.
 *
 * @packageDocumentation
 */
import type { Agent } from 'node:http'
import { BadRequest } from './errors.ts'
import { isExempt, proxyOf } from './platform/proxy.ts'
import { isProxy, routes } from './platform/routes.ts'
import type { SocketTransport } from './realtime/protocol/socketTransport.ts'
import { agentSockets } from './realtime/protocol/wsTransport.ts'
import { agentTransport } from './rest/protocol/agentTransport.ts'
import type { HttpTransport } from './rest/protocol/httpTransport.ts'
import { anyRule, methodsRule, type Rule, type ShapeOf, shapeProblem } from './shared/optionShape.ts'

export { type ProxyEnvironment, proxyOf } from './platform/proxy.ts'
export type { SocketTransport } from './realtime/protocol/socketTransport.ts'
export type { HttpTransport } from './rest/protocol/httpTransport.ts'

/** How Node reaches the exchange. */
export interface NodeTransportOptions {
  /**
   * The proxy of all requests and sockets, `'http://name:password@proxy.example:3128'`, or `false` for none.
   *
   * @default what `HTTPS_PROXY` and `HTTP_PROXY` name
   */
  readonly proxy?: string | false
  /**
   * Hosts that are reached directly, `'kiwoom.com, .example.com:8443'`; this machine always is.
   *
   * @default what `NO_PROXY` lists
   */
  readonly noProxy?: string
  /** Certificates (PEM) of authorities that are trusted besides those of Node, for proxies that open what is encrypted. */
  readonly ca?: string | readonly string[]
  /** The agent of all requests and sockets, instead of a proxy: `SocksProxyAgent`, say. */
  readonly agent?: Agent
}

/** The two ports of a client. */
export interface NodeTransports {
  readonly http: HttpTransport
  readonly socket: SocketTransport
}

/**
 * The two transports of a client in a company's network. Without options they do what the default transports do: the
 * environment's proxies, and nothing else.
 *
 * @example
 * ```ts
 * import { connect } from '@kiwoom-rx/core'
 * import { nodeTransports } from '@kiwoom-rx/core/node'
 * import { startExchange } from '@kiwoom-rx/testing/exchange'
 * import { firstValueFrom } from 'rxjs'
 *
 * const exchange = await startExchange() // or env: 'mock' (모의투자), env: 'real'
 * const transports = nodeTransports({ proxy: 'http://proxy.example:3128', noProxy: '.corp.example' })
 * const kiwoom = connect({ env: exchange, credentials: { appKey: 'any', secretKey: 'any' }, ...transports })
 * // This machine is never reached through a proxy.
 * const { stockCode } = await firstValueFrom(kiwoom.stock.info({ stockCode: '005930' }))
 * console.log(stockCode)
 * // prints: 005930
 * await kiwoom.close()
 * await exchange.close()
 * ```
 *
 * @throws BadRequest when an option cannot be right.
 */
export function nodeTransports(options: NodeTransportOptions = {}): NodeTransports {
  const problem = shapeProblem('', options, NODE)
  if (problem !== undefined) throw new BadRequest(problem, { endpoint: 'nodeTransports' })
  const { proxy, noProxy, agent, ca } = options
  checkProxy(proxy)
  const route = {
    agent,
    ca: typeof ca === 'string' ? [ca] : ca,
    proxyOf: (url: URL) => {
      if (proxy === false) return undefined
      if (proxy !== undefined) return isExempt(url, noProxy ?? '') ? undefined : proxy
      return noProxy !== undefined && isExempt(url, noProxy) ? undefined : proxyOf(url, process.env)
    },
  }
  return {
    http: agentTransport(routes({ ...route, keepAlive: true })),
    socket: agentSockets(routes({ ...route, keepAlive: false })),
  }
}

/** It may hold a password, so that no error shows it. */
function checkProxy(proxy: unknown): void {
  if (proxy === undefined || proxy === false || (typeof proxy === 'string' && isProxy(proxy))) return
  const message = "proxy must be the address of a proxy, such as 'http://proxy.example:3128', or false"
  throw new BadRequest(message, { endpoint: 'nodeTransports' })
}

const certificateRule: Rule = (value) => {
  const all = Array.isArray(value) ? value : [value]
  const isPem = (each: unknown): boolean => typeof each === 'string' && each.includes('-----BEGIN CERTIFICATE-----')
  return all.length > 0 && all.every(isPem) ? undefined : 'certificates as text (PEM, -----BEGIN CERTIFICATE-----)'
}

const NODE: ShapeOf<NodeTransportOptions> = {
  proxy: anyRule,
  noProxy: (value) => (typeof value === 'string' ? undefined : 'a list of hosts as text'),
  ca: certificateRule,
  agent: methodsRule('addRequest'),
}
