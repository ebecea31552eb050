/** A world for the model: an exchange, a gateway that can be killed, and clients of ours, all on one virtual clock. */
import { connect, type Gap, type Kiwoom } from '@kiwoom-rx/core'
import { VirtualClock } from '@kiwoom-rx/testing/clock'
import { createExchange, type MemoryExchange } from '@kiwoom-rx/testing/exchange'
import { listings } from '@kiwoom-rx/testing/market'
import { type SchedulerAction, type SchedulerLike, Subject, type Subscription } from 'rxjs'
import { createGateway, type GatewayCore } from '../../src/gateway.ts'
import { memoryOrderStore } from '../../src/order/fileOrderStore.ts'
import type { OrderLine } from '../../src/order/orderRecord.ts'
import { breakable, GATEWAY_ENV, type Ports, portsInto } from '../support/ports.ts'

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

/** A scheduler that forgets everything when its process is killed. */
function mortal(clock: VirtualClock, isDead: () => boolean): SchedulerLike {
  return {
    now: () => clock.now(),
    schedule<T>(work: (this: SchedulerAction<T>, state?: T) => void, delay?: number, state?: T) {
      const whileAlive = function (this: SchedulerAction<T>, each?: T): void {
        if (!isDead()) work.call(this, each)
      }
      return clock.schedule(whileAlive, delay, state)
    },
  }
}

export class World {
  readonly clock: VirtualClock = new VirtualClock({ start: MORNING })
  readonly exchange: MemoryExchange
  readonly clients: TestClient[] = []
  readonly pushed: Map<string, Pushed[]> = new Map()
  readonly lines: OrderLine[] = []
  readonly #keys: number
  readonly #cuts: readonly Subject<void>[]
  #gateway: GatewayCore | undefined
  #death: { isDead: boolean } = { isDead: false }

  constructor(keys: number, clients: number) {
    this.#keys = keys
    this.#cuts = Array.from({ length: keys }, () => new Subject<void>())
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

  get gateway(): GatewayCore | undefined {
    return this.#gateway
  }

  start(): void {
    if (this.#gateway !== undefined) return
    const death = { isDead: false }
    this.#death = death
    const scheduler = mortal(this.clock, () => death.isDead)
    const sessions = this.#cuts.map((cut$, index) => ({
      env: this.exchange.env,
      http: this.exchange.http,
      socket: breakable(this.exchange.socket, cut$),
      scheduler,
      credentials: { appKey: `key${index}`, secretKey: 'secret-of-the-session' },
    }))
    const limits = { highWater: 2_000, messages: 40, bytes: 40_000 }
    this.#gateway = createGateway({ sessions, scheduler, limits, orders: memoryOrderStore(this.lines) })
    void this.#gateway.opened()
  }

  /** As by `kill -9`: nothing of it goes on, and every connection breaks. */
  kill(): void {
    this.#death.isDead = true
    this.#gateway = undefined
    for (const cut$ of this.#cuts) cut$.next()
    for (const { ports } of this.clients) ports.cut()
  }

  cut(key: number): void {
    this.#cuts[key % this.#keys]?.next()
  }

  #client(name: string): TestClient {
    const ports = portsInto(() => this.#gateway, this.clock)
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
