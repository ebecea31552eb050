/** `#bytes` in browsers and edge runtimes: by the Encoding standard alone. */
import type { ByteTools } from './byteTools.ts'

const encoder = new TextEncoder()
const decoder = new TextDecoder('utf-8', { ignoreBOM: true })

// A call takes only so many arguments.
const LETTERS = 8_192

const tools: ByteTools = {
  bytesOf: (text) => encoder.encode(text),
  memoryOf: (length) => new Uint8Array(length),
  viewOf: (bytes) => bytes,
  utf8Text: (bytes, start, end) => decoder.decode(bytes.subarray(start, end)),
  latin1Text: (bytes, start, end) => {
    let text = ''
    for (let at = start; at < end; at += LETTERS) {
      text += String.fromCharCode(...bytes.subarray(at, Math.min(end, at + LETTERS)))
    }
    return text
  },
  latin1Bytes: (text) => Uint8Array.from({ length: text.length }, (_, at) => text.charCodeAt(at)),
  writeText: (memory, text) => encoder.encodeInto(text, memory).written,
  hasBytes: (bytes, part) => {
    const [first = 0] = part
    for (let at = bytes.indexOf(first); at >= 0; at = bytes.indexOf(first, at + 1)) {
      if (part.every((byte, index) => bytes[at + index] === byte)) return true
    }
    return part.length === 0
  },
}

export const { bytesOf, memoryOf, viewOf, utf8Text, latin1Text, latin1Bytes, writeText, hasBytes } = tools
