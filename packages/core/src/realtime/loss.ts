/** Ways for a connection to end: lost and tried again, given up, put to rest, closed. */
import type { KiwoomError } from '../errors.ts'
import type { ConnectionState } from './connection.ts'
import { withLosses } from './gaps.ts'
import { forgotten, noRegistrations } from './registrationState.ts'
import {
  type Effect,
  isNeeded,
  type Moment,
  newSession,
  type SessionOptions,
  type SessionState,
  type Step,
} from './sessionState.ts'

/** The socket is gone, or as good as gone. */
export function onLoss(state: SessionState, reason: string, moment: Moment, options: SessionOptions): Step {
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
      const wait = backOff(state.attempt, moment, options)
      return retryAfter(state, reason, moment, wait, { _tag: 'waiting', attempt, wait, reason })
    }
  }
}

/** Exponential with jitter (half to full). */
export function backOff(attempt: number, { chance }: Moment, options: SessionOptions): number {
  const full = Math.min(options.maxRetryDelay, options.retryDelay * 2 ** Math.max(0, attempt - 1))
  return Math.round(full * (0.5 + chance / 2))
}

/** Lets go of the connection and makes another one after a while, if anybody still needs it. */
export function retryAfter(
  state: SessionState,
  reason: string,
  moment: Moment,
  wait: number,
  told: ConnectionState,
): Step {
  const lost = withLosses(state.lost, state.registrations, {
    // A clock that was set back must not put the loss into the future.
    from: Math.min(moment.lastHeard, moment.now),
    reason,
  })
  const after: SessionState = {
    ...state,
    phase: 'waiting',
    lost,
    registrations: forgotten(state.registrations),
    tokenReplaced: false,
  }
  if (!isNeeded(after)) return rest(after)
  const attempt = state.attempt + 1
  return [
    after,
    [
      ...STOP_ALL,
      { _tag: 'closeSocket', reason },
      { _tag: 'state', state: told },
      { _tag: 'report', diagnostic: { _tag: 'Reconnect', attempt, wait, reason } },
      { _tag: 'startTimer', timer: 'retry', ms: wait },
    ],
  ]
}

/** Nothing can be done: every subscriber is told, and the session rests. */
export function giveUp(state: SessionState, error: KiwoomError): Step {
  const [after, effects] = rest({ ...state, registrations: noRegistrations, isNeeded: false })
  return [after, [...effects, { _tag: 'failAll', error }]]
}

/** Nobody needs the connection. */
export function rest(state: SessionState): Step {
  const [after, effects] = release(state, 'not needed')
  return [after, [...effects, { _tag: 'state', state: { _tag: 'idle' } }]]
}

/** Lets go of the connection, without saying what the session is then. */
export function release({ isNeeded: otherwise, registrations, takings }: SessionState, reason: string): Step {
  return [
    {
      ...newSession,
      isNeeded: otherwise,
      registrations: { ...noRegistrations, wanted: registrations.wanted },
      takings,
    },
    [...STOP_ALL, { _tag: 'closeSocket', reason }],
  ]
}

/** For good. */
export function end(state: SessionState): Step {
  return [
    { ...newSession, phase: 'closed', attempt: state.attempt },
    [...STOP_ALL, { _tag: 'closeSocket', reason: 'closed' }, { _tag: 'state', state: { _tag: 'closed' } }],
  ]
}

const STOP_ALL: readonly Effect[] = (
  ['retry', 'login', 'reply', 'pace', 'held', 'undisturbed', 'silence', 'idle', 'closing'] as const
).map((timer) => ({ _tag: 'stopTimer', timer }))
