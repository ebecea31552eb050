/**
 * The file of a compiled day: a first line with the version, then segments of some thousand events, then an end.
 *
 * ```text
 * kiwoom-day 1\n  [length, crc, head length | head, padding, columns] …  [the same, with a summary as its head]
 * ```
 *
 * A segment is read by itself: memory is that of one, whatever the day. Numbers are little-endian; a file without its end
 * was cut short.
 */
import { closeSync, openSync, readSync, renameSync, rmSync, writeSync } from 'node:fs'
import { threadId } from 'node:worker_threads'
import { crc32 } from 'node:zlib'
import type { TableHead, Width } from './column.ts'

export const FIRST_LINE = 'kiwoom-day 1\n'
const FIXED = 16
// Padded, so that the segments and their columns begin at multiples of eight.
const FIRST = Buffer.from(FIRST_LINE.padEnd(FIXED, '\0'))

/** A segment: some events of some types, in their order. */
export interface SegmentHead {
  readonly events: number
  /** Which table each event is from, by its place in `tables`. */
  readonly order: { readonly at: number; readonly width: Width }
  readonly tables: readonly (TableHead & { readonly type: string })[]
}

/** What is known of a compiled day without reading it. */
export interface DaySummary {
  readonly events: number
  /** Epoch ms at which the first and the last of them came; `null` of none. */
  readonly from: number | null
  readonly to: number | null
  /** How many of each type; `gap` and `missed` are among them. */
  readonly types: Readonly<Record<string, number>>
  /** Shares that were traded and not seen. */
  readonly missedVolume: number
}

/** Why a compiled day cannot be read. */
export class DayFileError extends Error {
  override readonly name = 'DayFileError'
  readonly _tag: 'NotADay' | 'OtherVersion' | 'Damaged'

  constructor(tag: DayFileError['_tag'], file: string, what: string) {
    super(`'${file}' ${what}`)
    this._tag = tag
  }
}

let writers = 0

/** Writes a file that appears when it is whole. Several may write one file, on any threads: each has a part of its own. */
export class DayWriter {
  readonly #file: string
  readonly #part: string
  readonly #descriptor: number
  #isOpen = true

  constructor(file: string) {
    this.#file = file
    writers += 1
    this.#part = `${file}.${process.pid}-${threadId}-${writers}.part`
    // Left by a process with the same number that was killed.
    rmSync(this.#part, { force: true })
    // A day holds what a trader looked at: others on the machine may not read it.
    this.#descriptor = openSync(this.#part, 'wx', 0o600)
    this.#write(FIRST)
  }

  segment(head: SegmentHead | { readonly summary: DaySummary }, columns: Buffer): void {
    const text = Buffer.from(JSON.stringify(head))
    const padding = Buffer.alloc((8 - (text.length % 8)) % 8, ' ')
    const body = Buffer.concat([text, padding, columns])
    const frame = Buffer.alloc(FIXED)
    frame.writeUInt32LE(body.length, 0)
    frame.writeUInt32LE(crc32(body), 4)
    frame.writeUInt32LE(text.length + padding.length, 8)
    this.#write(frame)
    this.#write(body)
  }

  finish(summary: DaySummary): void {
    this.segment({ summary }, Buffer.alloc(0))
    this.#close()
    renameSync(this.#part, this.#file)
  }

  abandon(): void {
    this.#close()
    rmSync(this.#part, { force: true })
  }

  #close(): void {
    if (this.#isOpen) closeSync(this.#descriptor)
    this.#isOpen = false
  }

  #write(bytes: Buffer): void {
    for (let written = 0; written < bytes.length; ) {
      written += writeSync(this.#descriptor, bytes, written, bytes.length - written)
    }
  }
}

/** What a reader finds, one after the other. */
export type Found = { readonly head: SegmentHead; readonly columns: Uint8Array } | { readonly summary: DaySummary }

/**
 * Reads the segments of a file, the end last. The columns of a segment are good until the next one is asked for.
 *
 * Throws {@link DayFileError}, and what the file system throws.
 */
export function* readSegments(file: string): Generator<Found> {
  const descriptor = openSync(file, 'r')
  // One memory for all segments: new memory for each is what most collections of a replay came from.
  let memory = new ArrayBuffer(0)
  const read = (descriptor: number, length: number): Buffer => {
    if (memory.byteLength < length) memory = new ArrayBuffer(length + (length >> 1))
    return fill(descriptor, Buffer.from(memory, 0, length))
  }
  try {
    const first = read(descriptor, FIXED)
    if (!first.subarray(0, 11).equals(FIRST.subarray(0, 11))) {
      throw new DayFileError('NotADay', file, 'is no compiled day')
    }
    if (!first.equals(FIRST))
      throw new DayFileError('OtherVersion', file, 'is of another version; compile the day again')
    for (;;) {
      const frame = fill(descriptor, Buffer.alloc(FIXED))
      const length = frame.length < FIXED ? 0 : frame.readUInt32LE(0)
      const body = read(descriptor, length)
      if (length === 0 || body.length < length)
        throw new DayFileError('Damaged', file, 'ends too early; compile the day again')
      if (crc32(body) !== frame.readUInt32LE(4)) {
        throw new DayFileError('Damaged', file, 'was changed after it was written; compile the day again')
      }
      const headLength = frame.readUInt32LE(8)
      // Its checksum says that this package wrote it.
      const head: SegmentHead | { readonly summary: DaySummary } = JSON.parse(body.toString('utf8', 0, headLength))
      if ('summary' in head) {
        yield head
        return
      }
      yield { head, columns: body.subarray(headLength) }
    }
  } finally {
    closeSync(descriptor)
  }
}

/** Reads as many bytes as there is room for, or as the file has. */
function fill(descriptor: number, bytes: Buffer): Buffer {
  let filled = 0
  while (filled < bytes.length) {
    const count = readSync(descriptor, bytes, filled, bytes.length - filled, null)
    if (count === 0) return bytes.subarray(0, filled)
    filled += count
  }
  return bytes
}
