/**
 * The realtime session as a pure machine: `(state, event, moment) -> [state, effects]`.
 *
 * It knows the protocol's order (token, socket, LOGIN, then registrations) and what to do when any of it fails; it has
 * no socket, no timer and no subscriber. The shell (`client.ts`) performs the effects.
 */

import { connect } from './connect.ts'
import { onHeardFrom } from './gaps.ts'
import type { Key } from './key.ts'
import { onLogin, onOpened, onSystem, onToken } from './login.ts'
import { end, onLoss, rest } from './loss.ts'
import { onTokenFailed } from './refusedToken.ts'
import { advance, onNoReply, onRegistered } from './registering.ts'
import type { Registrations } from './registrationState.ts'
import {
  isNeeded,
  type Moment,
  type SessionEvent,
  type SessionFrame,
  type SessionOptions,
  type SessionState,
  type Step,
  type Timer,
} from './sessionState.ts'
import { onBye, onResume, onWantedWhileTaken } from './taken.ts'

/** Advances the session by one event. */
export function step(state: SessionState, event: SessionEvent, moment: Moment, options: SessionOptions): Step {
  if (state.phase === 'closed') return [state, []]
  switch (event._tag) {
    case 'wanted':
      return onWanted(state, event.keys, event.isNeeded, moment, options)
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
    case 'socketClosed':
      return event.code === NORMAL && state.phase === 'ready'
        ? onBye(state, event.reason, moment, options)
        : onLoss(state, event.reason, moment, options)
    case 'timer':
      return onTimer(state, event.timer, moment, options)
    case 'resume':
      return onResume(state)
    case 'close':
      return onClose(state, moment, options)
  }
}

// The exchange's own end of a session: after R10001, and without it (PROTOCOL §7, §17).
const NORMAL = 1000

function onWanted(
  state: SessionState,
  keys: ReadonlySet<Key>,
  otherwise: boolean,
  moment: Moment,
  options: SessionOptions,
): Step {
  if (state.phase === 'closing') return [state, []]
  const lost = state.lost.size === 0 ? state.lost : new Map([...state.lost].filter(([key]) => keys.has(key)))
  const registrations: Registrations = { ...state.registrations, wanted: keys }
  const changed: SessionState = { ...state, lost, registrations, isNeeded: otherwise }
  switch (state.phase) {
    case 'taken':
      return onWantedWhileTaken(changed)
    case 'idle':
      return isNeeded(changed) ? connect({ ...changed, attempt: 0, tokenReplaced: false }) : [changed, []]
    case 'ready':
      return advance(changed, moment, options)
    case 'waiting':
      // Nobody waits for the next try any more.
      return isNeeded(changed) ? [changed, []] : rest(changed)
    case 'authorizing':
    case 'opening':
    case 'loggingIn':
    case 'closed':
      return [changed, []]
  }
}

function onFrame(state: SessionState, frame: SessionFrame, moment: Moment, options: SessionOptions): Step {
  switch (frame._tag) {
    case 'ping':
      return [state, [{ _tag: 'send', text: frame.text }]]
    case 'login':
      return onLogin(state, frame.result, moment, options)
    case 'registered':
      return onRegistered(state, frame.trnm, frame.result, moment, options)
    case 'system':
      return onSystem(state, frame.code, frame.message, moment, options)
  }
}

function onTimer(state: SessionState, timer: Timer, moment: Moment, options: SessionOptions): Step {
  switch (timer) {
    case 'retry':
      return state.phase === 'waiting' ? connect(state) : [state, []]
    case 'login': {
      const what = state.phase === 'opening' ? 'the socket did not open' : 'no answer to LOGIN'
      return onLoss(state, `${what} within ${options.loginTimeout} ms`, moment, options)
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
      return !isNeeded(state) && state.phase === 'ready' ? rest(state) : [state, []]
    case 'closing':
      return end(state)
  }
}

/**
 * The watchdog. If nothing at all was heard since it was set, not even a PING, the line is dead though the socket does
 * not know. Otherwise it is set again, for what is left of the limit; a clock that jumped makes that nonsense, and then
 * the whole limit counts anew.
 */
function onSilence(state: SessionState, moment: Moment, options: SessionOptions): Step {
  if (moment.heard === state.heardBefore) {
    return onLoss(state, `nothing heard for ${options.silence} ms`, moment, options)
  }
  const left = moment.lastHeard + options.silence - moment.now
  const ms = left > 0 && left <= options.silence ? left : options.silence
  return [{ ...state, heardBefore: moment.heard }, [{ _tag: 'startTimer', timer: 'silence', ms }]]
}

function onClose(state: SessionState, moment: Moment, options: SessionOptions): Step {
  if (state.phase === 'closing') return [state, []]
  if (state.phase !== 'ready') return end(state)
  const registrations: Registrations = { ...state.registrations, wanted: new Set() }
  const closing: SessionState = { ...state, phase: 'closing', lost: new Map(), registrations }
  const [after, effects] = advance(closing, moment, options)
  if (after.phase === 'closed') return [after, effects]
  return [after, [...effects, { _tag: 'startTimer', timer: 'closing', ms: options.closeTimeout }]]
}
