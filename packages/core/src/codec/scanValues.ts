/** The values of one entry of a REAL frame: from their bytes to numbers, names and times, without a string for each. */
import { isLeft } from 'fp-ts/lib/Either.js'
import { timeText } from './clockText.ts'
import { scaledDown } from './directValue.ts'
import { found, nameAt } from './names.ts'
import {
  INDEX_SHIFT,
  IS_ESSENTIAL,
  IS_NUMBER,
  IS_RATE,
  IS_SCALED,
  IS_SIGNED,
  IS_UNSIGNED,
  packed,
  type ScanPlan,
  type Slot,
} from './scanPlan.ts'
import { isSaturated } from './text.ts'

const COMMA = 0x2c
const QUOTE = 0x22
const COLON = 0x3a
const BACKSLASH = 0x5c
const SPACE = 0x20
const PLUS = 0x2b
const MINUS = 0x2d
const DOT = 0x2e
const ZERO = 0x30

/** The values of the entry that was read last, by index: nothing reads two entries at a time. */
export const values: unknown[] = []

/** What came in that entry under FIDs that its type does not have: raw, as the codecs keep it. */
export const unknown: { values: Record<string, string> | undefined } = { values: undefined }

/** The value, and the time of day, that were read last. */
const read: { value: unknown } = { value: null }
export const lastTime = { text: '', second: 0 }

/**
 * Reads the values of an entry into `values`, from behind the brace that opens them. The place of the brace that closes
 * them, or -1 when they are not written in the expected way.
 *
 * Blanks and numbers, nearly all there is, are read in the loop itself: this is where the time goes.
 */
export function readValues(bytes: Buffer, start: number, { fids, slots, count, essentials }: ScanPlan): number {
  for (let index = 0; index < count; index++) values[index] = null
  unknown.values = undefined
  let missing = essentials
  let at = start
  for (;;) {
    // A FID in its quotes: one to five digits. A leading zero would make another key.
    if (bytes[at] !== QUOTE) return -1
    let fid = (bytes[at + 1] ?? 0) - ZERO
    if (fid < 1 || fid > 9) return -1
    at += 2
    let byte = bytes[at] ?? 0
    for (let digits = 1; byte >= ZERO && byte < COLON && digits < 5; digits++) {
      fid = fid * 10 + byte - ZERO
      at += 1
      byte = bytes[at] ?? 0
    }
    if (byte !== QUOTE || bytes[at + 1] !== COLON || bytes[at + 2] !== QUOTE) return -1
    at += 3
    const bits = fid < fids.length ? (fids[fid] ?? 0) : 0
    const index = (bits >> INDEX_SHIFT) - 1

    byte = bytes[at] ?? 0
    if (bits === 0) {
      at = keepUnknown(bytes, at, fid)
      if (at < 0) return -1
    } else if (byte === QUOTE) {
      if ((bits & IS_ESSENTIAL) !== 0 || values[index] !== null) return -1
      at += 1
    } else {
      let value: unknown
      if ((bits & IS_NUMBER) !== 0) {
        const from = at
        let isNegative = false
        if (byte === MINUS || byte === PLUS) {
          isNegative = byte === MINUS
          at += 1
          byte = bytes[at] ?? 0
        }
        const first = at
        // Nine digits fit into the integers that the engine counts with.
        let number = 0
        for (; byte >= ZERO && byte < COLON; byte = bytes[at] ?? 0) {
          number = (number * 10 + byte - ZERO) | 0
          at += 1
        }
        let digits = at - first
        let decimals = 0
        if (byte === DOT && digits > 0) {
          const point = at
          at += 1
          for (byte = bytes[at] ?? 0; byte >= ZERO && byte < COLON; byte = bytes[at] ?? 0) {
            number = (number * 10 + byte - ZERO) | 0
            at += 1
          }
          decimals = at - point - 1
          digits += decimals
        }
        const magnitude = decimals === 0 ? number : number / (POWERS[decimals] ?? 1)
        // Of the saturated values only these are so short: a counter divided by 1000, and by 100 in a rate.
        const mayBeSaturated = magnitude === 2_147_483 || (magnitude >= 21_474_836 && (bits & IS_RATE) !== 0)
        if (
          byte === QUOTE &&
          digits > 0 &&
          digits <= 9 &&
          !mayBeSaturated &&
          !(isNegative && (bits & IS_UNSIGNED) !== 0)
        ) {
          at += 1
          value = isNegative && number !== 0 && (bits & IS_SIGNED) !== 0 ? -magnitude : magnitude
          if ((bits & IS_SCALED) !== 0) value = scaledDown(value, slots[index]?.scale ?? 1)
        } else {
          at = (bits & LEFT_WHEN_LONG) !== 0 ? -1 : longNumber(bytes, from, (bits & IS_SIGNED) !== 0)
          const ranOver = (bits & IS_UNSIGNED) !== 0 && typeof read.value === 'number' && read.value < 0
          if (at < 0 || ranOver) {
            at = byCodec(bytes, from, slots[index])
            if (at < 0) return -1
          }
          value = read.value
        }
      } else {
        at = readValue(bytes, at, slots[index])
        if (at < 0) return -1
        value = read.value
      }
      // One that comes twice counts as it came last; after a blank that is what happens here anyway.
      if (values[index] !== null || (value === null && (bits & IS_ESSENTIAL) !== 0)) return -1
      values[index] = value
    }
    if ((bits & IS_ESSENTIAL) !== 0) missing -= 1
    if (bytes[at] !== COMMA) return missing === 0 ? at : -1
    at += 1
  }
}

// Whether one of these ran over, only its codec knows; a long one is rare.
const LEFT_WHEN_LONG = IS_RATE | IS_SCALED

/** The exchange sends FIDs that it does not document (PROTOCOL §9). One that comes twice counts as it came last. */
function keepUnknown(bytes: Buffer, at: number, fid: number): number {
  const end = endOfText(bytes, at)
  if (end < 0) return -1
  unknown.values ??= {}
  unknown.values[fid] = utf8.decode(bytes.subarray(at, end))
  return end + 1
}

/** A value that is no number: the place behind its quote, or -1. What is not readable is for the codecs to report. */
function readValue(bytes: Buffer, at: number, slot: Slot | undefined): number {
  switch (slot?.manner) {
    case 'code':
      return readCode(bytes, at, slot)
    case 'time':
      return readTime(bytes, at, slot)
    case 'text':
      return readText(bytes, at, slot)
    default:
      return byCodec(bytes, at, slot)
  }
}

/**
 * Digits with up to two signs and a point, as `readNumber` reads them. At most 15 digits, which a double holds exactly:
 * then dividing by the power of ten gives the very number that the text names.
 */
function longNumber(bytes: Buffer, start: number, isSigned: boolean): number {
  let at = start
  let isNegative = false
  let byte = bytes[at] ?? 0
  for (let signs = 0; signs < 2 && (byte === PLUS || byte === MINUS); signs++) {
    isNegative = byte === MINUS
    at += 1
    byte = bytes[at] ?? 0
  }
  let number = 0
  let digits = 0
  let point = -1
  for (;;) {
    if (byte >= ZERO && byte < COLON) {
      number = number * 10 + byte - ZERO
      digits += 1
    } else if (byte === DOT && point < 0 && digits > 0) point = digits
    else break
    at += 1
    byte = bytes[at] ?? 0
  }
  if (byte !== QUOTE || digits === 0 || digits > 15) return -1
  const magnitude = point < 0 ? number : number / (POWERS[digits - point] ?? 1)
  if (number === 0) read.value = 0
  else if (isSaturated(isNegative ? -magnitude : magnitude)) read.value = null
  else read.value = isNegative && isSigned ? -magnitude : magnitude
  return at + 1
}

const POWERS = Array.from({ length: 16 }, (_, power) => 10 ** power)

/** A code by its name; one that the table does not list is its own text. */
function readCode(bytes: Buffer, at: number, slot: Slot): number {
  const short = bytes[at + 1] === QUOTE ? slot.shortCodes[bytes[at] ?? 0] : undefined
  if (short !== undefined) {
    read.value = short
    return at + 2
  }
  const end = endOfText(bytes, at)
  if (end < 0) return -1
  const longer = end - at <= 3 ? slot.codes.get(packed(bytes, at, end)) : undefined
  if (longer === undefined) return slot.hasLongCodes ? byCodec(bytes, at, slot) : readText(bytes, at, slot)
  read.value = longer
  return end + 1
}

/** Six digits as `HH:MM:SS`. */
function readTime(bytes: Buffer, at: number, slot: Slot): number {
  const hour = two(bytes, at)
  const minute = two(bytes, at + 2)
  const second = two(bytes, at + 4)
  if (hour > 23 || minute > 59 || second > 59 || bytes[at + 6] !== QUOTE) return byCodec(bytes, at, slot)
  if (slot.midnightIsNone && hour + minute + second === 0) read.value = null
  else {
    lastTime.second = (hour * 60 + minute) * 60 + second
    lastTime.text = timeText(lastTime.second)
    read.value = lastTime.text
  }
  return at + 7
}

/** Two digits; 99 when they are none. */
function two(bytes: Buffer, at: number): number {
  const tens = (bytes[at] ?? 0) - ZERO
  const ones = (bytes[at + 1] ?? 0) - ZERO
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : 99
}

/** ASCII text without blanks at its ends. */
function readText(bytes: Buffer, at: number, slot: Slot): number {
  const end = bytes[at] === SPACE ? -1 : nameAt(bytes, at)
  if (end < 0 || bytes[end - 1] === SPACE) return byCodec(bytes, at, slot)
  read.value = found.name
  return end + 1
}

const utf8 = new TextDecoder('utf-8', { ignoreBOM: true })

/** The definition, for one value. */
function byCodec(bytes: Buffer, at: number, slot: Slot | undefined): number {
  const end = endOfText(bytes, at)
  if (end < 0 || slot === undefined) return -1
  const decoded = slot.codec.decode(utf8.decode(bytes.subarray(at, end)))
  if (isLeft(decoded)) return -1
  read.value = decoded.right
  return end + 1
}

/** Passes over the values of an entry that nobody wants: the place of the brace that closes them, or -1. */
export function passOver(bytes: Buffer, start: number): number {
  for (let at = start; ; at++) {
    if (bytes[at] !== QUOTE) return -1
    const colon = endOfText(bytes, at + 1) + 1
    if (colon === 0 || bytes[colon] !== COLON || bytes[colon + 1] !== QUOTE) return -1
    at = endOfText(bytes, colon + 2) + 1
    if (at === 0) return -1
    if (bytes[at] !== COMMA) return at
  }
}

/** The quote that closes a text; -1 when the text is escaped, broken or endless. */
export function endOfText(bytes: Buffer, from: number): number {
  for (let at = from; ; at++) {
    const byte = bytes[at] ?? 0
    if (byte === QUOTE) return at
    if (byte === BACKSLASH || byte < SPACE) return -1
  }
}
