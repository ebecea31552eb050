/**
 * Values read straight from their text, where it is written as the exchange usually writes it. Anything else is `LEFT` to
 * the field's codec, which stays the definition: these functions only ever answer what it would answer.
 */
import { dateText, timeText } from './clockText.ts'
import { isSaturated, isWrapped, LONGEST_NUMBER } from './text.ts'

/** The answer for a value that is left to the codec. */
export const LEFT: unique symbol = Symbol('left to the codec')

const PLUS = 0x2b
const MINUS = 0x2d
const DOT = 0x2e
const ZERO = 0x30
const LETTERS: ReadonlySet<number> = new Set([0x41, 0x4a, 0x51])

/** A number whose sign is part of it. */
export function directSigned(u: unknown): unknown {
  return direct(u, true)
}

/** A price: the sign is only the direction. */
export function directMagnitude(u: unknown): unknown {
  return direct(u, false)
}

/** A rate; one so large that it may have run over is left. */
export function directRate(u: unknown): unknown {
  const value = direct(u, true)
  return typeof value === 'number' && (value >= LARGE_RATE || value <= -LARGE_RATE) ? LEFT : value
}

/** A ratio: the sign is only a mark. */
export function directRatio(u: unknown): unknown {
  const value = direct(u, false)
  return typeof value === 'number' && value >= LARGE_RATE ? LEFT : value
}

const LARGE_RATE = 21_474_836

/** A number that is never negative: one that is has run over. */
export function directUnsigned(u: unknown): unknown {
  const value = direct(u, true)
  if (typeof value !== 'number' || value >= 0) return value
  return isWrapped(value) ? null : LEFT
}

/** A number whose decimal point the exchange drops. */
export function scaledDown(value: unknown, by: number): unknown {
  return typeof value === 'number' ? value / by : value
}

/**
 * Digits with up to two signs and a point. At most 15 digits, which a double holds exactly: then dividing by the power of
 * ten gives the very number that the text names.
 */
function direct(u: unknown, isSigned: boolean): unknown {
  if (typeof u !== 'string') return u === undefined || u === null ? null : LEFT
  const length = u.length
  if (length === 0) return null
  if (length > LONGEST_NUMBER) return LEFT
  let at = 0
  let negative = false
  let code = u.charCodeAt(0)
  while (at < 2 && (code === PLUS || code === MINUS)) {
    negative = code === MINUS
    at += 1
    code = u.charCodeAt(at)
  }
  const first = at
  let number = 0
  let point = -1
  for (; at < length; at++) {
    code = u.charCodeAt(at)
    const digit = code - ZERO
    if (digit >= 0 && digit <= 9) number = number * 10 + digit
    else if (code === DOT && point < 0 && at > first) point = at
    else return LEFT
  }
  const digits = point < 0 ? length - first : length - first - 1
  if (digits === 0 || digits > 15) return LEFT
  if (number === 0) return 0
  const magnitude = point < 0 ? number : number / (POWERS[length - point - 1] ?? 1)
  // Only whole numbers of seven digits and more can be saturated.
  if (magnitude > 2_000_000 && isSaturated(negative ? -magnitude : magnitude)) return null
  return negative && isSigned ? -magnitude : magnitude
}

const POWERS = Array.from({ length: 16 }, (_, power) => 10 ** power)

/** Text without white space at its ends. */
export function directText(u: unknown): unknown {
  if (typeof u !== 'string') return u === undefined || u === null ? null : LEFT
  if (u.length === 0) return null
  return isInk(u.charCodeAt(0)) && isInk(u.charCodeAt(u.length - 1)) ? u : LEFT
}

/** An instrument code that has no `A`, `J` or `Q` before it. */
export function directStock(u: unknown): unknown {
  return typeof u === 'string' && LETTERS.has(u.charCodeAt(0)) ? LEFT : directText(u)
}

/** What is no white space for sure: printable ASCII and the Korean syllables. */
function isInk(code: number): boolean {
  return (code > 0x20 && code < 0x7f) || isSyllable(code)
}

/** A Korean syllable: no white space, and in no number, date or time. */
export function isSyllable(code: number): boolean {
  return code >= 0xac00 && code <= 0xd7a3
}

/** A code by its name. */
export function directCode(u: unknown, names: ReadonlyMap<unknown, string>): unknown {
  if (u === undefined || u === null || u === '') return null
  return names.get(u) ?? LEFT
}

/** The codes of a table that are found as they are written: the codec knows no others. */
export function directNames(codes: Readonly<Record<string, { readonly name: string }>>): ReadonlyMap<unknown, string> {
  const entries = Object.entries(codes).filter(([wire]) => wire !== '' && wire === wire.trim())
  return new Map(entries.map(([wire, { name }]) => [wire, name]))
}

/** Eight digits as `2026-11-20`. */
export function directDate(u: unknown): unknown {
  if (typeof u !== 'string') return u === undefined || u === null ? null : LEFT
  if (u.length === 0) return null
  if (u.length !== 8) return LEFT
  const number = dateNumber(u)
  return number < 0 ? LEFT : dateText(number)
}

/** Six digits as `15:23:10`. */
export function directTime(u: unknown): unknown {
  if (typeof u !== 'string') return u === undefined || u === null ? null : LEFT
  if (u.length === 0) return null
  if (u.length !== 6) return LEFT
  const second = secondOfDay(u, 0)
  return second < 0 ? LEFT : timeText(second)
}

/** Fourteen digits as `2026-11-20T15:23:10`. */
export function directDateTime(u: unknown): unknown {
  if (typeof u !== 'string') return u === undefined || u === null ? null : LEFT
  if (u.length === 0) return null
  if (u.length !== 14) return LEFT
  const number = dateNumber(u)
  const second = secondOfDay(u, 8)
  return number < 0 || second < 0 ? LEFT : `${dateText(number)}T${timeText(second)}`
}

/** 20261120 of the text's first eight digits; -1 for digits that are no day. */
function dateNumber(text: string): number {
  const century = two(text, 0)
  const year = two(text, 2)
  const month = two(text, 4)
  const day = two(text, 6)
  if (century > 99 || year > 99 || month < 1 || month > 12 || day < 1 || day > 31) return -1
  return ((century * 100 + year) * 100 + month) * 100 + day
}

/**
 * Seconds since midnight of six digits; -1 for digits that are no time of day, and for the sentinels and 24 o'clock.
 */
function secondOfDay(text: string, at: number): number {
  const hour = two(text, at)
  const minute = two(text, at + 2)
  const second = two(text, at + 4)
  return hour > 23 || minute > 59 || second > 59 ? -1 : (hour * 60 + minute) * 60 + second
}

/** Two digits as a number; 100 when they are not digits. */
function two(text: string, at: number): number {
  const tens = text.charCodeAt(at) - ZERO
  const ones = text.charCodeAt(at + 1) - ZERO
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : 100
}
