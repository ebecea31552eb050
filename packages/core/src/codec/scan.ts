/**
 * The frame scanner: REAL frames from their bytes to events, without a string for each value.
 *
 * It knows one way in which a frame is usually written, and gives up on anything else: then the frame is read by
 * `JSON.parse` and the codecs, which stay the definition. Both ways give equal events (a property test holds them
 * together), so giving up costs time and nothing else.
 */
import { isLeft } from 'fp-ts/lib/Either.js'
import { timeText } from './clockText.ts'
import { type EventHead, plainCode } from './event.ts'
import { epochNear, epochOfTimeNear } from './koreanTime.ts'
import { nameTable } from './nameTable.ts'
import type { WireRecord } from './record.ts'
import { packed, type ScanPlan, type Slot } from './scanPlan.ts'
import { isSaturated } from './text.ts'

/** An event and where it belongs. */
export interface Scanned {
  readonly type: string
  readonly item: string
  /** Absent where nobody wants it. */
  readonly event: (WireRecord & EventHead) | undefined
}

/** What the scanner asks of its surroundings. */
export interface ScanContext {
  /** How to scan a type: `'unknown'` if there is no such type, `undefined` if it is left to the codecs. */
  readonly plan: (type: string) => ScanPlan | 'unknown' | undefined
  /** Whether anybody listens; what nobody wants is passed over. */
  readonly wants: (type: string, item: string) => boolean
}

/** Scans a frame; `undefined` when it is not written in the expected way. */
export type FrameScanner = (frame: Uint8Array, receivedAt: number) => readonly Scanned[] | undefined

const ascii = (text: string): Uint8Array => Buffer.from(text)
const HEAD = ascii('{"trnm":"REAL","data":[')
const TYPE = ascii('{"type":"')
const NAME = ascii('","name":"')
const ITEM = ascii('","item":"')
const VALUES = ascii('","values":{')
const END = ascii('}}')
const TAIL = ascii(']}')
const COMMA = 0x2c
const QUOTE = 0x22
const COLON = 0x3a
const BACKSLASH = 0x5c
const SPACE = 0x20
const PLUS = 0x2b
const MINUS = 0x2d
const DOT = 0x2e
const ZERO = 0x30

/** Makes a scanner. It works on one frame at a time. */
export function frameScanner(context: ScanContext): FrameScanner {
  // The frame and the place in it. Every `scan…` begins at `at` and leaves it behind what it has read, or answers
  // UNREADABLE, after which the whole frame is given up.
  let bytes: Buffer = Buffer.alloc(0)
  let at = 0
  // The values of the entry in hand, and for each the number of the entry that had it last.
  const values: unknown[] = []
  const seen: number[] = []
  let entry = 0
  let lastSecond = 0
  let lastTime = ''
  const names = nameTable()
  const stockCodes = new Map<string, string | null>()

  return (frame, receivedAt) => {
    bytes = Buffer.isBuffer(frame) ? frame : Buffer.from(frame.buffer, frame.byteOffset, frame.byteLength)
    at = 0
    if (!skip(HEAD)) return undefined
    const scanned: Scanned[] = []
    do {
      const next = scanEntry(receivedAt)
      if (next === undefined) return undefined
      scanned.push(next)
    } while (skipByte(COMMA))
    return skip(TAIL) && at === bytes.length ? scanned : undefined
  }

  function scanEntry(receivedAt: number): Scanned | undefined {
    if (!skip(TYPE)) return undefined
    const type = scanName()
    if (type === undefined || !skip(NAME)) return undefined
    at = endOfText(at)
    if (at < 0 || !skip(ITEM)) return undefined
    const item = scanName()
    if (item === undefined || !skip(VALUES)) return undefined
    const plan = context.plan(type)
    if (plan === undefined) return undefined
    if (plan === 'unknown' || !context.wants(type, item)) {
      return passOver() ? { type, item, event: undefined } : undefined
    }
    if (!scanValues(plan)) return undefined
    const timestamp = timestampOf(plan.timeIndex < 0 ? null : values[plan.timeIndex], receivedAt)
    return { type, item, event: plan.build(type, item, stockCodeOf(item), receivedAt, timestamp, values) }
  }

  /**
   * The values of an entry. The place is kept in a local variable here, and blanks and numbers, nearly all there is,
   * are read in the loop itself: this is where the time goes.
   */
  function scanValues({ slots, count, essentials }: ScanPlan): boolean {
    const frame = bytes
    entry += 1
    for (let index = 0; index < count; index++) values[index] = null
    let missing = essentials
    let place = at
    for (;;) {
      // A FID in its quotes, the colon, and the quote that opens its value. A leading zero would make another key.
      let digit = (frame[place + 1] ?? 0) - ZERO
      if (frame[place] !== QUOTE || digit === 0) return false
      const first = place + 1
      let fid = 0
      for (place = first; digit >= 0 && digit <= 9; digit = (frame[place] ?? 0) - ZERO) {
        fid = fid * 10 + digit
        place += 1
      }
      if (place - first > 5) return false
      if (frame[place] !== QUOTE || frame[place + 1] !== COLON || frame[place + 2] !== QUOTE) return false
      place += 3
      const slot = slots[fid]
      // An unknown FID is kept under its key, one that comes twice counts as it came last: JSON.parse knows how.
      if (slot === undefined || seen[slot.index] === entry) return false
      seen[slot.index] = entry

      let value: unknown = null
      if (frame[place] === QUOTE) {
        if (slot.essential) return false
        place += 1
      } else {
        at = place
        value = slot.isNumber ? scanNumber(frame, slot) : scanValue(slot)
        if (value === UNREADABLE || (value === null && slot.essential)) return false
        place = at
        values[slot.index] = value
      }
      if (slot.essential) missing -= 1
      if (frame[place] !== COMMA) break
      place += 1
    }
    at = place
    return missing === 0 && skip(END)
  }

  /** A value and the quote behind it. What is not readable is for the codecs to report. */
  function scanValue(slot: Slot): unknown {
    switch (slot.manner) {
      case 'magnitude':
      case 'number':
        return scanNumber(bytes, slot)
      case 'code':
        return scanCode(slot)
      case 'time':
        return scanTime(slot)
      case 'text':
        return scanText(slot)
      case 'other':
        return byCodec(slot)
    }
  }

  /**
   * Digits with up to two signs and a point, as `readNumber` reads them. At most 15 digits, which a double holds
   * exactly: then dividing by the power of ten gives the very number that the text names.
   */
  function scanNumber(frame: Buffer, slot: Slot): unknown {
    let place = at
    let negative = false
    let byte = frame[place] ?? 0
    for (let signs = 0; signs < 2 && (byte === PLUS || byte === MINUS); signs++) {
      negative = byte === MINUS
      place += 1
      byte = frame[place] ?? 0
    }
    let number = 0
    let digits = 0
    let point = -1
    for (;;) {
      const digit = byte - ZERO
      if (digit >= 0 && digit <= 9) {
        number = number * 10 + digit
        digits += 1
      } else if (byte === DOT && point < 0 && digits > 0) point = digits
      else break
      place += 1
      byte = frame[place] ?? 0
    }
    if (byte !== QUOTE || digits === 0 || digits > 15) return byCodec(slot)
    at = place + 1
    if (number === 0) return 0
    const magnitude = point < 0 ? number : number / (POWERS[digits - point] ?? 1)
    // Only whole numbers of seven digits and more can be saturated.
    if (magnitude > 2_000_000 && isSaturated(negative ? -magnitude : magnitude)) return null
    return negative && slot.isSigned ? -magnitude : magnitude
  }

  /** A code by its name; one that the table does not list is its own text. */
  function scanCode(slot: Slot): unknown {
    const first = bytes[at] ?? 0
    const second = bytes[at + 1] ?? 0
    const name = second === QUOTE ? slot.codes.get(first) : undefined
    if (name !== undefined) {
      at += 2
      return name
    }
    const end = endOfText(at)
    if (end < 0) return UNREADABLE
    const longer = end - at <= 3 ? slot.codes.get(packed(bytes, at, end)) : undefined
    if (longer === undefined) return slot.hasLongCodes ? byCodec(slot) : scanText(slot)
    at = end + 1
    return longer
  }

  /** Six digits as `HH:MM:SS`. */
  function scanTime(slot: Slot): unknown {
    const hour = two(at)
    const minute = two(at + 2)
    const second = two(at + 4)
    if (hour > 23 || minute > 59 || second > 59 || bytes[at + 6] !== QUOTE) return byCodec(slot)
    at += 7
    if (slot.midnightIsNone && hour + minute + second === 0) return null
    lastSecond = hour * 3600 + minute * 60 + second
    lastTime = timeText(lastSecond)
    return lastTime
  }

  /** Two digits; 99 when they are none. */
  function two(place: number): number {
    const tens = (bytes[place] ?? 0) - ZERO
    const ones = (bytes[place + 1] ?? 0) - ZERO
    return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : 99
  }

  /** ASCII text without blanks at its ends. */
  function scanText(slot: Slot): unknown {
    if (bytes[at] === SPACE) return byCodec(slot)
    const start = at
    const end = endOfText(at)
    for (let place = start; place < end; place++) if ((bytes[place] ?? 0) > 0x7e) return byCodec(slot)
    if (end < 0 || bytes[end - 1] === SPACE) return byCodec(slot)
    at = end + 1
    return names(bytes, start, end)
  }

  /** The definition, for one value. */
  function byCodec({ codec }: Slot): unknown {
    const end = endOfText(at)
    if (end < 0) return UNREADABLE
    const read = codec.decode(utf8.decode(bytes.subarray(at, end)))
    at = end + 1
    return isLeft(read) ? UNREADABLE : read.right
  }

  /** Items are few, and names of one text are one string: each is looked at once. */
  function stockCodeOf(item: string): string | null {
    const known = stockCodes.get(item)
    if (known !== undefined) return known
    const code = plainCode(item)
    if (stockCodes.size < MOST_ITEMS) stockCodes.set(item, code)
    return code
  }

  /** Nearly always the event's own time is the one that was scanned last, and its number is at hand. */
  function timestampOf(time: unknown, receivedAt: number): number | null {
    if (typeof time !== 'string') return null
    return time === lastTime ? epochNear(lastSecond * 1000, receivedAt) : epochOfTimeNear(time, receivedAt)
  }

  /** Passes over the values of an entry that nobody wants. */
  function passOver(): boolean {
    do {
      if (!skipByte(QUOTE)) return false
      at = endOfText(at)
      if (at < 0 || bytes[at + 1] !== COLON || bytes[at + 2] !== QUOTE) return false
      at = endOfText(at + 3) + 1
      if (at === 0) return false
    } while (skipByte(COMMA))
    return skip(END)
  }

  /** ASCII text up to its quote, which is left. */
  function scanName(): string | undefined {
    const start = at
    at = endOfText(at)
    for (let place = start; place < at; place++) if ((bytes[place] ?? 0) > 0x7e) return undefined
    return at < 0 ? undefined : names(bytes, start, at)
  }

  /** The quote that closes a text; -1 when the text is escaped, broken or endless. */
  function endOfText(from: number): number {
    for (let place = from; place < bytes.length; place++) {
      const byte = bytes[place] ?? 0
      if (byte === QUOTE) return place
      if (byte === BACKSLASH || byte < SPACE) return -1
    }
    return -1
  }

  function skip(expected: Uint8Array): boolean {
    for (let index = 0; index < expected.length; index++) if (bytes[at + index] !== expected[index]) return false
    at += expected.length
    return true
  }

  function skipByte(expected: number): boolean {
    if (bytes[at] !== expected) return false
    at += 1
    return true
  }
}

const UNREADABLE = Symbol('unreadable')
const MOST_ITEMS = 50_000
const POWERS = Array.from({ length: 16 }, (_, power) => 10 ** power)
const utf8 = new TextDecoder('utf-8', { ignoreBOM: true })
