/** A type and an item: who listens to it, and what came last. */
import { Subscription, throwError } from 'rxjs'
import { isCounted, type Missed, noTally, type Tally } from '../codec/completeness.ts'
import type { WireRecord } from '../codec/record.ts'
import { plainCode } from '../codec/stockCode.ts'
import type { KiwoomError } from '../errors.ts'
import { type Key, registrationOf } from './key.ts'
import type { Mark } from './mark.ts'

/** Where events go: an RxJS subscriber, with nothing between it and its topic. */
export interface Sink {
  next(event: WireRecord | Mark): void
  error(error: KiwoomError): void
  complete(): void
}

/** A listener of one or more topics. */
export interface Listener {
  readonly to: Sink
  /** Wants the gaps, and the trades missed, among its events. */
  readonly gaps: boolean
  /** Wants the latest event of each topic first. */
  readonly replay: boolean
}

/**
 * All that an entry needs on its way is in this one object, found once: with thousands of items each further object
 * would be a further wait for memory.
 */
export class Topic {
  // What each entry needs comes first, so that it is fetched together.

  /** It is to be registered: somebody listens, or it lingers. */
  isWanted = false
  /** The plain code of its item. */
  readonly stockCode: string | null = null
  /** Where events go when a single one listens. */
  #only: Sink | undefined = undefined
  /**
   * The latest entry, where repeats are told, and the first of its running values (`repeats.ts`). Kept across
   * connections: whether the first frame after a REG is a snapshot, and so the last trade again, is not known (PROTOCOL
   * §16).
   */
  last: WireRecord | undefined = undefined
  mark: unknown = undefined
  /** Whether its trades are counted, and up to which cumulative volume they were: the part of `tally` that each needs. */
  readonly isCounted: boolean
  total: number | undefined = undefined
  tally: Tally = noTally
  /** The latest event since it is wanted, on this connection. */
  latest: WireRecord | undefined = undefined
  readonly key: Key
  /**
   * The type as a whole: market-wide and account types are registered without an item, yet their entries may carry one
   * (PROTOCOL §9). The topic itself where the item is blank.
   */
  readonly whole: Topic
  /** Runs while nobody listens. */
  lingering = Subscription.EMPTY
  /** In the order in which they came; made when the first comes, because most items of a market have none. */
  #listeners: Set<Listener> | undefined = undefined
  /**
   * Where events go when several listen. Made anew after somebody came or went, so that this may happen while an event
   * is being delivered, and an event costs no more than one call for each.
   */
  #sinks: readonly Sink[] | undefined = undefined

  constructor(key: Key, whole: Topic | undefined) {
    this.key = key
    this.whole = whole ?? this
    const { type, item } = registrationOf(key)
    this.stockCode = plainCode(item)
    this.isCounted = isCounted(type, item)
  }

  get listeners(): Iterable<Listener> {
    return this.#listeners ?? []
  }

  get isHeard(): boolean {
    return this.#listeners !== undefined && this.#listeners.size > 0
  }

  add(listener: Listener): void {
    this.#listeners ??= new Set()
    this.#listeners.add(listener)
    this.#changed()
  }

  /** Takes a listener away; `false` when it did not listen. */
  remove(listener: Listener): boolean {
    if (this.#listeners === undefined || !this.#listeners.delete(listener)) return false
    this.#changed()
    return true
  }

  /** Wanted no more: nobody listens, and what came is nobody's latest. */
  shut(): void {
    this.isWanted = false
    this.latest = undefined
    this.total = undefined
    this.tally = noTally
    this.lingering.unsubscribe()
    this.#listeners = undefined
    this.#changed()
  }

  /** Trades from here on may have been missed with the registration: no latest event, and what passes is counted. */
  cut(): void {
    this.latest = undefined
    this.tally = { ...this.tally, isCut: true }
  }

  /** Reports missed trades to those who want gaps. */
  deliverMissed(missed: Missed): void {
    for (const { to, gaps } of [...this.listeners]) if (gaps) deliverTo(to, missed)
  }

  /** Delivers to each listener, unless the topic was shut by one that heard the event elsewhere. */
  deliver(event: WireRecord): void {
    if (!this.isWanted) return
    this.latest = event
    if (this.#only !== undefined) {
      deliverTo(this.#only, event)
      return
    }
    this.#sinks ??= Array.from(this.listeners, ({ to }) => to)
    for (const sink of this.#sinks) deliverTo(sink, event)
  }

  #changed(): void {
    const [first] = this.listeners
    this.#only = this.#listeners?.size === 1 ? first?.to : undefined
    this.#sinks = undefined
  }
}

/** One that throws harms no other: its error is reported as RxJS reports what nobody handles. */
export function deliverTo(sink: Sink, event: WireRecord | Mark): void {
  try {
    sink.next(event)
  } catch (error) {
    throwError(() => error).subscribe()
  }
}
