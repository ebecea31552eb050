/** How a connection ends: lost and tried again, given up, idle, closed. */
import type { KiwoomError } from '../../errors.ts'
import { doubling, jittered } from '../../shared/backOff.ts'
import type { ConnectionState } from '../protocol/connectionState.ts'
import { afterDisconnect, noRegistrations } from '../registrations/registrationState.ts'
import { withLosses } from './gaps.ts'
import type { SessionOptions } from './sessionOptions.ts'
import {
  initialSession,
  isNeeded,
  type SessionMoment,
  type SessionState,
  type SessionTransition,
} from './sessionState.ts'

/** The socket is closed, or the server does not answer. */
export function onLoss(
  state: SessionState,
  reason: string,
  moment: SessionMoment,
  options: SessionOptions,
): SessionTransition {
  switch (state.phase) {
    case 'idle':
    case 'taken':
    case 'waiting':
    case 'closed':
      return [state, []]
    case 'closing':
      return end(state)
    case 'authorizing':
    case 'opening':
    case 'loggingIn':
    case 'ready': {
      const attempt = state.attempt + 1
      const wait = retryDelay(state.attempt, moment, options)
      return retryAfter(state, reason, moment, wait, { _tag: 'waiting', attempt, wait, reason })
    }
  }
}

/** ms until the next attempt: exponential, with a jitter from half to full. */
export function retryDelay(attempt: number, { chance }: SessionMoment, options: SessionOptions): number {
  return jittered(doubling(options.retryDelay, attempt - 1, options.maxRetryDelay), chance)
}

/** Closes the connection and makes another one after `wait` ms, if anyone still needs it. */
export function retryAfter(
  state: SessionState,
  reason: string,
  moment: SessionMoment,
  wait: number,
  announced: ConnectionState,
): SessionTransition {
  const lost = withLosses(state.lost, state.registrations, {
    // A clock that was set back must not put the loss into the future.
    from: Math.min(moment.lastHeard, moment.now),
    reason,
  })
  const after: SessionState = {
    ...state,
    phase: 'waiting',
    lost,
    registrations: afterDisconnect(state.registrations),
    tokenReplaced: false,
  }
  if (!isNeeded(after)) return toIdle(after)
  const attempt = state.attempt + 1
  return [
    after,
    [
      { _tag: 'stopTimers' },
      { _tag: 'closeSocket', reason },
      { _tag: 'state', state: announced },
      { _tag: 'report', diagnostic: { _tag: 'Reconnect', attempt, wait, reason } },
      { _tag: 'startTimer', timer: 'retry', ms: wait },
    ],
  ]
}

/** No retry can help: every subscriber gets the error, and the session is idle. */
export function giveUp(state: SessionState, error: KiwoomError): SessionTransition {
  const [after, effects] = toIdle({ ...state, registrations: noRegistrations, hasSearches: false })
  return [after, [...effects, { _tag: 'failAll', error }]]
}

/** No one needs the connection any more. */
export function toIdle(state: SessionState): SessionTransition {
  const [after, effects] = disconnect(state, 'not needed')
  return [after, [...effects, { _tag: 'state', state: { _tag: 'idle' } }]]
}

/** Closes the connection; the caller announces the new state. */
export function disconnect({ hasSearches, registrations, takings }: SessionState, reason: string): SessionTransition {
  return [
    {
      ...initialSession,
      hasSearches,
      registrations: { ...noRegistrations, wanted: registrations.wanted },
      takings,
    },
    [{ _tag: 'stopTimers' }, { _tag: 'closeSocket', reason }],
  ]
}

/** The session is closed for good. */
export function end(state: SessionState): SessionTransition {
  return [
    { ...initialSession, phase: 'closed', attempt: state.attempt },
    [{ _tag: 'stopTimers' }, { _tag: 'closeSocket', reason: 'closed' }, { _tag: 'state', state: { _tag: 'closed' } }],
  ]
}
