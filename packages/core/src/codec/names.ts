/** Short names that come again and again, such as types and item codes: each is made into a string once. */

// Names come from a market's listings, some thousands. A name is looked for in so many places; where another is in each
// of them, the two take turns, which costs time and nothing else.
const PLACES = 16_384
const LOOKS = 4
const NAMES = new Array<string>(PLACES).fill('')

const QUOTE = 0x22
const BACKSLASH = 0x5c
const SPACE = 0x20
const DELETE = 0x7f
// FNV-1a: codes that follow each other are spread over all places.
const FNV_PRIME = 16_777_619

/** What `nameAt` found last. */
export const found = { name: '' }

/** Finds a printable ASCII text; the place of the quote that ends it, or -1. The text itself is then in `found`. */
export function nameAt(bytes: Buffer, start: number): number {
  let hash = 0
  let at = start
  for (;;) {
    const byte = bytes[at] ?? 0
    if (byte === QUOTE) break
    if (byte < SPACE || byte >= DELETE || byte === BACKSLASH) return -1
    hash = Math.imul(hash ^ byte, FNV_PRIME)
    at += 1
  }
  found.name = nameIn(bytes, start, at, hash ^ (hash >>> 15))
  return at
}

function nameIn(bytes: Buffer, start: number, end: number, hash: number): string {
  let free = hash & (PLACES - 1)
  for (let look = 0; look < LOOKS; look++) {
    const place = (hash + look) & (PLACES - 1)
    const known = NAMES[place] ?? ''
    if (isAt(bytes, start, end, known)) return known
    if (known !== '') continue
    free = place
    break
  }
  const made = bytes.toString('latin1', start, end)
  NAMES[free] = made
  return made
}

function isAt(bytes: Buffer, start: number, end: number, text: string): boolean {
  if (text.length !== end - start) return false
  for (let index = 0; index < text.length; index++) {
    if (text.charCodeAt(index) !== bytes[start + index]) return false
  }
  return true
}
