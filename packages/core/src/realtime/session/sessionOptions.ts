/** The options of the realtime session, and their defaults. */
import type { RegistrationLimits } from '../registrations/registrationState.ts'

/** What to do when the same app key logs in elsewhere, which ends this session (R10001). */
export type OnTaken = 'stop' | 'retry-later' | 'take-back'

export interface SessionOptions extends RegistrationLimits {
  /** ms to wait for the answer to LOGIN. */
  readonly loginTimeout: number
  /** Base and cap of the exponential back-off, ms. */
  readonly retryDelay: number
  readonly maxRetryDelay: number
  /** ms that a LOGIN must hold before the back-off starts over. */
  readonly heldAfter: number
  /** ms without any frame after which the connection counts as dead; the exchange sends a PING about every 10 s. */
  readonly silence: number
  /** ms without a registration until the socket is closed. */
  readonly idle: number
  /** ms that `close()` waits for the REMOVE replies. */
  readonly closeTimeout: number
  /**
   * When the same app key logs in elsewhere: `stop` (every subscriber gets `SessionTaken`, later ones too, until
   * `resume()`), `retry-later` (log in again after `takenDelay`) or `take-back` (log in again after `retryDelay`). Both of
   * the latter end the other session, and wait twice as long each time that they are ended again.
   */
  readonly onTaken: OnTaken
  /** ms until `retry-later` logs in again, the first time. */
  readonly takenDelay: number
  /** ms that a registration is kept after its last subscriber left. */
  readonly linger: number
  /**
   * ms without an event after which a stream of trades, quotes or books is reported as `Quiet`, while its market trades
   * and somebody subscribes to `marketStatus`; 0 for never.
   */
  readonly dataSilence: number
  /** Realtime condition searches on one connection; beyond it a subscriber gets `RegistrationLimit`. */
  readonly searchesPerConnection: number
}

/** The defaults. */
export const DEFAULT_SESSION: SessionOptions = {
  // 105118 beyond 200 codes in a group, 105115 beyond 200 on a connection: measured
  // (docs/protocol.md#registration-limits).
  pairsPerGroup: 200,
  codesPerConnection: 200,
  // A little over a fifth of a second: about five REG a second are taken, a sixth is refused (measured).
  interval: 205,
  replyTimeout: 5_000,
  loginTimeout: 10_000,
  retryDelay: 500,
  maxRetryDelay: 30_000,
  heldAfter: 10_000,
  // Four PINGs missed.
  silence: 45_000,
  idle: 1_000,
  closeTimeout: 1_000,
  onTaken: 'stop',
  takenDelay: 60_000,
  linger: 0,
  dataSilence: 300_000,
  // The policy text (docs/protocol.md#conditions).
  searchesPerConnection: 10,
}
