/** Everything that passes the two ports, for recorders. Secrets are masked before it leaves the client. */
import { type Observable, Subject } from 'rxjs'
import { masksOf } from './masks.ts'
import { redact } from './secrets.ts'

/** Something that passed between the client and the exchange; `at` is the client's time, epoch ms. */
export type WireEvent =
  /** A socket opened; connections are numbered from 1. */
  | { readonly _tag: 'opened'; readonly at: number; readonly connection: number; readonly url: string }
  /** A text frame from the exchange, with the very time that its events have as `receivedAt`. */
  | {
      readonly _tag: 'received'
      readonly at: number
      readonly connection: number
      readonly frame: string | Uint8Array
    }
  /** A binary frame from the exchange, which it is not known to send. */
  | { readonly _tag: 'binary'; readonly at: number; readonly connection: number; readonly frame: Uint8Array }
  /** A frame that the client sent. */
  | { readonly _tag: 'sent'; readonly at: number; readonly connection: number; readonly frame: string }
  /** A socket closed, or could not be opened. When it was the client that closed it, the code is 1000. */
  | {
      readonly _tag: 'closed'
      readonly at: number
      readonly connection: number
      readonly by: 'exchange' | 'client'
      readonly code: number
      readonly reason: string
    }
  /** A REST request left; requests are numbered from 1, each page is one. */
  | {
      readonly _tag: 'request'
      readonly at: number
      readonly request: number
      readonly url: string
      readonly headers: Readonly<Record<string, string>>
      readonly body: string
    }
  /** Its reply; `cont-yn` and `next-key` are in the headers. */
  | {
      readonly _tag: 'reply'
      readonly at: number
      readonly request: number
      readonly status: number
      readonly headers: Readonly<Record<string, string>>
      readonly body: string
    }
  /** It ended without a reply: the network failed, or the client waits no longer. */
  | { readonly _tag: 'failed'; readonly at: number; readonly request: number; readonly reason: string }

/** What the taps on the two ports report to. */
export interface Wire {
  readonly events$: Observable<WireEvent>
  /** Whether there is a subscriber: without one a tap does nothing. */
  readonly isObserved: () => boolean
  /** Masks the secrets and emits the event. */
  emit(event: WireEvent): void
  complete(): void
}

/** Makes the wire of a client. `key` is what account numbers are masked with: a secret of its own. */
export function createWire(key: string): Wire {
  const events = new Subject<WireEvent>()
  const masks = masksOf(key)
  return {
    events$: events.asObservable(),
    isObserved: () => events.observed,
    emit: (event) => events.next(masked(event, masks)),
    complete: () => events.complete(),
  }
}

function masked(event: WireEvent, { text, bytes, headers }: ReturnType<typeof masksOf>): WireEvent {
  switch (event._tag) {
    case 'opened':
      return event
    case 'received':
      return { ...event, frame: typeof event.frame === 'string' ? text(event.frame) : bytes(event.frame) }
    case 'binary':
      return { ...event, frame: bytes(event.frame) }
    case 'sent':
      return { ...event, frame: text(event.frame) }
    case 'closed':
    case 'failed':
      // Words, in which anything may be named.
      return { ...event, reason: redact(text(event.reason)) }
    case 'request':
    case 'reply':
      return { ...event, headers: headers(event.headers), body: text(event.body) }
  }
}
