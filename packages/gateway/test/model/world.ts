/** A world for the model: an exchange, a gateway that can be killed, and clients of ours, all on one virtual clock. */
import { connect, type Gap, type HttpTransport, type Kiwoom } from '@kiwoom-rx/core'
import { VirtualClock } from '@kiwoom-rx/testing/clock'
import { createExchange, type MemoryExchange } from '@kiwoom-rx/testing/exchange'
import { listings } from '@kiwoom-rx/testing/market'
import { Observable, Subject, type Subscription } from 'rxjs'
import { createGateway, type GatewayCore } from '../../src/gateway.ts'
import { leaseOf } from '../../src/nats/lease.ts'
import { breakable, GATEWAY_ENV, type Ports, portsInto } from '../support/ports.ts'
import { NatsModel } from './natsModel.ts'
import { Node } from './node.ts'

const MORNING = Date.UTC(2026, 10, 20, 1)
export const ITEMS: readonly string[] = ['005930', '000660', '035420', '005380', '051910', '068270']
export const TYPES = ['0B', '0D'] as const
export type Type = (typeof TYPES)[number]

/** What a subscriber saw: the numbers of the events, and the gaps between them. */
export type Seen =
  | { readonly _tag: 'event'; readonly number: number }
  | { readonly _tag: 'gap'; readonly from: number; readonly to: number }
  | { readonly _tag: 'error' }

export interface Stream {
  readonly type: Type
  readonly item: string
  readonly seen: Seen[]
  /** When it was subscribed to; events before that are not its own. */
  readonly since: number
  readonly subscription: Subscription
  until: number | undefined
}

export interface TestClient {
  readonly name: string
  readonly kiwoom: Kiwoom
  readonly ports: Ports
  readonly streams: Stream[]
  /** Quotes that were replaced, as the gateway reports it, by item. */
  readonly conflated: Map<string, number>
}

/** An event that the exchange sent: its number in its registration, and when. */
export interface Pushed {
  readonly number: number
  readonly at: number
}

export interface WorldOptions {
  readonly keys: number
  readonly clients: number
  /** Gateways of one name on NATS: one leads, the others wait. With one there is no NATS. */
  readonly nodes?: number
}

/** ms after which another gateway may lead. */
export const TTL = 3_000

export class World {
  readonly clock: VirtualClock = new VirtualClock({ start: MORNING })
  readonly exchange: MemoryExchange
  readonly clients: TestClient[] = []
  readonly pushed: Map<string, Pushed[]> = new Map()
  /** What broke a law at the moment in which it happened. */
  readonly broken: string[] = []
  /** How often another gateway began to lead. */
  leaders = 0
  readonly #nats: NatsModel
  readonly #keys: number
  readonly #cuts: readonly Subject<void>[]
  readonly #nodes: (Node | undefined)[]
  #starts = 0

  constructor({ keys, clients, nodes = 1 }: WorldOptions) {
    this.#keys = keys
    this.#cuts = Array.from({ length: keys }, () => new Subject<void>())
    this.#nodes = Array.from({ length: nodes })
    this.#nats = new NatsModel(this.clock, TTL)
    this.exchange = createExchange({
      seed: 7,
      scheduler: this.clock,
      rules: { latency: 2 },
      // What is pushed need not be listed; the orders are for the first one.
      listings: listings.slice(0, 1),
    })
    this.exchange.pauseMarket()
    this.start()
    for (let index = 0; index < clients; index++) this.clients.push(this.#client(`client-${index}`))
  }

  /** The gateway that clients reach: the one that leads, while it answers; over NATS before one that is cut from it. */
  get gateway(): GatewayCore | undefined {
    const rank = (node: Node | undefined): number => (node?.epoch ?? 0) - (node?.isCut === true ? 1e9 : 0)
    const reached = this.#nodes.filter((node) => node?.core !== undefined && node.isRunning)
    return reached.sort((one, other) => rank(other) - rank(one))[0]?.core
  }

  get leader(): Node | undefined {
    return this.#nodes.find((node) => node?.core !== undefined && node.core === this.gateway)
  }

  /** Starts every gateway that does not run. */
  start(): void {
    this.#nodes.forEach((node, index) => {
      if (node === undefined) this.#startNode(index)
    })
  }

  #startNode(index: number): void {
    this.#starts += 1
    const node = new Node(`gateway ${index}`, this.clock)
    this.#nodes[index] = node
    if (this.#nodes.length === 1) {
      node.epoch = this.#starts
      this.#lead(node)
      return
    }
    leaseOf(this.#nats.keyOf(node), { ttl: TTL, scheduler: node.scheduler }).subscribe((lease) => {
      node.epoch = lease.epoch
      this.leaders += 1
      // Clients of an earlier leader hear of the new one, and end their lines. One over a socket of the earlier does not.
      for (const { ports } of this.clients.slice(1)) ports.cut()
      this.#lead(node, lease.isCurrent)
      lease.onLost(() => {
        void node.core?.close()
        node.core = undefined
        for (const { ports } of this.clients) ports.cut()
        // Its supervisor starts it again.
        this.#nodes[index] = undefined
        this.clock.schedule(() => this.#nodes[index] ?? this.#startNode(index), 500)
      })
    })
  }

  #lead(node: Node, leads?: () => boolean): void {
    const { scheduler } = node
    const sessions = this.#cuts.map((cut$, index) => {
      const appKey = `key${index}`
      return {
        env: this.exchange.env,
        http: this.#httpOf(node),
        socket: node.socketsOf(appKey, breakable(this.exchange.socket, cut$), () => this.#opened(node, appKey)),
        scheduler,
        credentials: { appKey, secretKey: 'secret-of-the-session' },
      }
    })
    const limits = { highWater: 2_000, messages: 40, bytes: 40_000 }
    node.core = createGateway({ sessions, scheduler, limits, orders: this.#nats.storeOf(node) }, leads)
    void node.core.opened()
  }

  /** A session of a key that another gateway has open, and knows that it has. */
  #opened(node: Node, appKey: string): void {
    for (const other of this.#nodes) {
      if (other === undefined || other === node || !other.isRunning) continue
      if ((other.open.get(appKey) ?? 0) > 0) {
        this.broken.push(`${node.name} opened a session of ${appKey} while ${other.name} has one (${this.clock.now()})`)
      }
    }
  }

  /** Answers to a process that was killed never come; one that is suspended reads them when it goes on. */
  #httpOf(node: Node): HttpTransport {
    return (request) =>
      new Observable((subscriber) =>
        this.exchange.http(request).subscribe({
          next: (response) => node.run(() => subscriber.next(response)),
          error: (error: unknown) => node.run(() => subscriber.error(error)),
          complete: () => node.run(() => subscriber.complete()),
        }),
      )
  }

  /** As by `kill -9`: nothing of the one that leads goes on, and every connection of it breaks. */
  kill(): void {
    const index = this.#nodes.findIndex((node) => node?.core !== undefined && (this.leader ?? node) === node)
    const node = this.#nodes[index]
    if (node === undefined) return
    node.isDead = true
    this.#nodes[index] = undefined
    for (const cut$ of this.#cuts) cut$.next()
    for (const { ports } of this.clients) ports.cut()
  }

  /** The leader stands still (SIGSTOP), and notices nothing. */
  suspend(): Node | undefined {
    const node = this.leader
    for (const { ports } of this.clients) ports.cut()
    node?.suspend()
    return node
  }

  /** The leader and NATS do not reach each other. */
  partition(): Node | undefined {
    const node = this.leader
    if (node !== undefined) node.isCut = true
    return node
  }

  /** Everything that stands still or is cut off goes on. */
  heal(): void {
    for (const node of [...this.#nodes]) {
      if (node === undefined) continue
      node.isCut = false
      if (node.isSuspended) node.resume()
    }
  }

  cut(key: number): void {
    this.#cuts[key % this.#keys]?.next()
  }

  #client(name: string): TestClient {
    const ports = portsInto(() => this.gateway, this.clock)
    const kiwoom = connect({
      env: GATEWAY_ENV,
      http: ports.http,
      socket: ports.socket,
      scheduler: this.clock,
      credentials: { appKey: name, secretKey: `${name}-secret` },
      seed: 1,
    })
    const client: TestClient = { name, kiwoom, ports, streams: [], conflated: new Map() }
    kiwoom.diagnostics$.subscribe((diagnostic) => {
      if (diagnostic._tag !== 'Conflated') return
      const key = `${diagnostic.endpoint}${diagnostic.item}`
      client.conflated.set(key, (client.conflated.get(key) ?? 0) + diagnostic.count)
    })
    return client
  }

  subscribe(client: TestClient, type: Type, item: string): void {
    if (client.streams.some((each) => each.type === type && each.item === item && each.until === undefined)) return
    const seen: Seen[] = []
    const gap = ({ from, to }: Gap): void => {
      seen.push({ _tag: 'gap', from, to })
    }
    const error = (): void => {
      seen.push({ _tag: 'error' })
    }
    const since = this.clock.now()
    const subscription =
      type === '0B'
        ? client.kiwoom.realtime.trade(item, { gaps: true }).subscribe({
            next: (event) => {
              if (event.type === '0B') seen.push({ _tag: 'event', number: event.cumulativeVolume ?? -1 })
              else if (event.type === 'gap') gap(event)
            },
            error,
          })
        : client.kiwoom.realtime.orderBook(item, { gaps: true }).subscribe({
            next: (event) => {
              if (event.type === '0D') seen.push({ _tag: 'event', number: event.totalAskSize ?? -1 })
              else gap(event)
            },
            error,
          })
    client.streams.push({ type, item, seen, since, subscription, until: undefined })
  }

  unsubscribe(stream: Stream): void {
    stream.subscription.unsubscribe()
    stream.until = this.clock.now()
  }

  /** The exchange sends an event. Its number is in a field that counts: the volume of the day, or that of the asks. */
  push(type: Type, item: string): void {
    const key = type + item
    const events = this.pushed.get(key) ?? []
    this.pushed.set(key, events)
    const number = events.length + 1
    events.push({ number, at: this.clock.now() })
    const values =
      type === '0B' ? { '20': '100000', '10': '+70000', '15': '+1', '13': String(number) } : { '121': String(number) }
    this.exchange.push(type, item, values)
  }
}
