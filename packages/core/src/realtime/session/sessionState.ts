/** The states, events and effects of the realtime session. */

import type { KiwoomError } from '../../errors.ts'
import type { TimerEffect, TimerEvent, Transition } from '../../machine/transition.ts'
import type { Diagnostic } from '../../observe/diagnostics.ts'
import type { Gap } from '../../shared/gap.ts'
import type { ConnectionState } from '../protocol/connectionState.ts'
import type { Incoming } from '../protocol/frames.ts'
import type { Key } from '../protocol/registrationKey.ts'
import { noRegistrations, type Registrations } from '../registrations/registrationState.ts'

/**
 * Where the session is: `authorizing` while it waits for a token, `opening` for the socket, `loggingIn` for the answer
 * to LOGIN, `waiting` for its next attempt; `taken` after another login with the same key, until `resume()`.
 */
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
  /** Attempts since a LOGIN last held for `heldAfter`. */
  readonly attempt: number
  readonly token: string | undefined
  /** The token was already replaced once in this attempt. */
  readonly tokenReplaced: boolean
  readonly registrations: Registrations
  /** Condition searches need the session too; they are not registered by REG. */
  readonly hasSearches: boolean
  /** Registrations that were lost and are not back yet: since when, and why. */
  readonly lost: ReadonlyMap<Key, Loss>
  /** Frames received when the watchdog was last set. */
  readonly heardBefore: number
  /** How often another login ended the session, since one last lasted undisturbed. */
  readonly takings: number
}

/** When a registration was lost (epoch ms of the last sign of life), and why. */
export interface Loss {
  readonly from: number
  readonly reason: string
}

export const initialSession: SessionState = {
  phase: 'idle',
  attempt: 0,
  token: undefined,
  tokenReplaced: false,
  registrations: noRegistrations,
  hasSearches: false,
  lost: new Map(),
  heardBefore: 0,
  takings: 0,
}

/** What can happen to the session. */
export type SessionEvent = OwnSessionEvent | TimerEvent<SessionTimer>

export type OwnSessionEvent =
  /** Subscribers came or went: all that is wanted now. */
  | { readonly _tag: 'wanted'; readonly keys: ReadonlySet<Key>; readonly hasSearches: boolean }
  | { readonly _tag: 'token'; readonly token: string }
  | { readonly _tag: 'tokenFailed'; readonly error: KiwoomError }
  | { readonly _tag: 'opened' }
  | { readonly _tag: 'frame'; readonly frame: SessionFrame }
  /** Data came for a registration that counts as lost, or that a REMOVE may have taken. */
  | { readonly _tag: 'heardFrom'; readonly key: Key }
  /** A gateway lost these registrations at the exchange, or has them back (`isOver`); this connection holds. */
  | {
      readonly _tag: 'gatewayGap'
      readonly keys: readonly Key[]
      readonly loss: Loss
      readonly isOver: boolean
    }
  | { readonly _tag: 'socketClosed'; readonly code: number; readonly reason: string }
  | { readonly _tag: 'resume' }
  | { readonly _tag: 'close' }

/** The frames that concern the session itself. */
export type SessionFrame = Extract<Incoming, { _tag: 'login' | 'registered' | 'ping' | 'system' }>

/**
 * `retry`: the next attempt. `login`, `reply`, `closing`: an answer that does not come. `pace`: the next frame may leave.
 * `held`, `undisturbed`: the session lasted. `silence`: the watchdog. `idle`: no one needs the session.
 */
export type SessionTimer =
  | 'retry'
  | 'login'
  | 'reply'
  | 'pace'
  | 'held'
  | 'undisturbed'
  | 'silence'
  | 'idle'
  | 'closing'

/** What the session asks of its shell. */
export type SessionEffect = OwnSessionEffect | TimerEffect<SessionTimer>

export type OwnSessionEffect =
  /** `token` is one that the exchange refused: another one is needed. */
  | { readonly _tag: 'getToken'; readonly token: string | undefined }
  | { readonly _tag: 'openSocket' }
  | { readonly _tag: 'closeSocket'; readonly reason: string }
  | { readonly _tag: 'send'; readonly text: string }
  | { readonly _tag: 'state'; readonly state: ConnectionState }
  | { readonly _tag: 'gap'; readonly gap: Gap }
  /** The subscribers of these registrations get the error. */
  | { readonly _tag: 'fail'; readonly keys: readonly Key[]; readonly error: KiwoomError }
  /** Every subscriber gets the error, those of condition searches too. */
  | { readonly _tag: 'failAll'; readonly error: KiwoomError }
  | { readonly _tag: 'report'; readonly diagnostic: Diagnostic }

/** What a step takes from its surroundings, so that it can be pure. */
export interface SessionMoment {
  /** Epoch ms. */
  readonly now: number
  /** When the last frame of any kind came, epoch ms. */
  readonly lastHeard: number
  /** How many frames came so far. */
  readonly heard: number
  /** A random number in [0, 1), for jitter. */
  readonly chance: number
}

export type SessionTransition = Transition<SessionState, SessionEffect>

/** Whether a registration or a condition search needs the session. */
export function isNeeded({ registrations, hasSearches }: SessionState): boolean {
  return hasSearches || registrations.wanted.size > 0
}
