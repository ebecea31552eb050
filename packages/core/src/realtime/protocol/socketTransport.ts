import type { Observable } from 'rxjs'

/** The address of the realtime socket on a host. */
export function socketUrl(host: string): string {
  return `${host}/api/dostk/websocket`
}

/** What happens on a socket, in the order it happens. `close` is the last event. */
export type SocketEvent =
  | { readonly _tag: 'open' }
  /** A text frame, as text or as its UTF-8 bytes. */
  | { readonly _tag: 'message'; readonly data: string | Uint8Array }
  /** A text frame whose bytes are no UTF-8: a text in it was cut inside a character, say. The connection lives on. */
  | { readonly _tag: 'malformed'; readonly data: Uint8Array }
  | { readonly _tag: 'binary'; readonly data: Uint8Array }
  | { readonly _tag: 'close'; readonly code: number; readonly reason: string }

/** One connection. Subscribing to `events$` opens it (once), unsubscribing closes it. */
export interface SocketConnection {
  readonly events$: Observable<SocketEvent>
  /** Sends a text frame; does nothing once the socket is closed (the `close` event reports it). */
  send(text: string): void
}

/**
 * The port through which every frame passes: a URL in, a connection out. A socket that cannot be opened emits `close`
 * with code 1006, like one that breaks later; `events$` never errors.
 */
export type SocketTransport = (url: string) => SocketConnection
