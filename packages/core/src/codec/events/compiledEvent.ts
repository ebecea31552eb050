/**
 * Events of entries that `JSON.parse` has read: what the frame scanner leaves, and condition hits. It goes by the plan of
 * the type, without a walk over codecs, and gives the answers of `eventReader`, which is the definition.
 */

import type { EndpointSpec } from '../endpoints/endpointSpec.ts'
import { isRecord } from '../records/record.ts'
import { type ClockLead, clockLead } from '../values/clockLead.ts'
import { timestampOfTime } from '../values/koreanTime.ts'
import { plainCode } from '../values/stockCode.ts'
import { type EventReader, eventReader, INSTRUMENT } from './event.ts'
import { type ScanPlan, scanPlan } from './eventPlan.ts'
import { UNREADABLE } from './parsedValue.ts'
import { nameInstrument, planEvent } from './plannedEvent.ts'
import { isIncomplete, NO_PROBLEMS, type Others, problemsIn, withOthers } from './plannedProblems.ts'

/** Makes the reader of one realtime type. It reads one entry at a time. */
export function compiledEventReader(
  spec: EndpointSpec,
  plan: ScanPlan | undefined = scanPlan(spec),
  lead: ClockLead = clockLead(),
): EventReader {
  const definition = eventReader(spec, lead)
  return plan === undefined ? definition : readerOf(plan, definition, lead)
}

function readerOf(plan: ScanPlan, definition: EventReader, lead: ClockLead): EventReader {
  const { slots, indexes, count, timeIndex, instrumentIndex } = plan
  const values: unknown[] = []

  return (entry, receivedAt) => {
    const { type, item, values: wire } = entry
    if (!isRecord(wire)) return definition(entry, receivedAt)
    for (let index = 0; index < count; index++) values[index] = null
    let isReadable = true
    let others: Others | undefined
    for (const key in wire) {
      const index = indexes.get(key)
      if (index === undefined) {
        others ??= { keys: [], raws: [], runs: [] }
        others.keys.push(key)
        others.raws.push(wire[key])
        continue
      }
      const value = slots[index]?.parsed(wire[key])
      values[index] = value
      if (value === UNREADABLE) isReadable = false
    }
    const stockCode = instrumentIndex < 0 || values[instrumentIndex] === null ? plainCode(item) : null
    nameInstrument(plan, values, stockCode)
    const problems =
      isReadable && !isIncomplete(plan, values)
        ? NO_PROBLEMS
        : problemsIn(plan, values, (index) => wire[slots[index]?.field.key ?? ''])
    if (isIncomplete(plan, values)) return { problems }

    const time = timeIndex < 0 ? null : values[timeIndex]
    const timestamp = typeof time === 'string' ? timestampOfTime(time, receivedAt, lead.most) : null
    const event = planEvent(plan, type, item, stockCode, receivedAt, timestamp, values, wire[INSTRUMENT])
    return { event: others === undefined ? event : withOthers(event, others, plan), problems }
  }
}
