/**
 * The realtime session as a pure machine: `(state, event, moment) -> [state, effects]`.
 *
 * It knows the order of the protocol (token, socket, LOGIN, registrations) and what follows when any of it fails. It
 * has no socket, no timer and no subscriber: `realtimeClient.ts` performs the effects.
 */
import type { Machine } from '../../machine/transition.ts'
import type { Key } from '../protocol/registrationKey.ts'
import type { Registrations } from '../registrations/registrationState.ts'
import { connect, onOpened, onToken } from './attempt.ts'
import { onGatewayGap, onHeardFrom } from './gaps.ts'
import { onLogin } from './login.ts'
import { end, onLoss, toIdle } from './loss.ts'
import { lossReasons } from './lossReasons.ts'
import { advance } from './reconcile.ts'
import { onNoReply, onReply } from './registrationReply.ts'
import { DEFAULT_SESSION, type SessionOptions } from './sessionOptions.ts'
import {
  initialSession,
  isNeeded,
  type OwnSessionEffect,
  type OwnSessionEvent,
  type SessionEvent,
  type SessionFrame,
  type SessionMoment,
  type SessionState,
  type SessionTimer,
  type SessionTransition,
} from './sessionState.ts'
import { onNormalClose, onResume, onWantedWhileTaken } from './sessionTaken.ts'
import { onSystem } from './systemFrame.ts'
import { onTokenFailed } from './tokenRefusal.ts'

/**
 * Advances the session by one event, and returns what its shell has to do.
 *
 * It never throws. A closed session stays closed, and an event that does not fit the phase changes nothing.
 *
 * @param options see `realtime` in the options of `connect`. @default `DEFAULT_SESSION`
 *
 * @example
 * ```ts
 * import { initialSession, keyOf, sessionStep } from '@kiwoom-rx/core/session'
 *
 * const moment = { now: 0, lastHeard: 0, heard: 0, chance: 0 }
 * const wanted = { _tag: 'wanted', keys: new Set([keyOf('0B', '005930')]), hasSearches: false } as const
 * const [state, effects] = sessionStep(initialSession, wanted, moment)
 * console.log(state.phase, effects.map(({ _tag }) => _tag))
 * // prints: authorizing [ 'state', 'getToken' ]
 * ```
 */
export function sessionStep(
  state: SessionState,
  event: SessionEvent,
  moment: SessionMoment,
  options: SessionOptions = DEFAULT_SESSION,
): SessionTransition {
  if (state.phase === 'closed') return [state, []]
  switch (event._tag) {
    case 'wanted':
      return onWanted(state, event.keys, event.hasSearches, moment, options)
    case 'token':
      return onToken(state, event.token, options)
    case 'tokenFailed':
      return onTokenFailed(state, event.error, moment, options)
    case 'opened':
      return onOpened(state, options)
    case 'frame':
      return onFrame(state, event.frame, moment, options)
    case 'heardFrom':
      return onHeardFrom(state, event.key, moment)
    case 'gatewayGap':
      return onGatewayGap(state, event, moment)
    case 'socketClosed':
      return event.code === NORMAL && state.phase === 'ready'
        ? onNormalClose(state, event.reason, moment, options)
        : onLoss(state, event.reason, moment, options)
    case 'timer':
      return onTimer(state, event.timer, moment, options)
    case 'resume':
      return onResume(state)
    case 'close':
      return onClose(state, moment, options)
  }
}

/** The session for a shell to run, and for the log of its steps. */
export const sessionMachine: Machine<
  'session',
  SessionState,
  OwnSessionEvent,
  OwnSessionEffect,
  SessionTimer,
  SessionMoment,
  SessionOptions
> = {
  name: 'session',
  initial: initialSession,
  stateName: ({ phase }) => phase,
  step: sessionStep,
}

// How the exchange ends a session itself: after R10001, or without it (docs/protocol.md#session).
const NORMAL = 1000

function onWanted(
  state: SessionState,
  keys: ReadonlySet<Key>,
  hasSearches: boolean,
  moment: SessionMoment,
  options: SessionOptions,
): SessionTransition {
  if (state.phase === 'closing') return [state, []]
  const lost = state.lost.size === 0 ? state.lost : new Map([...state.lost].filter(([key]) => keys.has(key)))
  const registrations: Registrations = { ...state.registrations, wanted: keys }
  const changed: SessionState = { ...state, lost, registrations, hasSearches }
  switch (state.phase) {
    case 'taken':
      return onWantedWhileTaken(changed)
    case 'idle':
      return isNeeded(changed) ? connect({ ...changed, attempt: 0, tokenReplaced: false }) : [changed, []]
    case 'ready':
      return advance(changed, moment, options)
    case 'waiting':
      // No subscriber waits for the next attempt any more.
      return isNeeded(changed) ? [changed, []] : toIdle(changed)
    case 'authorizing':
    case 'opening':
    case 'loggingIn':
    case 'closed':
      return [changed, []]
  }
}

function onFrame(
  state: SessionState,
  frame: SessionFrame,
  moment: SessionMoment,
  options: SessionOptions,
): SessionTransition {
  switch (frame._tag) {
    case 'ping':
      return [state, [{ _tag: 'send', text: frame.text }]]
    case 'login':
      return onLogin(state, frame.result, moment, options)
    case 'registered':
      return onReply(state, frame.trnm, frame.result, moment, options)
    case 'system':
      return onSystem(state, frame.code, frame.message, moment, options)
  }
}

function onTimer(
  state: SessionState,
  timer: SessionTimer,
  moment: SessionMoment,
  options: SessionOptions,
): SessionTransition {
  switch (timer) {
    case 'retry':
      return state.phase === 'waiting' ? connect(state) : [state, []]
    case 'login': {
      const reason = state.phase === 'opening' ? lossReasons.notOpened : lossReasons.noLogin
      return onLoss(state, reason(options.loginTimeout), moment, options)
    }
    case 'reply':
      return onNoReply(state, moment, options)
    case 'pace':
      return advance(state, moment, options)
    case 'held':
      return [{ ...state, attempt: 0 }, []]
    case 'undisturbed':
      return [{ ...state, takings: 0 }, []]
    case 'silence':
      return onSilence(state, moment, options)
    case 'idle':
      return !isNeeded(state) && state.phase === 'ready' ? toIdle(state) : [state, []]
    case 'closing':
      return end(state)
  }
}

/**
 * The watchdog. If nothing was received since it was set, not even a PING, the connection is dead though the socket
 * does not know it. Otherwise it is set again for what is left of the limit; after a jump of the clock that makes no
 * sense, and it is set for the whole limit.
 */
function onSilence(state: SessionState, moment: SessionMoment, options: SessionOptions): SessionTransition {
  if (moment.heard === state.heardBefore) {
    return onLoss(state, lossReasons.silent(options.silence), moment, options)
  }
  const left = moment.lastHeard + options.silence - moment.now
  const ms = left > 0 && left <= options.silence ? left : options.silence
  return [{ ...state, heardBefore: moment.heard }, [{ _tag: 'startTimer', timer: 'silence', ms }]]
}

function onClose(state: SessionState, moment: SessionMoment, options: SessionOptions): SessionTransition {
  if (state.phase === 'closing') return [state, []]
  if (state.phase !== 'ready') return end(state)
  const registrations: Registrations = { ...state.registrations, wanted: new Set() }
  const closing: SessionState = { ...state, phase: 'closing', lost: new Map(), registrations }
  const [after, effects] = advance(closing, moment, options)
  if (after.phase === 'closed') return [after, effects]
  return [after, [...effects, { _tag: 'startTimer', timer: 'closing', ms: options.closeTimeout }]]
}
