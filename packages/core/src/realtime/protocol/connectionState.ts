/** Where the realtime session stands. */
export type ConnectionState =
  /** No socket: no one subscribes. */
  | { readonly _tag: 'idle' }
  /** Getting a token, opening a socket or logging in; `attempt` counts from 1. */
  | { readonly _tag: 'connecting'; readonly attempt: number }
  /** Logged in. */
  | { readonly _tag: 'ready'; readonly since: number }
  /** The connection was lost or could not be made; the next try comes in `wait` ms. */
  | { readonly _tag: 'waiting'; readonly attempt: number; readonly wait: number; readonly reason: string }
  /** The same app key logged in elsewhere (R10001); the next try comes in `retryIn` ms, `null` for none (`onTaken`). */
  | { readonly _tag: 'taken'; readonly at: number; readonly retryIn: number | null }
  /** `close()` was called. */
  | { readonly _tag: 'closed' }
