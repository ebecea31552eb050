/** The bytes that JSON is made of, and the steps from one of its tokens to the next. */

export const SPACE = 0x20
export const QUOTE = 0x22
export const COMMA = 0x2c
export const COLON = 0x3a
export const OPEN_LIST = 0x5b
export const BACKSLASH = 0x5c
export const CLOSE_LIST = 0x5d
export const OPEN_RECORD = 0x7b
export const CLOSE_RECORD = 0x7d

const TAB = 0x09
const LINE_FEED = 0x0a
const RETURN = 0x0d

/** White space of JSON. */
export function isSpace(byte: number): boolean {
  return byte === SPACE || byte === LINE_FEED || byte === RETURN || byte === TAB
}

/** The first place from `at` on that holds no white space of JSON. */
export function skipSpace(bytes: Uint8Array, at: number): number {
  let place = at
  for (;;) {
    while (bytes[place] === SPACE) place += 1
    const byte = bytes[place]
    if (byte !== LINE_FEED && byte !== RETURN && byte !== TAB) return place
    place += 1
  }
}

/** The quote that closes a text; -1 when the text is escaped, broken, endless or not closed before `most`. */
export function endOfText(bytes: Uint8Array, from: number, most = bytes.length): number {
  for (let at = from; at < most; at++) {
    const byte = bytes[at] ?? 0
    if (byte === QUOTE) return at
    if (byte === BACKSLASH || byte < SPACE) return -1
  }
  return -1
}

/** Where the value of a member begins, from behind the quote that closes its key; -1 when no colon is there. */
export function valueAt(bytes: Uint8Array, behindKey: number): number {
  const colon = bytes[behindKey] === COLON ? behindKey : skipSpace(bytes, behindKey)
  if (bytes[colon] !== COLON) return -1
  const first = colon + 1
  return (bytes[first] ?? 0) > SPACE ? first : skipSpace(bytes, first)
}

/** Whether these bytes stand at a place. */
export function isAt(bytes: Uint8Array, at: number, expected: Uint8Array): boolean {
  for (let index = 0; index < expected.length; index++) if (bytes[at + index] !== expected[index]) return false
  return true
}
