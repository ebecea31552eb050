/** What the realtime session is, what can happen to it, and what it then asks of its shell. */
import type { Diagnostic } from '../diagnostics.ts'
import type { KiwoomError } from '../errors.ts'
import type { ConnectionState, Gap } from './connection.ts'
import type { Incoming } from './frames.ts'
import type { Key } from './key.ts'
import { noRegistrations, type RegistrationLimits, type Registrations } from './registrationState.ts'

/** Where the session is on its way. */
export type Phase =
  | 'idle'
  | 'authorizing'
  | 'opening'
  | 'loggingIn'
  | 'ready'
  | 'waiting'
  | 'taken'
  | 'closing'
  | 'closed'

export interface SessionState {
  readonly phase: Phase
  /** Attempts since a LOGIN last held. */
  readonly attempt: number
  readonly token: string | undefined
  /** The token was already replaced once in this attempt. */
  readonly tokenReplaced: boolean
  readonly registrations: Registrations
  /** Something that is not registered by REG needs the session too: a condition search. */
  readonly isNeeded: boolean
  /** Registrations that were lost and are not back yet: since when, and why. */
  readonly lost: ReadonlyMap<Key, Loss>
  /** How many frames had been heard when the watchdog was last set. */
  readonly heardBefore: number
  /** How often another login ended this session since it last went undisturbed for long. */
  readonly takings: number
}

/** When a registration was lost (epoch ms of the last sign of life), and why. */
export interface Loss {
  readonly from: number
  readonly reason: string
}

export const newSession: SessionState = {
  phase: 'idle',
  attempt: 0,
  token: undefined,
  tokenReplaced: false,
  registrations: noRegistrations,
  isNeeded: false,
  lost: new Map(),
  heardBefore: 0,
  takings: 0,
}

export type SessionEvent =
  /** The end of a turn in which subscribers came or went: all that is wanted now. */
  | { readonly _tag: 'wanted'; readonly keys: ReadonlySet<Key>; readonly isNeeded: boolean }
  | { readonly _tag: 'token'; readonly token: string }
  | { readonly _tag: 'tokenFailed'; readonly error: KiwoomError }
  | { readonly _tag: 'opened' }
  | { readonly _tag: 'frame'; readonly frame: SessionFrame }
  /** Data came for a registration that is still counted as lost. */
  | { readonly _tag: 'heardFrom'; readonly key: Key }
  | { readonly _tag: 'socketClosed'; readonly code: number; readonly reason: string }
  | { readonly _tag: 'timer'; readonly timer: Timer }
  | { readonly _tag: 'resume' }
  | { readonly _tag: 'close' }

/** The frames that concern the session itself. */
export type SessionFrame = Extract<Incoming, { _tag: 'login' | 'registered' | 'ping' | 'system' }>

/** One timer of each name runs at a time; starting it again replaces it. */
export type Timer = 'retry' | 'login' | 'reply' | 'pace' | 'held' | 'undisturbed' | 'silence' | 'idle' | 'closing'

export type Effect =
  | { readonly _tag: 'getToken'; readonly replacing: string | undefined }
  | { readonly _tag: 'openSocket' }
  | { readonly _tag: 'closeSocket'; readonly reason: string }
  | { readonly _tag: 'send'; readonly text: string }
  | { readonly _tag: 'startTimer'; readonly timer: Timer; readonly ms: number }
  | { readonly _tag: 'stopTimer'; readonly timer: Timer }
  | { readonly _tag: 'state'; readonly state: ConnectionState }
  | { readonly _tag: 'gap'; readonly gap: Gap }
  /** These subscribers get the error; their registrations are wanted no more. */
  | { readonly _tag: 'fail'; readonly keys: readonly Key[]; readonly error: KiwoomError }
  /** Everybody gets the error, whatever they need the session for. */
  | { readonly _tag: 'failAll'; readonly error: KiwoomError }
  | { readonly _tag: 'report'; readonly diagnostic: Diagnostic }

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

/** The circumstances of a step, so that it can be pure. */
export interface Moment {
  readonly now: number
  /** Epoch ms of the last frame of any kind, and how many frames came so far. */
  readonly lastHeard: number
  readonly heard: number
  /** A random number in [0, 1), for jitter. */
  readonly chance: number
}

export type Step = readonly [SessionState, readonly Effect[]]

/** Whether anybody needs the session. */
export function isNeeded({ registrations, isNeeded: otherwise }: SessionState): boolean {
  return otherwise || registrations.wanted.size > 0
}
