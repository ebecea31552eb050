/** The gateway over real HTTP and WebSocket, both on one port. */
import { createServer, type Server } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import { asyncScheduler, type SchedulerLike } from 'rxjs'
import type { WebSocketServer } from 'ws'
import { createGateway, type GatewayCore, type GatewayOptions } from '../gateway.ts'
import { type Bridge, createBridge } from '../nats/bridge.ts'
import type { NatsConnectionLike } from '../nats/connection.ts'
import { type Lease, takeLease } from '../nats/lease.ts'
import { natsGrantStore } from '../nats/natsGrantStore.ts'
import { natsOrderStore } from '../nats/natsOrderStore.ts'
import { checkName } from '../nats/subjects.ts'
import { inFolder } from './folder.ts'
import { lockFolder } from './folderLock.ts'
import { httpListener } from './http.ts'
import type { Origins } from './origin.ts'
import { acceptSockets } from './sockets.ts'
import { checkStartOptions, type NatsOptions, type StartGatewayOptions } from './startOptions.ts'

/** A running gateway. It is an `env` for `connect`. */
export interface Gateway {
  /** `http://127.0.0.1:…`, paths as on the exchange's host; also `/health`, `/metrics` and `/last`. */
  readonly rest: string
  /** `ws://127.0.0.1:…`, path `/api/dostk/websocket`. */
  readonly socket: string
  readonly port: number
  /** Lets the sessions that another program took (R10001) log in again. */
  resume(): void
  /** Ends all sessions and frees the port. */
  close(): Promise<void>
  /** Resolves when it has stopped: by `close()`, or because another gateway leads on NATS. */
  readonly stopped: Promise<void>
}

/**
 * Starts a gateway: one process has the sessions at the exchange. Any number of programs use them, each as if it were
 * connected to the exchange.
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
 * @throws RangeError when an address needs clients or TLS and has none. Rejects when the port is taken, or when another
 * gateway holds the folder.
 */
export async function startGateway(options: StartGatewayOptions): Promise<Gateway> {
  const started = await startWithCore(options)
  return started.gateway
}

/** Starts a gateway and returns its parts too, which NATS needs. */
export async function startWithCore(
  options: StartGatewayOptions,
): Promise<{ readonly gateway: Gateway; readonly core: GatewayCore }> {
  const { port = 0, host = '127.0.0.1', hosts = [], tls, folder, origins: allowed = [] } = options
  checkStartOptions(options)
  const scheduler = options.scheduler ?? asyncScheduler
  /** What is held so far, to be given back in the opposite order. */
  const held: (() => unknown)[] = []
  const giveBack = async (): Promise<void> => {
    const free = held.pop()
    if (free === undefined) return
    try {
      await free()
    } finally {
      await giveBack()
    }
  }
  try {
    const nats = options.nats === undefined ? undefined : natsOf(options.nats)
    const carried = nats === undefined ? undefined : await carry(nats, scheduler)
    if (carried !== undefined) held.push(carried.lease.release, carried.bridge.close)
    if (folder !== undefined) {
      // A leader that has just lost its lease on this machine needs a moment to stop.
      const patience = nats === undefined ? LOCK_PATIENCE : (nats.ttl ?? LEASE_TTL)
      held.push((await lockFolder(folder, { patience, scheduler })).release)
    }
    const kept = { ...carried?.options, ...(folder !== undefined && inFolder(folder)) }
    const core = createGateway(
      { ...kept, ...options, ...(carried && { events: carried.bridge.events }) },
      carried?.lease.isCurrent,
    )
    held.push(core.close)
    await core.opened()
    const origins: Origins = { allowed: new Set(allowed), hosts: new Set([host, ...hosts]) }
    const listener = httpListener(core, origins)
    const server: Server = tls === undefined ? createServer(listener) : createTlsServer(tls, listener)
    const sockets = acceptSockets(server, core, origins, scheduler)
    await listen(server, port, host)
    held.push(() => stopServing(server, sockets))
    await carried?.bridge.serve(core)
    const { gateway, end } = running({ core, server, host, port, isSecure: tls !== undefined, giveBack })
    // Two gateways with the same app key would end each other's sessions again and again.
    carried?.lease.onLost(end)
    return { gateway, core }
  } catch (error) {
    // A lease that is renewed without a gateway would keep every other one from leading.
    await giveBack()
    throw error
  }
}

interface Running {
  readonly core: GatewayCore
  readonly server: Server
  readonly host: string
  readonly port: number
  readonly isSecure: boolean
  readonly giveBack: () => Promise<void>
}

function running({ core, server, host, port, isSecure, giveBack }: Running): {
  readonly gateway: Gateway
  readonly end: () => void
} {
  const address = server.address()
  const bound = typeof address === 'object' && address !== null ? address.port : port
  const name = host.includes(':') ? `[${host}]` : host
  const secure = isSecure ? 's' : ''
  let closing: Promise<void> | undefined
  let isStopped: () => void = () => undefined
  const stopped = new Promise<void>((resolve) => {
    isStopped = resolve
  })
  const close = (): Promise<void> => {
    // Clients get their close frame first. The server waits for no connection after that.
    closing ??= core
      .close()
      .finally(giveBack)
      .finally(isStopped)
      .then(() => undefined)
    return closing
  }
  const gateway: Gateway = {
    rest: `http${secure}://${name}:${bound}`,
    socket: `ws${secure}://${name}:${bound}`,
    port: bound,
    resume: core.hub.resume,
    close,
    stopped,
  }
  return { gateway, end: () => void close() }
}

/** ms that a start waits for a gateway on the same folder that is about to end. */
const LOCK_PATIENCE = 1_000
const LEASE_TTL = 6_000

function natsOf(nats: NatsConnectionLike | NatsOptions): NatsOptions {
  return 'connection' in nats ? nats : { connection: nats }
}

/** Waits on NATS until this gateway leads. */
async function carry(
  { connection: nc, name = 'main', ttl = LEASE_TTL }: NatsOptions,
  scheduler: SchedulerLike,
): Promise<{
  readonly lease: Lease
  readonly bridge: Bridge
  readonly options: Pick<GatewayOptions, 'orders' | 'tokens'>
}> {
  checkName(name)
  const lease = await takeLease(nc, { name, ttl, scheduler, holder: `${process.pid}` })
  try {
    const bridge = createBridge({ nc, name, epoch: lease.epoch, scheduler })
    return { lease, bridge, options: { orders: natsOrderStore(nc, name), tokens: await natsGrantStore(nc, name) } }
  } catch (error) {
    await lease.release()
    throw error
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

async function stopServing(server: Server, sockets: WebSocketServer): Promise<void> {
  await new Promise<void>((resolve) => {
    server.close(() => resolve())
    for (const socket of sockets.clients) socket.terminate()
    server.closeAllConnections()
  })
}
