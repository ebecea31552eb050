/** The gateway over real HTTP and WebSocket, both on one port. */
import { createServer, type Server } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import { asyncScheduler } from 'rxjs'
import type { WebSocketServer } from 'ws'
import { createGateway, type GatewayCore, type GatewayOptions } from '../gateway.ts'
import { inFolder } from './folder.ts'
import { httpListener } from './http.ts'
import { isLoopback, type Origins } from './origin.ts'
import { acceptSockets } from './sockets.ts'

export interface StartGatewayOptions extends GatewayOptions {
  /** @default 0, any free port */
  readonly port?: number
  /** The address to listen on. Any other than this machine's needs `clients` and `tls`. @default '127.0.0.1' */
  readonly host?: string
  /** The names under which clients of other machines ask for it. @default the host alone */
  readonly hosts?: readonly string[]
  /** Certificate and key, in PEM. */
  readonly tls?: { readonly cert: string; readonly key: string }
  /** Plain HTTP on another address than this machine's: tokens travel readable. @default false */
  readonly allowInsecure?: boolean
  /** Origins of web pages that may use it. @default none */
  readonly origins?: readonly string[]
  /** A folder for the order log, the digests of tokens and the audit log. @default none: a restart forgets them */
  readonly folder?: string
}

/** A gateway that runs. It is an `env` for `connect`. */
export interface Gateway {
  /** `http://127.0.0.1:…`, paths as on the exchange's host; also `/health`, `/metrics` and `/last`. */
  readonly rest: string
  /** `ws://127.0.0.1:…`, path `/api/dostk/websocket`. */
  readonly socket: string
  readonly port: number
  /** Lets sessions log in again that another program took (R10001). */
  resume(): void
  /** Ends all sessions and frees the port. */
  close(): Promise<void>
}

/**
 * Starts a gateway: one process has the sessions at the exchange, and any number of programs use them, each as if it
 * were connected to the exchange itself.
 *
 * @example
 * ```ts
 * import { connect } from '@kiwoom-rx/core'
 * import { startGateway } from '@kiwoom-rx/gateway'
 * import { startExchange } from '@kiwoom-rx/testing/exchange'
 * import { firstValueFrom } from 'rxjs'
 *
 * const exchange = await startExchange() // or env: 'mock' (모의투자), env: 'real'
 * const gateway = await startGateway({
 *   sessions: [{ env: exchange, credentials: { appKey: 'any', secretKey: 'any' } }],
 *   port: 0,
 * })
 * // In any process of this machine, as often as needed:
 * const kiwoom = connect({ env: gateway, credentials: { appKey: 'screen', secretKey: 'of-the-screen' } })
 * const { type, item } = await firstValueFrom(kiwoom.realtime.trade('005930'))
 * console.log(type, item)
 * // prints: 0B 005930
 * await kiwoom.close()
 * await gateway.close()
 * await exchange.close()
 * ```
 *
 * @throws BadRequest when an option of a session cannot be right.
 * @throws RangeError when an address needs clients or TLS and has none. Rejects when the port is taken.
 */
export async function startGateway(options: StartGatewayOptions): Promise<Gateway> {
  const started = await startWithCore(options)
  return started.gateway
}

/** The same, with what is inside: for NATS, which carries the same gateway another way. */
export async function startWithCore(
  options: StartGatewayOptions,
): Promise<{ readonly gateway: Gateway; readonly core: GatewayCore }> {
  const { port = 0, host = '127.0.0.1', hosts = [], tls, folder, origins: allowed = [] } = options
  checkAddress(host, options)
  const scheduler = options.scheduler ?? asyncScheduler
  const core = createGateway({ ...(folder !== undefined && inFolder(folder)), ...options })
  await core.opened()
  const origins: Origins = { allowed: new Set(allowed), hosts: new Set([host, ...hosts]) }
  const listener = httpListener(core, origins)
  const server: Server = tls === undefined ? createServer(listener) : createTlsServer(tls, listener)
  const sockets = acceptSockets(server, core, origins, scheduler)
  await listen(server, port, host)
  const address = server.address()
  const bound = typeof address === 'object' && address !== null ? address.port : port
  const name = host.includes(':') ? `[${host}]` : host
  const secure = tls === undefined ? '' : 's'
  let closed: Promise<void> | undefined
  const gateway: Gateway = {
    rest: `http${secure}://${name}:${bound}`,
    socket: `ws${secure}://${name}:${bound}`,
    port: bound,
    resume: core.hub.resume,
    close: () => {
      closed ??= stop(core, server, sockets)
      return closed
    },
  }
  return { gateway, core }
}

function checkAddress(host: string, { clients, tls, allowInsecure = false }: StartGatewayOptions): void {
  if (isLoopback(host)) return
  if (clients === undefined) {
    throw new RangeError(`a gateway on ${host} needs clients: without them anyone there could trade`)
  }
  if (tls === undefined && !allowInsecure) {
    throw new RangeError(
      `a gateway on ${host} needs tls, so that tokens do not travel readable (or allowInsecure: true)`,
    )
  }
}

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => {
      server.off('error', reject)
      resolve()
    })
  })
}

async function stop(core: GatewayCore, server: Server, sockets: WebSocketServer): Promise<void> {
  await core.close()
  await new Promise<void>((resolve) => {
    server.close(() => resolve())
    for (const socket of sockets.clients) socket.terminate()
    server.closeAllConnections()
  })
}
