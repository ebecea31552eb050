/**
 * The same app key logged in elsewhere, which ended this session (R10001, PROTOCOL §7).
 *
 * The exchange allows one session an app key, and the newer one wins: a client that logs in again ends the other one,
 * and two that do so end each other for ever. So by default none does, until `resume()`; and one that is asked to comes
 * back after ever longer pauses.
 */
import { SessionTaken } from '../errors.ts'
import { connect } from './connect.ts'
import { backOff, release, retryAfter } from './loss.ts'
import { isNeeded, type Moment, type SessionOptions, type SessionState, type Step } from './sessionState.ts'

const REASON = 'the same app key logged in elsewhere, which ended this session'

export function onTaken(state: SessionState, moment: Moment, options: SessionOptions): Step {
  if (options.onTaken === 'stop') return stopped(state, moment.now)
  const first = options.onTaken === 'retry-later' ? options.takenDelay : jittered(options.retryDelay, moment)
  const wait = Math.min(LONGEST_WAIT, first * 2 ** state.takings)
  const told = { _tag: 'taken', at: moment.now, retryIn: wait } as const
  return retryAfter({ ...state, takings: state.takings + 1 }, `R10001 ${REASON}`, moment, wait, told)
}

/**
 * Close 1000 without a reason: an ordinary end, or what R10001 looks like where it is not sent (PROTOCOL §16, §17). It
 * ends no stream, but repeats come back ever later too, as far as `takenDelay`.
 */
export function onBye(state: SessionState, reason: string, moment: Moment, options: SessionOptions): Step {
  const doubled = jittered(options.retryDelay, moment) * 2 ** state.takings
  const wait = Math.max(backOff(state.attempt, moment, options), Math.min(options.takenDelay, doubled))
  const told = { _tag: 'waiting', attempt: state.attempt + 1, wait, reason } as const
  return retryAfter({ ...state, takings: state.takings + 1 }, reason, moment, wait, told)
}

/** ms that a session must last until the pauses start over: longer than the other one waited to come back. */
export function undisturbedAfter({ takings }: SessionState, { retryDelay, takenDelay }: SessionOptions): number {
  return Math.min(LONGEST_WAIT, Math.max(SHORTEST_PEACE, 2 * Math.max(retryDelay, takenDelay) * 2 ** takings))
}

/** Somebody needs a session that was taken: an error, and no LOGIN. */
export function onWantedWhileTaken(state: SessionState): Step {
  if (!isNeeded(state)) return [state, []]
  return [released(state), [{ _tag: 'failAll', error: takenError() }]]
}

/** `resume()`: what is subscribed from now on logs in; what waits for its turn does so at once. */
export function onResume(state: SessionState): Step {
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

function stopped(state: SessionState, at: number): Step {
  const [after, effects] = release(released(state), REASON)
  // First the state, so that a subscriber who asks on hearing the error finds the reason there.
  return [
    { ...after, phase: 'taken' },
    [
      ...effects,
      { _tag: 'state', state: { _tag: 'taken', at, retryIn: null } },
      { _tag: 'failAll', error: takenError() },
    ],
  ]
}

function released(state: SessionState): SessionState {
  return { ...state, isNeeded: false, registrations: { ...state.registrations, wanted: new Set() } }
}

function takenError(): SessionTaken {
  const advice = `${REASON}; close the other program and call resume(), or connect with { realtime: { onTaken: 'take-back' } }`
  return new SessionTaken(advice, { endpoint: 'LOGIN', code: 'R10001' })
}

function jittered(full: number, { chance }: Moment): number {
  return Math.round(full * (0.5 + chance / 2))
}

/** A timer takes no more than 2^31 ms. */
const LONGEST_WAIT = 86_400_000
const SHORTEST_PEACE = 600_000
