/** SYSTEM frames: each ends the session, whatever it says. */
import { onLoss } from './loss.ts'
import { lossReasons } from './lossReasons.ts'
import type { SessionOptions } from './sessionOptions.ts'
import type { SessionEffect, SessionMoment, SessionState, SessionTransition } from './sessionState.ts'
import { onTaken } from './sessionTaken.ts'
import { onRefusedToken } from './tokenRefusal.ts'

export function onSystem(
  state: SessionState,
  code: string,
  text: string,
  moment: SessionMoment,
  options: SessionOptions,
): SessionTransition {
  const report: SessionEffect = { _tag: 'report', diagnostic: { _tag: 'SystemMessage', code, text } }
  const [after, effects] = ended(state, code, text, moment, options)
  return [after, [report, ...effects]]
}

function ended(
  state: SessionState,
  code: string,
  text: string,
  moment: SessionMoment,
  options: SessionOptions,
): SessionTransition {
  if (code === 'R10001' && state.phase !== 'closing') return onTaken(state, moment, options)
  // A bad token may be answered by this alone, without a LOGIN reply (docs/protocol.md#session).
  if (code === 'R10004' && state.phase === 'loggingIn') return onRefusedToken(state, code, text, moment, options)
  return onLoss(state, lossReasons.ended(code, text), moment, options)
}
