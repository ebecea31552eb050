/** `#bytes` in Node, Bun and Deno: by `Buffer`, whose short texts cost a fraction of a `TextDecoder`'s. */
import { Buffer } from 'node:buffer'
import type { ByteTools } from './byteTools.ts'

const tools: ByteTools = {
  bytesOf: (text) => Buffer.from(text),
  memoryOf: (length) => Buffer.alloc(length),
  viewOf: bufferOf,
  utf8Text: (bytes, start, end) => bufferOf(bytes).toString('utf8', start, end),
  latin1Text: (bytes, start, end) => bufferOf(bytes).toString('latin1', start, end),
  latin1Bytes: (text) => Buffer.from(text, 'latin1'),
  writeText: (memory, text) => bufferOf(memory).write(text),
  hasBytes: (bytes, part) => bufferOf(bytes).includes(bufferOf(part)),
}

function bufferOf(bytes: Uint8Array): Buffer {
  return Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}

export const { bytesOf, memoryOf, viewOf, utf8Text, latin1Text, latin1Bytes, writeText, hasBytes } = tools
