import type { Line } from './line.ts'

const LINE_BREAK = 0x0a
const FIRST_SIZE = 64 * 1024

/** Lines on their way into a block. */
export class BlockBuffer {
  #bytes = Buffer.allocUnsafe(FIRST_SIZE)
  #used = 0
  #records = 0

  /** Bytes of text so far. */
  get size(): number {
    return this.#used
  }

  get records(): number {
    return this.#records
  }

  add({ head, body }: Line): void {
    // Every letter of a head is ASCII.
    this.#reserve(head.length + body.length + 1)
    this.#used += this.#bytes.write(head, this.#used, 'latin1')
    this.#bytes.set(body, this.#used)
    this.#used += body.length
    this.#bytes[this.#used] = LINE_BREAK
    this.#used += 1
    this.#records += 1
  }

  /** What was added, which the buffer then forgets. */
  take(): { readonly text: Buffer; readonly records: number } {
    const taken = { text: Buffer.from(this.#bytes.subarray(0, this.#used)), records: this.#records }
    this.#used = 0
    this.#records = 0
    return taken
  }

  #reserve(more: number): void {
    if (this.#used + more <= this.#bytes.length) return
    const larger = Buffer.allocUnsafe(Math.max(this.#bytes.length * 2, this.#used + more))
    this.#bytes.copy(larger, 0, 0, this.#used)
    this.#bytes = larger
  }
}
