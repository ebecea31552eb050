/** The values of one entry of a REAL frame: from their bytes to numbers, names and times, without a string for each. */

import { latin1Text, utf8Text } from '#bytes'
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
} from '../events/eventPlan.ts'
import { UNREADABLE } from '../events/parsedValue.ts'
import type { Others } from '../events/plannedProblems.ts'
import { timeText } from '../values/clockText.ts'
import { isSaturated, isSaturatedRate, LONGEST_NUMBER } from '../values/text.ts'
import { behindLetters, countDigits, digitsAt, type FrameWords, numberOf } from './frameWords.ts'
import {
  BACKSLASH,
  CLOSE_RECORD,
  COLON,
  COMMA,
  endOfText,
  isSpace,
  OPEN_LIST,
  OPEN_RECORD,
  QUOTE,
  SPACE,
  skipSpace,
  valueAt,
} from './jsonBytes.ts'
import { JsonScanner } from './jsonScanner.ts'
import type { NameTable } from './nameTable.ts'
import { behindJson } from './skipJson.ts'

const PLUS = 0x2b
const MINUS = 0x2d
const DOT = 0x2e
const ZERO = 0x30
const LETTER_A = 0x41

/** Reads the values of one entry after another; what it read last is in its properties. */
export class ValueScanner {
  /** By index; {@link UNREADABLE} when the text must be reported. */
  readonly values: unknown[] = []
  /** What came under keys that the type does not have: raw, as the codecs keep it. */
  unknown: Others | undefined = undefined
  /** Whether every value could be read; the others are {@link UNREADABLE}. */
  isReadable = true
  /** Seconds since midnight of the event's own time; -1 when it is not known. */
  second = -1
  /** The instrument that the event names, as it came. */
  instrument: unknown = undefined

  /** The value that was read last. */
  #value: unknown = null
  #isClosed = false
  /** What is known of the key that was read last, and whether its value is a text. */
  #bits = 0
  #isText = true
  /** Whether a number stopped at a letter, which none has. */
  #hasLetter = false
  /** By index, where the values stand that are to be reported. */
  readonly #places: number[] = []
  readonly #frame: FrameWords
  readonly #names: NameTable
  readonly #json: JsonScanner

  constructor(frame: FrameWords, names: NameTable) {
    this.#frame = frame
    this.#names = names
    this.#json = new JsonScanner(names)
  }

  /** Reads from behind the brace that opens the values to the brace that closes them; -1 when they are broken. */
  read(bytes: Uint8Array, start: number, plan: ScanPlan): number {
    const { values } = this
    for (let index = 0; index < plan.count; index++) values[index] = null
    if (!this.isReadable) this.#places.fill(0)
    this.unknown = undefined
    this.isReadable = true
    this.instrument = undefined
    this.second = -1
    if (isEmpty(bytes, start)) return skipSpace(bytes, start)
    let at = start
    for (;;) {
      at = this.#usual(bytes, at, plan)
      if (this.#isClosed) return at
      at = this.#any(bytes, at, plan)
      if (at < 0) return -1
      at = skipSpace(bytes, at)
      if (bytes[at] === CLOSE_RECORD) return at
      if (bytes[at] !== COMMA) return -1
      at += 1
    }
  }

  /** How a value came that is to be reported. */
  rawAt(bytes: Uint8Array, index: number): unknown {
    const place = this.#places[index] ?? 0
    return place > 0 && this.#json.read(bytes, place) >= 0 ? this.#json.value : undefined
  }

  /**
   * Reads members that are written as they usually are: the place of the first that is not, or of the brace that closes
   * the values. Blanks and numbers, nearly all there is, are read in the loop itself: this is where the time goes.
   */
  #usual(frame: Uint8Array, start: number, plan: ScanPlan): number {
    // Copied, because a bundler makes variables of a module's constants, which each use would load and check.
    const quote = QUOTE
    const zero = ZERO
    const minus = MINUS
    const plus = PLUS
    const space = SPACE
    const dot = DOT
    const comma = COMMA
    const beforeText = BEFORE_TEXT
    const isEssential = IS_ESSENTIAL
    const isNumber = IS_NUMBER
    const isSigned = IS_SIGNED
    const isScaled = IS_SCALED
    const isUnsigned = IS_UNSIGNED
    const indexShift = INDEX_SHIFT
    const leftIf = LEFT_IF
    const tens = TENS
    const { fids, scales, instrumentIndex } = plan
    const { values } = this
    const { bytes, words } = this.#frame
    this.#isClosed = false
    let at = start
    for (;;) {
      const member = at
      const key = digitsAt(words, at + 1)
      const length = countDigits(key)
      // A leading zero would make another key.
      const fid = length === 0 || (key & 0xff) === 0 ? 0 : numberOf(key, length)
      let bits = fid < fids.length ? (fids[fid] ?? 0) : 0
      at += length + 1
      if (bits !== 0 && (words.getInt32(at, true) & 0xffffff) === beforeText && bytes[member] === quote) at += 3
      else {
        at = this.#key(bytes, member, plan)
        if (at < 0) return ~at
        bits = this.#bits
        if (!this.#isText) {
          at = this.#odd(frame, at, (bits >> indexShift) - 1, plan)
          if (at < 0) return member
          if (bytes[at] !== comma) {
            at = this.#behindSpace(at)
            if (bytes[at] !== comma) return this.#end(frame, at)
          }
          at += 1
          continue
        }
      }
      const index = (bits >> indexShift) - 1
      const begins = at
      let byte = bytes[at] ?? 0
      // Of a FID that comes twice the last counts.
      let isRead = values[index] === null
      if (byte === quote) {
        if ((bits & isEssential) !== 0) isRead = false
        else if (index === instrumentIndex) this.instrument = ''
        at += 1
      } else if (byte === zero && bytes[at + 1] === quote && (bits & isNumber) !== 0) {
        // Half of a book is this.
        at += 2
        if (isRead) values[index] = 0
      } else if ((bits & isNumber) !== 0) {
        let isNegative = false
        // A space stands before a signed zero (docs/protocol.md#trade).
        if (byte === minus || byte === plus || byte === space) {
          isNegative = byte === minus
          at += 1
        }
        const digits = digitsAt(words, at)
        let count = countDigits(digits)
        let number = count === 0 ? 0 : numberOf(digits, count)
        if (count === 4) {
          const more = digitsAt(words, at + 4)
          const rest = countDigits(more)
          if (rest > 0) {
            number = (Math.imul(number, tens[rest] ?? 0) + numberOf(more, rest)) | 0
            count += rest
          }
        }
        at += count
        byte = bytes[at] ?? 0
        if (byte === quote && count > 0) {
          at += 1
          // Of the saturated values only these are so short: a counter divided by 1000, and by 100 in a rate.
          if (number === 2_147_483 || ((bits & leftIf) !== 0 && this.#isLeft(bits, number, isNegative))) isRead = false
          else {
            if (isNegative && (bits & isSigned) !== 0) number = (0 - number) | 0
            if (isRead) values[index] = (bits & isScaled) === 0 ? number : number / (scales[index] ?? 1)
          }
        } else if (byte === dot && count > 0 && count < 6) {
          const fraction = digitsAt(words, at + 1)
          const decimals = countDigits(fraction)
          at += decimals + 1
          if (decimals === 0 || bytes[at] !== quote) isRead = false
          else {
            at += 1
            const unsigned = (Math.imul(number, tens[decimals] ?? 0) + numberOf(fraction, decimals)) | 0
            if (isNegative && (bits & isUnsigned) !== 0) isRead = false
            else if (isRead) {
              let decimal = unsigned / (tens[decimals] ?? 1)
              if (isNegative && unsigned !== 0 && (bits & isSigned) !== 0) decimal = -decimal
              values[index] = (bits & isScaled) === 0 ? decimal : decimal / (scales[index] ?? 1)
            }
          }
        } else isRead = false
      } else if (isRead) {
        at = this.#read(frame, at, plan.slots[index])
        isRead = at >= 0 && (this.#value !== null || (bits & isEssential) === 0)
        if (isRead) values[index] = this.#value
      }
      if (!isRead) {
        at = this.#unusual(frame, begins, index, bits, plan)
        if (at < 0) return member
      }
      if (bytes[at] !== comma) {
        at = this.#behindSpace(at)
        if (bytes[at] !== comma) return this.#end(frame, at)
      }
      at += 1
    }
  }

  /** Whether a short whole number is not what it seems to be. */
  #isLeft(bits: number, number: number, isNegative: boolean): boolean {
    return (isNegative && (bits & IS_UNSIGNED) !== 0) || (number >= 21_474_836 && (bits & IS_RATE) !== 0)
  }

  /** Where the values end: at their brace, or nowhere, because without a comma no member follows, whatever stands there. */
  #end(frame: Uint8Array, at: number): number {
    this.#isClosed = frame[at] === CLOSE_RECORD
    return this.#isClosed ? at : frame.length
  }

  /** The first place from `at` on that holds no white space. There may be thousands. */
  #behindSpace(start: number): number {
    const { bytes, words } = this.#frame
    let at = start
    for (;;) {
      while (words.getInt32(at, true) === 0x20202020) at += 4
      const byte = bytes[at] ?? 0
      if (byte > SPACE || byte === 0 || !isSpace(byte)) return at
      at += 1
    }
  }

  /**
   * Reads a key that is written with white space, or whose value is no text: the place behind the quote that opens the
   * text, or of the other value. The complement of where its member begins when it is none of the type's FIDs.
   */
  #key(bytes: Uint8Array, start: number, { fids }: ScanPlan): number {
    const member = bytes[start] === QUOTE ? start : this.#behindSpace(start)
    // A FID in its quotes: one to five digits. A leading zero would make another key.
    let at = member + 1
    let byte = bytes[at] ?? 0
    if (byte === BACKSLASH) {
      byte = escapedDigit(bytes, at)
      at += ESCAPE - 1
    }
    let fid = byte - ZERO
    if (bytes[member] !== QUOTE || fid < 1 || fid > 9) return ~member
    at += 1
    byte = bytes[at] ?? 0
    for (let digits = 1; digits < 5; digits++) {
      if (byte >= ZERO && byte < COLON) at += 1
      else {
        byte = byte === BACKSLASH ? escapedDigit(bytes, at) : 0
        if (byte === 0) break
        at += ESCAPE
      }
      fid = fid * 10 + byte - ZERO
      byte = bytes[at] ?? 0
    }
    byte = bytes[at] ?? 0
    const bits = fid < fids.length ? (fids[fid] ?? 0) : 0
    if (byte !== QUOTE || bits === 0) return ~member
    at = this.#behindSpace(at + 1)
    if (bytes[at] !== COLON) return ~member
    at = this.#behindSpace(at + 1)
    this.#bits = bits
    this.#isText = bytes[at] === QUOTE
    return this.#isText ? at + 1 : at
  }

  /** Reads a text that is not written as it usually is, from behind the quote that opens it: the place behind it, or -1. */
  #unusual(frame: Uint8Array, start: number, index: number, bits: number, plan: ScanPlan): number {
    if ((bits & IS_NUMBER) !== 0 && this.values[index] === null) {
      const at = this.#longNumber(frame, start, (bits & IS_SIGNED) !== 0)
      let value = this.#value
      if (typeof value === 'number') {
        if ((bits & IS_RATE) !== 0 && isSaturatedRate(value)) value = null
        else if ((bits & IS_SCALED) !== 0) value = value / (plan.scales[index] ?? 1)
      }
      const mayHaveWrapped = typeof value === 'number' && value < 0 && (bits & IS_UNSIGNED) !== 0
      if (at >= 0 && !mayHaveWrapped && (value !== null || (bits & IS_ESSENTIAL) === 0)) {
        this.values[index] = value
        return at
      }
    }
    if ((bits & IS_NUMBER) !== 0 && this.values[index] === null) {
      const end = endOfText(frame, behindLetters(this.#frame.words, start))
      const isLong = end - start > LONGEST_NUMBER && isInk(frame[start] ?? 0) && isInk(frame[end - 1] ?? 0)
      if (end >= 0 && (isLong || this.#hasLetter)) {
        this.values[index] = UNREADABLE
        this.#report(index, start - 1)
        return end + 1
      }
    }
    return this.#odd(frame, start - 1, index, plan)
  }

  /** Reads a member that may be written in any way: the place behind it, or -1. What comes twice counts as it came last. */
  #any(bytes: Uint8Array, start: number, plan: ScanPlan): number {
    const json = this.#json
    if (bytes[start] !== QUOTE) return -1
    const behindRun = this.#undocumented(bytes, start, plan)
    if (behindRun !== 0) return behindRun
    const behindKey = json.read(bytes, start)
    const key = json.value
    if (behindKey < 0 || typeof key !== 'string') return -1
    const at = valueAt(bytes, behindKey)
    if (at < 0) return -1
    const index = plan.indexes.get(key)
    if (index !== undefined) return this.#odd(bytes, at, index, plan)
    const end = json.read(bytes, at)
    this.unknown ??= { keys: [], raws: [], runs: [] }
    this.unknown.keys.push(key)
    this.unknown.raws.push(json.value)
    return end
  }

  /**
   * Reads FIDs that the type does not have, if many follow each other: `JSON.parse` makes a record of them quicker than
   * they are put into the event one by one. The place behind them, or -1; 0 when they are few.
   */
  #undocumented(bytes: Uint8Array, start: number, { fids }: ScanPlan): number {
    let end = start
    let count = 0
    for (let at = start; ; at += 1) {
      at = this.#behindSpace(at)
      if (bytes[at] !== QUOTE) break
      let fid = 0
      let behindKey = at + 1
      for (let byte = bytes[behindKey] ?? 0; byte >= ZERO && byte < COLON && fid < MOST_FID; ) {
        fid = fid * 10 + byte - ZERO
        behindKey += 1
        byte = bytes[behindKey] ?? 0
      }
      if (behindKey === at + 1 || bytes[behindKey] !== QUOTE || (fid < fids.length && fids[fid] !== 0)) break
      const colon = this.#behindSpace(behindKey + 1)
      const value = bytes[colon] === COLON ? behindSome(bytes, this.#behindSpace(colon + 1)) : -1
      if (value < 0) break
      end = value
      count += 1
      at = this.#behindSpace(value)
      if (bytes[at] !== COMMA) break
    }
    if (count < FEWEST) return 0
    const run = parsedRecord(`{${utf8Text(bytes, start, end)}}`)
    if (run === undefined) return -1
    this.unknown ??= { keys: [], raws: [], runs: [] }
    this.unknown.runs.push(run)
    return end
  }

  /** Reads a value of any kind: the place behind it, or -1. */
  #odd(bytes: Uint8Array, start: number, index: number, { slots, timeIndex, instrumentIndex }: ScanPlan): number {
    const slot = slots[index]
    if (slot === undefined) return -1
    const byte = bytes[start]
    let end: number
    let value: unknown
    if ((byte === OPEN_RECORD || byte === OPEN_LIST) && index !== instrumentIndex && slot.field.kind !== 'texts') {
      // Whatever is in it, it is no value.
      // Its closing bracket stands two behind its opening one in ASCII.
      end = bytes[start + 1] === byte + 2 ? start + 2 : behindJson(bytes, start)
      value = UNREADABLE
    } else {
      end = this.#json.read(bytes, start)
      const raw = this.#json.value
      value = end < 0 ? null : slot.parsed(raw)
      if (index === instrumentIndex) this.instrument = raw
    }
    if (end < 0) return -1
    this.values[index] = value
    if (index === timeIndex) this.second = -1
    if (value === UNREADABLE || (value === null && slot.field.essential)) this.#report(index, start)
    return end
  }

  /** Keeps where a value stands that could not be read. */
  #report(index: number, place: number): void {
    this.isReadable = false
    this.#places[index] = place
  }

  /** A value that is no number: the place behind its quote, or -1. What is not readable is for the codecs to report. */
  #read(bytes: Uint8Array, at: number, slot: Slot | undefined): number {
    switch (slot?.manner) {
      case 'code':
        return this.#code(bytes, at, slot)
      case 'time':
        return this.#time(bytes, at, slot)
      case 'text':
        return this.#text(bytes, at)
      case 'stock':
        return this.#stock(bytes, at, slot)
      default:
        return -1
    }
  }

  /**
   * Digits with up to two signs and a point, and spaces around them, as `readNumber` reads them. Up to 15 digits a double
   * holds exactly, and then dividing by the power of ten gives the very number that the text names.
   */
  #longNumber(bytes: Uint8Array, start: number, isSigned: boolean): number {
    let at = start
    let isNegative = false
    let byte = bytes[at] ?? 0
    this.#hasLetter = false
    for (; byte === SPACE; byte = bytes[at] ?? 0) at += 1
    if (byte === QUOTE) {
      this.#value = null
      return at + 1
    }
    for (let signs = 0; signs < 2 && (byte === PLUS || byte === MINUS); signs++) {
      isNegative = byte === MINUS
      at += 1
      byte = bytes[at] ?? 0
    }
    const first = at
    let number = 0
    let digits = 0
    let point = -1
    let hasCommas = false
    for (;;) {
      if (byte >= ZERO && byte < COLON) {
        number = number * 10 + byte - ZERO
        digits += 1
        if (digits > MOST_DIGITS) return -1
      } else if (byte === DOT && point < 0 && digits > 0) point = digits
      else if (byte === COMMA && digits > 0) hasCommas = true
      else break
      at += 1
      byte = bytes[at] ?? 0
    }
    const end = at
    for (; byte === SPACE; byte = bytes[at] ?? 0) at += 1
    if (byte !== QUOTE || digits === 0) {
      this.#hasLetter = isLetter(byte)
      return -1
    }
    if (hasCommas && digits > 15) return -1
    const isExact = digits <= 15 || (point < 0 && number <= Number.MAX_SAFE_INTEGER)
    const magnitude = !isExact
      ? Number(latin1Text(bytes, first, end))
      : point < 0
        ? number
        : number / (POWERS[digits - point] ?? 1)
    if (number === 0) this.#value = 0
    else if (isSaturated(isNegative ? -magnitude : magnitude)) this.#value = null
    else this.#value = isNegative && isSigned ? -magnitude : magnitude
    return at + 1
  }

  /** A code by its name; one that the table does not list is its own text. */
  #code(bytes: Uint8Array, at: number, slot: Slot): number {
    const short = bytes[at + 1] === QUOTE ? slot.shortCodes[bytes[at] ?? 0] : undefined
    if (short !== undefined) {
      this.#value = short
      return at + 2
    }
    const end = endOfText(bytes, at)
    if (end < 0) return -1
    const longer = end - at <= 3 ? slot.codes.get(packed(bytes, at, end)) : undefined
    if (longer === undefined) return slot.hasLongCodes ? -1 : this.#text(bytes, at)
    this.#value = longer
    return end + 1
  }

  /** Six digits as `HH:MM:SS`. */
  #time(bytes: Uint8Array, at: number, slot: Slot): number {
    const hour = two(bytes, at)
    const minute = two(bytes, at + 2)
    const second = two(bytes, at + 4)
    if (hour > 23 || minute > 59 || second > 59 || bytes[at + 6] !== QUOTE) return -1
    const ofDay = (hour * 60 + minute) * 60 + second
    if (slot.midnightIsNone && ofDay === 0) this.#value = null
    else {
      this.#value = timeText(ofDay)
      if (slot.isEventTime) this.second = ofDay
    }
    return at + 7
  }

  /** ASCII text without blanks at its ends. */
  #text(bytes: Uint8Array, at: number): number {
    const end = bytes[at] === SPACE ? -1 : this.#names.find(bytes, at)
    if (end < 0 || bytes[end - 1] === SPACE) return -1
    this.#value = this.#names.name
    return end + 1
  }

  /** An instrument's code. With a letter in front it may be one that the codec takes off. */
  #stock(bytes: Uint8Array, at: number, slot: Slot): number {
    const end = bytes[at] === SPACE ? -1 : this.#names.find(bytes, at)
    // How the instrument came is kept, so that it must be known exactly.
    if (end < 0 || bytes[end - 1] === SPACE) return -1
    const { name } = this.#names
    if (slot.isInstrument) this.instrument = name
    if ((bytes[at] ?? 0) >= LETTER_A) return -1
    this.#value = name
    return end + 1
  }
}

const LEFT_IF = IS_RATE | IS_UNSIGNED

/** Behind the digits of a key: `":"`. */
const BEFORE_TEXT = 0x223a22

const MOST_DIGITS = 30

const TENS = new Int32Array([1, 10, 100, 1_000, 10_000])

const POWERS = Array.from({ length: 16 }, (_, power) => 10 ** power)

/** Two digits; 99 when they are not digits. */
function two(bytes: Uint8Array, at: number): number {
  const tens = (bytes[at] ?? 0) - ZERO
  const ones = (bytes[at + 1] ?? 0) - ZERO
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : 99
}

/** Passes over values that no one wants, from behind the brace that opens them: the one that closes them, or -1. */
export function passOver(bytes: Uint8Array, start: number): number {
  return behindJson(bytes, start - 1) - 1
}

function isLetter(byte: number): boolean {
  const lower = byte | 0x20
  return lower >= 0x61 && lower <= 0x7a
}

/** ASCII that is no white space: the codec trims none of it. */
function isInk(byte: number): boolean {
  return byte > SPACE && byte < 0x7f
}

/** The digit that is written as `\\u0031` at a place; 0 when none is. */
function escapedDigit(bytes: Uint8Array, at: number): number {
  const digit = bytes[at + 5] ?? 0
  const isDigit = bytes[at + 1] === 0x75 && bytes[at + 2] === ZERO && bytes[at + 3] === ZERO && bytes[at + 4] === 0x33
  return isDigit && digit >= ZERO && digit < COLON ? digit : 0
}

const ESCAPE = 6

// Fewer are read one by one.
const FEWEST = 8
const MOST_FID = 100_000_000

/** Behind a value that will be read by `JSON.parse`, and so need not be checked; -1 when its end is not seen. */
function behindSome(bytes: Uint8Array, at: number): number {
  if (bytes[at] !== QUOTE) return behindJson(bytes, at)
  const near = endOfText(bytes, at + 1, at + NEAR)
  const end = near < 0 ? bytes.indexOf(QUOTE, at + 1) : near
  return end > 0 && bytes[end - 1] !== BACKSLASH ? end + 1 : behindJson(bytes, at)
}

const NEAR = 32

function parsedRecord(text: string): Record<string, unknown> | undefined {
  try {
    const record: Record<string, unknown> = JSON.parse(text)
    return record
  } catch {
    return undefined
  }
}

function isEmpty(bytes: Uint8Array, start: number): boolean {
  return bytes[start] !== QUOTE && bytes[skipSpace(bytes, start)] === CLOSE_RECORD
}
