/** The answer to LOGIN. */
import type { FrameResult } from '../protocol/frames.ts'
import { onLoss } from './loss.ts'
import { lossReasons } from './lossReasons.ts'
import { advance } from './reconcile.ts'
import type { SessionOptions } from './sessionOptions.ts'
import type { SessionMoment, SessionState, SessionTransition } from './sessionState.ts'
import { undisturbedAfter } from './sessionTaken.ts'
import { isTokenRefusal, onRefusedToken } from './tokenRefusal.ts'

export function onLogin(
  state: SessionState,
  result: FrameResult,
  moment: SessionMoment,
  options: SessionOptions,
): SessionTransition {
  if (state.phase !== 'loggingIn') return [state, []]
  const { returnCode, message } = result
  if (returnCode !== 0) {
    return isTokenRefusal(result)
      ? onRefusedToken(state, String(returnCode), message, moment, options)
      : onLoss(state, lossReasons.loginRefused(returnCode, message), moment, options)
  }
  return advance({ ...state, phase: 'ready', tokenReplaced: false, heardBefore: moment.heard }, moment, options, [
    { _tag: 'stopTimer', timer: 'login' },
    { _tag: 'state', state: { _tag: 'ready', since: moment.now } },
    { _tag: 'startTimer', timer: 'held', ms: options.heldAfter },
    { _tag: 'startTimer', timer: 'undisturbed', ms: undisturbedAfter(state, options) },
    { _tag: 'startTimer', timer: 'silence', ms: options.silence },
  ])
}
