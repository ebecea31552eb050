/** Short names that come again and again, such as types and item codes: each is made into a string once. */
import { latin1Text, utf8Text } from '#bytes'
import { BACKSLASH, QUOTE, SPACE } from './jsonBytes.ts'

// Names come from a market's listings, some thousands. A name is looked for in so many places; where another is in each
// of them, the two take turns, which costs time and nothing else.
const PLACES = 16_384
const LOOKS = 4

const DELETE = 0x7f
// FNV-1a: codes that follow each other are spread over all places.
const FNV_PRIME = 16_777_619

// What is longer is no name, and is not to fill the table.
const LONGEST = 64

// Korean names: of stocks on one's orders, of sectors, of what an order is.
const OTHER_PLACES = 1_024
const BEYOND_BYTES = 0x100

interface Other {
  readonly bytes: Uint8Array
  readonly text: string
}

/** A table of names that belongs to one scanner. */
export class NameTable {
  /** The text that `find` found last. */
  name = ''
  // Made when the first name comes: a client that only queries has none.
  #names: string[] = []
  readonly #others: (Other | undefined)[] = []

  /** Finds a short printable ASCII text; the place of the quote that ends it, or -1. The text is then in `name`. */
  find(bytes: Uint8Array, start: number): number {
    return this.#find(bytes, start, DELETE)
  }

  /** The same for a text of any letters. */
  findAny(bytes: Uint8Array, start: number): number {
    return this.#find(bytes, start, BEYOND_BYTES)
  }

  #find(bytes: Uint8Array, start: number, beyond: number): number {
    let hash = 0
    let all = 0
    let at = start
    for (;;) {
      const byte = bytes[at] ?? 0
      if (byte === QUOTE) break
      if (byte < SPACE || byte >= beyond || byte === BACKSLASH || at - start >= LONGEST) return -1
      hash = Math.imul(hash ^ byte, FNV_PRIME)
      all |= byte
      at += 1
    }
    this.name =
      all < 0x80
        ? this.#text(bytes, start, at, hash ^ (hash >>> 15))
        : this.#other(bytes, start, at, hash ^ (hash >>> 15))
    return at
  }

  /** A text that is not ASCII is reported by its bytes. */
  #other(bytes: Uint8Array, start: number, end: number, hash: number): string {
    const place = hash & (OTHER_PLACES - 1)
    const known = this.#others[place]
    if (known !== undefined && isBytesAt(bytes, start, end, known.bytes)) return known.text
    const text = utf8Text(bytes, start, end)
    this.#others[place] = { bytes: Uint8Array.from(bytes.subarray(start, end)), text }
    return text
  }

  #text(bytes: Uint8Array, start: number, end: number, hash: number): string {
    if (this.#names.length === 0) this.#names = new Array<string>(PLACES).fill('')
    const names = this.#names
    let free = hash & (PLACES - 1)
    for (let look = 0; look < LOOKS; look++) {
      const place = (hash + look) & (PLACES - 1)
      const known = names[place] ?? ''
      if (isTextAt(bytes, start, end, known)) return known
      if (known !== '') continue
      free = place
      break
    }
    const made = latin1Text(bytes, start, end)
    names[free] = made
    return made
  }
}

function isTextAt(bytes: Uint8Array, start: number, end: number, text: string): boolean {
  if (text.length !== end - start) return false
  for (let index = 0; index < text.length; index++) {
    if (text.charCodeAt(index) !== bytes[start + index]) return false
  }
  return true
}

function isBytesAt(bytes: Uint8Array, start: number, end: number, known: Uint8Array): boolean {
  if (known.length !== end - start) return false
  for (let index = 0; index < known.length; index++) if (known[index] !== bytes[start + index]) return false
  return true
}
