/** The gateway of a run: a process that may be killed, with its links to the exchange and its clients' way into it. */
import type { HttpTransport, SocketEvent, SocketTransport } from '@kiwoom-rx/core'
import type { MemoryExchange } from '@kiwoom-rx/testing/exchange'
import { Observable, type SchedulerLike } from 'rxjs'
import { createGateway, type GatewayCore } from '../../../packages/gateway/src/gateway.ts'
import { memoryOrderStore } from '../../../packages/gateway/src/order/fileOrderStore.ts'
import type { OrderLine } from '../../../packages/gateway/src/order/orderRecord.ts'
import type { Breaks } from '../laws/broken.ts'
import { PaceLaw } from '../laws/paceLaw.ts'
import { luckOf } from '../luck.ts'
import { Link } from '../network/link.ts'
import type { HubPlan } from '../plan/plan.ts'
import { ProcessClock } from './processClock.ts'
import type { SecretWatch } from './secretWatch.ts'
import type { Trace } from './trace.ts'

export interface HubSurroundings {
  readonly seed: number
  readonly clock: SchedulerLike
  readonly exchange: MemoryExchange
  readonly trace: Trace
  readonly breaks: Breaks
  readonly secrets: SecretWatch
}

/** The two ports of a client into the gateway. */
export interface HubPorts {
  readonly socket: SocketTransport
  readonly http: HttpTransport
  /** The client has read what was under way to it. */
  drained(): void
}

export const HUB_ENV = { rest: 'https://gateway.invalid', socket: 'wss://gateway.invalid' }

export class Hub {
  /** One to the exchange for each session. */
  readonly links: readonly Link[]
  readonly appKeys: readonly string[]
  core: GatewayCore | undefined
  takenAt = Number.NEGATIVE_INFINITY
  isClosing = false
  /** The order log: it outlives the process, as a file does. */
  readonly #lines: OrderLine[] = []
  readonly #world: HubSurroundings
  readonly #plan: HubPlan
  #clock: ProcessClock | undefined

  constructor(plan: HubPlan, world: HubSurroundings) {
    this.#world = world
    this.#plan = plan
    const { seed, clock, exchange, breaks, secrets } = world
    this.appKeys = Array.from({ length: plan.sessions }, (_, index) => `APPKEY-OF-SESSION-${index}-0123456789`)
    this.links = this.appKeys.map((appKey, index) => {
      const luck = luckOf(seed, 'hub latency', index)
      const pace = new PaceLaw(breaks, () => clock.now())
      secrets.add(appKey, secretOf(index))
      return new Link({
        scheduler: clock,
        socket: exchange.socket,
        http: exchange.http,
        latency: () => luck.int(0, plan.latency),
        watch: {
          message: (_connection, _data, deliver) => deliver(),
          ended: () => undefined,
          sent: () => undefined,
          requested: (request) => pace.requested(`session ${index} of the gateway`, request),
          answered: (request, reply) => {
            const [, token] = /"token":"([^"]+)"/.exec(reply.body) ?? []
            if (request.url.endsWith('/oauth2/token') && token !== undefined) secrets.add(token)
          },
        },
      })
    })
  }

  start(): void {
    if (this.core !== undefined) return
    const { clock, exchange, trace, secrets, seed } = this.#world
    const own = new ProcessClock(clock, 0)
    this.#clock = own
    this.core = createGateway({
      sessions: this.links.map((link, index) => ({
        env: exchange.env,
        http: link.http,
        socket: link.socket,
        scheduler: own,
        credentials: { appKey: this.appKeys[index] ?? '', secretKey: secretOf(index) },
        realtime: { onTaken: 'retry-later', takenDelay: 5_000, linger: this.#plan.linger },
        seed: seed + index,
      })),
      scheduler: own,
      limits: { highWater: 20_000, messages: 200, bytes: 400_000 },
      orders: memoryOrderStore(this.#lines),
      audit: (line) => {
        trace.add(`gateway ${line.what} ${line.client}`)
        secrets.look('the audit log of the gateway', JSON.stringify(line))
      },
      diagnostic: (session, diagnostic) => {
        trace.add(`gateway ${session} ${diagnostic._tag}`)
        secrets.look('a diagnostic of the gateway', JSON.stringify(diagnostic))
      },
    })
    void this.core.opened()
  }

  /** As by `kill -9`. */
  kill(): void {
    if (this.#clock !== undefined) this.#clock.isDead = true
    this.core = undefined
    for (const link of this.links) link.kill()
  }

  /** Ends it in order; its clients' connections are closed. */
  async close(): Promise<void> {
    const { core } = this
    if (core === undefined || this.isClosing) return
    this.isClosing = true
    await core.close()
    if (this.core === core) this.core = undefined
    this.isClosing = false
  }

  /** The way of one client into the gateway; `queued` is what of its messages is under way. */
  ports(queued: () => number): HubPorts {
    const { clock } = this.#world
    let drained = (): void => undefined
    const socket: SocketTransport = () => {
      let send = (_text: string): void => undefined
      const events$ = new Observable<SocketEvent>((subscriber) => {
        const end = (code: number, reason: string): void => {
          subscriber.next({ _tag: 'close', code, reason })
          subscriber.complete()
        }
        const opening = clock.schedule(() => {
          const { core } = this
          if (core === undefined) {
            end(1006, '')
            return
          }
          const line = core.connect({
            address: 'here',
            send: (data) => {
              // A process that was killed sends nothing more.
              if (this.core !== core) return
              const isText = typeof data === 'string'
              subscriber.next({ _tag: 'message', data: isText ? data : Uint8Array.from(data) })
            },
            buffered: queued,
            close: end,
          })
          send = (text) => {
            if (this.core === core) line.receive(text)
          }
          drained = () => {
            if (this.core === core) line.drained()
          }
          subscriber.add(() => line.closed())
          subscriber.next({ _tag: 'open' })
        }, 1)
        return () => opening.unsubscribe()
      })
      return { events$, send: (text) => send(text) }
    }
    const http: HttpTransport = ({ method, url, headers, body }) =>
      new Observable((subscriber) => {
        const { core } = this
        if (core === undefined) {
          const refused = Object.assign(new Error('connect'), { code: 'ECONNREFUSED', syscall: 'connect' })
          return clock.schedule(() => subscriber.error(new TypeError('fetch failed', { cause: refused })), 1)
        }
        const lower = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]))
        return core.answer({ method, path: new URL(url).pathname, headers: lower, body }).subscribe({
          next: (answer) => {
            if (this.core !== core) subscriber.error(new TypeError('fetch failed'))
            else subscriber.next(answer)
          },
          error: (error: unknown) => subscriber.error(error),
          complete: () => subscriber.complete(),
        })
      })
    return { socket, http, drained: () => drained() }
  }
}

function secretOf(index: number): string {
  return `SECRETKEY-OF-SESSION-${index}-9876543210`
}
