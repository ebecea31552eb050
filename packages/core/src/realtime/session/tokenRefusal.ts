/** A token that cannot be had, or that LOGIN refuses: tried again, unless the exchange says that no retry can help. */
import { type KiwoomError, Unauthorized } from '../../errors.ts'
import { isFinalRefusal } from '../../shared/finalRefusals.ts'
import type { FrameResult } from '../protocol/frames.ts'
import { connect } from './attempt.ts'
import { giveUp, onLoss } from './loss.ts'
import { lossReasons } from './lossReasons.ts'
import type { SessionOptions } from './sessionOptions.ts'
import type { SessionMoment, SessionState, SessionTransition } from './sessionState.ts'

export function onTokenFailed(
  state: SessionState,
  error: KiwoomError,
  moment: SessionMoment,
  options: SessionOptions,
): SessionTransition {
  if (state.phase !== 'authorizing') return [state, []]
  return isFinal(error) ? giveUp(state, error) : onLoss(state, lossReasons.noToken(error.message), moment, options)
}

/**
 * Whether no later attempt can succeed. A token endpoint under maintenance answers with HTML, 403, 1999, 8006 or 8009,
 * and refuses tokens that are still valid; both pass (docs/protocol.md#errors).
 */
function isFinal(error: KiwoomError): boolean {
  switch (error._tag) {
    case 'BadRequest':
    case 'Closed':
      return true
    case 'Unauthorized':
      // A token given by the user cannot be replaced here.
      return error.endpoint === 'token' || isFinalRefusal(error.code)
    default:
      return false
  }
}

// 805004 was measured; the codes in its text are the documented ones about tokens and keys (docs/protocol.md#errors).
export function isTokenRefusal({ returnCode, message }: FrameResult): boolean {
  return returnCode === 805004 || /\b80(01|02|03|05|06|09|10|15|16|30|31|40|50)\b|\b8103\b/.test(message)
}

/** LOGIN refused the token: it is replaced once an attempt. */
export function onRefusedToken(
  state: SessionState,
  code: string,
  message: string,
  moment: SessionMoment,
  options: SessionOptions,
): SessionTransition {
  if (state.tokenReplaced) {
    if (isFinalRefusal(message)) {
      const text = `a token just issued was refused too; check that the app key is meant for this environment: ${message}`
      return giveUp(state, new Unauthorized(text, { endpoint: 'LOGIN', code }))
    }
    return onLoss(state, lossReasons.tokenRefused(code, message), moment, options)
  }
  // The connection is not at fault, so the attempt does not count.
  const [after, effects] = connect({ ...state, attempt: state.attempt - 1, tokenReplaced: true }, state.token)
  return [
    after,
    [{ _tag: 'stopTimer', timer: 'login' }, { _tag: 'closeSocket', reason: 'the token was refused' }, ...effects],
  ]
}
