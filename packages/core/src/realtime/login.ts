/** The way to a session that is ready: token, socket, LOGIN; and what the exchange says when it ends one. */
import { type KiwoomError, SessionTaken, Unauthorized } from '../errors.ts'
import { type FrameResult, loginFrame } from './frames.ts'
import { backOff, giveUp, onLoss, retryAfter } from './loss.ts'
import { advance } from './registering.ts'
import type { Effect, Moment, SessionOptions, SessionState, Step } from './sessionState.ts'

/** Starts an attempt: first the token, so that a bad key never opens a socket. */
export function connect(state: SessionState, replacing?: string): Step {
  const attempt = state.attempt + 1
  return [
    { ...state, phase: 'authorizing', attempt, token: undefined },
    [
      { _tag: 'state', state: { _tag: 'connecting', attempt } },
      { _tag: 'getToken', replacing },
    ],
  ]
}

export function onToken(state: SessionState, token: string, options: SessionOptions): Step {
  if (state.phase !== 'authorizing') return [state, []]
  return [
    { ...state, phase: 'opening', token },
    // A handshake without an end is an answer that does not come.
    [{ _tag: 'openSocket' }, { _tag: 'startTimer', timer: 'login', ms: options.loginTimeout }],
  ]
}

export function onTokenFailed(state: SessionState, error: KiwoomError, moment: Moment, options: SessionOptions): Step {
  if (state.phase !== 'authorizing') return [state, []]
  return error.retryable ? onLoss(state, error.message, moment, options) : giveUp(state, error)
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
      ? onDeadToken(state, String(returnCode), message)
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
      { _tag: 'startTimer', timer: 'silence', ms: options.silence },
      ...effects,
    ],
  ]
}

// 805004 was measured; the codes in its text are the documented ones about tokens and keys (PROTOCOL §6).
function isTokenRefusal({ returnCode, message }: FrameResult): boolean {
  return returnCode === 805004 || /\b80(01|02|03|05|06|09|10|15|16|30|31|40|50)\b|\b8103\b/.test(message)
}

/** LOGIN was refused: the token is renewed once; if that does not help, nothing here can. */
function onDeadToken(state: SessionState, code: string, message: string): Step {
  if (state.tokenReplaced) {
    const text = `a token just issued was refused too; check that the app key is meant for this environment: ${message}`
    return giveUp(state, new Unauthorized(text, { endpoint: 'LOGIN', code }))
  }
  // The line is not to blame, so the attempt does not count.
  const [after, effects] = connect({ ...state, attempt: state.attempt - 1, tokenReplaced: true }, state.token)
  return [
    after,
    [{ _tag: 'stopTimer', timer: 'login' }, { _tag: 'closeSocket', reason: 'the token was refused' }, ...effects],
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
  if (code === 'R10004' && state.phase === 'loggingIn') return onDeadToken(state, code, text)
  return onLoss(state, `${code} ${text}`.trim(), moment, options)
}

const TAKEN = 'the same app key logged in elsewhere, which ended this session'

/** R10001: the exchange allows one session an app key, and the newer one wins (PROTOCOL §7). */
function onTaken(state: SessionState, moment: Moment, options: SessionOptions): Step {
  const at = moment.now
  switch (options.onTaken) {
    case 'stop': {
      const advice = `${TAKEN}; close the other program, or connect with { realtime: { onTaken: 'take-back' } }`
      const [after, effects] = giveUp(state, new SessionTaken(advice, { endpoint: 'LOGIN', code: 'R10001' }))
      return [
        { ...after, phase: 'taken' },
        [...effects, { _tag: 'state', state: { _tag: 'taken', at, retryIn: null } }],
      ]
    }
    case 'retry-later':
      return retryAfter(state, `R10001 ${TAKEN}`, moment, options.takenDelay, {
        _tag: 'taken',
        at,
        retryIn: options.takenDelay,
      })
    case 'take-back': {
      const wait = backOff(state.attempt, moment, options)
      return retryAfter(state, `R10001 ${TAKEN}`, moment, wait, { _tag: 'taken', at, retryIn: wait })
    }
  }
}
