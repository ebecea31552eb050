/** Records: the scalars, numbered families and lists of one declaration, read and written as a whole. */

import * as t from 'io-ts'
import type { Field, Fields } from '../../catalog/field.ts'
import { withDirection, withoutDirection } from '../values/text.ts'
import { isLeft } from './either.ts'
import { type FieldProblem, problemOf, withoutSecrets } from './problem.ts'
import { validationError } from './validationError.ts'
import { expectation, type ValueCodec, valueCodec } from './valueCodec.ts'

/** A record as it travels: an object whose values are texts, or lists of such objects. */
export type WireRecord = Readonly<Record<string, unknown>>

/** A record as it was understood: its values by our names, and what could not be read. */
export interface Reading {
  /** Absent when something essential is missing, so that nothing can be made of the rest. */
  readonly value?: WireRecord
  readonly problems: readonly FieldProblem[]
}

/** Reads and writes records of one declaration. */
export interface RecordReader {
  /** Reads what can be read: a field that does not parse is `null` and a problem. */
  read(wire: unknown): Reading
  write(value: WireRecord): Record<string, unknown>
  is(value: unknown): boolean
}

/**
 * The codec of a record: strict, every problem is an error. `A` is the type inferred from the same declaration.
 *
 * @param read a quicker way to the same reading as `reader.read`
 */
export function recordCodec<A extends object>(
  name: string,
  reader: RecordReader,
  read: RecordReader['read'] = reader.read,
): t.Type<A, WireRecord, unknown> {
  const is = (u: unknown): u is A => reader.is(u)
  // A reading without problems is of the declaration from which `A` is inferred: no need to walk through it again.
  const isWhole = (u: unknown): u is A => u !== undefined
  return new t.Type<A, WireRecord, unknown>(
    name,
    is,
    (u, context) => {
      const { value, problems } = read(u)
      if (problems.length === 0 && isWhole(value)) return t.success(value)
      return t.failures(problems.map((problem) => validationError(problem, context)))
    },
    (value) => reader.write(Object.fromEntries(Object.entries(value))),
  )
}

/** Makes the reader of a record of these fields. */
export function recordReader(fields: Fields): RecordReader {
  const slots = Object.entries(fields).map(([name, field]) => slot(name, field))
  const known = new Set(slots.flatMap(({ keys }) => keys))
  const directed = Object.values(fields).filter(({ directedBy: by }) => by !== undefined)

  function read(wire: unknown): Reading {
    if (!isRecord(wire)) {
      return { problems: [{ path: '', label: 'record', raw: withoutSecrets('', wire), expected: 'a JSON object' }] }
    }
    const problems: FieldProblem[] = []
    const value: Record<string, unknown> = {}
    let complete = true
    for (const each of slots) {
      const found = each.read(wire, problems)
      if (found === null && each.essential) {
        complete = false
        problems.push(missing(each, wire))
      }
      value[each.name] = found
    }
    for (const key of Object.keys(wire)) if (!known.has(key) && !(key in value)) value[key] = wire[key]
    return complete ? { value, problems } : { problems }
  }

  function write(value: WireRecord): Record<string, unknown> {
    const wire: Record<string, unknown> = {}
    const names = new Set(slots.map(({ name }) => name))
    for (const each of slots) if (value[each.name] !== undefined) each.write(value[each.name], wire)
    // The other field may come after, so this waits until all are written.
    for (const { key, directedBy: by } of directed) {
      if (by !== undefined && wire[key] !== undefined) wire[key] = withoutDirection(wire[key], wire[by])
    }
    for (const key of Object.keys(value)) if (!names.has(key)) wire[key] = value[key]
    return wire
  }

  function is(value: unknown): boolean {
    return isRecord(value) && slots.every((each) => each.is(value[each.name]))
  }

  return { read, write, is }
}

/** One property of a record and the wire keys behind it. */
interface Slot {
  readonly name: string
  readonly keys: readonly string[]
  readonly essential: boolean
  readonly field: Field<unknown, unknown>
  read(wire: WireRecord, problems: FieldProblem[]): unknown
  write(value: unknown, wire: Record<string, unknown>): void
  is(value: unknown): boolean
}

function slot(name: string, field: Field<unknown, unknown>): Slot {
  if (field.levels !== undefined) return levelsSlot(name, field, field.levels)
  if (field.kind === 'list') return listSlot(name, field)
  return scalarSlot(name, field, valueCodec(field))
}

function scalarSlot(name: string, field: Field<unknown, unknown>, codec: ValueCodec): Slot {
  const essential = field.essential === true
  const { directedBy: by } = field
  return {
    name,
    keys: [field.key],
    essential,
    field,
    read(wire, problems) {
      const raw = wire[field.key]
      const result = codec.decode(raw)
      if (!isLeft(result)) return by === undefined ? result.right : withDirection(result.right, raw, wire[by])
      if (!essential) problems.push(problemOf(name, field, wire[field.key], expectation(field)))
      return null
    },
    write(value, wire) {
      wire[field.key] = codec.encode(value)
    },
    is: (value) => codec.is(value) && !(essential && value === null),
  }
}

function listSlot(name: string, field: Field<unknown, unknown>): Slot {
  const row = recordReader(field.fields ?? {})
  const asRecord = rowRecord(field)
  const rowKeys = keysOf(field)
  const toTuple = (wire: WireRecord) => rowKeys.map((key) => wire[key])
  return {
    name,
    keys: [field.key],
    essential: false,
    field,
    read(wire, problems) {
      const list = wire[field.key]
      // A reply without rows leaves its list out or blank; `null` says nothing of them.
      if (list === undefined || list === '') return []
      if (!Array.isArray(list)) {
        problems.push(problemOf(name, field, list, expectation(field)))
        return []
      }
      return list.flatMap((item, index) => {
        if (isFiller(item, field)) return []
        const { value, problems: found } = row.read(asRecord(item))
        for (const problem of found) problems.push(pathInRow(problem, name, index))
        return value === undefined ? [] : [value]
      })
    },
    write(value, wire) {
      wire[field.key] = Array.isArray(value)
        ? value.map((item) => (field.tuples ? toTuple(row.write(item)) : unlikeFiller(row.write(item), field)))
        : []
    },
    is: (value) => Array.isArray(value) && value.every((item) => row.is(item)),
  }
}

/**
 * A row whose values are all unknown, so that it is read again as one: it came with a counter that ran over, and a row
 * of blanks would be none.
 */
function unlikeFiller(wire: Record<string, unknown>, { fields = {} }: Field<unknown, unknown>): WireRecord {
  const counter = Object.values(fields).find(({ kind }) => kind === 'number' || kind === 'price' || kind === 'signed')
  return counter !== undefined && isBlankRow(wire) ? { ...wire, [counter.key]: '4294967295' } : wire
}

/** Makes a record of a list's item: rows may travel as arrays, their values in the order of the fields. */
export function rowRecord(field: Field<unknown, unknown>): (item: unknown) => unknown {
  const keys = keysOf(field)
  return (item) => (Array.isArray(item) ? Object.fromEntries(keys.map((key, at) => [key, item[at]])) : item)
}

function keysOf({ fields = {} }: Field<unknown, unknown>): readonly string[] {
  return Object.values(fields).map(({ key }) => key)
}

/** A row's problem, as one of the record that its list is in. */
export function pathInRow(problem: FieldProblem, list: string, index: number): FieldProblem {
  return { ...problem, path: `${list}[${index}]${dotted(problem.path)}` }
}

/** A numbered family: `asks[3].size` is the fourth key after that of `asks[0].size`. */
function levelsSlot(name: string, field: Field<unknown, unknown>, count: number): Slot {
  const levels = Array.from({ length: count }, (_, index) =>
    recordReader(Object.fromEntries(Object.entries(field.fields ?? {}).map(([p, f]) => [p, atLevel(f, index)]))),
  )
  const keys = levels.flatMap((_, index) => Object.values(field.fields ?? {}).map((f) => levelKey(f, index)))
  return {
    name,
    keys,
    essential: false,
    field,
    read: (wire, problems) =>
      levels.map((level, index) => {
        const own = pick(wire, field.fields ?? {}, index)
        const { value, problems: found } = level.read(own)
        for (const problem of found) problems.push(pathInRow(problem, name, index))
        return value
      }),
    write(value, wire) {
      if (!Array.isArray(value)) return
      value.forEach((item, index) => {
        Object.assign(wire, levels[index]?.write(item))
      })
    },
    is: (value) =>
      Array.isArray(value) && value.length === count && value.every((item, index) => levels[index]?.is(item) === true),
  }
}

/** The wire key of a family's field at a level; level 0 is the first. */
export function levelKey(field: Field<unknown, unknown>, level: number): string {
  return String(Number(field.key) + level)
}

/** A family's field at a level, its label numbered as in the manual. */
export function atLevel(field: Field<unknown, unknown>, level: number): Field<unknown, unknown> {
  return { ...field, key: levelKey(field, level), ko: field.ko.replace('#', String(level + 1)) }
}

function pick(wire: WireRecord, fields: Fields, level: number): WireRecord {
  const own: Record<string, unknown> = {}
  for (const field of Object.values(fields)) {
    const key = levelKey(field, level)
    own[key] = wire[key]
  }
  return own
}

function missing(slot: Slot, wire: WireRecord): FieldProblem {
  return problemOf(slot.name, slot.field, wire[slot.field.key], expectation(slot.field))
}

/** Whether a value is a plain JSON object. */
export function isRecord(u: unknown): u is WireRecord {
  return typeof u === 'object' && u !== null && !Array.isArray(u)
}

/** Whether a row says nothing: every value is blank. */
export function isBlankRow(row: unknown): boolean {
  return isRecord(row) && Object.values(row).every((value) => typeof value === 'string' && value.trim() === '')
}

/**
 * Whether an item of a list is no row. The end of the data can be one whose values are all blank (measured: ka10170,
 * ka10095); ka00198 fills its list up with rows that name no stock.
 */
export function isFiller(item: unknown, { named }: Pick<Field<unknown, unknown>, 'named'>): boolean {
  if (isBlankRow(item)) return true
  return named !== undefined && isRecord(item) && named.every((key) => isBlank(item[key]))
}

function isBlank(value: unknown): boolean {
  return value === undefined || value === null || (typeof value === 'string' && value.trim() === '')
}

function dotted(path: string): string {
  return path === '' ? '' : `.${path}`
}
