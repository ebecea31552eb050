/** What is known of a realtime type before its first entry comes: made once, from its declaration. */
import { bytesOf } from '#bytes'
import type { Field, Fields } from '../../catalog/field.ts'
import type { EndpointSpec } from '../endpoints/endpointSpec.ts'
import { type FieldProblem, problemOf } from '../records/problem.ts'
import { atLevel, type WireRecord } from '../records/record.ts'
import { expectation } from '../records/valueCodec.ts'
import { type EventHead, INSTRUMENT, namesInstrument, timeNameOf } from './event.ts'
import { type ParsedValue, parsedValue } from './parsedValue.ts'

/** How the scanner reads a value's bytes. `other` makes a text of them first. */
export type Manner = 'magnitude' | 'number' | 'code' | 'time' | 'text' | 'stock' | 'other'

/** One FID: how its value is read. */
export interface Slot {
  readonly field: Field<unknown, unknown>
  /** Where it stands in its event: `asks[3].price`. */
  readonly path: string
  readonly manner: Manner
  /** Short ASCII codes as one number each (see `packed`), to their names. */
  readonly codes: ReadonlyMap<number, string>
  /** The same for codes of one byte, by that byte. */
  readonly shortCodes: readonly (string | undefined)[]
  /** A time of which `000000` stands for "none". */
  readonly midnightIsNone: boolean
  /** Its table has codes that are not in `codes`: longer ones, or Korean words. */
  readonly hasLongCodes: boolean
  /** It holds the event's own time. */
  readonly isEventTime: boolean
  /** It names the event's instrument (9001). */
  readonly isInstrument: boolean
  /** How its value is read when it comes in any other way. */
  readonly parsed: ParsedValue
}

/** What the inner loop has to know of a FID, in the bits of one number; the rest of them is `index + 1`. */
export const IS_NUMBER = 1
export const IS_SIGNED = 2
export const IS_ESSENTIAL = 4
/** A negative number, or one of a rate that may have run over, is left to the codec. */
export const IS_UNSIGNED = 8
export const IS_RATE = 16
export const IS_SCALED = 32
export const INDEX_SHIFT = 6

/** Makes an event of its head and the values of its slots, in their order. */
export type Build = (
  type: string,
  item: string,
  stockCode: string | null,
  receivedAt: number,
  timestamp: number | null,
  values: readonly unknown[],
) => WireRecord & EventHead

/** One realtime type, ready to be read. */
export interface ScanPlan {
  /** By FID: its bits, and its index among the values of an entry plus one; 0 for a FID that the type does not have. */
  readonly fids: Int32Array
  /** By index, in the order of the declaration. */
  readonly slots: readonly Slot[]
  /** By index: what a number is divided by. */
  readonly scales: readonly number[]
  readonly count: number
  /** The places of what an event means nothing without. */
  readonly essentials: readonly number[]
  /** By FID as text, its index. */
  readonly indexes: ReadonlyMap<string, number>
  /** By index: the problem of a value, without the value. Made when the first comes: most programs never see one. */
  readonly problems: () => readonly FieldProblem[]
  /** The place of the event's own time among the values; -1 for none. */
  readonly timeIndex: number
  /** The place of the instrument that the event names itself; -1 where its item is the instrument. */
  readonly instrumentIndex: number
  /** The place of the kind of an order, which comes with a sign; -1 for none. */
  readonly orderTypeIndex: number
  /** Whether an event has something under a key, so that what came under it as a FID is not kept. */
  readonly taken: (key: string) => boolean
  readonly build: Build
}

/** Makes the plan of a type; `undefined` for one in which a value depends on another, which no event does today. */
export function scanPlan(spec: EndpointSpec): ScanPlan | undefined {
  const { declared, fields } = spec.response
  const flat = inOrder(declared)
  if (flat.some(({ field }) => field.directedBy !== undefined)) return undefined
  const fids = new Int32Array(1 + Math.max(...flat.map(({ field }) => Number(field.key))))
  for (const [index, { field }] of flat.entries()) {
    fids[Number(field.key)] = bitsOf(field) | ((index + 1) << INDEX_SHIFT)
  }
  const timeKey = fields.find(({ name }) => name === timeNameOf(spec))?.key
  const named = namesInstrument(spec)
  const names = new Set([...Object.keys(declared), 'type', 'item', 'stockCode', 'receivedAt', 'timestamp'])
  let problems: readonly FieldProblem[] | undefined
  return {
    fids,
    slots: flat.map((each) => slotOf(each, timeKey, named)),
    scales: flat.map(({ field }) => field.scale ?? 1),
    count: flat.length,
    essentials: [...flat.keys()].filter((index) => flat[index]?.field.essential),
    indexes: new Map(flat.map(({ field }, index) => [field.key, index])),
    problems: () => {
      problems ??= flat.map(({ path, field }) => problemOf(path, field, undefined, expectation(field)))
      return problems
    },
    timeIndex: flat.findIndex(({ field }) => field.key === timeKey),
    instrumentIndex: named ? flat.findIndex(({ path }) => path === 'stockCode') : -1,
    orderTypeIndex: flat.findIndex(({ path }) => path === 'orderType'),
    taken: (key) => !isFid(key) && (names.has(key) || key in Object.prototype),
    build: builder(declared),
  }
}

function isFid(key: string): boolean {
  const first = key.charCodeAt(0)
  return first >= 0x30 && first <= 0x39
}

/** An ASCII code of up to three bytes as one number. */
export function packed(bytes: Uint8Array, start: number, end: number): number {
  let value = 0
  for (let at = start; at < end; at++) value = value * 256 + (bytes[at] ?? 0)
  return value
}

interface Placed {
  readonly path: string
  readonly field: Field<unknown, unknown>
}

/** Every field with a FID of its own: the levels of a family one after the other. */
function inOrder(declared: Fields): readonly Placed[] {
  return Object.entries(declared).flatMap(([name, field]) =>
    field.levels === undefined
      ? [{ path: name, field }]
      : Array.from({ length: field.levels }, (_, level) =>
          Object.entries(field.fields ?? {}).map(([own, each]) => ({
            path: `${name}[${level}].${own}`,
            field: atLevel(each, level),
          })),
        ).flat(),
  )
}

function bitsOf(field: Field<unknown, unknown>): number {
  const manner = mannerOf(field)
  const isNumber = manner === 'number' || manner === 'magnitude'
  return (
    (isNumber ? IS_NUMBER : 0) |
    (manner === 'number' ? IS_SIGNED : 0) |
    (field.essential === true ? IS_ESSENTIAL : 0) |
    (isNumber && field.unsigned === true ? IS_UNSIGNED : 0) |
    (isNumber && field.kind === 'rate' ? IS_RATE : 0) |
    (isNumber && field.scale !== undefined ? IS_SCALED : 0)
  )
}

function slotOf({ path, field }: Placed, timeKey: string | undefined, named: boolean): Slot {
  const all = Object.entries(field.codes ?? {})
  const codes = all.filter(([wire]) => /^[!-~]{1,3}$/.test(wire))
  const short = new Map(codes.filter(([wire]) => wire.length === 1).map(([wire, { name }]) => [wire, name]))
  return {
    field,
    path,
    manner: mannerOf(field),
    codes: new Map(codes.map(([wire, { name }]) => [packed(bytesOf(wire), 0, wire.length), name])),
    shortCodes: Array.from({ length: 128 }, (_, byte) => short.get(String.fromCharCode(byte))),
    hasLongCodes: codes.length < all.length,
    midnightIsNone: field.none === '000000',
    isEventTime: field.key === timeKey,
    isInstrument: named && field.key === INSTRUMENT,
    parsed: parsedValue(field),
  }
}

function mannerOf({ kind, none, sign, width, cutAt }: Field<unknown, unknown>): Manner {
  if (sign === 'second' || cutAt !== undefined) return 'other'
  switch (kind) {
    case 'price':
    case 'signed':
    case 'number':
    case 'rate':
      if (none !== undefined) return 'other'
      return kind === 'price' || sign === 'mark' ? 'magnitude' : 'number'
    case 'code':
    case 'flag':
      return none === undefined ? 'code' : 'other'
    case 'time':
      return none === undefined || none === '000000' ? 'time' : 'other'
    case 'id':
    case 'text':
      return none === undefined && sign === undefined && width === undefined ? 'text' : 'other'
    case 'stock':
      return none === undefined ? 'stock' : 'other'
    case 'date':
    case 'datetime':
    case 'texts':
    case 'list':
      return 'other'
  }
}

/**
 * Makes the function that builds events of a type, as one object literal written for it: events then are all of one
 * shape, and a value costs a plain store. The text is made of our own declarations, quoted, and of nothing that comes
 * from outside; where making functions of texts is forbidden, a slower function does the same.
 */
function builder(declared: Fields): Build {
  let index = 0
  const object = (fields: Fields): string =>
    Object.entries(fields)
      .map(([name, field]) => `${JSON.stringify(name)}: ${field.levels === undefined ? `v[${index++}]` : array(field)}`)
      .join(', ')
  const array = ({ fields = {}, levels = 0 }: Field<unknown, unknown>): string =>
    `[${Array.from({ length: levels }, () => `{ ${object(fields)} }`).join(', ')}]`
  const literal = `{ ${object(declared)}, type, item, stockCode, receivedAt, timestamp }`
  const compiled = compile(`return ${literal}`)
  if (compiled !== undefined) return compiled
  return (type, item, stockCode, receivedAt, timestamp, values) => {
    return { ...assembled(declared, values), type, item, stockCode, receivedAt, timestamp }
  }
}

/** A function of this body, or nothing where the process may not make one (`--disallow-code-generation-from-strings`). */
function compile(body: string): Build | undefined {
  try {
    const made: unknown = new Function('type', 'item', 'stockCode', 'receivedAt', 'timestamp', 'v', body)
    return isBuild(made) ? made : undefined
  } catch {
    return undefined
  }
}

function isBuild(made: unknown): made is Build {
  return typeof made === 'function'
}

/** The same without a compiler. */
export function assembled(declared: Fields, values: readonly unknown[]): WireRecord {
  let index = 0
  const object = (fields: Fields): WireRecord =>
    Object.fromEntries(
      Object.entries(fields).map(([name, { levels, fields: own = {} }]) => [
        name,
        levels === undefined ? values[index++] : Array.from({ length: levels }, () => object(own)),
      ]),
    )
  return object(declared)
}
