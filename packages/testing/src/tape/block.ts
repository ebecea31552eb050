/**
 * Blocks: a tape is a chain of them, each a gzip member that can be read by itself.
 *
 * So a file that a crash cut short is whole up to its last block, appending is writing one more, and `zcat` shows a tape
 * to a person. The member's extra field (RFC 1952 §2.3.1.1), as in BGZF, says how long the block is; its own CRC-32 is
 * the checksum. Every byte of a block is either fixed or checked, so that a changed one is noticed.
 */
import { constants, crc32, gunzipSync } from 'node:zlib'

/** Bytes before a block's compressed data. */
export const HEAD_LENGTH = 24
const TAIL_LENGTH = 8
// ID1 ID2, deflate, FEXTRA; no time, no system; an extra field of 12 bytes: subfield KT of 8 bytes.
const FIXED = Buffer.from([0x1f, 0x8b, 8, 4, 0, 0, 0, 0, 0, 255, 12, 0, 0x4b, 0x54, 8, 0])
// A recorder closes its blocks at a quarter of a megabyte; a single record (a reply of 2,500 rows) may be larger.
const LARGEST = 256 * 1024 * 1024

/** A block of compressed (raw deflate) data, ready to be appended; `text` is what was compressed. */
export function blockOf(text: Uint8Array, deflated: Uint8Array): Buffer {
  const length = HEAD_LENGTH + deflated.length + TAIL_LENGTH
  const block = Buffer.alloc(length)
  FIXED.copy(block)
  block.writeUInt32LE(length, FIXED.length)
  // Reported twice: a length that is wrong would lead anywhere.
  block.writeUInt32LE(~length >>> 0, FIXED.length + 4)
  block.set(deflated, HEAD_LENGTH)
  block.writeUInt32LE(crc32(text), length - TAIL_LENGTH)
  block.writeUInt32LE(text.length, length - TAIL_LENGTH + 4)
  return block
}

/** The length of the block whose head this is; `undefined` for other bytes. */
export function lengthIn(head: Buffer): number | undefined {
  if (!FIXED.equals(head.subarray(0, FIXED.length))) return undefined
  const length = head.readUInt32LE(FIXED.length)
  const isTold = ~length >>> 0 === head.readUInt32LE(FIXED.length + 4)
  return isTold && length >= HEAD_LENGTH + TAIL_LENGTH && length <= LARGEST ? length : undefined
}

/** Whether a head that is cut short may have been one. */
export function beginsBlock(part: Buffer): boolean {
  const known = Math.min(part.length, FIXED.length)
  return FIXED.subarray(0, known).equals(part.subarray(0, known))
}

/** What is in a block; `undefined` when a byte of it is not what was written. */
export function openBlock(block: Buffer): Buffer | undefined {
  const size = block.readUInt32LE(block.length - 4)
  if (size > LARGEST) return undefined
  try {
    const text = gunzipSync(block, { maxOutputLength: Math.max(1, size), finishFlush: constants.Z_FINISH })
    return text.length === size ? text : undefined
  } catch {
    return undefined
  }
}
