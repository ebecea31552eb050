/** One entry of a REAL frame: what it is about, and where its values stand. */

import { bytesOf } from '#bytes'
import {
  CLOSE_LIST,
  CLOSE_RECORD,
  COMMA,
  endOfText,
  isAt,
  OPEN_LIST,
  OPEN_RECORD,
  QUOTE,
  skipSpace,
  valueAt,
} from './jsonBytes.ts'
import { JsonScanner } from './jsonScanner.ts'
import type { NameTable } from './nameTable.ts'
import { behindJson } from './skipJson.ts'

const TYPE = bytesOf('type"')
const NAME = bytesOf('name"')
const ITEM = bytesOf('item"')
const VALUES = bytesOf('values"')

const SHORT = 128

/** The keys of an entry, as bits. */
const HAS_TYPE = 1
const HAS_NAME = 2
const HAS_ITEM = 4
const HAS_VALUES = 8

/** From the quote that opens a key to behind the one that closes it. */
const LENGTHS = [0, 6, 6, 0, 6, 0, 0, 0, 8]
const KEYS: ReadonlyMap<unknown, number> = new Map([
  ['type', HAS_TYPE],
  ['name', HAS_NAME],
  ['item', HAS_ITEM],
  ['values', HAS_VALUES],
])

/**
 * Reads the head of one entry after another, whatever the order of its keys. On the wire the type comes behind the values
 * (docs/protocol.md#real-frames), and without it they cannot be read; so they are passed over up to the next closing
 * brace, which nearly always is theirs. Whether it is shows when they are read: they must end at that very brace.
 */
export class EntryScanner {
  type = ''
  /** `''` when the entry has none. */
  item = ''
  /** Whether it names a type, and its item, if it has one, as texts do. */
  isEntry = true
  /** Behind the brace that opens the values; 0 when they are no record. */
  valuesAt = 0
  /** The brace that closes them, if they end where they seem to. */
  valuesEnd = 0

  #text = ''
  readonly #names: NameTable
  readonly #json: JsonScanner

  constructor(names: NameTable) {
    this.#names = names
    this.#json = new JsonScanner(names)
  }

  /** Reads from behind the brace that opens an entry to behind the one that closes it; -1 when it cannot be read. */
  read(bytes: Uint8Array, start: number): number {
    this.item = ''
    this.isEntry = true
    let seen = 0
    let at = start
    for (;;) {
      if (bytes[at] !== QUOTE) at = skipSpace(bytes, at)
      if (bytes[at] !== QUOTE) return -1
      let key = keyAt(bytes, at + 1)
      let behindKey = at + (LENGTHS[key] ?? 0)
      if (key === 0) {
        behindKey = this.#json.read(bytes, at)
        key = KEYS.get(this.#json.value) ?? 0
        if (behindKey < 0) return -1
      }
      // Of a key that comes twice the last counts: that is left to JSON.parse.
      if ((seen & key) !== 0) return -1
      seen |= key
      at = this.#member(bytes, behindKey, key)
      if (at < 0) return -1
      if (bytes[at] !== COMMA) {
        at = skipSpace(bytes, at)
        if (bytes[at] !== COMMA) return bytes[at] === CLOSE_RECORD && isWhole(seen) ? at + 1 : -1
      }
      at += 1
    }
  }

  /**
   * The same for an entry that is written in an unusual way: keys escaped or twice, `values` a list of one element, or a
   * brace inside a text. Slower, because all is checked before the values are read.
   */
  readCarefully(bytes: Uint8Array, start: number): number {
    const json = this.#json
    this.item = ''
    this.valuesAt = 0
    this.type = ''
    this.isEntry = false
    let type: unknown
    let item: unknown = ''
    let at = skipSpace(bytes, start)
    if (bytes[at] === CLOSE_RECORD) return at + 1
    for (;;) {
      const behindKey = bytes[at] === QUOTE ? json.read(bytes, at) : -1
      const key = json.value
      at = behindKey < 0 ? -1 : valueAt(bytes, behindKey)
      if (at < 0) return -1
      if (key === 'values') at = this.#valuesAt(bytes, at)
      else {
        at = key === 'type' || key === 'item' ? json.read(bytes, at) : this.#behindOther(bytes, at)
        if (key === 'type') type = json.value
        if (key === 'item') item = json.value ?? ''
      }
      if (at < 0) return -1
      at = skipSpace(bytes, at)
      if (bytes[at] === COMMA) at = skipSpace(bytes, at + 1)
      else if (bytes[at] !== CLOSE_RECORD) return -1
      else {
        this.isEntry = typeof type === 'string' && typeof item === 'string'
        if (typeof type === 'string') this.type = type
        if (typeof item === 'string') this.item = item
        return at + 1
      }
    }
  }

  /** Behind the values, which should be a record or a list of one. */
  #valuesAt(bytes: Uint8Array, start: number): number {
    const isList = bytes[start] === OPEN_LIST
    const at = isList ? skipSpace(bytes, start + 1) : start
    this.valuesAt = 0
    if (bytes[at] !== OPEN_RECORD) return this.#behindOther(bytes, start)
    const end = behindJson(bytes, at)
    if (end < 0) return -1
    const closing = isList ? skipSpace(bytes, end) : end
    if (isList && bytes[closing] !== CLOSE_LIST) return behindJson(bytes, start)
    this.valuesAt = at + 1
    this.valuesEnd = end - 1
    return isList ? closing + 1 : end
  }

  /** Behind a value that is of no use. A long text is checked by `JSON.parse`, which is quicker there. */
  #behindOther(bytes: Uint8Array, at: number): number {
    if (bytes[at] !== QUOTE) return behindJson(bytes, at)
    const end = endOfText(bytes, at + 1, at + SHORT)
    return end < 0 ? this.#json.read(bytes, at) : end + 1
  }

  /** From behind the quote that closes a key to behind its value. */
  #member(bytes: Uint8Array, behindKey: number, key: number): number {
    const at = valueAt(bytes, behindKey)
    if (at < 0) return -1
    switch (key) {
      case HAS_VALUES:
        if (bytes[at] !== OPEN_RECORD) return -1
        this.valuesAt = at + 1
        this.valuesEnd = likelyEnd(bytes, at)
        return this.valuesEnd + 1 || -1
      case HAS_TYPE: {
        const end = this.#name(bytes, at)
        this.type = this.#text
        return end
      }
      case HAS_ITEM: {
        const end = this.#name(bytes, at)
        this.item = this.#text
        return end
      }
      default:
        return this.#behindOther(bytes, at)
    }
  }

  /** Behind a short text, which is then in `#text`. */
  #name(bytes: Uint8Array, at: number): number {
    if (bytes[at] !== QUOTE) return -1
    const end = this.#names.find(bytes, at + 1)
    if (end >= 0) {
      this.#text = this.#names.name
      return end + 1
    }
    const behind = this.#json.read(bytes, at)
    const text = this.#json.value
    if (typeof text === 'string') this.#text = text
    return behind
  }
}

/** The brace that most likely closes the values; -1 when there is none. */
function likelyEnd(bytes: Uint8Array, opening: number): number {
  let at = bytes.indexOf(CLOSE_RECORD, opening)
  while (at > 0 && seemsInside(bytes, opening, at)) at = bytes.indexOf(CLOSE_RECORD, at + 1)
  return at
}

/** Whether a closing brace seems to be of a value: it closes an empty record, or a FID follows, which no key of an entry is. */
function seemsInside(bytes: Uint8Array, opening: number, at: number): boolean {
  const next = bytes[at + 3] ?? 0
  if (bytes[at + 1] === COMMA && bytes[at + 2] === QUOTE && next >= DIGIT_0 && next < DIGIT_0 + 10) return true
  return bytes[at - 1] === OPEN_RECORD && at - 1 > opening
}

const DIGIT_0 = 0x30

/** The key that begins at a place; 0 for any other. */
function keyAt(bytes: Uint8Array, at: number): number {
  switch (bytes[at]) {
    case 0x76:
      return isAt(bytes, at, VALUES) ? HAS_VALUES : 0
    case 0x74:
      return isAt(bytes, at, TYPE) ? HAS_TYPE : 0
    case 0x69:
      return isAt(bytes, at, ITEM) ? HAS_ITEM : 0
    case 0x6e:
      return isAt(bytes, at, NAME) ? HAS_NAME : 0
    default:
      return 0
  }
}

function isWhole(seen: number): boolean {
  return (seen & HAS_TYPE) !== 0 && (seen & HAS_VALUES) !== 0
}
