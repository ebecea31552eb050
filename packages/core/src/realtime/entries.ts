/** From the entries of REAL frames to events at their listeners: each read once, in the order of the wire. */
import { type EventReader, eventReader, type RawEntry } from '../codec/event.ts'
import { isRecord } from '../codec/record.ts'
import type { EndpointSpec } from '../codec/spec.ts'
import type { Report } from '../diagnostics.ts'
import type { Hub } from './hub.ts'
import { type Key, keyOf } from './key.ts'
import type { Quiet } from './quiet.ts'

export interface EntriesContext {
  readonly types: readonly EndpointSpec[]
  readonly hub: Hub
  readonly report: Report
  readonly quiet: Quiet
  /** Data came for a key, before it is delivered. */
  readonly heardFrom: (key: Key) => void
}

/** Takes the entries of one connection after another. */
export interface Entries {
  take(entry: RawEntry, receivedAt: number): void
  disconnected(): void
}

export function createEntries({ types, hub, report, quiet, heardFrom }: EntriesContext): Entries {
  const readers = new Map<string, EventReader>(types.map((spec) => [spec.id, eventReader(spec)]))
  const last = new Map<Key, string>()

  /** The same trade or notice a second time: every new one changes a running number. */
  const isRepeated = ({ type, item, values }: RawEntry): boolean => {
    const fids = RUNNING.get(type)
    if (fids === undefined || !isRecord(values) || !isText(values[fids[0] ?? ''])) return false
    const mark = fids.map((fid) => values[fid]).join('|')
    const key = keyOf(type, item)
    if (last.get(key) === mark) return true
    last.set(key, mark)
    return false
  }

  return {
    take(entry, receivedAt) {
      const reader = readers.get(entry.type)
      if (reader === undefined) {
        report({ _tag: 'UnknownFrame', stage: 'entry of a type that is not in the catalogue', text: entry.type })
        return
      }
      const own = keyOf(entry.type, entry.item)
      // Market-wide and account types are registered without an item, yet their entries may carry one (PROTOCOL §9).
      const whole = keyOf(entry.type, '')
      const keys = (own === whole ? [own] : [own, whole]).filter(hub.has)
      // What was just taken back may still be on its way.
      if (keys.length === 0) return
      if (isRepeated(entry)) {
        report({ _tag: 'Repeated', endpoint: entry.type, item: entry.item })
        return
      }
      const { event, problems } = reader(entry, receivedAt)
      if (problems.length > 0) {
        report({ _tag: 'Undecodable', endpoint: entry.type, problems, dropped: event === undefined })
      }
      if (entry.type === MARKET_STATUS) quiet.phase(event?.['marketPhase'])
      for (const key of keys) {
        heardFrom(key)
        quiet.heard(key)
        if (event !== undefined) hub.deliver(key, event)
      }
    },
    disconnected: () => {
      last.clear()
      quiet.reset()
    },
  }
}

const MARKET_STATUS = '0s'

/**
 * What tells two entries of an item apart. A trade raises the cumulative volume (13); two notices of an order differ in
 * status (913), unfilled quantity (902) or execution number (909). Other types say how things stand: hearing it twice
 * harms nobody.
 */
const RUNNING: ReadonlyMap<string, readonly string[]> = new Map([
  ['0B', ['13', '10', '15', '20']],
  ['00', ['9203', '913', '902', '908', '909', '910', '911', '900', '901', '904', '905', '919']],
])

function isText(value: unknown): boolean {
  return typeof value === 'string' && value.trim() !== ''
}
