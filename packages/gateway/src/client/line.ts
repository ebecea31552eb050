/** One connected client: its session, its queue, and the connection that carries both. */

import type { Client } from '../access/clientOptions.ts'
import { conflatedFrame } from '../frame/frames.ts'
import type { Slot } from '../frame/slot.ts'
import { registrationOfSlot } from '../frame/slot.ts'
import type { ClientId } from '../registry/registry.ts'
import { ClientQueue, type Message, type QueueLimits } from './clientQueue.ts'
import type { PingRules } from './clientSession.ts'
import {
  type ClientEffect,
  type ClientEvent,
  type ClientSession,
  clientStep,
  newClientSession,
} from './clientSession.ts'

/** The connection, as the gateway uses it. */
export interface Peer {
  send(data: Uint8Array | string): void
  /** Bytes that were sent and are still buffered on this machine. */
  buffered(): number
  close(code: number, reason: string): void
  /** The peer's address, for the audit log. */
  readonly address: string
  /**
   * Whether entries reach it by a subject that clients share. Such a line gets only replies, gaps and account events.
   */
  readonly isShared?: boolean
}

/** The connection, as its carrier uses it. */
export interface LineHandle {
  receive(text: string): void
  /** The peer can receive again. */
  drained(): void
  closed(): void
}

export interface LineLimits extends QueueLimits, PingRules {
  /** Buffered bytes of a connection above which messages wait in the queue. */
  readonly highWater: number
}

export interface LineContext {
  readonly id: ClientId
  readonly peer: Peer
  readonly limits: LineLimits
  /** Carries out the effects of the session, except for sending. */
  readonly perform: (line: Line, effect: Exclude<ClientEffect, { _tag: 'send' }>) => void
  /** Its queue is full. */
  readonly overflowed: (line: Line) => void
}

export class Line {
  readonly id: ClientId
  readonly peer: Peer
  client: Client | undefined
  /** Registrations whose REG is not answered yet. */
  readonly unconfirmed: Set<Slot> = new Set()
  /** The numbers of messages that were sent, and that newer ones replaced. */
  sent = 0
  replaced = 0
  #session: ClientSession = newClientSession
  readonly #queue: ClientQueue
  readonly #context: LineContext
  #isGone = false

  constructor(context: LineContext) {
    this.#context = context
    this.id = context.id
    this.peer = context.peer
    this.#queue = new ClientQueue(context.limits)
  }

  get isOpen(): boolean {
    return this.#session.phase === 'open' && !this.#isGone
  }

  get waiting(): number {
    return this.#queue.size
  }

  /** The connection is gone: nothing more is sent. */
  gone(): void {
    this.#isGone = true
    this.#queue.clear()
  }

  happen(event: ClientEvent): void {
    if (this.#isGone) return
    const [after, effects] = clientStep(this.#session, event, this.#context.limits)
    this.#session = after
    for (const effect of effects) {
      if (effect._tag === 'send') this.send(effect.text)
      else this.#context.perform(this, effect)
    }
  }

  /** Sends a message that is never left out. */
  send(bytes: Uint8Array | string): void {
    this.deliver(bytes, undefined)
  }

  /** Sends at once while the connection keeps up; otherwise the message is queued. */
  deliver(bytes: Uint8Array | string, replaces: Slot | undefined): void {
    if (this.#isGone) return
    if (this.#queue.size === 0 && this.peer.buffered() < this.#context.limits.highWater) {
      this.sent += 1
      this.peer.send(bytes)
      return
    }
    const message: Message = { bytes, replaces }
    if (!this.#queue.add(message)) this.#context.overflowed(this)
  }

  drained(): void {
    while (!this.#isGone && this.peer.buffered() < this.#context.limits.highWater) {
      const due = this.#queue.next()
      if (due === undefined) return
      const { message, replaced } = due
      if (replaced > 0 && message.replaces !== undefined) {
        this.replaced += replaced
        this.peer.send(conflatedFrame(registrationOfSlot(message.replaces), replaced))
      }
      this.sent += 1
      this.peer.send(message.bytes)
    }
  }
}
