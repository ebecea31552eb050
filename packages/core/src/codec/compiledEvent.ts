/**
 * Events of entries that `JSON.parse` has read: what the frame scanner leaves, and condition hits. It goes by the plan of
 * the type, without a walk over codecs, and gives the answers of `eventReader`, which is the definition.
 */
import { type EventReader, eventReader, INSTRUMENT } from './event.ts'
import { expectation } from './field.ts'
import { timestampOfTime } from './koreanTime.ts'
import { parsedValue, UNREADABLE } from './parsedValue.ts'
import { planEvent } from './planEvent.ts'
import { type FieldProblem, problemOf, withoutSecrets } from './problem.ts'
import { isRecord, type WireRecord } from './record.ts'
import { type ScanPlan, scanPlan } from './scanPlan.ts'
import type { EndpointSpec } from './spec.ts'
import { plainCode } from './stockCode.ts'

/** Makes the reader of one realtime type. It reads one entry at a time. */
export function compiledEventReader(spec: EndpointSpec, plan: ScanPlan | undefined = scanPlan(spec)): EventReader {
  const definition = eventReader(spec)
  return plan === undefined ? definition : readerOf(plan, definition)
}

function readerOf(plan: ScanPlan, definition: EventReader): EventReader {
  const { slots, count, timeIndex, instrumentIndex } = plan
  const indexes = new Map(slots.map(({ field }, index) => [field.key, index]))
  const readers = slots.map(({ field }) => parsedValue(field))
  const essentials = [...slots.keys()].filter((index) => slots[index]?.field.essential)
  const values: unknown[] = []
  // Made when the first problem comes: most programs never see one.
  let described: readonly Omit<FieldProblem, 'raw'>[] | undefined

  return (entry, receivedAt) => {
    const { type, item, values: wire } = entry
    if (!isRecord(wire)) return definition(entry, receivedAt)
    for (let index = 0; index < count; index++) values[index] = null
    let isWhole = true
    let others: string[] | undefined
    for (const key in wire) {
      const index = indexes.get(key)
      if (index === undefined) {
        others ??= []
        others.push(key)
        continue
      }
      const value = readers[index]?.(wire[key])
      values[index] = value
      if (value === UNREADABLE) isWhole = false
    }
    for (const index of essentials) if (values[index] === null) isWhole = false
    const problems = isWhole ? [] : problemsIn(wire)
    if (essentials.some((index) => values[index] === null)) return { problems }

    const time = timeIndex < 0 ? null : values[timeIndex]
    const timestamp = typeof time === 'string' ? timestampOfTime(time, receivedAt) : null
    const stockCode = instrumentIndex < 0 ? plainCode(item) : null
    const event = planEvent(plan, type, item, stockCode, receivedAt, timestamp, values, wire[INSTRUMENT])
    return { event: others === undefined ? event : keepOthers(event, wire, others), problems }
  }

  /** What is missing or could not be read, in the order of the declaration; what could not is blank afterwards. */
  function problemsIn(wire: WireRecord): readonly FieldProblem[] {
    const problems: FieldProblem[] = []
    described ??= slots.map(({ field, path }) => problemOf(path, field, undefined, expectation(field)))
    for (let index = 0; index < count; index++) {
      const value = values[index]
      const slot = slots[index]
      const like = described[index]
      if (slot === undefined || like === undefined) continue
      if (value !== UNREADABLE && !(value === null && slot.field.essential)) continue
      values[index] = null
      const { path, label, expected } = like
      problems.push({ path, label, raw: withoutSecrets(slot.field.key, wire[slot.field.key]), expected })
    }
    return problems
  }
}

/** What the declaration does not know stays under its key. */
function keepOthers<Event extends WireRecord>(event: Event, wire: WireRecord, keys: readonly string[]): Event {
  const all: Record<string, unknown> = event
  for (const key of keys) if (!(key in all)) all[key] = wire[key]
  return event
}
