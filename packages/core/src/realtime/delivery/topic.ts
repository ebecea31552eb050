/** A type and an item: who listens to it, and what came last. */
import { Subscription } from 'rxjs'
import { isCounted, noTally, type Tally } from '../../codec/completeness/completeness.ts'
import type { WireRecord } from '../../codec/records/record.ts'
import { plainCode } from '../../codec/values/stockCode.ts'
import type { Interruption } from '../../shared/gap.ts'
import { type Key, registrationOf } from '../protocol/registrationKey.ts'
import type { EventCounter } from './eventCounts.ts'
import { type Listener, Listeners } from './listeners.ts'

/** What a realtime stream carries. */
export type StreamEvent = WireRecord | Interruption

/** A listener of one or more topics. */
export interface StreamListener extends Listener<StreamEvent> {
  /** Wants the latest event of each topic first. */
  readonly replay: boolean
}

/**
 * Everything that an entry needs on its way is in this one object, found once: with thousands of items each further
 * object would be a further wait for memory.
 */
export class Topic extends Listeners<StreamEvent> {
  // What each entry needs comes first, so that it is fetched together.

  /** It is to be registered: it has listeners, or it lingers. */
  isWanted = false
  /** The plain code of its item. */
  readonly stockCode: string | null = null
  /**
   * The latest entry, where repeats are reported, and the first of its running values (`repeats.ts`). Kept across
   * connections: the first frame after a REG may be a snapshot, and so the last trade again
   * (docs/protocol.md#open-questions).
   */
  last: WireRecord | undefined = undefined
  lastRunning: unknown = undefined
  /**
   * Whether its trades are counted, and up to which cumulative volume they were: the part of `tally` that each needs.
   */
  readonly isCounted: boolean
  total: number | undefined = undefined
  tally: Tally = noTally
  /** The counts of its type. */
  readonly counts: EventCounter
  /** The latest event since it is wanted, on this connection. */
  latest: WireRecord | undefined = undefined
  readonly key: Key
  /**
   * The type as a whole: market-wide and account types are registered without an item, yet their entries may carry one
   * (docs/protocol.md#real-frames). The topic itself where the item is blank.
   */
  readonly whole: Topic
  /** Runs while no one listens. */
  lingering = Subscription.EMPTY

  constructor(key: Key, whole: Topic | undefined, counts: EventCounter) {
    super()
    this.key = key
    this.counts = counts
    this.whole = whole ?? this
    const { type, item } = registrationOf(key)
    this.stockCode = plainCode(item)
    this.isCounted = isCounted(type, item)
  }

  /** Not wanted any more: it has no listeners, and its latest event is stale. */
  shut(): void {
    this.isWanted = false
    this.latest = undefined
    this.total = undefined
    this.tally = noTally
    this.lingering.unsubscribe()
    this.removeAll()
  }

  /** The registration was lost: the latest event is stale, and trades from here on may be missed. */
  cut(): void {
    this.latest = undefined
    this.tally = { ...this.tally, isCut: true }
  }

  /** Delivers to each listener, unless the topic was shut by one that got the event elsewhere. */
  deliver(event: WireRecord): void {
    if (!this.isWanted) return
    this.latest = event
    this.emit(event)
  }
}
