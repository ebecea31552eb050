/** From the entries of REAL frames to events at their listeners: each read once, in the order of the wire. */
import { onceByType } from '../codec/byType.ts'
import { type ClockLead, heardAhead, MOST_LEAD } from '../codec/clockLead.ts'
import { compiledEventReader } from '../codec/compiledEvent.ts'
import { followsOn, missedOf, tallied } from '../codec/completeness.ts'
import type { RawEntry } from '../codec/event.ts'
import type { WireRecord } from '../codec/record.ts'
import { frameScanner } from '../codec/scan.ts'
import { scanPlan } from '../codec/scanPlan.ts'
import type { EndpointSpec } from '../codec/spec.ts'
import type { Report } from '../diagnostics.ts'
import type { Hub } from './hub.ts'
import { type Key, registrationOf } from './key.ts'
import type { NeverHeard } from './neverHeard.ts'
import type { Quiet } from './quiet.ts'
import { isRepeated } from './repeats.ts'
import type { Topic } from './topic.ts'

export interface EntriesContext {
  readonly types: readonly EndpointSpec[]
  readonly hub: Hub
  readonly report: Report
  readonly quiet: Quiet
  readonly neverHeard: NeverHeard
  readonly lead: ClockLead
  /** Data came for a key, before it is delivered. */
  readonly heardFrom: (key: Key) => void
}

/** Takes the entries of one connection after another. */
export interface Entries {
  take(entry: RawEntry, receivedAt: number): void
  /** Takes a whole frame from its bytes; `false` when the scanner leaves it, and nothing was done. */
  scan(frame: Uint8Array, receivedAt: number): boolean
  disconnected(): void
}

export function createEntries(context: EntriesContext): Entries {
  const { types, hub, report, quiet, neverHeard, lead, heardFrom } = context
  // Made when the first entry of a type comes: a program uses a few of the types, and many only query.
  const planOf = onceByType(types, scanPlan)
  const readerOf = onceByType(types, (spec) => compiledEventReader(spec, planOf(spec.id), lead))

  const deliver = (type: string, item: string, topic: Topic, event: WireRecord | undefined): void => {
    const before = topic.last
    if (event !== undefined && isRepeated(type, topic, event)) {
      report({ _tag: 'Repeated', endpoint: type, item })
      return
    }
    const time = event?.['timestamp']
    const arrival = event?.['receivedAt']
    if (typeof time === 'number' && typeof arrival === 'number' && (time > arrival || lead.most !== MOST_LEAD)) {
      heardAhead(lead, time - arrival)
    }
    if (type === MARKET_STATUS) quiet.phase(event?.['marketPhase'])
    const { whole } = topic
    // Before anything is delivered: what its own listeners do on hearing it must not decide who hears it besides.
    const toWhole = whole !== topic && whole.isWanted
    if (topic.isWanted) pass(topic, before, event)
    if (toWhole) pass(whole, before, event)
  }

  const pass = (topic: Topic, before: WireRecord | undefined, event: WireRecord | undefined): void => {
    // First, because it may announce a gap, which stands before what was missed in it.
    heardFrom(topic.key)
    quiet.heard(topic.key)
    neverHeard.heard(topic.key)
    if (event === undefined) return
    if (topic.isCounted) count(topic, before, event)
    topic.deliver(event)
  }

  /** Reports the trades missed before this one. */
  const count = (topic: Topic, before: WireRecord | undefined, event: WireRecord): void => {
    if (!topic.tally.isCut && followsOn(topic.total, event)) {
      topic.total = number(event['cumulativeVolume'])
      return
    }
    const [after, volume] = tallied({ ...topic.tally, total: topic.total }, before, event)
    topic.tally = after
    topic.total = after.total
    if (volume === 0) return
    const { type, item } = registrationOf(topic.key)
    report({ _tag: 'Missed', endpoint: type, item, volume })
    topic.deliverMissed(missedOf(item, volume, before, event))
  }

  /** The topic of an entry, if anybody wants it: what was just taken back may still be on its way. */
  const wantedTopic = (type: string, item: string): Topic | undefined => {
    const topic = hub.topic(type, item)
    return topic.isWanted || topic.whole.isWanted ? topic : undefined
  }

  const scanFrame = frameScanner({
    plan: (type) => planOf(type) ?? (type === CONDITION_HIT ? undefined : 'unknown'),
    to: wantedTopic,
    lead,
  })

  const reportUnknown = (type: string): void =>
    report({ _tag: 'UnknownFrame', stage: 'entry of a type that is not in the catalogue', text: type })

  return {
    take(entry, receivedAt) {
      const { type, item } = entry
      const reader = readerOf(type)
      if (reader === undefined) {
        reportUnknown(type)
        return
      }
      const topic = wantedTopic(type, item)
      if (topic === undefined) return
      const { event, problems } = reader(entry, receivedAt)
      if (problems.length > 0) {
        report({ _tag: 'Undecodable', endpoint: type, problems, dropped: event === undefined })
      }
      deliver(type, item, topic, event)
    },
    scan(frame, receivedAt) {
      const scanned = scanFrame(frame, receivedAt)
      if (scanned === undefined) return false
      for (const { type, item, to, event, problems, isKnown } of scanned) {
        if (!isKnown) reportUnknown(type)
        if (to === undefined) continue
        if (problems.length > 0) {
          report({ _tag: 'Undecodable', endpoint: type, problems, dropped: event === undefined })
        }
        deliver(type, item, to, event)
      }
      return true
    },
    // What came last is kept: whether the first frame after a REG is a snapshot, and so the last trade again, is not
    // known (PROTOCOL §16).
    disconnected: () => quiet.reset(),
  }
}

const MARKET_STATUS = '0s'

function number(value: unknown): number | undefined {
  return typeof value === 'number' ? value : undefined
}

/** The type of the entries that follow a realtime condition search; no one registers it. */
export const CONDITION_HIT = '02'
