/** A frame in memory of the scanner's own, where four bytes are read at once, also behind the frame's end. */

/** Bytes behind a frame that are zero: no token of JSON is, so that whatever is read stops there. */
const PADDING = 16
const LEAST = 8_192

/** The frame that is being read. Its bytes and words have the places of the frame's own. */
export class FrameWords {
  bytes = new Uint8Array(0)
  words = new DataView(this.bytes.buffer)

  /** Takes a frame in. The memory is as large as the largest frame that came. */
  load(frame: Uint8Array): void {
    const { length } = frame
    if (this.bytes.length < length + PADDING) {
      this.bytes = new Uint8Array(Math.max(LEAST, 2 * (length + PADDING)))
      this.words = new DataView(this.bytes.buffer)
    }
    this.bytes.set(frame)
    this.words.setFloat64(length, 0)
    this.words.setFloat64(length + 8, 0)
  }
}

// The numbers below stand where they are used: a bundler makes variables of a module's constants, and each use would load
// and check one. This is the innermost loop of all.

/** Four bytes as digits: each minus `0`, which is 0x30. */
export function digitsAt(words: DataView, at: number): number {
  return words.getInt32(at, true) ^ 0x30303030
}

/** How many of four bytes, from the first on, are digits: 0x76 more and the highest bit is set, unless it is one. */
export function countDigits(digits: number): number {
  const stops = (digits | ((digits + 0x76767676) | 0)) & 0x80808080
  return stops === 0 ? 4 : (31 - Math.clz32(stops & -stops)) >> 3
}

/** The number of the first of four digits; `count` is not 0. */
export function numberOf(digits: number, count: number): number {
  const aligned = digits << (32 - (count << 3))
  const pairs = (Math.imul(aligned, 10) + (aligned >>> 8)) & 0x00ff00ff
  return (Math.imul(pairs & 0xff, 100) + (pairs >>> 16)) | 0
}

/** Passes over letters that end no text, four at a time: there is a quote, an escape or none of JSON's letters close behind. */
export function behindLetters(words: DataView, start: number): number {
  for (let at = start; ; at += 4) {
    const letters = words.getInt32(at, true)
    const quotes = letters ^ 0x22222222
    const escapes = letters ^ 0x5c5c5c5c
    const ends =
      (((quotes - 0x01010101) | 0) & ~quotes) |
      (((escapes - 0x01010101) | 0) & ~escapes) |
      (((letters - 0x20202020) | 0) & ~letters)
    if ((ends & 0x80808080) !== 0) return at
  }
}
