/** A client of ours in a process of its own, which may be closed, killed and started again. */
import { connect, type Holdings, type Kiwoom } from '@kiwoom-rx/core'
import type { MemoryExchange } from '@kiwoom-rx/testing/exchange'
import { type SchedulerLike, Subscription } from 'rxjs'
import type { Breaks } from '../laws/broken.ts'
import type { PaceLaw } from '../laws/paceLaw.ts'
import { StreamLaws } from '../laws/streamLaws.ts'
import { type Luck, luckOf } from '../luck.ts'
import { Link } from '../network/link.ts'
import { marksOf, textOf } from '../network/realEntry.ts'
import type { Witness } from '../network/witness.ts'
import type { ClientPlan } from '../plan/plan.ts'
import { HUB_ENV, type Hub } from './hub.ts'
import { ProcessClock } from './processClock.ts'
import type { SecretWatch } from './secretWatch.ts'
import type { StreamLog } from './streamLog.ts'
import type { Trace } from './trace.ts'

export interface ClientSurroundings {
  readonly seed: number
  readonly clock: SchedulerLike
  readonly exchange: MemoryExchange
  readonly witness: Witness
  readonly trace: Trace
  readonly breaks: Breaks
  readonly secrets: SecretWatch
  readonly dayChangedAt: () => number
  readonly pace: PaceLaw
  /** The gateway that clients use in place of the exchange. */
  readonly hub: Hub | undefined
}

/** What runs between a start and an end of the process. */
export interface Process {
  readonly kiwoom: Kiwoom
  readonly clock: ProcessClock
  readonly laws: StreamLaws
  readonly startedAt: number
  /** What follows orders, holdings and searches: it goes with the last of its subscribers. */
  readonly work: Subscription
}

export class SimClient {
  readonly name: string
  readonly appKey: string
  readonly link: Link
  /** Whether another program may have taken its session. */
  takenAt = Number.NEGATIVE_INFINITY
  /** When a stream was subscribed to or left last. */
  changedAt = Number.NEGATIVE_INFINITY
  process: Process | undefined
  skew: number
  /** Finite reads under way, by their beginning. */
  readonly reads = new Map<number, { readonly name: string; readonly since: number }>()
  readonly #plan: ClientPlan
  readonly #world: ClientSurroundings
  readonly #luck: Luck
  readonly diagnostics = new Map<string, number>()
  isClosing = false
  /** The latest that its subscribers were shown, while there is one. */
  holdings: Holdings | undefined
  watchers = 0
  /** Lookups of lost orders under way: they go on after close(). */
  lookups = 0
  /** The latest token that it was issued. */
  token: string | undefined
  closingSince = 0

  constructor(index: number, plan: ClientPlan, world: ClientSurroundings) {
    this.name = `client-${index}`
    this.appKey = `APPKEY-OF-CLIENT-${index}-0123456789`
    this.skew = plan.skew
    this.#plan = plan
    this.#world = world
    this.#luck = luckOf(world.seed, 'latency', index)
    const { exchange, clock, secrets } = world
    const { latencyFrom, latencyTo } = plan
    const ports = world.hub?.ports(() => this.link.queued)
    this.link = new Link({
      scheduler: clock,
      socket: ports?.socket ?? exchange.socket,
      http: ports?.http ?? exchange.http,
      drained: () => ports?.drained(),
      latency: () => (latencyTo <= 0 ? 0 : this.#luck.int(latencyFrom, latencyTo)),
      watch: {
        message: (connection, data, deliver) => {
          const { rules } = exchange
          const marks = marksOf(data, rules.keyOrder === 'measured')
          if (this.process === undefined) deliver()
          else this.process.laws.message(connection, marks, deliver)
        },
        ended: () => undefined,
        sent: () => undefined,
        requested: (request) => world.pace.requested(this.name, request),
        answered: (request, reply) => {
          if (!request.url.endsWith('/oauth2/token')) return
          this.token = tokensIn(reply.body)[0] ?? this.token
          secrets.add(...tokensIn(reply.body))
        },
      },
    })
    secrets.add(this.appKey, this.#secretKey)
  }

  get #secretKey(): string {
    return `SECRETKEY-${this.name}-9876543210`
  }

  get streams(): readonly StreamLog[] {
    return this.process?.laws.streams ?? []
  }

  start(): void {
    if (this.process !== undefined) return
    const { clock, exchange, witness, breaks, trace, secrets, seed } = this.#world
    const own = new ProcessClock(clock, this.skew)
    const kiwoom = connect({
      env: this.#world.hub === undefined ? exchange.env : HUB_ENV,
      http: this.link.http,
      socket: this.link.socket,
      scheduler: own,
      credentials: { appKey: this.appKey, secretKey: this.#secretKey },
      realtime: { onTaken: this.#plan.onTaken, linger: this.#plan.linger, takenDelay: 5_000 },
      seed,
    })
    const laws = new StreamLaws({
      breaks,
      witness,
      now: () => clock.now(),
      dayChangedAt: this.#world.dayChangedAt,
      time: () => exchange.market.time,
    })
    this.holdings = undefined
    this.watchers = 0
    this.process = { kiwoom, clock: own, laws, startedAt: clock.now(), work: new Subscription() }
    kiwoom.diagnostics$.subscribe((diagnostic) => {
      this.diagnostics.set(diagnostic._tag, (this.diagnostics.get(diagnostic._tag) ?? 0) + 1)
      const text = JSON.stringify(diagnostic)
      secrets.look(`a diagnostic of ${this.name}`, text)
      trace.add(text)
    })
    kiwoom.connection$.subscribe((state) => trace.add(`${this.name} ${state._tag}`))
    kiwoom.gaps$.subscribe((gap) => {
      trace.add(`${this.name} gap ${gap.reason} ${gap.registrations.length}`)
      secrets.look(`a gap of ${this.name}`, JSON.stringify(gap))
    })
    // A recorder costs each frame a masked copy.
    if (this.#plan.isRecorded) {
      kiwoom.wire$.subscribe((event) => {
        if (event._tag !== 'received') secrets.look(`wire$ of ${this.name}`, JSON.stringify(event))
        else if (this.#luck.chance(0.02)) secrets.look(`wire$ of ${this.name}`, textOf(event.frame))
      })
    }
  }

  /** As by `kill -9`: nothing of it goes on, and every connection breaks. */
  kill(): void {
    const { process } = this
    if (process === undefined) return
    process.clock.isDead = true
    for (const stream of process.laws.streams) {
      if (stream.state === 'live') stream.state = 'killed'
    }
    this.process = undefined
    this.reads.clear()
    this.holdings = undefined
    this.link.kill()
  }
}

function tokensIn(body: string): readonly string[] {
  return /"token":"([^"]+)"/.exec(body)?.slice(1) ?? []
}
