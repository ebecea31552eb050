/**
 * One WebSocket session (docs/protocol.md#session, docs/protocol.md#registrations) as a pure step: what it is, what
 * happens, what the exchange then does.
 */

import type { Rules } from '../rules/rules.ts'
import { type JsonObject, objectIn, textOf } from '../text/json.ts'
import { changeIn } from './registerFrame.ts'
import { heldOf, noRegistrations, type Registrations, register, remove } from './registrations.ts'

export interface SessionState {
  readonly login:
    | { readonly _tag: 'waiting' }
    | { readonly _tag: 'open'; readonly appKey: string }
    | { readonly _tag: 'ended' }
  readonly registrations: Registrations
  /** When the REG frames of the last second came. */
  readonly regTimes: readonly number[]
  /** When the first PING without an echo went out. */
  readonly unanswered: number | undefined
  /** Conditions may be searched only after they were listed on this connection (docs/protocol.md#conditions). */
  readonly conditionsListed: boolean
  /** The conditions that are being searched in realtime. */
  readonly searches: ReadonlySet<string>
}

export type SessionEvent =
  | { readonly _tag: 'frame'; readonly text: string; readonly at: number }
  /** A token was looked up: whose it is, or that it is unknown. */
  | { readonly _tag: 'checked'; readonly appKey: string | undefined }
  | { readonly _tag: 'ping'; readonly at: number }
  /** The app key logged in elsewhere. */
  | { readonly _tag: 'replaced' }

export type SessionEffect =
  /** Sent at once. */
  | { readonly _tag: 'send'; readonly frame: JsonObject }
  /** Sent after the exchange's latency. */
  | { readonly _tag: 'reply'; readonly frame: JsonObject }
  /** Look a token up, after the latency, and come back with `checked`. */
  | { readonly _tag: 'check'; readonly token: string }
  /** A condition search, answered from the market. */
  | { readonly _tag: 'condition'; readonly frame: JsonObject }
  | { readonly _tag: 'end'; readonly code: number; readonly reason: string }

type Step = readonly [SessionState, readonly SessionEffect[]]

export const newSession: SessionState = {
  login: { _tag: 'waiting' },
  registrations: noRegistrations,
  regTimes: [],
  unanswered: undefined,
  conditionsListed: false,
  searches: new Set(),
}

// Only the close after R10001 was recorded: 1000, `Bye`. The others are taken to be the same.
const BYE: SessionEffect = { _tag: 'end', code: 1000, reason: 'Bye' }
const SECOND = 1_000

export function step(state: SessionState, event: SessionEvent, rules: Rules): Step {
  if (state.login._tag === 'ended') return [state, []]
  switch (event._tag) {
    case 'frame': {
      const frame = objectIn(event.text)
      // What is no JSON object has no trnm to answer under: some clients send a bare PING.
      return frame === undefined ? [state, []] : receive(state, frame, event.at, rules)
    }
    case 'checked':
      return event.appKey === undefined ? refuseLogin(state, rules) : admit(state, event.appKey, rules)
    case 'ping': {
      const { unanswered } = state
      if (unanswered !== undefined && event.at - unanswered >= rules.pingGrace) {
        return end(state, system('R10002', '클라이언트 프로그램으로부터 Heartbeat가 수신되지 않아 접속을 종료합니다'))
      }
      return [{ ...state, unanswered: unanswered ?? event.at }, [{ _tag: 'send', frame: { trnm: 'PING' } }]]
    }
    case 'replaced':
      return end(state, system('R10001', '동일한 App key로 접속이 되어 기존 접속을 종료합니다'))
  }
}

function receive(state: SessionState, frame: JsonObject, at: number, rules: Rules): Step {
  const trnm = textOf(frame['trnm'])
  // PING with anything in it counts as the echo; PONG does not (docs/protocol.md#session).
  if (trnm === 'PING') return [{ ...state, unanswered: undefined }, []]
  if (trnm === '') return reply(state, '', 100002, '필수 파라미터가 누락되어 있습니다(parameter=trnm)')
  if (trnm === 'LOGIN') {
    const token = textOf(frame['token'])
    if (token === '') return refuseLogin(state, rules, NO_TOKEN)
    return [state, [{ _tag: 'check', token }]]
  }
  if (state.login._tag !== 'open') return early(state, trnm, rules)
  switch (trnm) {
    case 'REG':
      return registering(state, frame, at, rules)
    case 'REMOVE': {
      const change = changeIn(frame)
      if (typeof change === 'string') return reply(state, trnm, 1, change)
      if (rules.absentRemove === 'refuse' && heldOf(state.registrations, change) < change.pairs.length) {
        return reply(state, trnm, 1, '등록되지 않은 종목입니다')
      }
      return reply({ ...state, registrations: remove(state.registrations, change, rules.removeScope) }, trnm)
    }
    case 'CNSRLST':
      return [{ ...state, conditionsListed: true }, [{ _tag: 'condition', frame }]]
    case 'CNSRREQ':
    case 'CNSRCLR':
      // The text and code of this refusal are invented: no source recorded them (docs/protocol.md#conditions).
      if (!state.conditionsListed) return reply(state, trnm, 1, '조건검색식 목록을 먼저 조회해 주세요')
      return searching(state, trnm, frame, rules)
    default:
      // The code was seen, its text was not.
      return reply(state, trnm, 105108, '정의되지 않은 서비스명입니다')
  }
}

// A realtime search that runs already is not answered again (docs/protocol.md#conditions).
function searching(state: SessionState, trnm: 'CNSRREQ' | 'CNSRCLR', frame: JsonObject, rules: Rules): Step {
  const seq = textOf(frame['seq']).trim()
  const searches = new Set(state.searches)
  if (trnm === 'CNSRCLR') searches.delete(seq)
  else if (textOf(frame['search_type']) === '1') {
    if (searches.has(seq) && rules.repeatedSearch === 'silence') return [state, []]
    searches.add(seq)
  }
  return [{ ...state, searches }, [{ _tag: 'condition', frame }]]
}

// The real text ends in a placeholder that the host forgot to fill (docs/protocol.md#session).
const TOO_EARLY = '로그인 인증이 들어오기 전에 다른 전문이 들어왔습니다. 해당 전문은 무시됩니다. (TRNM=%s)'

function early(state: SessionState, trnm: string, rules: Rules): Step {
  switch (rules.earlyRequest) {
    case 'refuse':
      return reply(state, trnm, 100013, TOO_EARLY)
    case 'ignore':
      return [state, []]
    case 'end':
      return end(state, noToken())
  }
}

function admit(state: SessionState, appKey: string, rules: Rules): Step {
  const frame = { trnm: 'LOGIN', return_code: 0, return_msg: '', sor_yn: rules.sorYn }
  return [{ ...state, login: { _tag: 'open', appKey } }, [{ _tag: 'send', frame }]]
}

interface LoginRefusal {
  readonly code: number
  readonly message: string
}

const BAD_TOKEN: LoginRefusal = {
  code: 805004,
  message: '토큰 인증에 실패했습니다. 접속을 종료합니다 [CODE=8005, MESSAGE=Token이 유효하지 않습니다]',
}

// The code was seen, its text was not.
const NO_TOKEN: LoginRefusal = { code: 805002, message: '토큰이 존재하지 않습니다. 접속을 종료합니다' }

function refuseLogin(state: SessionState, rules: Rules, { code, message }: LoginRefusal = BAD_TOKEN): Step {
  const said: SessionEffect = {
    _tag: 'send',
    frame: { trnm: 'LOGIN', return_code: code, return_msg: message },
  }
  switch (rules.refusedLogin) {
    case 'reply':
      return end(state, said)
    case 'replyAndSystem':
      return end(state, said, noToken())
    case 'system':
      return end(state, noToken())
  }
}

function registering(state: SessionState, frame: JsonObject, at: number, rules: Rules): Step {
  const regTimes = [...state.regTimes.filter((time) => at - time < SECOND), at]
  const paced = { ...state, regTimes }
  if (regTimes.length > rules.regRate) return reply(paced, 'REG', 105110, '실시간 등록 요청이 너무 많습니다')
  const change = changeIn(frame)
  if (typeof change === 'string') return reply(paced, 'REG', 1, change)
  if (rules.repeatedReg === 'refuse' && heldOf(state.registrations, change) > 0) {
    return reply(paced, 'REG', 1, '이미 등록된 종목입니다')
  }
  const drop = textOf(frame['refresh']) === '0' ? rules.refreshDrops : 'nothing'
  const outcome = register(state.registrations, change, drop, rules)
  switch (outcome._tag) {
    case 'registered':
      return reply({ ...paced, registrations: outcome.registrations }, 'REG')
    case 'refused':
      return reply(paced, 'REG', outcome.code, REFUSED[outcome.code])
  }
}

// The texts of 1051xx are not recorded; these are ours.
const REFUSED = {
  105115: '실시간 등록 가능한 전체 종목 수를 초과하였습니다',
  105118: '그룹에 등록 가능한 종목 수를 초과하였습니다',
}

function reply(state: SessionState, trnm: string, code = 0, text = ''): Step {
  return [state, [{ _tag: 'reply', frame: { trnm, return_code: code, return_msg: text } }]]
}

function end(state: SessionState, ...last: readonly SessionEffect[]): Step {
  return [{ ...state, login: { _tag: 'ended' }, registrations: noRegistrations }, [...last, BYE]]
}

// SYSTEM frames carry no return_code.
function system(code: string, message: string): SessionEffect {
  return { _tag: 'send', frame: { trnm: 'SYSTEM', code, message } }
}

function noToken(): SessionEffect {
  return system('R10004', '접근 허용 토큰이 수신되지 않아 접속을 종료합니다')
}
