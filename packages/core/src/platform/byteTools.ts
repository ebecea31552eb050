/** What the codec needs of bytes, beyond what every runtime's `Uint8Array` has. Each runtime has it in its own way. */
export interface ByteTools {
  /** A text as UTF-8. */
  bytesOf(text: string): Uint8Array
  /** Bytes that are all zero. */
  memoryOf(length: number): Uint8Array
  /** The same bytes, in the form of which the runtime reads texts most quickly. */
  viewOf(bytes: Uint8Array): Uint8Array
  /** UTF-8 as a text; invalid bytes become U+FFFD, and a mark of the byte order stays. */
  utf8Text(bytes: Uint8Array, start: number, end: number): string
  /** Each byte as the letter of that number. */
  latin1Text(bytes: Uint8Array, start: number, end: number): string
  /** The inverse of `latin1Text`. */
  latin1Bytes(text: string): Uint8Array
  /** Writes a text as UTF-8 and returns how many bytes it takes. There must be room for three bytes a letter. */
  writeText(memory: Uint8Array, text: string): number
  /** Whether one run of bytes occurs in another. */
  hasBytes(bytes: Uint8Array, part: Uint8Array): boolean
}
