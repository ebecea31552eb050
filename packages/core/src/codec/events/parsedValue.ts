/** One value of an entry that `JSON.parse` has read: its text, or whatever stands in its place. */

import type { Context } from 'io-ts'
import type { Field } from '../../catalog/field.ts'
import { isLeft } from '../records/either.ts'
import { valueCodec } from '../records/valueCodec.ts'
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
  isSyllable,
  LEFT,
  scaledDown,
} from '../values/directValue.ts'
import { isSaturated, isSaturatedRate, isWrapped, LONGEST_NUMBER } from '../values/text.ts'

/** The answer for a value that is to be reported. */
export const UNREADABLE: unique symbol = Symbol('unreadable')

/** Reads a value as the field's codec does; {@link UNREADABLE} where that fails. */
export type ParsedValue = (u: unknown) => unknown

/** Makes the reader of a field. */
export function parsedValue(field: Field<unknown, unknown>): ParsedValue {
  const { none, kind } = field
  const codec = valueCodec(field)
  const meaning = meaningOf(field)
  const direct = directReader(field, meaning)
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
    if (meaning !== undefined && none === undefined && field.cutAt === undefined) {
      const size = Math.abs(number)
      // Others have an exponent as text, which no number on the wire has.
      if (number !== 0 && (size < SMALLEST || size >= LARGEST)) return UNREADABLE
      return isSaturated(number) ? null : meaning(number)
    }
    const text = String(number)
    if (text === none) return null
    const value = direct(text)
    return value === LEFT ? byCodec(text) : value
  }
}

const SMALLEST = 1e-6
const LARGEST = 1e21

// The codecs of values need no place: the problem is made by the caller.
const NOWHERE: Context = []

function directReader(field: Field<unknown, unknown>, meaning: Meaning | undefined): ParsedValue {
  const { codes = {}, kind, scale, sign, width, cutAt } = field
  const names = directNames(codes)
  // What few fields are, their codec reads.
  if (sign === 'second' || (sign === 'mark' && kind === 'text') || (width ?? cutAt) !== undefined) return () => LEFT
  switch (kind) {
    case 'price':
    case 'signed':
    case 'number':
    case 'rate': {
      const direct = directNumber(field)
      return (u) => {
        const value = direct(u)
        if (value !== LEFT) return scale === undefined ? value : scaledDown(value, scale)
        return typeof u === 'string' && meaning !== undefined ? loose(u, meaning) : LEFT
      }
    }
    case 'code':
    case 'flag':
      return (u) => {
        const name = directCode(u, names)
        return name === LEFT ? directText(u) : name
      }
    case 'date':
      return (u) => (beginsWithLetter(u) ? UNREADABLE : directDate(u))
    case 'time':
      return (u) => (beginsWithLetter(u) ? UNREADABLE : directTime(u))
    case 'datetime':
      return (u) => (beginsWithLetter(u) ? UNREADABLE : directDateTime(u))
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

/** No date and no time does. */
function beginsWithLetter(u: unknown): boolean {
  if (typeof u !== 'string') return false
  const code = u.charCodeAt(0)
  return (code >= LETTER_A && code <= LETTER_Z) || isSyllable(code)
}

const LETTER_A = 0x41
const LETTER_Z = 0x7a

function directNumber({ kind, sign, unsigned }: Field<unknown, unknown>): ParsedValue {
  if (kind === 'rate') return sign === 'mark' ? directRatio : directRate
  if (kind === 'price' || sign === 'mark') return directMagnitude
  return unsigned ? directUnsigned : directSigned
}

/** What a number on the wire means; {@link UNREADABLE} for one that the field cannot hold. */
type Meaning = (value: number) => unknown

function meaningOf({ kind, scale = 1, sign, unsigned }: Field<unknown, unknown>): Meaning | undefined {
  switch (kind) {
    case 'price':
    case 'signed':
    case 'number':
    case 'rate':
      if (sign === 'second') return undefined
      return (value) => {
        if (kind === 'rate' && isSaturatedRate(value)) return null
        const scaled = value === 0 ? 0 : value / scale
        if (kind === 'price' || sign === 'mark') return Math.abs(scaled)
        if (!unsigned || scaled >= 0) return scaled
        return isWrapped(scaled) ? null : UNREADABLE
      }
    default:
      return undefined
  }
}

/** A number with spaces around it, commas in it, a percent mark, or more digits than a double holds exactly. */
function loose(text: string, meaning: Meaning): unknown {
  const { length } = text
  let at = 0
  while (text.charCodeAt(at) === SPACE) at += 1
  let end = length
  while (end > at && text.charCodeAt(end - 1) === SPACE) end -= 1
  if (at === end) return null
  // Outside of ASCII there is white space that the codec trims.
  if (end - at > LONGEST_NUMBER) {
    return text.charCodeAt(at) > 0x7e || text.charCodeAt(end - 1) > 0x7e ? LEFT : UNREADABLE
  }
  if (text.charCodeAt(end - 1) === PERCENT) end -= 1
  let signs = 0
  let isNegative = false
  let number = 0
  let digits = 0
  let point = -1
  let first = end
  for (; at < end; at++) {
    const code = text.charCodeAt(at)
    const digit = code - ZERO
    if (digit >= 0 && digit <= 9) {
      if (digits === 0 && point < 0) first = at
      number = number * 10 + digit
      digits += 1
    } else if ((code === PLUS || code === MINUS) && digits === 0 && point < 0 && signs < 2) {
      signs += 1
      isNegative = code === MINUS
    } else if (code === DOT && point < 0) point = digits
    // What a comma leaves behind is for the codec to say.
    else if (isSyllable(code)) return UNREADABLE
    else if (code !== COMMA) return code > 0x7e || code < SPACE || text.includes(',') ? LEFT : UNREADABLE
  }
  if (digits === 0) return text.includes(',') ? LEFT : UNREADABLE
  if (digits > 15 && (first === end || text.includes(','))) return LEFT
  if (number === 0) return meaning(0)
  const magnitude =
    digits > 15 ? Number(text.slice(first, end)) : point < 0 ? number : number / (POWERS[digits - point] ?? 1)
  const value = isNegative ? -magnitude : magnitude
  return isSaturated(value) ? null : meaning(value)
}

const SPACE = 0x20
const PERCENT = 0x25
const PLUS = 0x2b
const COMMA = 0x2c
const MINUS = 0x2d
const DOT = 0x2e
const ZERO = 0x30
const POWERS = Array.from({ length: 16 }, (_, power) => 10 ** power)
