/** JSON values as `JSON.parse` gives them, each read from its bytes alone. */

import { latin1Text, memoryOf, utf8Text } from '#bytes'
import { BACKSLASH, OPEN_LIST, OPEN_RECORD, QUOTE } from './jsonBytes.ts'
import type { NameTable } from './nameTable.ts'
import { behindJson } from './skipJson.ts'

const MINUS = 0x2d
const DOT = 0x2e
const ZERO = 0x30

/** Reads one value after another; what it read last is in `value`. */
export class JsonScanner {
  value: unknown = null
  readonly #names: NameTable
  readonly #letters = memoryOf(SHORT_NAME)

  constructor(names: NameTable) {
    this.#names = names
  }

  /** The place behind the value that begins at a place; -1 when there is no value, or it is nested too deep. */
  read(bytes: Uint8Array, at: number): number {
    switch (bytes[at]) {
      case QUOTE:
        return this.#text(bytes, at)
      case OPEN_LIST:
      case OPEN_RECORD:
        return this.#nested(bytes, at)
      case 0x74:
        return this.#word(bytes, at, true)
      case 0x66:
        return this.#word(bytes, at, false)
      case 0x6e:
        return this.#word(bytes, at, null)
      default:
        return this.#number(bytes, at)
    }
  }

  #text(bytes: Uint8Array, at: number): number {
    const end = this.#names.findAny(bytes, at + 1)
    if (end >= 0) {
      this.value = this.#names.name
      return end + 1
    }
    if (bytes[at + 1] === BACKSLASH) {
      const unescaped = this.#unescaped(bytes, at + 1)
      if (unescaped >= 0) return unescaped
    }
    return this.#longText(bytes, at)
  }

  /** A text that is long, escaped or not ASCII. */
  #longText(bytes: Uint8Array, at: number): number {
    let end = bytes.indexOf(QUOTE, at + 1)
    if (end < 0) return -1
    const text = utf8Text(bytes, at + 1, end)
    if (!ESCAPED_OR_CONTROL.test(text)) {
      this.value = text
      return end + 1
    }
    const unescaped = this.#unescaped(bytes, at + 1)
    if (unescaped >= 0) return unescaped
    while (end > 0 && isEscaped(bytes, at, end)) end = bytes.indexOf(QUOTE, end + 1)
    return end < 0 ? -1 : this.#parsed(bytes, at, end + 1)
  }

  /** A short text of ASCII letters, of which some are written as `\\u0031`. */
  #unescaped(bytes: Uint8Array, start: number): number {
    const letters = this.#letters
    let at = start
    for (let count = 0; count < letters.length - 1; count++) {
      let byte = bytes[at] ?? 0
      if (byte === QUOTE) {
        letters[count] = QUOTE
        if (this.#names.find(letters, 0) !== count) return -1
        this.value = this.#names.name
        return at + 1
      }
      if (byte === BACKSLASH) {
        const isAscii = bytes[at + 1] === 0x75 && bytes[at + 2] === ZERO && bytes[at + 3] === ZERO
        byte = isAscii ? (HEX[bytes[at + 4] ?? 0] ?? 0) * 16 + (HEX[bytes[at + 5] ?? 0] ?? 0) : -1
        if (byte < 0 || byte === QUOTE) return -1
        at += 5
      }
      letters[count] = byte
      at += 1
    }
    return -1
  }

  #nested(bytes: Uint8Array, at: number): number {
    const end = behindJson(bytes, at)
    if (end < 0) return -1
    if (end - at > 2) return this.#parsed(bytes, at, end)
    this.value = bytes[at] === OPEN_LIST ? [] : {}
    return end
  }

  #word(bytes: Uint8Array, at: number, word: boolean | null): number {
    const end = behindJson(bytes, at)
    this.value = word
    return end
  }

  #number(bytes: Uint8Array, at: number): number {
    const end = behindJson(bytes, at)
    if (end < 0) return -1
    const isNegative = bytes[at] === MINUS
    let number = 0
    let point = -1
    let place = isNegative ? at + 1 : at
    let byte = bytes[place] ?? 0
    while (place < end && (byte | LOWER_CASE) !== LETTER_E) {
      if (byte === DOT) point = place
      else number = number * 10 + byte - ZERO
      place += 1
      byte = bytes[place] ?? 0
    }
    const decimals = point < 0 ? 0 : place - point - 1
    const scale = place === end ? -decimals : exponentAt(bytes, place + 1, end) - decimals
    if (scale > MOST_POWER && scale <= 2 * MOST_POWER) {
      const rest = number * (POWERS[scale - MOST_POWER] ?? 1)
      if (rest <= Number.MAX_SAFE_INTEGER) {
        this.value = (isNegative ? -rest : rest) * 1e22
        return end
      }
    }
    // A double holds such a number and such a power exactly, so that one operation gives the number nearest to the text.
    if (number > Number.MAX_SAFE_INTEGER || scale < -MOST_POWER || scale > MOST_POWER) {
      this.value = Number(latin1Text(bytes, at, end))
      return end
    }
    const magnitude = scale < 0 ? number / (POWERS[-scale] ?? 1) : number * (POWERS[scale] ?? 1)
    this.value = isNegative ? -magnitude : magnitude
    return end
  }

  #parsed(bytes: Uint8Array, at: number, end: number): number {
    try {
      this.value = JSON.parse(utf8Text(bytes, at, end))
      return end
    } catch {
      return -1
    }
  }
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what a text may hold only escaped
const ESCAPED_OR_CONTROL = /[\u0000-\u001f\\]/

const SHORT_NAME = 64
const LOWER_CASE = 0x20
const LETTER_E = 0x65
const MOST_POWER = 22
const POWERS = Array.from({ length: MOST_POWER + 1 }, (_, power) => Number(`1e${power}`))

/** The exponent between two places; one of more than three digits is beyond all numbers. */
function exponentAt(bytes: Uint8Array, start: number, end: number): number {
  const sign = bytes[start] ?? 0
  const first = sign >= ZERO ? start : start + 1
  if (end - first > 3) return Number.POSITIVE_INFINITY
  let exponent = 0
  for (let at = first; at < end; at++) exponent = exponent * 10 + (bytes[at] ?? 0) - ZERO
  return sign === MINUS ? -exponent : exponent
}

/** Whether an odd number of backslashes stands before a quote. */
function isEscaped(bytes: Uint8Array, start: number, quote: number): boolean {
  let at = quote - 1
  while (at > start && bytes[at] === BACKSLASH) at -= 1
  return (quote - 1 - at) % 2 === 1
}

/** By byte, the value of a hexadecimal digit; very negative for any other byte. */
const HEX = new Int16Array(256).fill(-1000)
for (let digit = 0; digit < 16; digit++) {
  HEX[digit.toString(16).charCodeAt(0)] = digit
  HEX[digit.toString(16).toUpperCase().charCodeAt(0)] = digit
}
