/** A strategy that trades by `execute` on the account of a client, with a ledger that outlives its process. */
import type { Signal } from '@kiwoom-rx/operators'
import type { OrderView } from '@kiwoom-rx/testing/exchange'
import { type ExecutionEvent, execute, kiwoomBroker, memoryStore } from '@kiwoom-rx/trading'
import { Subject, type Subscription } from 'rxjs'
import type { SimClient } from './client.ts'
import { keyOfBody } from './orderBook.ts'
import { textOfError } from './textOfError.ts'
import type { World } from './world.ts'

/** Shares of an entry: fewer than any order of the plan, so that the books show whose an order is. */
const SIZE = 3
export const MOST_POSITIONS = 2

export class Strategy {
  readonly client: SimClient
  readonly store = memoryStore()
  /** Client ids of the orders that it made. */
  readonly intents = new Set<string>()
  /** Shares by item, by the fills that it reported. */
  readonly ledger = new Map<string, number>()
  isHalted = false
  /** When it had something under way last, ms since the run began. */
  changedAt = 0
  /** One for each process: what was killed hears nothing more. */
  #signal$ = new Subject<Signal>()
  readonly #world: World
  #running: Subscription | undefined

  constructor(world: World, client: SimClient) {
    this.#world = world
    this.client = client
  }

  start(): void {
    const { client } = this
    const { process } = client
    if (process === undefined) return
    this.#signal$ = new Subject()
    const broker = kiwoomBroker(process.kiwoom, { scheduler: process.clock })
    this.#running = this.#signal$
      .pipe(
        execute(broker, {
          name: 'simulated',
          size: SIZE,
          entry: { orderType: 'limit', ticks: 1, timeout: 5_000, chase: 1 },
          stop: { percent: 0.6 },
          target: { percent: 0.8 },
          maxHold: 60_000,
          cooldown: 3_000,
          risk: { maxPositions: MOST_POSITIONS, items: this.#world.codes },
          capital: 50_000_000,
          store: this.store,
          scheduler: process.clock,
        }),
      )
      .subscribe({
        next: (event) => this.#hear(event),
        error: (error: unknown) => {
          const text = textOfError(error)
          this.#world.trace.add(`strategy ${text.slice(0, 60)}`)
          this.#world.secrets.look('an error of the strategy', text)
          // Another login with the key ends the prices; so does close().
          if (!client.isClosing && !/SessionTaken/.test(text))
            this.#world.breaks('execution', `it ended: ${text.slice(0, 300)}`)
        },
      })
    process.work.add(this.#running)
  }

  signal(item: string, side: 'buy' | 'sell'): void {
    const { process } = this.client
    if (process === undefined) return
    const timestamp = process.clock.now()
    this.#signal$.next({ name: 'drawn', item, side, strength: 1, reason: 'drawn', inputs: [], timestamp })
  }

  get isRunning(): boolean {
    return this.#running !== undefined && !this.#running.closed
  }

  #hear(event: ExecutionEvent): void {
    const { trace, breaks, now } = this.#world
    trace.add(`strategy ${event._tag} ${'item' in event ? event.item : ''}`)
    switch (event._tag) {
      case 'intent':
        this.changedAt = now
        if (this.intents.has(event.intent.clientId)) breaks('execution', `order ${event.intent.clientId} is made twice`)
        this.intents.add(event.intent.clientId)
        if (event.purpose === 'entry' && this.isHalted) breaks('execution', `an entry of ${event.item} after a halt`)
        return
      case 'fill': {
        this.changedAt = now
        const held = (this.ledger.get(event.item) ?? 0) + (event.side === 'buy' ? 1 : -1) * event.fillQuantity
        this.ledger.set(event.item, held)
        if (held < 0) breaks('execution', `${-held} of ${event.item} are sold that it never bought`)
        if ((event.position?.quantity ?? 0) !== held)
          breaks('execution', `it holds ${event.position?.quantity ?? 0} of ${event.item}, its fills make ${held}`)
        return
      }
      case 'ended':
      case 'unknown':
        this.changedAt = now
        return
      case 'halted':
        this.isHalted = true
    }
  }
}

/** The strategy's orders in the books: those of its account that no one else made. */
export function ordersOfStrategy(world: World, { client }: Strategy): readonly OrderView[] {
  const account = world.accountOf(client)
  return world.orders
    .look()
    .filter((view) => view.account === account && !world.orders.isKnown(keyOfBody(view.apiId, view.body)))
}
