/** JSON values as `JSON.parse` gives them, each read from its bytes alone. */
import type { NameTable } from './names.ts'
import { BACKSLASH, OPEN_LIST, OPEN_RECORD, QUOTE, SPACE } from './scanBytes.ts'
import { behindJson } from './scanJson.ts'

const MINUS = 0x2d
const DOT = 0x2e
const ZERO = 0x30
const COLON = 0x3a

/** Reads one value after another; what it read last is in `value`. */
export class JsonScanner {
  value: unknown = null
  readonly #names: NameTable
  readonly #letters = Buffer.alloc(SHORT_NAME)

  constructor(names: NameTable) {
    this.#names = names
  }

  /** The place behind the value that begins at a place; -1 when it is none, or nested too deep. */
  read(bytes: Buffer, at: number): number {
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

  #text(bytes: Buffer, at: number): number {
    const end = this.#names.find(bytes, at + 1)
    if (end >= 0) {
      this.value = this.#names.name
      return end + 1
    }
    return this.#longText(bytes, at)
  }

  /** A text that is long, escaped or not ASCII. */
  #longText(bytes: Buffer, at: number): number {
    let end = bytes.indexOf(QUOTE, at + 1)
    let isPlain = end - at < SHORT
    for (let place = at + 1; isPlain && place < end; place++) {
      const byte = bytes[place] ?? 0
      if (byte < SPACE || byte === BACKSLASH) isPlain = false
    }
    if (isPlain && end > 0) {
      this.value = bytes.toString('utf8', at + 1, end)
      return end + 1
    }
    const unescaped = this.#unescaped(bytes, at + 1)
    if (unescaped >= 0) return unescaped
    while (end > 0 && isEscaped(bytes, at, end)) end = bytes.indexOf(QUOTE, end + 1)
    return end < 0 ? -1 : this.#parsed(bytes, at, end + 1)
  }

  /** A short text of ASCII letters, of which some are written as `\\u0031`. */
  #unescaped(bytes: Buffer, start: number): number {
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
        byte = isAscii ? hexAt(bytes, at + 4) * 16 + hexAt(bytes, at + 5) : -1
        if (byte < 0 || byte === QUOTE) return -1
        at += 5
      }
      letters[count] = byte
      at += 1
    }
    return -1
  }

  #nested(bytes: Buffer, at: number): number {
    const end = behindJson(bytes, at)
    if (end < 0) return -1
    if (end - at > 2) return this.#parsed(bytes, at, end)
    this.value = bytes[at] === OPEN_LIST ? [] : {}
    return end
  }

  #word(bytes: Buffer, at: number, word: boolean | null): number {
    const end = behindJson(bytes, at)
    this.value = word
    return end
  }

  #number(bytes: Buffer, at: number): number {
    const end = behindJson(bytes, at)
    if (end < 0) return -1
    const isNegative = bytes[at] === MINUS
    let number = 0
    let point = -1
    for (let place = isNegative ? at + 1 : at; place < end; place++) {
      const byte = bytes[place] ?? 0
      if (byte === DOT) point = place
      else if (byte >= ZERO && byte < COLON && end - at <= 16) number = number * 10 + byte - ZERO
      else {
        this.value = Number(bytes.toString('latin1', at, end))
        return end
      }
    }
    const magnitude = point < 0 ? number : number / (POWERS[end - point - 1] ?? 1)
    this.value = isNegative ? -magnitude : magnitude
    return end
  }

  #parsed(bytes: Buffer, at: number, end: number): number {
    try {
      this.value = JSON.parse(bytes.toString('utf8', at, end))
      return end
    } catch {
      return -1
    }
  }
}

const SHORT = 256
const SHORT_NAME = 64
const POWERS = Array.from({ length: 17 }, (_, power) => 10 ** power)

/** Whether an odd number of backslashes stands before a quote. */
function isEscaped(bytes: Uint8Array, start: number, quote: number): boolean {
  let at = quote - 1
  while (at > start && bytes[at] === BACKSLASH) at -= 1
  return (quote - 1 - at) % 2 === 1
}

/** The value of a hexadecimal digit; very negative when it is none. */
function hexAt(bytes: Uint8Array, at: number): number {
  const byte = bytes[at] ?? 0
  if (byte >= ZERO && byte < COLON) return byte - ZERO
  const letter = byte | 0x20
  return letter >= 0x61 && letter <= 0x66 ? letter - 0x57 : -1000
}
