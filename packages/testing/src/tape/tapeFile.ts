/** The file of a tape that is being written: whole blocks at its end, one after the other, off the main thread. */
import { type FileHandle, open } from 'node:fs/promises'
import { promisify } from 'node:util'
import { deflateRaw, deflateRawSync } from 'node:zlib'
import { beginsBlock, blockOf, HEAD_LENGTH, lengthIn, openBlock } from './block.ts'
import { FIRST_LINE } from './line.ts'
import { type TapeProblem, unwritable } from './problem.ts'

const deflate = promisify(deflateRaw)

/** The block with which every tape begins. */
export const FIRST_BLOCK: Buffer = blockOf(Buffer.from(FIRST_LINE), deflateRawSync(FIRST_LINE))

/** A tape file to append to. Its methods reject with a `TapeProblem`'s error only by {@link problemOf}. */
export class TapeFile {
  readonly #file: string
  readonly #handle: FileHandle
  #size: number
  #syncing: Promise<void> | undefined

  private constructor(file: string, handle: FileHandle, size: number) {
    this.#file = file
    this.#handle = handle
    this.#size = size
  }

  /** Opens a tape to go on where it ends, or begins a new one. A block that a crash cut short is taken away. */
  static async open(file: string): Promise<TapeFile> {
    const handle = await open(file, 'a+')
    try {
      const { size } = await handle.stat()
      const whole = await wholeLength(file, handle, size)
      if (whole < size) await handle.truncate(whole)
      const tape = new TapeFile(file, handle, whole)
      if (whole === 0) await tape.#write(FIRST_BLOCK)
      return tape
    } catch (error) {
      await handle.close()
      throw error
    }
  }

  /** Bytes in the file. */
  get size(): number {
    return this.#size
  }

  /** Appends a block with this text. When it resolves, the system has it: it outlives this process. */
  async append(text: Buffer): Promise<void> {
    await this.#write(blockOf(text, await deflate(text)))
    // A power failure takes what the disk does not have; the next block need not wait for that.
    this.#syncing ??= this.#handle
      .datasync()
      .catch(() => undefined)
      .then(() => {
        this.#syncing = undefined
      })
  }

  async close(): Promise<void> {
    await this.#syncing
    await this.#handle.close()
  }

  async #write(block: Buffer): Promise<void> {
    try {
      let written = 0
      while (written < block.length) {
        written += (await this.#handle.write(block, written, block.length - written)).bytesWritten
      }
      this.#size += block.length
    } catch (error) {
      // What is there of the block is of no use: without it the tape is whole.
      await this.#handle.truncate(this.#size).catch(() => undefined)
      throw new Unwritable(unwritable(this.#file, error))
    }
  }
}

class Unwritable extends Error {
  readonly problem: TapeProblem

  constructor(problem: TapeProblem) {
    super(problem._tag)
    this.problem = problem
  }
}

/** What a failed {@link TapeFile} method was about. */
export function problemOf(file: string, error: unknown): TapeProblem {
  return error instanceof Unwritable ? error.problem : unwritable(file, error)
}

/** How much of a file is a whole tape; refuses a file that is none, and one that is damaged in its middle. */
async function wholeLength(file: string, handle: FileHandle, size: number): Promise<number> {
  const read = async (from: number, length: number): Promise<Buffer> => {
    const bytes = Buffer.alloc(Math.max(0, Math.min(length, size - from)))
    const { bytesRead } = await handle.read(bytes, 0, bytes.length, from)
    return bytes.subarray(0, bytesRead)
  }
  let at = 0
  let last = 0
  while (at < size) {
    const head = await read(at, HEAD_LENGTH)
    const length = head.length < HEAD_LENGTH ? undefined : lengthIn(head)
    const isCutShort = head.length < HEAD_LENGTH ? beginsBlock(head) : length !== undefined && at + length > size
    if (isCutShort) break
    if (length === undefined) throw foreign(file, at === 0 ? 'it is another file' : `it is damaged at byte ${at}`)
    if (at === 0 && !(await isFirst(await read(0, length))))
      throw foreign(file, 'it is another file, or of a newer version')
    last = at
    at += length
  }
  // Of the last block it is not enough that its length is right: the machine may have stopped before its bytes came.
  if (at > 0 && last > 0 && openBlock(await read(last, at - last)) === undefined) return last
  return at
}

async function isFirst(block: Buffer): Promise<boolean> {
  return openBlock(block)?.toString() === FIRST_LINE
}

function foreign(file: string, why: string): Unwritable {
  const reason = `${why}, so nothing is appended to it; record to a file of its own`
  return new Unwritable({ _tag: 'Unwritable', file, code: 'NOT_A_TAPE', reason })
}
