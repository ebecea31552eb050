/** Fully formed events of the realtime types: every field of the catalogue is there, null unless given. */
import { type EndpointById, endpointById, plainCode } from '@kiwoom-rx/core/catalog'
import { koreanText } from '../clock/instant.ts'

/** The realtime types (실시간시세), by id. */
export const REALTIME_TYPES = [
  '00',
  '04',
  '0A',
  '0B',
  '0C',
  '0D',
  '0E',
  '0F',
  '0G',
  '0H',
  '0I',
  '0J',
  '0U',
  '0g',
  '0m',
  '0s',
  '0u',
  '0w',
  '1h',
] as const

/** One of them. */
export type RealtimeType = (typeof REALTIME_TYPES)[number]

export function isRealtimeType(id: string | undefined): id is RealtimeType {
  return REALTIME_TYPES.some((type) => type === id)
}

/** The fields of a type's events. */
export type ValuesOf<Type extends RealtimeType> = EndpointById[Type]['response']['codec']['_A']

/** An event of a type, as the client emits it. */
export type EventOf<Type extends RealtimeType> = {
  readonly type: Type
  readonly item: string
  readonly stockCode: string | null
  readonly receivedAt: number
  readonly timestamp: number | null
} & ValuesOf<Type>

/** What a test says of an event: some fields, some levels, some fields of a level. */
export type Given<Values> = {
  readonly [Name in keyof Values]?: Values[Name] extends readonly (infer Row)[] ? readonly Partial<Row>[] : Values[Name]
}

// The time of the event itself: trade or message, quote, order, VI trigger (docs/protocol.md#types).
const TIME_FIDS: ReadonlySet<string> = new Set(['20', '21', '908', '1223'])
const DAY = 86_400_000

/** A declaration as far as it is needed here. */
type Declared = Readonly<
  Record<string, { readonly kind: string; readonly levels?: number; readonly fields?: Declared }>
>

interface Spec<Values> {
  readonly id: string
  readonly ko: string
  readonly response: {
    readonly codec: { is(value: unknown): value is Values }
    readonly declared: Declared
    readonly fields: readonly { readonly key: string; readonly name: string; readonly essential?: true }[]
  }
}

/**
 * An event of a type at an instant (epoch ms).
 *
 * The type's own time field and `timestamp` follow from the instant, in whole seconds as the exchange sends them, unless
 * the time field is given.
 *
 * @throws TypeError when an essential field is missing or a value is not of its field's kind.
 */
export function eventOf<Type extends RealtimeType>(
  type: Type,
  item: string,
  at: number,
  given: Given<ValuesOf<Type>>,
): EventOf<Type> {
  const spec: Spec<ValuesOf<Type>> = endpointById(type)
  const values = filled(spec.response.declared, Object.fromEntries(Object.entries(given)))
  const time = timeFieldOf(spec.response.fields)?.name
  if (time !== undefined && !(time in given)) values[time] = koreanText(at).slice(11, 19)
  if (!spec.response.codec.is(values)) throw new TypeError(whatIsWrong(spec, given))
  return eventWith(type, item, at, values)
}

/** An event of values that are whole. */
export function eventWith<Type extends RealtimeType>(
  type: Type,
  item: string,
  at: number,
  values: ValuesOf<Type>,
): EventOf<Type> {
  const time = timeFieldOf(endpointById(type).response.fields)?.name
  const stamp = time === undefined ? undefined : new Map<string, unknown>(Object.entries(values)).get(time)
  const timestamp = typeof stamp === 'string' ? instantNear(stamp, at) : null
  return { type, item, stockCode: plainCode(item), receivedAt: at, timestamp, ...values }
}

/** The field that holds the time of the event itself. */
export function timeFieldOf<Field extends { readonly key: string }>(fields: readonly Field[]): Field | undefined {
  return fields.find(({ key }) => TIME_FIDS.has(key))
}

function filled(declared: Declared, given: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const entries = Object.entries(declared).map(([name, { kind, levels, fields = {} }]): [string, unknown] => {
    const value = given[name]
    if (levels !== undefined) {
      const rows: readonly unknown[] = Array.isArray(value) ? value : []
      return [name, Array.from({ length: Math.max(levels, rows.length) }, (_, at) => filled(fields, rowOf(rows[at])))]
    }
    return [name, value ?? (kind === 'list' ? [] : null)]
  })
  return { ...given, ...Object.fromEntries(entries) }
}

function rowOf(row: unknown): Readonly<Record<string, unknown>> {
  return typeof row === 'object' && row !== null ? Object.fromEntries(Object.entries(row)) : {}
}

function whatIsWrong<Values>({ id, ko, response }: Spec<Values>, given: object): string {
  const missing = response.fields.filter(({ name, essential }) => essential && !(name in given)).map(({ name }) => name)
  const what =
    missing.length > 0
      ? `${missing.join(' and ')} must be given: without it the event means nothing`
      : 'a value is not of its field’s kind, or a numbered family has too many levels'
  return `${id} ${ko}: ${what}; given were ${JSON.stringify(given)}`
}

/** The instant of a time of day in Korea, on the day of another instant. */
function instantNear(time: string, at: number): number {
  const instant = Date.parse(`${koreanText(at).slice(0, 10)}T${time}+09:00`)
  if (instant - at > DAY / 2) return instant - DAY
  return at - instant > DAY / 2 ? instant + DAY : instant
}
