/** Passes over JSON of any kind, and checks it as `JSON.parse` does (RFC 8259). */
import { bytesOf } from '#bytes'
import {
  BACKSLASH,
  CLOSE_LIST,
  CLOSE_RECORD,
  COMMA,
  isAt,
  OPEN_LIST,
  OPEN_RECORD,
  QUOTE,
  SPACE,
  skipSpace,
  valueAt,
} from './jsonBytes.ts'

// Of what is nested deeper, whether it may come at all is decided elsewhere.
const DEEPEST = 5

/** The place behind the value that begins at a place; -1 when there is no value, or it is nested too deep. */
export function behindJson(bytes: Uint8Array, at: number, depth = 0): number {
  switch (bytes[at]) {
    case QUOTE:
      return behindText(bytes, at + 1)
    case OPEN_RECORD:
      return depth < DEEPEST ? behindMembers(bytes, at + 1, depth, CLOSE_RECORD) : -1
    case OPEN_LIST:
      return depth < DEEPEST ? behindMembers(bytes, at + 1, depth, CLOSE_LIST) : -1
    case 0x74:
      return behindWord(bytes, at, TRUE)
    case 0x66:
      return behindWord(bytes, at, FALSE)
    case 0x6e:
      return behindWord(bytes, at, NULL)
    default:
      return behindNumber(bytes, at)
  }
}

const TRUE = bytesOf('true')
const FALSE = bytesOf('false')
const NULL = bytesOf('null')

function behindWord(bytes: Uint8Array, at: number, word: Uint8Array): number {
  return isAt(bytes, at, word) ? at + word.length : -1
}

/** From behind the bracket that opens a record or a list to behind the one that closes it. */
function behindMembers(bytes: Uint8Array, start: number, depth: number, closing: number): number {
  let at = skipSpace(bytes, start)
  if (bytes[at] === closing) return at + 1
  for (;;) {
    if (closing === CLOSE_RECORD) {
      const key = bytes[at] === QUOTE ? behindText(bytes, at + 1) : -1
      at = key < 0 ? -1 : valueAt(bytes, key)
    }
    at = at < 0 ? -1 : behindJson(bytes, at, depth + 1)
    if (at < 0) return -1
    at = skipSpace(bytes, at)
    if (bytes[at] === closing) return at + 1
    if (bytes[at] !== COMMA) return -1
    at = skipSpace(bytes, at + 1)
  }
}

/** From behind the quote that opens a text to behind the one that closes it. */
function behindText(bytes: Uint8Array, start: number): number {
  for (let at = start; ; at++) {
    const byte = bytes[at] ?? 0
    if (byte === QUOTE) return at + 1
    if (byte < SPACE) return -1
    if (byte !== BACKSLASH) continue
    at += 1
    const escaped = bytes[at] ?? 0
    if (escaped === 0x75) {
      for (let digit = 1; digit <= 4; digit++) if (!isHex(bytes[at + digit] ?? 0)) return -1
      at += 4
    } else if (!ESCAPES.includes(escaped)) return -1
  }
}

const ESCAPES = bytesOf('"\\/bfnrt')

function isHex(byte: number): boolean {
  return isDigit(byte) || ((byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x66)
}

function behindNumber(bytes: Uint8Array, start: number): number {
  let at = bytes[start] === MINUS ? start + 1 : start
  const first = bytes[at] ?? 0
  if (!isDigit(first)) return -1
  at = first === ZERO ? at + 1 : behindDigits(bytes, at)
  if (bytes[at] === DOT) {
    if (!isDigit(bytes[at + 1] ?? 0)) return -1
    at = behindDigits(bytes, at + 1)
  }
  if (((bytes[at] ?? 0) | 0x20) === 0x65) {
    at += bytes[at + 1] === PLUS || bytes[at + 1] === MINUS ? 2 : 1
    if (!isDigit(bytes[at] ?? 0)) return -1
    at = behindDigits(bytes, at)
  }
  return at
}

const PLUS = 0x2b
const MINUS = 0x2d
const DOT = 0x2e
const ZERO = 0x30

function behindDigits(bytes: Uint8Array, start: number): number {
  let at = start
  while (isDigit(bytes[at] ?? 0)) at += 1
  return at
}

function isDigit(byte: number): boolean {
  return byte >= ZERO && byte <= 0x39
}
