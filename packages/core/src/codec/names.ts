/** Short names that come again and again, such as types and item codes: each is made into a string once. */

// Names come from a market's listings, some thousands. Two that meet in one place take turns there, which costs time
// and nothing else.
const PLACES = 8192
const NAMES = new Array<string>(PLACES).fill('')

const QUOTE = 0x22
const BACKSLASH = 0x5c
const SPACE = 0x20
const DELETE = 0x7f

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
    hash = (Math.imul(hash, 31) + byte) | 0
    at += 1
  }
  const place = hash & (PLACES - 1)
  const known = NAMES[place] ?? ''
  if (isAt(bytes, start, at, known)) found.name = known
  else {
    found.name = bytes.toString('latin1', start, at)
    NAMES[place] = found.name
  }
  return at
}

function isAt(bytes: Buffer, start: number, end: number, text: string): boolean {
  if (text.length !== end - start) return false
  for (let index = 0; index < text.length; index++) {
    if (text.charCodeAt(index) !== bytes[start + index]) return false
  }
  return true
}
