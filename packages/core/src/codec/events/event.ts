/** Realtime entries as events. */

import type { EndpointSpec } from '../endpoints/endpointSpec.ts'
import type { FieldProblem } from '../records/problem.ts'
import { isRecord, type WireRecord } from '../records/record.ts'
import { type ClockLead, clockLead } from '../values/clockLead.ts'
import { timestampOfTime } from '../values/koreanTime.ts'
import { plainCode } from '../values/stockCode.ts'

/** What every event has besides its fields. */
export interface EventHead {
  /** The item as registered, venue suffix kept; `''` for account and market-wide types that carry none. */
  readonly item: string
  /**
   * The instrument's plain code, without a leading `A`, `Q` or `J` and a venue suffix: for `item` `'005930_NX'` it is `'005930'`.
   * `null` where the event is about no instrument (a sector, gold, the market). Account events and VI name theirs in FID
   * 9001, and where that is blank the item does. A FID 9001 that was written otherwise stays readable under `'9001'`.
   */
  readonly stockCode: string | null
  /** Epoch ms at which the frame arrived. */
  readonly receivedAt: number
  /**
   * Epoch ms of the exchange's own time; `null` for types that carry none, and where the time is missing (`000000`)
   * or lies more than five minutes after `receivedAt`.
   */
  readonly timestamp: number | null
}

/** One entry as it came. */
export interface RawEntry {
  readonly type: string
  readonly item: string
  readonly values: unknown
}

/** An entry of a REAL frame, as it came: what is no text is blank. */
export function rawEntry({ type, item, values }: Readonly<Record<string, unknown>>): RawEntry {
  return {
    type: typeof type === 'string' ? type : '',
    item: typeof item === 'string' ? item : '',
    // The manual calls `values` a list; should it come as one of a single element, that is meant.
    values: Array.isArray(values) && values.length === 1 ? values[0] : values,
  }
}

/** An event, or nothing where an essential value is missing; and what could not be read. */
export interface EventReading {
  readonly event?: WireRecord & EventHead
  readonly problems: readonly FieldProblem[]
}

/** Reads one entry. */
export type EventReader = (entry: RawEntry, receivedAt: number) => EventReading

// The time of the event itself: trade or message (20), quote (21), order (908), VI trigger (1223).
// docs/protocol.md#types.
const TIME_FIDS: ReadonlySet<string> = new Set(['20', '21', '908', '1223'])

/** Makes the reader of one realtime type. */
export function eventReader(spec: EndpointSpec, lead: ClockLead = clockLead()): EventReader {
  const { reader } = spec.response
  const named = namesInstrument(spec)
  const timeName = timeNameOf(spec)
  return ({ type, item, values }, receivedAt) => {
    const { value, problems } = reader.read(named ? withInstrument(values, item) : values)
    if (value === undefined) return { problems }
    const time = timeName === undefined ? null : value[timeName]
    const timestamp = typeof time === 'string' ? timestampOfTime(time, receivedAt, lead.most) : null
    const sent = named ? value['stockCode'] : item
    const stockCode = typeof sent === 'string' ? plainCode(sent) : null
    const kind = typeof value['orderType'] === 'string' ? { orderType: withoutColour(value['orderType']) } : {}
    const event = { ...value, ...kind, type, item, stockCode, receivedAt, timestamp }
    const raw = named && isRecord(values) ? values[INSTRUMENT] : undefined
    return { event: raw === undefined || raw === stockCode ? event : { ...event, [INSTRUMENT]: raw }, problems }
  }
}

/** The FID in which account events and VI name their instrument. */
export const INSTRUMENT = '9001'

/** Values of which the item names the instrument where they do not. */
function withInstrument(values: unknown, item: string): unknown {
  if (!isRecord(values)) return values
  const own = values[INSTRUMENT]
  const isBlank = own === undefined || own === null || (typeof own === 'string' && own.trim() === '')
  return isBlank && plainCode(item) !== null ? { ...values, [INSTRUMENT]: item } : values
}

// The kind of an order (905) comes with the sign that colours it on a screen: `+매수`, `-매도정정`
// (docs/protocol.md#account-events).
const COLOUR = /^[+-]+/

/** The kind of an order without the sign before it. */
export function withoutColour(orderType: string): string {
  return orderType.replace(COLOUR, '')
}

/** Whether events of the type name their instrument in a FID of their own, besides the item. */
export function namesInstrument(spec: EndpointSpec): boolean {
  return spec.response.fields.some(({ key }) => key === INSTRUMENT)
}

/** The field that holds the event's own time, if the type has one. */
export function timeNameOf(spec: EndpointSpec): string | undefined {
  return spec.response.fields.find(({ key }) => TIME_FIDS.has(key))?.name
}
