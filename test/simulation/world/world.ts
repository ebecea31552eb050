/** Everything of a run on one virtual clock. */
import { VirtualClock } from '@kiwoom-rx/testing/clock'
import { createExchange, type MemoryExchange } from '@kiwoom-rx/testing/exchange'
import type { Listing } from '@kiwoom-rx/testing/market'
import { seedOf } from '../../../packages/testing/src/random.ts'
import type { Breaks, Broken } from '../laws/broken.ts'
import { PaceLaw } from '../laws/paceLaw.ts'
import { Witness } from '../network/witness.ts'
import type { Plan } from '../plan/plan.ts'
import { SimClient } from './client.ts'
import { Hub } from './hub.ts'
import { listingsOf } from './market.ts'
import { OrderIndex } from './orderBook.ts'
import type { SearchLog } from './search.ts'
import { SecretWatch } from './secretWatch.ts'
import { Strategy } from './strategy.ts'
import { Trace } from './trace.ts'
import type { Track } from './track.ts'

interface Task {
  readonly at: number
  readonly run: () => void
}

const HELD_STOCKS = 2
const HELD_AT_FIRST = 500

/** A fault of the product's kind, to prove that a law finds it. */
export interface Plant {
  /** Of each stream so many events are followed by one that is lost. */
  readonly losesEvery?: number
}

export class World {
  readonly plan: Plan
  readonly plant: Plant
  readonly clock: VirtualClock
  readonly exchange: MemoryExchange
  readonly witness: Witness
  readonly hub: Hub | undefined
  readonly clients: readonly SimClient[]
  readonly strategy: Strategy | undefined
  readonly trace = new Trace()
  readonly secrets: SecretWatch
  readonly codes: readonly string[]
  /** When the plan's time began, epoch ms of the clock; nights do not count. */
  startedAt: number
  /** The time of the next trading day until which a night passes. */
  sleepsUntil: string | undefined
  /** The first law that was broken. */
  broken: Broken | undefined
  dayChangedAt = Number.NEGATIVE_INFINITY
  /** When the gateway was down last. */
  hubDownAt = Number.NEGATIVE_INFINITY
  /** Whether a process was killed: its timers run on, into nothing. */
  wasKilled = false
  events = 0
  readonly orders: OrderIndex
  /** Orders with ids of their own, by their wire values. */
  readonly sameIds = new Map<string, { readonly isAccepted: boolean }>()
  tracks: Track[] = []
  searches: SearchLog[] = []
  #tasks: Task[] = []
  #streams = 0

  constructor(plan: Plan, plant: Plant) {
    this.plan = plan
    this.plant = plant
    const { date, startAt, seed, scenario, rules, stocks, thin } = plan
    this.clock = new VirtualClock({ start: `${date}T${startAt}` })
    this.startedAt = this.clock.now()
    this.secrets = new SecretWatch(this.breaks)
    const listings = listingsOf(stocks, thin)
    this.codes = listings.map(({ code }) => code)
    this.exchange = createExchange({
      seed,
      scenario,
      listings,
      scheduler: this.clock,
      rules: { ...rules, date, startAt, initialCash: 5_000_000_000, initialHoldings: this.#holdings(listings) },
    })
    this.orders = new OrderIndex(this.exchange)
    const { env, http, socket } = this.exchange
    const items = this.codes.flatMap((code) => [code, `${code}_NX`])
    const isMeasured = (): boolean => this.exchange.rules.keyOrder === 'measured'
    this.witness = new Witness({ env, http, socket, scheduler: this.clock, items, isMeasured })
    const { clock, exchange, trace, breaks, secrets } = this
    this.hub = plan.hub && new Hub(plan.hub, { seed, clock, exchange, trace, breaks, secrets })
    this.clients = plan.clients.map(
      (client, index) =>
        new SimClient(index, client, {
          seed,
          clock: this.clock,
          exchange: this.exchange,
          witness: this.witness,
          trace: this.trace,
          breaks: this.breaks,
          secrets: this.secrets,
          dayChangedAt: () => this.dayChangedAt,
          hub: this.hub,
          pace: new PaceLaw(this.breaks, () => this.clock.now()),
        }),
    )
    const [first] = this.clients
    this.strategy = plan.hasStrategy && first !== undefined ? new Strategy(this, first) : undefined
  }

  readonly breaks: Breaks = (law, text) => {
    this.broken ??= { law, at: this.clock.now() - this.startedAt, text }
  }

  /** ms since the run began. */
  get now(): number {
    return this.clock.now() - this.startedAt
  }

  /** Its account at the exchange, by the formula of the fake exchange. */
  accountOf({ appKey }: SimClient): string {
    // Behind a gateway all have the account of its first session.
    const key = this.hub?.appKeys[0] ?? appKey
    return String(1_000_000_000 + ((seedOf(this.plan.seed, 'account', key) >>> 0) % 9_000_000_000))
  }

  /** Shares that every account holds at its opening. */
  heldAtFirst(code: string): number {
    return this.codes.indexOf(code) < HELD_STOCKS ? HELD_AT_FIRST : 0
  }

  #holdings(listings: readonly Listing[]): Record<string, { readonly quantity: number; readonly price: number }> {
    return Object.fromEntries(
      listings.slice(0, HELD_STOCKS).map(({ code, base }) => [code, { quantity: HELD_AT_FIRST, price: base }]),
    )
  }

  /** Starts the process of a client, and what trades in it. */
  startClient(client: SimClient): void {
    if (client.process !== undefined) return
    client.start()
    if (this.strategy?.client === client) this.strategy.start()
  }

  nextStream(): number {
    this.#streams += 1
    return this.#streams
  }

  /** Does something later, between two steps of the clock. */
  later(ms: number, run: () => void): void {
    const at = this.now + ms
    const before = this.#tasks.findIndex((task) => task.at > at)
    this.#tasks.splice(before < 0 ? this.#tasks.length : before, 0, { at, run })
  }

  /** When the network between a client and the exchange did something wrong last, ms of the clock. */
  disturbedAt({ link }: SimClient): number {
    return Math.max(link.disturbedAt, this.hubDownAt, ...(this.hub?.links ?? []).map((each) => each.disturbedAt))
  }

  /** When the next task is due, ms since the run began. */
  get nextTask(): number {
    return this.#tasks[0]?.at ?? Number.POSITIVE_INFINITY
  }

  runTasks(): void {
    while ((this.#tasks[0]?.at ?? Number.POSITIVE_INFINITY) <= this.now) this.#tasks.shift()?.run()
  }
}
