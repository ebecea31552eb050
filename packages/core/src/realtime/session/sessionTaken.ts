/**
 * Another login with the same app key ended this session (R10001, docs/protocol.md#session).
 *
 * The exchange allows one session an app key, and the newer one wins: two clients that log in again end each other for
 * ever. So by default the session stays ended until `resume()`; where it comes back by itself, it waits longer each
 * time.
 */
import { SessionTaken } from '../../errors.ts'
import { doubling, jittered } from '../../shared/backOff.ts'
import { connect } from './attempt.ts'
import { disconnect, retryAfter, retryDelay } from './loss.ts'
import { lossReasons } from './lossReasons.ts'
import type { SessionOptions } from './sessionOptions.ts'
import { isNeeded, type SessionMoment, type SessionState, type SessionTransition } from './sessionState.ts'

const REASON = 'the same app key logged in elsewhere, which ended this session'

export function onTaken(state: SessionState, moment: SessionMoment, options: SessionOptions): SessionTransition {
  if (options.onTaken === 'stop') return stopped(state, moment.now)
  const first = options.onTaken === 'retry-later' ? options.takenDelay : jittered(options.retryDelay, moment.chance)
  const wait = doubling(first, state.takings, LONGEST_WAIT)
  const announced = { _tag: 'taken', at: moment.now, retryIn: wait } as const
  return retryAfter({ ...state, takings: state.takings + 1 }, lossReasons.taken(REASON), moment, wait, announced)
}

/**
 * Close code 1000 without R10001: an ordinary end, or another login where the exchange does not send R10001
 * (docs/protocol.md#open-questions). It ends no stream, but each repetition waits longer, up to `takenDelay`.
 */
export function onNormalClose(
  state: SessionState,
  reason: string,
  moment: SessionMoment,
  options: SessionOptions,
): SessionTransition {
  const longer = doubling(jittered(options.retryDelay, moment.chance), state.takings, options.takenDelay)
  const wait = Math.max(retryDelay(state.attempt, moment, options), longer)
  const announced = { _tag: 'waiting', attempt: state.attempt + 1, wait, reason } as const
  return retryAfter({ ...state, takings: state.takings + 1 }, reason, moment, wait, announced)
}

/** ms that a session must last until the waits start over: longer than the other one waited to come back. */
export function undisturbedAfter({ takings }: SessionState, { retryDelay: delay, takenDelay }: SessionOptions): number {
  return Math.min(LONGEST_WAIT, Math.max(SHORTEST_PEACE, 2 * Math.max(delay, takenDelay) * 2 ** takings))
}

/** A subscriber comes while the session is taken: an error, and no LOGIN. */
export function onWantedWhileTaken(state: SessionState): SessionTransition {
  if (!isNeeded(state)) return [state, []]
  return [withoutNeeds(state), [{ _tag: 'failAll', error: takenError() }]]
}

/** `resume()`: the next subscriber logs in; a retry that waits for its time starts at once. */
export function onResume(state: SessionState): SessionTransition {
  switch (state.phase) {
    case 'taken':
      return [{ ...state, phase: 'idle' }, [{ _tag: 'state', state: { _tag: 'idle' } }]]
    case 'waiting': {
      const [after, effects] = connect({ ...state, attempt: 0 })
      return [after, [{ _tag: 'stopTimer', timer: 'retry' }, ...effects]]
    }
    case 'idle':
    case 'authorizing':
    case 'opening':
    case 'loggingIn':
    case 'ready':
    case 'closing':
    case 'closed':
      return [state, []]
  }
}

function stopped(state: SessionState, at: number): SessionTransition {
  const [after, effects] = disconnect(withoutNeeds(state), REASON)
  // The state comes before the errors: a subscriber who gets one finds the reason in `connection$`.
  return [
    { ...after, phase: 'taken' },
    [
      ...effects,
      { _tag: 'state', state: { _tag: 'taken', at, retryIn: null } },
      { _tag: 'failAll', error: takenError() },
    ],
  ]
}

function withoutNeeds(state: SessionState): SessionState {
  return { ...state, hasSearches: false, registrations: { ...state.registrations, wanted: new Set() } }
}

function takenError(): SessionTaken {
  const advice = `${REASON}; close the other program and call resume(), or connect with { realtime: { onTaken: 'take-back' } }`
  return new SessionTaken(advice, { endpoint: 'LOGIN', code: 'R10001' })
}

/** A timer takes no more than 2^31 ms. */
const LONGEST_WAIT = 86_400_000
const SHORTEST_PEACE = 600_000
