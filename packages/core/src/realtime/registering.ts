/** The session while it registers: sends what the registrations machine asks for, and understands the replies. */
import { type KiwoomError, RegistrationLimit, RegistrationRefused } from '../errors.ts'
import type { FrameResult } from './frames.ts'
import { announceGaps, withDoubts, withRemoved } from './gaps.ts'
import { type Key, registrationOf } from './key.ts'
import { end, onLoss } from './loss.ts'
import { CONNECTION_FULL, GROUP_FULL, type Refusal, refused } from './refusals.ts'
import { codeLimit, type InFlight } from './registrationState.ts'
import { next } from './registrations.ts'
import { accepted, postponed, repeated, secondReplyOver, secondReplyWait } from './replies.ts'
import {
  type Effect,
  isNeeded,
  type Moment,
  type SessionOptions,
  type SessionState,
  type Step,
} from './sessionState.ts'

/** Closes the difference between wanted and held, one frame at a time. */
export function advance(state: SessionState, moment: Moment, options: SessionOptions): Step {
  if (state.phase !== 'ready' && state.phase !== 'closing') return [state, []]
  const step = next(state.registrations, options, moment.now)
  switch (step._tag) {
    case 'send':
      return [
        { ...state, lost: withDoubts(state.lost, step.state), registrations: step.state },
        [
          { _tag: 'stopTimer', timer: 'idle' },
          { _tag: 'send', text: step.frame },
          { _tag: 'startTimer', timer: 'reply', ms: options.replyTimeout },
        ],
      ]
    case 'wait':
      return [state, [{ _tag: 'startTimer', timer: 'pace', ms: step.ms }]]
    case 'awaitReply':
      return [state, []]
    case 'settled':
      if (state.phase === 'closing') return end(state)
      if (isNeeded(state)) return [state, [{ _tag: 'stopTimer', timer: 'idle' }]]
      return [state, [{ _tag: 'startTimer', timer: 'idle', ms: options.idle }]]
  }
}

/** A reply to REG or REMOVE. */
export function onRegistered(
  state: SessionState,
  trnm: 'REG' | 'REMOVE',
  result: FrameResult,
  moment: Moment,
  options: SessionOptions,
): Step {
  const { inFlight } = state.registrations
  if (state.registrations.secondReplyDue) return goOn(secondReply(state), [], moment, options)
  if (inFlight === undefined || inFlight.trnm !== trnm) {
    const text = `${result.returnCode} ${result.message}`.trim()
    return [
      state,
      [{ _tag: 'report', diagnostic: { _tag: 'UnknownFrame', stage: `reply to no ${trnm} under way`, text } }],
    ]
  }
  return waitForSecond(onReply(state, inFlight, result, moment, options), inFlight, moment, options)
}

function onReply(
  state: SessionState,
  inFlight: InFlight,
  result: FrameResult,
  moment: Moment,
  options: SessionOptions,
): Step {
  const { trnm } = inFlight
  if (result.returnCode === 0) {
    const lost = withRemoved(state.lost, state.registrations)
    const taken = { ...state, lost, registrations: accepted(state.registrations, moment.now) }
    const [announced, gaps] = announceGaps(taken, trnm === 'REG' ? inFlight.keys : [], moment)
    return goOn(announced, gaps, moment, options)
  }
  const pause = NOT_NOW.get(result.returnCode)
  if (pause !== undefined) return onNotNow(state, result, pause, moment, options)
  return onRefused(state, trnm, inFlight.keys, result, moment, options)
}

/** No reply came in time. A frame may have been lost or ignored, so it is sent once more before the line is given up. */
export function onNoReply(state: SessionState, moment: Moment, options: SessionOptions): Step {
  const { inFlight, secondReplyDue } = state.registrations
  if (secondReplyDue) return goOn(secondReply(state), [], moment, options)
  if (inFlight === undefined) return [state, []]
  const registrations = repeated(state.registrations, moment.now, options)
  const reason = `no answer to ${inFlight.trnm} within ${options.replyTimeout} ms, twice`
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

/** Codes that mean "not now": sent before LOGIN was through, and sent too fast; ms to wait (PROTOCOL §6, §8). */
const NOT_NOW: ReadonlyMap<number, number> = new Map([
  [100013, 500],
  [105110, 1000],
])

const LONGEST_PAUSE = 10_000
// A session that still says "before login" after these has lost its LOGIN; a new one brings it back.
const MOST_POSTPONEMENTS = 5

function onNotNow(
  state: SessionState,
  result: FrameResult,
  pause: number,
  moment: Moment,
  options: SessionOptions,
): Step {
  const { postponements } = state.registrations
  if (result.returnCode === 100013 && postponements >= MOST_POSTPONEMENTS) {
    return onLoss(state, `100013 ${result.message}`.trim(), moment, options)
  }
  const longer = Math.min(LONGEST_PAUSE, pause * 2 ** postponements)
  return goOn({ ...state, registrations: postponed(state.registrations, moment.now, longer) }, [], moment, options)
}

function onRefused(
  state: SessionState,
  trnm: 'REG' | 'REMOVE',
  keys: readonly Key[],
  result: FrameResult,
  moment: Moment,
  options: SessionOptions,
): Step {
  const refusal = refused(state.registrations, result.returnCode, options, moment.now)
  const isGone = refusal.state.held !== state.registrations.held
  const lost = new Map(isGone ? withRemoved(state.lost, state.registrations) : state.lost)
  for (const key of refusal.failed) lost.delete(key)
  return goOn(
    { ...state, lost, registrations: refusal.state },
    told(state, trnm, keys, result, refusal, options),
    moment,
    options,
  )
}

function told(
  state: SessionState,
  trnm: 'REG' | 'REMOVE',
  keys: readonly Key[],
  { returnCode, message }: FrameResult,
  { failed, limit }: Refusal,
  options: SessionOptions,
): readonly Effect[] {
  const code = String(returnCode)
  if (failed.length === 0 || trnm === 'REMOVE') {
    const what = `${trnm} of ${named(keys)}: ${message}`
    return [{ _tag: 'report', diagnostic: { _tag: 'SystemMessage', code, text: what } }]
  }
  const error = failureOf(failed, code, message, limit?.size ?? codeLimit(state.registrations, options))
  return [{ _tag: 'fail', keys: failed, error }]
}

function failureOf(keys: readonly Key[], code: string, message: string, limit: number): KiwoomError {
  if (code === String(CONNECTION_FULL) || code === String(GROUP_FULL)) {
    return new RegistrationLimit(
      `the exchange takes no more than ${limit} codes on this connection, so ${named(keys)} was refused; ` +
        `unsubscribe others first: ${message}`,
      { endpoint: 'REG', code, limit, requested: limit + keys.length },
    )
  }
  const text = `the exchange refused to register ${named(keys)}: ${message}`
  return new RegistrationRefused(text, { endpoint: 'REG', code })
}

function named(keys: readonly Key[]): string {
  const some = keys.slice(0, 5).map((key) => {
    const { type, item } = registrationOf(key)
    return `${type} ${item}`.trim()
  })
  return some.join(', ') + (keys.length > 5 ? `, … (${keys.length} in all)` : '')
}

function secondReply(state: SessionState): SessionState {
  return { ...state, registrations: secondReplyOver(state.registrations) }
}

/** After a reply: what it brought, then the next frame. */
function goOn(state: SessionState, first: readonly Effect[], moment: Moment, options: SessionOptions): Step {
  const [after, effects] = advance(state, moment, options)
  return [after, [{ _tag: 'stopTimer', timer: 'reply' }, ...first, ...effects]]
}

/** After a reply to a frame that was sent twice the next one waits for the other answer. */
function waitForSecond(step: Step, answered: InFlight, moment: Moment, options: SessionOptions): Step {
  const [state, effects] = step
  if (!state.registrations.secondReplyDue) return step
  return [
    state,
    [...effects, { _tag: 'startTimer', timer: 'reply', ms: secondReplyWait(answered, moment.now, options) }],
  ]
}
