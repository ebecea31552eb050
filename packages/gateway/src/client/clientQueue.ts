/**
 * What waits for a client that reads too slowly. Of a quote or a book only the newest waits, with the number of those
 * that it replaced; trades, account events and replies all wait, up to a bound, beyond which the client has to go.
 */
import type { Slot } from '../frame/slot.ts'

/** One message for a client. */
export interface Message {
  readonly bytes: Uint8Array | string
  /** The slot whose newer message may replace this one; nothing for what is never left out. */
  readonly replaces: Slot | undefined
}

/** A message whose turn has come, and how many it stands for besides itself. */
export interface Due {
  readonly message: Message
  readonly replaced: number
}

/** The bounds of a queue. */
export interface QueueLimits {
  /** Messages that may wait; those that replace each other count once. */
  readonly messages: number
  /** Bytes that may wait. */
  readonly bytes: number
}

export class ClientQueue {
  readonly #limits: QueueLimits
  /** In the order in which they leave: a message that replaces another goes to the end, behind what came before it. */
  readonly #waiting: Map<Slot | number, Due> = new Map()
  #bytes = 0
  #added = 0

  constructor(limits: QueueLimits) {
    this.#limits = limits
  }

  get size(): number {
    return this.#waiting.size
  }

  get bytes(): number {
    return this.#bytes
  }

  /** Adds a message; `false` when there is no room for it: then it is not in the queue. */
  add(message: Message): boolean {
    this.#added += 1
    const key = message.replaces ?? this.#added
    const before = this.#waiting.get(key)
    const bytes = this.#bytes + message.bytes.length - (before?.message.bytes.length ?? 0)
    const size = this.#waiting.size + (before === undefined ? 1 : 0)
    if (size > this.#limits.messages || bytes > this.#limits.bytes) return false
    this.#waiting.delete(key)
    this.#waiting.set(key, { message, replaced: before === undefined ? 0 : before.replaced + 1 })
    this.#bytes = bytes
    return true
  }

  /** The message whose turn it is, which leaves the queue. */
  next(): Due | undefined {
    for (const [key, due] of this.#waiting) {
      this.#waiting.delete(key)
      this.#bytes -= due.message.bytes.length
      return due
    }
    return undefined
  }

  clear(): void {
    this.#waiting.clear()
    this.#bytes = 0
  }
}
