/** From the entries of REAL frames to events at their listeners: each is read once, in the order of the wire. */
import { onceByType } from '../../codec/endpoints/byType.ts'
import type { EndpointSpec } from '../../codec/endpoints/endpointSpec.ts'
import { compiledEventReader } from '../../codec/events/compiledEvent.ts'
import type { EventHead, RawEntry } from '../../codec/events/event.ts'
import { scanPlan } from '../../codec/events/eventPlan.ts'
import type { WireRecord } from '../../codec/records/record.ts'
import { frameScanner } from '../../codec/scan/frameScanner.ts'
import { type ClockLead, heardAhead, MOST_LEAD } from '../../codec/values/clockLead.ts'
import type { Report } from '../../observe/diagnostics.ts'
import { SERVICES } from '../protocol/frames.ts'
import type { Key } from '../protocol/registrationKey.ts'
import type { LimitedReport } from './diagnosticLimit.ts'
import type { Hub } from './hub.ts'
import type { Inactivity } from './inactivity.ts'
import type { NeverHeard } from './neverHeard.ts'
import { isRepeated } from './repeats.ts'
import type { Topic } from './topic.ts'
import { countTrade } from './tradeCount.ts'

export interface EntriesContext {
  readonly types: readonly EndpointSpec[]
  readonly hub: Hub
  /** The type of condition hits (02). */
  readonly hits: EndpointSpec
  readonly report: Report
  readonly leavesOut: LimitedReport['leavesOut']
  /** Takes an event of that type, which is for the condition searches. */
  readonly takeHit: (event: WireRecord & EventHead) => void
  readonly inactivity: Inactivity
  readonly neverHeard: NeverHeard
  readonly lead: ClockLead
  /** Data came for a key, before it is delivered. */
  readonly heardFrom: (key: Key) => void
}

/** Takes the entries of one connection after another. */
export interface Entries {
  take(entry: RawEntry, receivedAt: number): void
  /**
   * Takes a whole frame from its bytes, apart from unreadable entries (`partly`). `unknown`: it is no frame that the
   * exchange is known to send. `undefined`: the scanner leaves it, and nothing was done.
   */
  scan(frame: Uint8Array, receivedAt: number): 'whole' | 'partly' | 'unknown' | undefined
  disconnected(): void
}

export function createEntries(context: EntriesContext): Entries {
  const { hub, hits, report, leavesOut, takeHit, inactivity, neverHeard, lead, heardFrom } = context
  const types = [...context.types, hits]
  // Made when the first entry of a type comes: a program uses few of the types, and many programs only query.
  const planOf = onceByType(types, scanPlan)
  const readerOf = onceByType(types, (spec) => compiledEventReader(spec, planOf(spec.id), lead))

  const deliver = (type: string, item: string, topic: Topic, event: (WireRecord & EventHead) | undefined): void => {
    const { counts } = topic
    if (event === undefined) counts.unreadable += 1
    if (type === hits.id) {
      if (event === undefined) return
      counts.events += 1
      takeHit(event)
      return
    }
    const before = topic.last
    if (event !== undefined) {
      if (isRepeated(type, topic, event)) {
        counts.repeats += 1
        report({ _tag: 'Repeated', endpoint: type, item })
        return
      }
      counts.events += 1
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
    return topic.isWanted || type === hits.id || topic.whole.isWanted ? topic : undefined
  }

  const scanFrame = frameScanner({
    plan: (type) => planOf(type) ?? 'unknown',
    to: wantedTopic,
    services: SERVICES,
    leavesOut: (type) => leavesOut('Undecodable', type),
    lead,
  })

  const reportUnknown = (type: string): void => {
    const stage = 'entry of a type that is not in the catalogue'
    if (!leavesOut('UnknownFrame', stage)) report({ _tag: 'UnknownFrame', stage, text: type })
  }

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
      if (scanned === undefined || scanned === 'unknown') return scanned
      for (const { type, item, to, event, problems, isKnown } of scanned.entries) {
        if (!isKnown) reportUnknown(type)
        if (to === undefined) continue
        if (problems.length > 0) {
          report({ _tag: 'Undecodable', endpoint: type, problems, dropped: event === undefined })
        }
        deliver(type, item, to, event)
      }
      return scanned.unreadable > 0 ? 'partly' : 'whole'
    },
    // The last events are kept: the first frame after a REG may be a snapshot, and so the last trade again
    // (docs/protocol.md#open-questions).
    disconnected: () => inactivity.reset(),
  }
}

const MARKET_STATUS = '0s'
