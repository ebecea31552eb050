/** One io-ts codec for each field kind: wire text to value and back. */
import * as t from 'io-ts'
import type { Field, Kind } from '../../catalog/field.ts'
import { withoutLetter } from '../values/stockCode.ts'
import {
  digits,
  isSaturatedRate,
  isWrapped,
  readDate,
  readDateTime,
  readNumber,
  readTime,
  writeNumber,
} from '../values/text.ts'
import { describeProblem, problemOf } from './problem.ts'

/** A codec of one scalar field; a blank is `null`. */
export type ValueCodec = t.Type<unknown, unknown, unknown>

type Scalar = Field<unknown, unknown>

/** The codec of a scalar field. Lists are made of records: see `record.ts`. */
export function valueCodec(field: Scalar): ValueCodec {
  switch (field.kind) {
    case 'price':
    case 'signed':
    case 'number':
    case 'rate':
      return numeric(field)
    case 'code':
    case 'flag':
      return coded(field)
    case 'date':
      return textual(field, readDate, digits)
    case 'time':
      return textual(field, readTime, digits)
    case 'datetime':
      return textual(field, readDateTime, digits)
    case 'stock':
      return textual(field, withoutLetter, same)
    case 'id':
      return field.width === undefined ? textual(field, same, same) : zeroPadded(field, field.width)
    case 'text':
      return textual(field, field.sign === 'mark' ? withoutMark : same, same)
    case 'texts':
      return new t.Type<unknown, unknown, unknown>(
        'texts',
        textsOrNull.is,
        textsOrNull.validate,
        (value) => value ?? [],
      )
    case 'list':
      throw new TypeError(`${field.key} is a list: its rows have a record codec`)
  }
}

const textsOrNull = t.union([t.readonlyArray(t.string), t.null])

/** What a field of this kind looks like, for error messages. */
export function expectation(field: Scalar): string {
  if (field.codes) {
    const entries = Object.entries(field.codes)
    return `one of ${entries.map(([wire, { name }]) => `${name} (${wire})`).join(', ')}`
  }
  return EXPECTED[field.kind]
}

const EXPECTED: Readonly<Record<Kind, string>> = {
  price: "a price, such as 61300 or '-61300'",
  signed: 'a number with its sign',
  number: 'a number',
  rate: 'a rate',
  code: 'a code',
  flag: 'a flag',
  id: 'an identifier (text)',
  stock: "an instrument code, such as '005930' or '005930_NX'",
  text: 'text',
  texts: 'a list of texts',
  date: "a date, '2026-11-20' or '20261120'",
  time: "a time of day, '15:23:10' or '152310'",
  datetime: "a date and time, '2026-11-20T15:23:10' or '20261120152310'",
  list: 'a list of records',
}

function numeric(field: Scalar): ValueCodec {
  const { scale = 1, sign, kind, cutAt = Number.POSITIVE_INFINITY } = field
  const meaning = meaningOf(field)
  const read = (text: string): number | null | undefined => {
    // What no number is stays a problem, however long.
    if (text.length >= cutAt && readNumber(text) !== undefined) return null
    const value = readNumber(sign === 'second' ? text.replace(/^[+-]/, '') : text)
    if (typeof value !== 'number') return value
    if (kind === 'rate' && isSaturatedRate(value)) return null
    return meaning(value / scale)
  }
  // 15 digits undo what a binary fraction adds when the decimal point moves back (2521.27 * 100).
  const written = (value: number): string => writeNumber(scale === 1 ? value : Number((value * scale).toPrecision(15)))
  const write = sign === 'second' ? (value: number) => `+${written(value)}` : written
  return nullable<number>(field, isFiniteNumber, read, write)
}

/** What a number on the wire means; `undefined` for one that the field cannot hold. */
function meaningOf({ kind, sign, unsigned }: Scalar): (value: number) => number | null | undefined {
  if (kind === 'price' || sign === 'mark') return Math.abs
  if (unsigned) return (value) => (value >= 0 ? value : isWrapped(value) ? null : undefined)
  return same
}

function textual(
  field: Scalar,
  read: (text: string) => string | null | undefined,
  write: (value: string) => string,
): ValueCodec {
  return nullable<string>(field, t.string.is, read, write)
}

function zeroPadded(field: Scalar, width: number): ValueCodec {
  return textual(
    field,
    (text) => (/^\d+$/.test(text) ? text.padStart(width, '0') : text),
    (value) => (/^\d+$/.test(value) && value.length === width ? String(Number(value)) : value),
  )
}

/** A text without the sign that marks it; nothing where there is only the sign. */
function withoutMark(text: string): string | null {
  return text.replace(/^[+-]+\s*/, '') || null
}

function coded(field: Scalar): ValueCodec {
  const { codes = {} } = field
  const names = new Map(Object.entries(codes).map(([wire, { name }]) => [wire, name]))
  const wires = new Map(Object.entries(codes).map(([wire, { name }]) => [name, wire]))
  return nullable<string>(
    field,
    t.string.is,
    (text) => names.get(text) ?? text,
    (value) => wires.get(value) ?? value,
  )
}

/** The common frame: blanks to `null` and back, everything else through `read` and `write`. */
function nullable<A>(
  field: Scalar,
  is: (u: unknown) => u is A,
  read: (text: string) => A | null | undefined,
  write: (value: A) => string,
): ValueCodec {
  return new t.Type<unknown, unknown, unknown>(
    `${field.kind} ${field.key}`,
    (u): u is unknown => u === null || is(u),
    (u, context) => {
      const text = wireText(u)
      if (text === undefined) return t.failure(u, context, expectation(field))
      if (text === '' || text === field.none) return t.success(null)
      const value = read(text)
      return value === undefined ? t.failure(u, context, expectation(field)) : t.success(value)
    },
    (value) => {
      if (value === null) return ''
      if (is(value)) return write(value)
      throw new TypeError(describeProblem(problemOf(field.kind, field, value, expectation(field))))
    },
  )
}

/** The text of a wire value: every scalar is a string except `return_code`, yet a number would be understood. */
function wireText(u: unknown): string | undefined {
  if (typeof u === 'string') return u.trim()
  if (u === undefined || u === null) return ''
  return typeof u === 'number' ? String(u) : undefined
}

function same<A>(value: A): A {
  return value
}

function isFiniteNumber(u: unknown): u is number {
  return typeof u === 'number' && Number.isFinite(u)
}
