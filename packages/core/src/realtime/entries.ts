/** From the entries of REAL frames to events at their listeners: each read once, in the order of the wire. */
import { eventReader, type RawEntry } from '../codec/event.ts'
import type { WireRecord } from '../codec/record.ts'
import { frameScanner } from '../codec/scan.ts'
import { scanPlan } from '../codec/scanPlan.ts'
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
  /** Takes a whole frame from its bytes; `false` when it is not written in the usual way, and nothing was done. */
  scan(frame: Uint8Array, receivedAt: number): boolean
  disconnected(): void
}

export function createEntries({ types, hub, report, quiet, heardFrom }: EntriesContext): Entries {
  // Made when the first entry of a type comes: a program uses a few of the types, and many only query.
  const readerOf = onceByType(types, eventReader)
  const planOf = onceByType(types, scanPlan)
  const last = new Map<Key, string>()

  /** The same trade or notice a second time: every new one changes a running number. */
  const isRepeated = (key: Key, type: string, event: WireRecord): boolean => {
    const names = RUNNING.get(type)
    if (names === undefined || event[names[0] ?? ''] === null) return false
    const mark = names.map((name) => event[name]).join('|')
    if (last.get(key) === mark) return true
    last.set(key, mark)
    return false
  }

  /** The registrations that an entry belongs to. What was just taken back may still be on its way. */
  const keysOf = (type: string, item: string): readonly Key[] => {
    const own = keyOf(type, item)
    // Market-wide and account types are registered without an item, yet their entries may carry one (PROTOCOL §9).
    const whole = keyOf(type, '')
    return (own === whole ? [own] : [own, whole]).filter(hub.has)
  }

  const deliver = (type: string, item: string, event: WireRecord | undefined): void => {
    if (event !== undefined && isRepeated(keyOf(type, item), type, event)) {
      report({ _tag: 'Repeated', endpoint: type, item })
      return
    }
    if (type === MARKET_STATUS) quiet.phase(event?.['marketPhase'])
    for (const key of keysOf(type, item)) {
      heardFrom(key)
      quiet.heard(key)
      if (event !== undefined) hub.deliver(key, event)
    }
  }

  const scanFrame = frameScanner({
    // What is no type of the catalogue is left to `take`, which reports it.
    plan: planOf,
    wants: (type, item) => hub.has(keyOf(type, item)) || hub.has(keyOf(type, '')),
  })

  return {
    take(entry, receivedAt) {
      const { type, item } = entry
      const reader = readerOf(type)
      if (reader === undefined) {
        report({ _tag: 'UnknownFrame', stage: 'entry of a type that is not in the catalogue', text: type })
        return
      }
      if (keysOf(type, item).length === 0) return
      const { event, problems } = reader(entry, receivedAt)
      if (problems.length > 0) {
        report({ _tag: 'Undecodable', endpoint: type, problems, dropped: event === undefined })
      }
      deliver(type, item, event)
    },
    scan(frame, receivedAt) {
      const scanned = scanFrame(frame, receivedAt)
      if (scanned === undefined) return false
      for (const { type, item, event } of scanned) if (event !== undefined) deliver(type, item, event)
      return true
    },
    disconnected: () => {
      last.clear()
      quiet.reset()
    },
  }
}

/** What is made of a type's specification, made once; `undefined` for a type that is not among these. */
function onceByType<Made>(
  types: readonly EndpointSpec[],
  make: (spec: EndpointSpec) => Made | undefined,
): (type: string) => Made | undefined {
  const specs = new Map(types.map((spec) => [spec.id, spec]))
  const made = new Map<string, Made | undefined>()
  return (type) => {
    const spec = specs.get(type)
    if (spec !== undefined && !made.has(type)) made.set(type, make(spec))
    return made.get(type)
  }
}

const MARKET_STATUS = '0s'

/**
 * What tells two entries of an item apart. A trade raises the cumulative volume (13); two notices of an order differ in
 * status (913), unfilled quantity (902) or execution number (909). Other types say how things stand: hearing it twice
 * harms nobody.
 */
const RUNNING: ReadonlyMap<string, readonly string[]> = new Map([
  ['0B', ['cumulativeVolume', 'price', 'tradeVolume', 'tradeTime']],
  [
    '00',
    [
      'orderNumber',
      'orderStatus',
      'unfilledQuantity',
      'orderOrFillTime',
      'fillNumber',
      'fillPrice',
      'fillQuantity',
      'orderQuantity',
      'orderPrice',
      'originalOrderNumber',
      'orderType',
      'rejectReason',
    ],
  ],
])
