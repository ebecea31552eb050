/** What `startExchange` takes and gives, in every runtime. */
import type { ExchangeHandle, ExchangeOptions } from './handle.ts'

export interface StartOptions extends ExchangeOptions {
  /** Default 0: any free port. */
  readonly port?: number | undefined
  /**
   * Offers faults, rules, drops and what was received below `/exchange` of the REST host, for programs in other
   * languages. Default: no, only what the real host has.
   */
  readonly control?: boolean | undefined
}

export interface StartedExchange extends ExchangeHandle {
  /** `http://127.0.0.1:…`; paths as on the real host. */
  readonly rest: string
  /** `ws://127.0.0.1:…`; path `/api/dostk/websocket`. */
  readonly socket: string
  readonly port: number
  /** Ends all sessions and frees the port. */
  close(): Promise<void>
  /** As `close()`, for `await using exchange = await startExchange()`. */
  [Symbol.asyncDispose](): Promise<void>
}
