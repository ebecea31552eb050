/** From the entries of REAL frames to events at their listeners: each is read once, in the order of the wire. */
import { onceByType } from '../../codec/byType.ts'
import { type ClockLead, heardAhead, MOST_LEAD } from '../../codec/clockLead.ts'
import { compiledEventReader } from '../../codec/compiledEvent.ts'
import type { RawEntry } from '../../codec/event.ts'
import type { WireRecord } from '../../codec/record.ts'
import { frameScanner } from '../../codec/scan.ts'
import { scanPlan } from '../../codec/scanPlan.ts'
import type { EndpointSpec } from '../../codec/spec.ts'
import type { Report } from '../../observe/diagnostics.ts'
import type { Key } from '../protocol/registrationKey.ts'
import type { Hub } from './hub.ts'
import type { Inactivity } from './inactivity.ts'
import type { NeverHeard } from './neverHeard.ts'
import { isRepeated } from './repeats.ts'
import type { Topic } from './topic.ts'
import { countTrade } from './tradeCount.ts'

export interface EntriesContext {
  readonly types: readonly EndpointSpec[]
  readonly hub: Hub
  readonly report: Report
  readonly inactivity: Inactivity
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
  const { types, hub, report, inactivity, neverHeard, lead, heardFrom } = context
  // Made when the first entry of a type comes: a program uses few of the types, and many programs only query.
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
    if (type === MARKET_STATUS) inactivity.phase(event?.['marketPhase'])
    const { whole } = topic
    // Decided before anything is delivered: what a listener does with the event must not change who else gets it.
    const toWhole = whole !== topic && whole.isWanted
    if (topic.isWanted) pass(topic, before, event)
    if (toWhole) pass(whole, before, event)
  }

  const pass = (topic: Topic, before: WireRecord | undefined, event: WireRecord | undefined): void => {
    // First, because it may announce a gap, which comes before what was missed in it.
    heardFrom(topic.key)
    inactivity.heard(topic.key)
    neverHeard.heard(topic.key)
    if (event === undefined) return
    if (topic.isCounted) countTrade(topic, before, event, report)
    topic.deliver(event)
  }

  /** The topic of an entry, if it is wanted: entries of what was just removed may still be on their way. */
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
    // The last events are kept: the first frame after a REG may be a snapshot, and so the last trade again
    // (docs/protocol.md#open-questions).
    disconnected: () => inactivity.reset(),
  }
}

const MARKET_STATUS = '0s'

/** The type of the entries that follow a realtime condition search; it is not registered. */
export const CONDITION_HIT = '02'
