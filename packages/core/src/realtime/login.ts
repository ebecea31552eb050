/** The way to a session that is ready: token, socket, LOGIN; and what the exchange says when it ends one. */
import { type FrameResult, loginFrame } from './frames.ts'
import { onLoss } from './loss.ts'
import { isTokenRefusal, onDeadToken } from './refusedToken.ts'
import { advance } from './registering.ts'
import type { Effect, Moment, SessionOptions, SessionState, Step } from './sessionState.ts'
import { onTaken, undisturbedAfter } from './taken.ts'

export function onToken(state: SessionState, token: string, options: SessionOptions): Step {
  if (state.phase !== 'authorizing') return [state, []]
  return [
    { ...state, phase: 'opening', token },
    // A handshake without an end is an answer that does not come.
    [{ _tag: 'openSocket' }, { _tag: 'startTimer', timer: 'login', ms: options.loginTimeout }],
  ]
}

export function onOpened(state: SessionState, options: SessionOptions): Step {
  if (state.phase !== 'opening' || state.token === undefined) return [state, []]
  return [
    { ...state, phase: 'loggingIn' },
    [
      { _tag: 'send', text: loginFrame(state.token) },
      { _tag: 'startTimer', timer: 'login', ms: options.loginTimeout },
    ],
  ]
}

export function onLogin(state: SessionState, result: FrameResult, moment: Moment, options: SessionOptions): Step {
  if (state.phase !== 'loggingIn') return [state, []]
  const { returnCode, message } = result
  if (returnCode !== 0) {
    return isTokenRefusal(result)
      ? onDeadToken(state, String(returnCode), message, moment, options)
      : onLoss(state, `LOGIN was refused: ${returnCode} ${message}`.trim(), moment, options)
  }
  const ready: SessionState = { ...state, phase: 'ready', tokenReplaced: false, heardBefore: moment.heard }
  const [after, effects] = advance(ready, moment, options)
  return [
    after,
    [
      { _tag: 'stopTimer', timer: 'login' },
      { _tag: 'state', state: { _tag: 'ready', since: moment.now } },
      { _tag: 'startTimer', timer: 'held', ms: options.heldAfter },
      { _tag: 'startTimer', timer: 'undisturbed', ms: undisturbedAfter(state, options) },
      { _tag: 'startTimer', timer: 'silence', ms: options.silence },
      ...effects,
    ],
  ]
}

/** A SYSTEM frame: whatever it says, the session is over (the vendor's sample treats every one so). */
export function onSystem(
  state: SessionState,
  code: string,
  text: string,
  moment: Moment,
  options: SessionOptions,
): Step {
  const report: Effect = { _tag: 'report', diagnostic: { _tag: 'SystemMessage', code, text } }
  const [after, effects] = ended(state, code, text, moment, options)
  return [after, [report, ...effects]]
}

function ended(state: SessionState, code: string, text: string, moment: Moment, options: SessionOptions): Step {
  if (code === 'R10001' && state.phase !== 'closing') return onTaken(state, moment, options)
  // A bad token may be answered by this alone, without a LOGIN reply (PROTOCOL §7).
  if (code === 'R10004' && state.phase === 'loggingIn') return onDeadToken(state, code, text, moment, options)
  return onLoss(state, `${code} ${text}`.trim(), moment, options)
}
