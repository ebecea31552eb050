/** The reply to a REG or REMOVE, or its absence. */
import { type KiwoomError, RegistrationLimit, RegistrationRefused } from '../../errors.ts'
import { doubling } from '../../shared/backOff.ts'
import type { FrameResult } from '../protocol/frames.ts'
import { type Key, registrationOf } from '../protocol/registrationKey.ts'
import { CONNECTION_FULL, GROUP_FULL, type Refusal, refused } from '../registrations/refusals.ts'
import { codeLimit, type InFlight } from '../registrations/registrationState.ts'
import { accepted, postponed, repeated, secondReplyOver, secondReplyWait } from '../registrations/replies.ts'
import { announceGaps, withoutRefuted, withRemoved } from './gaps.ts'
import { onLoss } from './loss.ts'
import { lossReasons } from './lossReasons.ts'
import { advance } from './reconcile.ts'
import type { SessionOptions } from './sessionOptions.ts'
import type { SessionEffect, SessionMoment, SessionState, SessionTransition } from './sessionState.ts'

const ANSWERED: SessionEffect = { _tag: 'stopTimer', timer: 'reply' }

export function onReply(
  state: SessionState,
  trnm: 'REG' | 'REMOVE',
  result: FrameResult,
  moment: SessionMoment,
  options: SessionOptions,
): SessionTransition {
  const { inFlight, secondReplyDue } = state.registrations
  if (secondReplyDue) return afterSecondReply(state, moment, options)
  if (inFlight === undefined || inFlight.trnm !== trnm) {
    const text = `${result.returnCode} ${result.message}`.trim()
    const stage = `reply to no ${trnm} under way`
    return [state, [{ _tag: 'report', diagnostic: { _tag: 'UnknownFrame', stage, text } }]]
  }
  if (result.returnCode === 0) return onAccepted(state, inFlight, moment, options)
  const postponement = POSTPONEMENTS.get(result.returnCode)
  const transition =
    postponement === undefined
      ? onRefused(state, inFlight, result, moment, options)
      : onPostponed(state, result, postponement, moment, options)
  return awaitingSecond(transition, inFlight, moment, options)
}

function onAccepted(
  state: SessionState,
  inFlight: InFlight,
  moment: SessionMoment,
  options: SessionOptions,
): SessionTransition {
  const isRemoval = inFlight.trnm === 'REMOVE'
  const lost = isRemoval ? withRemoved(state.lost, state.registrations) : state.lost
  const after: SessionState = { ...state, lost, registrations: accepted(state.registrations, moment.now) }
  const isBack = !isRemoval && lost.size > 0
  const [announced, gaps] = isBack ? announceGaps(after, inFlight.keys, moment) : [after, []]
  const transition = advance(withoutRefuted(announced), moment, options, [ANSWERED, ...gaps])
  return inFlight.repeated ? awaitingSecond(transition, inFlight, moment, options) : transition
}

/** No reply came in time. The frame may have been lost or ignored, so it is sent once more before the connection is. */
export function onNoReply(state: SessionState, moment: SessionMoment, options: SessionOptions): SessionTransition {
  const { inFlight, secondReplyDue } = state.registrations
  if (secondReplyDue) return afterSecondReply(state, moment, options)
  if (inFlight === undefined) return [state, []]
  const registrations = repeated(state.registrations, moment.now, options)
  const reason = lossReasons.unanswered(inFlight.trnm, options.replyTimeout)
  if (registrations === undefined) return onLoss(state, reason, moment, options)
  return [
    { ...state, registrations },
    [
      { _tag: 'report', diagnostic: { _tag: 'Unanswered', request: inFlight.trnm, wait: options.replyTimeout } },
      { _tag: 'send', text: inFlight.frame },
      { _tag: 'startTimer', timer: 'reply', ms: options.replyTimeout },
    ],
  ]
}

/**
 * Return codes that ask for a later attempt: sent before LOGIN was answered, and sent too fast; ms to wait
 * (docs/protocol.md#registrations).
 */
const POSTPONEMENTS: ReadonlyMap<number, number> = new Map([
  [100013, 500],
  [105110, 1000],
])

const LONGEST_PAUSE = 10_000
// A session that still says "before login" after these has lost its LOGIN; a new one brings it back.
const MOST_POSTPONEMENTS = 5

function onPostponed(
  state: SessionState,
  result: FrameResult,
  pause: number,
  moment: SessionMoment,
  options: SessionOptions,
): SessionTransition {
  const { postponements } = state.registrations
  if (result.returnCode === 100013 && postponements >= MOST_POSTPONEMENTS) {
    return onLoss(state, lossReasons.beforeLogin(result.message), moment, options)
  }
  const registrations = postponed(state.registrations, moment.now, doubling(pause, postponements, LONGEST_PAUSE))
  return advance({ ...state, registrations }, moment, options, [ANSWERED])
}

function onRefused(
  state: SessionState,
  inFlight: InFlight,
  result: FrameResult,
  moment: SessionMoment,
  options: SessionOptions,
): SessionTransition {
  const refusal = refused(state.registrations, result.returnCode, options, moment.now)
  const isGone = refusal.state.held !== state.registrations.held
  const lost = new Map(isGone ? withRemoved(state.lost, state.registrations) : state.lost)
  for (const key of refusal.failed) lost.delete(key)
  return advance({ ...state, lost, registrations: refusal.state }, moment, options, [
    ANSWERED,
    consequence(state, inFlight, result, refusal, options),
  ])
}

/** Subscribers get the error where it is certain that their registration is refused; until then it is a diagnostic. */
function consequence(
  state: SessionState,
  { trnm, keys }: InFlight,
  { returnCode, message }: FrameResult,
  { failed, limit }: Refusal,
  options: SessionOptions,
): SessionEffect {
  const code = String(returnCode)
  if (failed.length === 0 || trnm === 'REMOVE') {
    const text = `${trnm} of ${listed(keys)}: ${message}`
    return { _tag: 'report', diagnostic: { _tag: 'SystemMessage', code, text } }
  }
  const error = refusalError(failed, code, message, limit?.size ?? codeLimit(state.registrations, options))
  return { _tag: 'fail', keys: failed, error }
}

function refusalError(keys: readonly Key[], code: string, message: string, limit: number): KiwoomError {
  if (code === String(CONNECTION_FULL) || code === String(GROUP_FULL)) {
    return new RegistrationLimit(
      `the exchange takes no more than ${limit} codes on this connection, so ${listed(keys)} was refused; ` +
        `unsubscribe others first: ${message}`,
      { endpoint: 'REG', code, limit, requested: limit + keys.length },
    )
  }
  const text = `the exchange refused to register ${listed(keys)}: ${message}`
  return new RegistrationRefused(text, { endpoint: 'REG', code })
}

function listed(keys: readonly Key[]): string {
  const some = keys.slice(0, 5).map((key) => {
    const { type, item } = registrationOf(key)
    return `${type} ${item}`.trim()
  })
  return some.join(', ') + (keys.length > 5 ? `, … (${keys.length} in all)` : '')
}

function afterSecondReply(state: SessionState, moment: SessionMoment, options: SessionOptions): SessionTransition {
  const registrations = secondReplyOver(state.registrations)
  return advance({ ...state, registrations }, moment, options, [ANSWERED])
}

/** A frame that was sent twice was answered: the next one waits for the other answer. */
function awaitingSecond(
  transition: SessionTransition,
  answered: InFlight,
  moment: SessionMoment,
  options: SessionOptions,
): SessionTransition {
  const [state, effects] = transition
  if (!state.registrations.secondReplyDue) return transition
  const ms = secondReplyWait(answered, moment.now, options)
  return [state, [...effects, { _tag: 'startTimer', timer: 'reply', ms }]]
}
