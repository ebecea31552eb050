/**
 * The queue of a client that reads too slowly. Of quotes and books only the newest waits, with the number of events
 * that it replaced. Trades, account events and replies all wait, up to a limit. Beyond it the client is disconnected.
 */
import type { Slot } from '../frame/slot.ts'

/** One message for a client. */
export interface Message {
  readonly bytes: Uint8Array | string
  /** The slot whose newer message may replace this one; `undefined` for a message that is never left out. */
  readonly replaces: Slot | undefined
}

/** The next message, and the number of messages that it replaced. */
export interface Due {
  readonly message: Message
  readonly replaced: number
}

/** The bounds of a queue. */
export interface QueueLimits {
  /** The number of messages that may wait; messages that replace each other count once. */
  readonly messages: number
  /** The number of bytes that may wait. */
  readonly bytes: number
}

export class ClientQueue {
  readonly #limits: QueueLimits
  /** In sending order. A message that replaces another goes to the end, after all messages that came before it. */
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

  /** Adds a message. `false` when there is no room: then it was not added. */
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

  /** Takes the next message out of the queue. */
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
