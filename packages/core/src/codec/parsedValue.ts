/** One value of an entry that `JSON.parse` has read: its text, or whatever stands in its place. */
import { isLeft } from 'fp-ts/lib/Either.js'
import type { Context } from 'io-ts'
import type { Field } from '../catalog/field.ts'
import {
  directCode,
  directDate,
  directDateTime,
  directMagnitude,
  directNames,
  directRate,
  directRatio,
  directSigned,
  directStock,
  directText,
  directTime,
  directUnsigned,
  LEFT,
  scaledDown,
} from './directValue.ts'
import { valueCodec } from './field.ts'

/** The answer for a value that is to be reported. */
export const UNREADABLE: unique symbol = Symbol('unreadable')

/** Reads a value as the field's codec does; {@link UNREADABLE} where that fails. */
export type ParsedValue = (u: unknown) => unknown

/** Makes the reader of a field. */
export function parsedValue(field: Field<unknown, unknown>): ParsedValue {
  const { none, kind } = field
  const codec = valueCodec(field)
  const direct = directReader(field)
  const byCodec = (u: unknown): unknown => {
    const read = codec.validate(u, NOWHERE)
    return isLeft(read) ? UNREADABLE : read.right
  }
  if (kind === 'texts') return byCodec
  return (u) => {
    if (typeof u === 'number') return fromNumber(u)
    if (typeof u === 'boolean' || (typeof u === 'object' && u !== null)) return UNREADABLE
    if (u === none) return null
    const value = direct(u)
    return value === LEFT ? byCodec(u) : value
  }

  /** A number is understood as the text that JavaScript writes for it. */
  function fromNumber(number: number): unknown {
    const text = String(number)
    if (text === none) return null
    const value = direct(text)
    return value === LEFT ? byCodec(text) : value
  }
}

// The codecs of values need no place: the problem is made by the caller.
const NOWHERE: Context = []

function directReader(field: Field<unknown, unknown>): ParsedValue {
  const { codes = {}, kind, scale, sign, width } = field
  const names = directNames(codes)
  // What few fields are, their codec reads.
  if (sign === 'second' || (sign === 'mark' && kind === 'text') || width !== undefined) return () => LEFT
  switch (kind) {
    case 'price':
    case 'signed':
    case 'number':
    case 'rate': {
      const direct = directNumber(field)
      return (u) => number(u, direct, scale)
    }
    case 'code':
    case 'flag':
      return (u) => {
        const name = directCode(u, names)
        return name === LEFT ? directText(u) : name
      }
    case 'date':
      return directDate
    case 'time':
      return directTime
    case 'datetime':
      return directDateTime
    case 'stock':
      return directStock
    case 'id':
    case 'text':
      return directText
    case 'texts':
    case 'list':
      return () => LEFT
  }
}

function directNumber({ kind, sign, unsigned }: Field<unknown, unknown>): ParsedValue {
  if (kind === 'rate') return sign === 'mark' ? directRatio : directRate
  if (kind === 'price' || sign === 'mark') return directMagnitude
  return unsigned ? directUnsigned : directSigned
}

function number(u: unknown, direct: ParsedValue, scale: number | undefined): unknown {
  const value = direct(u)
  if (value !== LEFT) return scale === undefined ? value : scaledDown(value, scale)
  if (typeof u !== 'string') return LEFT
  const code = u.charCodeAt(0)
  // A signed zero comes with a space before it; no number has a letter in it.
  if (code === SPACE) return number(u.trim(), direct, scale)
  return code >= LETTER_A && code <= LETTER_Z ? UNREADABLE : LEFT
}

const SPACE = 0x20
const LETTER_A = 0x41
const LETTER_Z = 0x7a
