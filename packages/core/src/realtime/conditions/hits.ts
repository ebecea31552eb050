/** Reads the entries of type 02: a stock entered or left the result of a realtime condition search. */

import type { EndpointSpec } from '../../codec/endpoints/endpointSpec.ts'
import { catalog } from '../../codec/endpoints/spec.ts'
import type { EventHead } from '../../codec/events/event.ts'
import type { WireRecord } from '../../codec/records/record.ts'
import type { Report } from '../../observe/diagnostics.ts'
import { readText } from '../../shared/json.ts'
import type { LimitedReport } from '../delivery/diagnosticLimit.ts'
import type { ConditionNumber, Hit } from './searchState.ts'

export interface HitContext {
  readonly report: Report
  readonly leavesOut: LimitedReport['leavesOut']
}

/** The type of the entries that follow a realtime condition search; it is not registered. */
export const CONDITION_HIT = '02'

/** The endpoint whose reply is followed by hits. */
const REALTIME_SEARCH = 'ka10173'

/** The type of hits (02), as the catalogue declares it. */
export function hitSpec(): EndpointSpec {
  const spec = catalog.find(({ id }) => id === REALTIME_SEARCH)?.push
  if (spec === undefined) throw new RangeError(`the catalogue declares nothing that follows ${REALTIME_SEARCH}`)
  return spec
}

interface Found {
  readonly conditionNumber: ConditionNumber
  readonly hit: Hit
}

/** Makes a reader of hits, from events of type 02. What is not a hit is reported, and returned as nothing. */
export function createHitReader({
  report,
  leavesOut,
}: HitContext): (event: WireRecord & EventHead) => Found | undefined {
  const unknown = (stage: string, value: unknown): undefined => {
    if (!leavesOut('UnknownFrame', stage)) report({ _tag: 'UnknownFrame', stage, text: readText(value) ?? '' })
    return undefined
  }
  return (event) => {
    const { stockCode, receivedAt, timestamp } = event
    if (stockCode === null) return unknown('condition hit without a stock code', event.item)
    const action = event['action']
    if (action !== 'insert' && action !== 'delete') return unknown('condition hit that is neither I nor D', action)
    return {
      conditionNumber: readText(event['conditionNumber']) ?? '',
      hit: { action: action === 'insert' ? 'enter' : 'leave', stockCode, receivedAt, timestamp },
    }
  }
}
