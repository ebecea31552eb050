/** Reads the entries of type 02: a stock entered or left the result of a realtime condition search. */
import type { ClockLead } from '../../codec/clockLead.ts'
import { compiledEventReader } from '../../codec/compiledEvent.ts'
import type { RawEntry } from '../../codec/event.ts'
import { catalog, type EndpointSpec } from '../../codec/spec.ts'
import type { Report } from '../../observe/diagnostics.ts'
import { readText } from '../../shared/json.ts'
import type { ConditionNumber, Hit } from './searchState.ts'

export interface HitContext {
  /** How far a hit's own time may lie after its arrival. */
  readonly lead?: ClockLead
  readonly report: Report
}

/** The endpoint whose reply is followed by hits. */
const REALTIME_SEARCH = 'ka10173'

/** The type of hits (02), as the catalogue declares it. */
function hitSpec(): EndpointSpec {
  const spec = catalog.find(({ id }) => id === REALTIME_SEARCH)?.push
  if (spec === undefined) throw new RangeError(`the catalogue declares nothing that follows ${REALTIME_SEARCH}`)
  return spec
}

interface Found {
  readonly conditionNumber: ConditionNumber
  readonly hit: Hit
}

/** Makes a reader. What it cannot read is reported, and returned as nothing. */
export function createHitReader(context: HitContext): (entry: RawEntry, receivedAt: number) => Found | undefined {
  const { report } = context
  const read = compiledEventReader(hitSpec(), undefined, context.lead)
  const unknown = (stage: string, value: unknown): undefined => {
    report({ _tag: 'UnknownFrame', stage, text: readText(value) ?? '' })
    return undefined
  }
  return (entry, receivedAt) => {
    const { event, problems } = read(entry, receivedAt)
    if (problems.length > 0) {
      report({ _tag: 'Undecodable', endpoint: entry.type, problems, dropped: event === undefined })
    }
    if (event === undefined) return undefined
    const { stockCode, timestamp } = event
    if (stockCode === null) return unknown('condition hit without a stock code', entry.item)
    const action = event['action']
    if (action !== 'insert' && action !== 'delete') return unknown('condition hit that is neither I nor D', action)
    return {
      conditionNumber: readText(event['conditionNumber']) ?? '',
      hit: { action: action === 'insert' ? 'enter' : 'leave', stockCode, receivedAt, timestamp },
    }
  }
}
