/**
 * The realtime session as a pure machine: `(state, event, moment) -> [state, effects]`.
 *
 * It knows the protocol's order (token, socket, LOGIN, then registrations) and what to do when any of it fails; it has
 * no socket, no timer and no subscriber. The shell (`client.ts`) performs the effects.
 */
import type { Diagnostic } from '../diagnostics.ts'
import { type KiwoomError, RegistrationRefused, SessionTaken, Unauthorized } from '../errors.ts'
import type { ConnectionState, Gap } from './connection.ts'
import { type FrameResult, type Incoming, loginFrame } from './frames.ts'
import { type Key, registrationOf } from './key.ts'
import {
  accepted,
  forgotten,
  next,
  noRegistrations,
  postponed,
  type RegistrationLimits,
  type Registrations,
  refused,
} from './registrations.ts'

/** Where the session is on its way. */
export type Phase =
  | 'idle'
  | 'authorizing'
  | 'opening'
  | 'loggingIn'
  | 'ready'
  | 'waiting'
  | 'taken'
  | 'closing'
  | 'closed'

export interface SessionState {
  readonly phase: Phase
  /** Attempts since a LOGIN last held. */
  readonly attempt: number
  readonly token: string | undefined
  /** The token was already replaced once since a LOGIN last succeeded. */
  readonly tokenReplaced: boolean
  readonly registrations: Registrations
  /** Registrations that were lost and are not back yet: since when, and why. */
  readonly lost: ReadonlyMap<Key, { readonly from: number; readonly reason: string }>
}

export const newSession: SessionState = {
  phase: 'idle',
  attempt: 0,
  token: undefined,
  tokenReplaced: false,
  registrations: noRegistrations,
  lost: new Map(),
}

export type SessionEvent =
  /** The end of a turn in which subscribers came or went: all that is wanted now. */
  | { readonly _tag: 'wanted'; readonly keys: ReadonlySet<Key> }
  | { readonly _tag: 'token'; readonly token: string }
  | { readonly _tag: 'tokenFailed'; readonly error: KiwoomError }
  | { readonly _tag: 'opened' }
  | { readonly _tag: 'frame'; readonly frame: Exclude<Incoming, { _tag: 'real' | 'unknown' }> }
  /** Data came for a registration that is still counted as lost. */
  | { readonly _tag: 'heardFrom'; readonly key: Key }
  | { readonly _tag: 'socketClosed'; readonly reason: string }
  | { readonly _tag: 'timer'; readonly timer: Timer }
  | { readonly _tag: 'close' }

/** One timer of each name runs at a time; starting it again replaces it. */
export type Timer = 'retry' | 'login' | 'reply' | 'pace' | 'held' | 'silence' | 'idle' | 'closing'

export type Effect =
  | { readonly _tag: 'getToken'; readonly replacing: string | undefined }
  | { readonly _tag: 'openSocket' }
  | { readonly _tag: 'closeSocket' }
  | { readonly _tag: 'send'; readonly text: string }
  | { readonly _tag: 'startTimer'; readonly timer: Timer; readonly ms: number }
  | { readonly _tag: 'stopTimer'; readonly timer: Timer }
  | { readonly _tag: 'state'; readonly state: ConnectionState }
  | { readonly _tag: 'gap'; readonly gap: Gap }
  /** These subscribers get the error; their registrations are wanted no more. */
  | { readonly _tag: 'fail'; readonly keys: readonly Key[]; readonly error: KiwoomError }
  | { readonly _tag: 'report'; readonly diagnostic: Diagnostic }

export interface SessionOptions extends RegistrationLimits {
  /** ms to wait for the answer to LOGIN. */
  readonly loginTimeout: number
  /** Base and cap of the exponential back-off, ms. */
  readonly retryDelay: number
  readonly maxRetryDelay: number
  /** ms that a LOGIN must hold before the back-off starts over. */
  readonly heldAfter: number
  /** ms without any frame after which the connection counts as dead; the exchange sends a PING about every 10 s. */
  readonly silence: number
  /** ms without a registration until the socket is closed. */
  readonly idle: number
  /** ms that `close()` waits for the REMOVE replies. */
  readonly closeTimeout: number
}

/** The circumstances of a step, so that it can be pure. */
export interface Moment {
  readonly now: number
  /** Epoch ms of the last frame of any kind. */
  readonly lastHeard: number
  /** A random number in [0, 1), for jitter. */
  readonly chance: number
}

type Step = readonly [SessionState, readonly Effect[]]

/** Advances the session by one event. */
export function step(state: SessionState, event: SessionEvent, moment: Moment, options: SessionOptions): Step {
  if (state.phase === 'closed') return [state, []]
  switch (event._tag) {
    case 'wanted':
      return onWanted(state, event.keys, moment, options)
    case 'token':
      if (state.phase !== 'authorizing') return [state, []]
      return [{ ...state, phase: 'opening', token: event.token }, [{ _tag: 'openSocket' }]]
    case 'tokenFailed':
      return onTokenFailed(state, event.error, moment, options)
    case 'opened':
      if (state.phase !== 'opening' || state.token === undefined) return [state, []]
      return [
        { ...state, phase: 'loggingIn' },
        [
          { _tag: 'send', text: loginFrame(state.token) },
          { _tag: 'startTimer', timer: 'login', ms: options.loginTimeout },
        ],
      ]
    case 'frame':
      return onFrame(state, event.frame, moment, options)
    case 'heardFrom':
      return onHeardFrom(state, event.key, moment)
    case 'socketClosed':
      return onLoss(state, event.reason, moment, options)
    case 'timer':
      return onTimer(state, event.timer, moment, options)
    case 'close':
      return onClose(state, moment, options)
  }
}

function onWanted(state: SessionState, keys: ReadonlySet<Key>, moment: Moment, options: SessionOptions): Step {
  if (state.phase === 'closing') return [state, []]
  const lost = new Map([...state.lost].filter(([key]) => keys.has(key)))
  const changed: SessionState = { ...state, lost, registrations: { ...state.registrations, wanted: keys } }
  switch (state.phase) {
    case 'idle':
    case 'taken':
      return keys.size === 0 ? [changed, []] : connect({ ...changed, attempt: 0, tokenReplaced: false })
    case 'ready':
      return advance(changed, moment, options)
    case 'waiting':
      // Nobody waits for the next try any more.
      return keys.size === 0 ? rest(changed) : [changed, []]
    case 'authorizing':
    case 'opening':
    case 'loggingIn':
    case 'closed':
      return [changed, []]
  }
}

/** Starts an attempt: first the token, so that a bad key never opens a socket. */
function connect(state: SessionState, replacing?: string): Step {
  const attempt = state.attempt + 1
  return [
    { ...state, phase: 'authorizing', attempt, token: undefined },
    [
      { _tag: 'state', state: { _tag: 'connecting', attempt } },
      { _tag: 'getToken', replacing },
    ],
  ]
}

function onTokenFailed(state: SessionState, error: KiwoomError, moment: Moment, options: SessionOptions): Step {
  if (state.phase === 'closing') return [state, []]
  return error.retryable ? onLoss(state, error.message, moment, options) : giveUp(state, error)
}

function onFrame(
  state: SessionState,
  frame: Exclude<Incoming, { _tag: 'real' | 'unknown' }>,
  moment: Moment,
  options: SessionOptions,
): Step {
  switch (frame._tag) {
    case 'ping':
      return [state, [{ _tag: 'send', text: frame.text }]]
    case 'login':
      return state.phase === 'loggingIn' ? onLogin(state, frame.result, moment, options) : [state, []]
    case 'registered':
      return onRegistered(state, frame.trnm, frame.result, moment, options)
    case 'system':
      return onSystem(state, frame.code, frame.message, moment, options)
  }
}

function onLogin(state: SessionState, result: FrameResult, moment: Moment, options: SessionOptions): Step {
  if (result.returnCode === 0) {
    const ready: SessionState = { ...state, phase: 'ready', tokenReplaced: false }
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
  return onDeadToken(state, String(result.returnCode), result.message)
}

/** LOGIN was refused: the token is renewed once; if that does not help, nothing here can. */
function onDeadToken(state: SessionState, code: string, message: string): Step {
  if (state.tokenReplaced) return giveUp(state, new Unauthorized(message, { endpoint: 'LOGIN', code }))
  // The line is not to blame, so the attempt does not count.
  const [after, effects] = connect({ ...state, attempt: state.attempt - 1, tokenReplaced: true }, state.token)
  return [after, [{ _tag: 'stopTimer', timer: 'login' }, { _tag: 'closeSocket' }, ...effects]]
}

function onRegistered(
  state: SessionState,
  trnm: 'REG' | 'REMOVE',
  result: FrameResult,
  moment: Moment,
  options: SessionOptions,
): Step {
  const { inFlight } = state.registrations
  // A late answer to a frame that was given up, or one nobody asked for.
  if (inFlight === undefined || inFlight.trnm !== trnm) return [state, []]
  const stop: Effect = { _tag: 'stopTimer', timer: 'reply' }
  if (result.returnCode === 0) {
    const [announced, gaps] = announceGaps(
      { ...state, registrations: accepted(state.registrations) },
      trnm === 'REG' ? inFlight.keys : [],
      moment,
    )
    const [after, effects] = advance(announced, moment, options)
    return [after, [stop, ...gaps, ...effects]]
  }
  const pause = REPEATABLE.get(result.returnCode)
  if (pause !== undefined) {
    const registrations = postponed(state.registrations, moment.now + pause)
    const [after, effects] = advance({ ...state, registrations }, moment, options)
    return [after, [stop, ...effects]]
  }
  const lost = new Map(state.lost)
  for (const key of inFlight.keys) lost.delete(key)
  const [after, effects] = advance({ ...state, lost, registrations: refused(state.registrations) }, moment, options)
  return [after, [stop, ...refusal(trnm, inFlight.keys, result), ...effects]]
}

/** Codes that mean "not now": sent before LOGIN was through, and sent too fast; ms to wait (PROTOCOL §6, §8). */
const REPEATABLE: ReadonlyMap<number, number> = new Map([
  [100013, 500],
  [105110, 1000],
])

function refusal(trnm: 'REG' | 'REMOVE', keys: readonly Key[], result: FrameResult): readonly Effect[] {
  const code = String(result.returnCode)
  if (trnm === 'REMOVE') {
    return [{ _tag: 'report', diagnostic: { _tag: 'SystemMessage', code, text: `REMOVE: ${result.message}` } }]
  }
  const named = keys.map((key) => key.slice(0, 2) + (key.length > 2 ? ` ${key.slice(2)}` : '')).slice(0, 5)
  const message = `the exchange refused to register ${named.join(', ')}${keys.length > 5 ? ', …' : ''}: ${result.message}`
  return [{ _tag: 'fail', keys, error: new RegistrationRefused(message, { endpoint: 'REG', code }) }]
}

function onSystem(state: SessionState, code: string, text: string, moment: Moment, options: SessionOptions): Step {
  const report: Effect = { _tag: 'report', diagnostic: { _tag: 'SystemMessage', code, text } }
  if (code === 'R10001') {
    const error = new SessionTaken('the same app key logged in elsewhere, which ended this session', {
      endpoint: 'LOGIN',
      code,
    })
    const [after, effects] = giveUp(state, error)
    return [
      { ...after, phase: 'taken' },
      [report, ...effects, { _tag: 'state', state: { _tag: 'taken', at: moment.now } }],
    ]
  }
  // A bad token may be answered by this alone, without a LOGIN reply (PROTOCOL §7).
  if (code === 'R10004' && state.phase === 'loggingIn') {
    const [after, effects] = onDeadToken(state, code, text)
    return [after, [report, ...effects]]
  }
  // Whatever else it says, the session is over (the vendor's sample treats every SYSTEM frame so).
  const [after, effects] = onLoss(state, `${code} ${text}`.trim(), moment, options)
  return [after, [report, ...effects]]
}

/** The socket is gone, or as good as gone. */
function onLoss(state: SessionState, reason: string, moment: Moment, options: SessionOptions): Step {
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
      const lost = new Map(state.lost)
      for (const key of state.registrations.held.keys()) {
        if (state.registrations.wanted.has(key)) lost.set(key, { from: moment.lastHeard, reason })
      }
      const after: SessionState = { ...state, phase: 'waiting', lost, registrations: forgotten(state.registrations) }
      if (after.registrations.wanted.size === 0) return rest(after)
      const attempt = state.attempt + 1
      const full = Math.min(options.maxRetryDelay, options.retryDelay * 2 ** Math.max(0, state.attempt - 1))
      const wait = Math.round(full * (0.5 + moment.chance / 2))
      return [
        after,
        [
          ...STOP_ALL,
          { _tag: 'closeSocket' },
          { _tag: 'state', state: { _tag: 'waiting', attempt, wait, reason } },
          { _tag: 'report', diagnostic: { _tag: 'Reconnect', attempt, wait, reason } },
          { _tag: 'startTimer', timer: 'retry', ms: wait },
        ],
      ]
    }
  }
}

const STOP_ALL: readonly Effect[] = (
  ['retry', 'login', 'reply', 'pace', 'held', 'silence', 'idle', 'closing'] as const
).map((timer) => ({ _tag: 'stopTimer', timer }))

function onTimer(state: SessionState, timer: Timer, moment: Moment, options: SessionOptions): Step {
  switch (timer) {
    case 'retry':
      return state.phase === 'waiting' ? connect(state) : [state, []]
    case 'login':
      return onLoss(state, `no answer to LOGIN within ${options.loginTimeout} ms`, moment, options)
    case 'reply':
      return onLoss(state, `no answer to ${state.registrations.inFlight?.trnm ?? 'REG'}`, moment, options)
    case 'pace':
      return advance(state, moment, options)
    case 'held':
      return [{ ...state, attempt: 0 }, []]
    case 'silence':
      return onSilence(state, moment, options)
    case 'idle':
      return state.registrations.wanted.size === 0 && state.phase === 'ready' ? rest(state) : [state, []]
    case 'closing':
      return end(state)
  }
}

/** Nothing at all was heard for too long, not even a PING: the line is dead though the socket does not know. */
function onSilence(state: SessionState, moment: Moment, options: SessionOptions): Step {
  const left = moment.lastHeard + options.silence - moment.now
  if (left > 0) return [state, [{ _tag: 'startTimer', timer: 'silence', ms: left }]]
  return onLoss(state, `nothing heard for ${options.silence} ms`, moment, options)
}

/** Closes the difference between wanted and held, one frame at a time. */
function advance(state: SessionState, moment: Moment, options: SessionOptions): Step {
  if (state.phase !== 'ready' && state.phase !== 'closing') return [state, []]
  const step = next(state.registrations, options, moment.now)
  switch (step._tag) {
    case 'send':
      return [
        { ...state, registrations: step.state },
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
      if (state.registrations.wanted.size > 0) return [state, [{ _tag: 'stopTimer', timer: 'idle' }]]
      return [state, [{ _tag: 'startTimer', timer: 'idle', ms: options.idle }]]
  }
}

/** Data came before the reply: the REG that named this key has been taken, and so has all it named. */
function onHeardFrom(state: SessionState, key: Key, moment: Moment): Step {
  const named = state.registrations.inFlight?.keys ?? []
  return announceGaps(state, named.includes(key) ? named : [key], moment)
}

/** Registrations are back: says what they may have missed, grouped by when they were lost. */
function announceGaps(state: SessionState, keys: readonly Key[], { now }: Moment): Step {
  const lost = new Map(state.lost)
  const byLoss = new Map<string, { from: number; reason: string; keys: Key[] }>()
  for (const key of keys) {
    const loss = lost.get(key)
    if (loss === undefined) continue
    lost.delete(key)
    const id = `${loss.from} ${loss.reason}`
    const group = byLoss.get(id) ?? { ...loss, keys: [] }
    group.keys.push(key)
    byLoss.set(id, group)
  }
  const gaps = [...byLoss.values()].map(({ from, reason, keys: back }): Effect => {
    return { _tag: 'gap', gap: { type: 'gap', from, to: now, reason, registrations: back.map(registrationOf) } }
  })
  return gaps.length === 0 ? [state, []] : [{ ...state, lost }, gaps]
}

function onClose(state: SessionState, moment: Moment, options: SessionOptions): Step {
  if (state.phase === 'closing') return [state, []]
  if (state.phase !== 'ready') return end(state)
  const registrations: Registrations = { ...state.registrations, wanted: new Set() }
  const [after, effects] = advance({ ...state, phase: 'closing', lost: new Map(), registrations }, moment, options)
  if (after.phase === 'closed') return [after, effects]
  return [after, [...effects, { _tag: 'startTimer', timer: 'closing', ms: options.closeTimeout }]]
}

/** Nothing can be done: every subscriber is told, and the session rests. */
function giveUp(state: SessionState, error: KiwoomError): Step {
  const keys = [...state.registrations.wanted]
  const [after, effects] = rest({ ...state, registrations: noRegistrations })
  return [after, [...effects, { _tag: 'fail', keys, error }]]
}

function rest(state: SessionState): Step {
  return [
    { ...newSession, registrations: { ...noRegistrations, wanted: state.registrations.wanted } },
    [...STOP_ALL, { _tag: 'closeSocket' }, { _tag: 'state', state: { _tag: 'idle' } }],
  ]
}

function end(state: SessionState): Step {
  return [
    { ...newSession, phase: 'closed', attempt: state.attempt },
    [...STOP_ALL, { _tag: 'closeSocket' }, { _tag: 'state', state: { _tag: 'closed' } }],
  ]
}
