/** The file of a tape that is being written: whole blocks at its end, one after the other, off the main thread. */
import { closeSync, constants, fdatasync, ftruncateSync, openSync, write, writeSync } from 'node:fs'
import { promisify } from 'node:util'
import { deflateRaw, deflateRawSync } from 'node:zlib'
import { blockOf } from './block.ts'
import { FIRST_LINE } from './line.ts'
import { Unwritable, unwritable } from './problem.ts'
import { wholeLength } from './wholeLength.ts'

const deflate = promisify(deflateRaw)
const writeAt = promisify(write)
const datasync = promisify(fdatasync)

/** The block with which every tape begins. */
export const FIRST_BLOCK: Buffer = blockOf(Buffer.from(FIRST_LINE), deflateRawSync(FIRST_LINE))

// A tape holds what a trader did. Others on the machine may not read it, and a link may not lead it elsewhere.
const OWNER_ONLY = 0o600
const FLAGS = constants.O_RDWR | constants.O_CREAT | constants.O_NOFOLLOW

/** A text on its way to another thread, which `appendSync` may take over. */
interface Deflating {
  readonly text: Buffer
  isTakenOver: boolean
}

/** A tape file to append to. What it throws or rejects with is a {@link problemOf} the file. */
export class TapeFile {
  readonly #file: string
  readonly #descriptor: number
  /** Where the next block goes: behind all that is written or being written. */
  #end: number
  #deflating: Deflating | undefined
  #syncing: Promise<void> | undefined

  /** Opens a tape to go on where it ends, or begins a new one. A block that a crash cut short is taken away. */
  constructor(file: string) {
    this.#file = file
    this.#descriptor = openSync(file, FLAGS, OWNER_ONLY)
    try {
      this.#end = wholeLength(file, this.#descriptor)
      this.#cut()
      if (this.#end === 0) this.#writeSync(FIRST_BLOCK)
    } catch (error) {
      closeSync(this.#descriptor)
      throw error
    }
  }

  /** Bytes in the file. */
  get size(): number {
    return this.#end
  }

  /** Appends a block with this text. When it resolves, the system has it: it outlives this process. */
  async append(text: Buffer): Promise<void> {
    const own: Deflating = { text, isTakenOver: false }
    this.#deflating = own
    const deflated = await deflate(text)
    if (own.isTakenOver) return
    this.#deflating = undefined
    await this.#write(blockOf(text, deflated))
    // A power failure takes what the disk does not have; the next block need not wait for that.
    this.#syncing ??= datasync(this.#descriptor)
      .catch(() => undefined)
      .then(() => {
        this.#syncing = undefined
      })
  }

  /** The same at once, on this thread, behind what `append` was given before. */
  appendSync(text: Buffer): void {
    const earlier = this.#deflating
    if (earlier !== undefined) {
      earlier.isTakenOver = true
      this.#deflating = undefined
      this.#writeSync(blockOf(earlier.text, deflateRawSync(earlier.text)))
    }
    this.#writeSync(blockOf(text, deflateRawSync(text)))
  }

  async close(): Promise<void> {
    await this.#syncing
    closeSync(this.#descriptor)
  }

  async #write(block: Buffer): Promise<void> {
    const start = this.#end
    this.#end += block.length
    try {
      let written = 0
      while (written < block.length) {
        const { bytesWritten } = await writeAt(
          this.#descriptor,
          block,
          written,
          block.length - written,
          start + written,
        )
        written += bytesWritten
      }
    } catch (error) {
      throw this.#failed(start, error)
    }
  }

  #writeSync(block: Buffer): void {
    const start = this.#end
    this.#end += block.length
    try {
      let written = 0
      while (written < block.length) {
        written += writeSync(this.#descriptor, block, written, block.length - written, start + written)
      }
    } catch (error) {
      throw this.#failed(start, error)
    }
  }

  /** What is there of a block that failed is of no use: without it the tape is whole. */
  #failed(start: number, error: unknown): Unwritable {
    this.#end = start
    this.#cut()
    return new Unwritable(unwritable(this.#file, error))
  }

  #cut(): void {
    try {
      ftruncateSync(this.#descriptor, this.#end)
    } catch {
      // Not a file that can be cut, such as a device. What is wrong with it, writing shows.
    }
  }
}
