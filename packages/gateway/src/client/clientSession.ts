/**
 * One client's session as a pure step. It behaves towards a client as the exchange does (docs/protocol.md#session), and
 * is written from the protocol and not from core's code.
 */
import { loginReply, PING, replyFrame, systemFrame } from '../frame/frames.ts'
import { type JsonObject, objectIn, textOf } from '../frame/json.ts'
import { type Change, changeIn } from './registerFrame.ts'

export interface ClientSession {
  readonly phase: 'waiting' | 'checking' | 'open' | 'ended'
  /** When the first PING without an echo went out, epoch ms. */
  readonly unanswered: number | undefined
  /** Conditions are searched only after they were listed on this connection (docs/protocol.md#conditions). */
  readonly conditionsListed: boolean
}

export const newClientSession: ClientSession = { phase: 'waiting', unanswered: undefined, conditionsListed: false }

export type ClientEvent =
  | { readonly _tag: 'frame'; readonly text: string }
  /** The result of looking up the token: its client, or the reason why it has none. */
  | { readonly _tag: 'checked'; readonly refusal: string | undefined }
  | { readonly _tag: 'tick'; readonly now: number }
  /** The client logged in again, over another connection. */
  | { readonly _tag: 'replaced' }
  /** The gateway ends the session. */
  | { readonly _tag: 'end'; readonly code: number; readonly reason: string }

export type ClientEffect =
  | { readonly _tag: 'send'; readonly text: string }
  | { readonly _tag: 'check'; readonly token: string }
  | { readonly _tag: 'register'; readonly change: Change }
  | { readonly _tag: 'remove'; readonly change: Change }
  | { readonly _tag: 'condition'; readonly trnm: 'CNSRLST' | 'CNSRREQ' | 'CNSRCLR'; readonly frame: JsonObject }
  | { readonly _tag: 'end'; readonly code: number; readonly reason: string }

export interface PingRules {
  /** ms between PINGs, and ms until the first unanswered one ends the session. */
  readonly pingPeriod: number
  readonly pingGrace: number
}

type Step = readonly [ClientSession, readonly ClientEffect[]]

const BYE = { _tag: 'end', code: 1000, reason: 'Bye' } as const

export function clientStep(state: ClientSession, event: ClientEvent, rules: PingRules): Step {
  if (state.phase === 'ended') return [state, []]
  switch (event._tag) {
    case 'frame':
      return onText(state, event.text)
    case 'checked': {
      if (state.phase !== 'checking') return [state, []]
      if (event.refusal === undefined)
        return [{ ...state, phase: 'open', unanswered: undefined }, [send(loginReply(0))]]
      return ended(state, [send(loginReply(805004, event.refusal)), BYE])
    }
    case 'tick':
      return onTick(state, event.now, rules)
    case 'replaced':
      return ended(state, [send(systemFrame('R10001', 'the same client logged in elsewhere')), BYE])
    case 'end':
      return ended(state, [event])
  }
}

function onText(state: ClientSession, text: string): Step {
  // Some clients answer with a bare PING, which is not JSON.
  if (text.trim() === 'PING') return [{ ...state, unanswered: undefined }, []]
  const frame = objectIn(text)
  if (frame === undefined) return [state, []]
  const trnm = textOf(frame['trnm'])
  switch (trnm) {
    case 'PING':
      return [{ ...state, unanswered: undefined }, []]
    case '':
      return [state, [send(replyFrame('', 100002, 'a required parameter is missing (parameter=trnm)'))]]
    case 'LOGIN': {
      const token = textOf(frame['token'])
      if (state.phase !== 'waiting') return [state, []]
      if (token === '') return ended(state, [send(loginReply(805002, 'there is no token')), BYE])
      return [{ ...state, phase: 'checking' }, [{ _tag: 'check', token }]]
    }
    default:
      return state.phase === 'open'
        ? onService(state, trnm, frame)
        : [state, [send(replyFrame(trnm, 100013, `sent before LOGIN was answered, and ignored (TRNM=${trnm})`))]]
  }
}

function onService(state: ClientSession, trnm: string, frame: JsonObject): Step {
  switch (trnm) {
    case 'REG':
    case 'REMOVE': {
      const change = changeIn(frame)
      if (typeof change === 'string') return [state, [send(replyFrame(trnm, 1, change))]]
      return [state, [{ _tag: trnm === 'REG' ? 'register' : 'remove', change }]]
    }
    case 'CNSRLST':
      return [{ ...state, conditionsListed: true }, [{ _tag: 'condition', trnm, frame }]]
    case 'CNSRREQ':
    case 'CNSRCLR':
      if (!state.conditionsListed) return [state, [send(replyFrame(trnm, 1, 'list the conditions first (CNSRLST)'))]]
      return [state, [{ _tag: 'condition', trnm, frame }]]
    default:
      return [state, [send(replyFrame(trnm, 105108, `no such service: ${trnm.slice(0, 20)}`))]]
  }
}

function onTick(state: ClientSession, now: number, { pingGrace }: PingRules): Step {
  const { unanswered } = state
  if (state.phase !== 'open') {
    // Time enough for a LOGIN.
    if (unanswered === undefined) return [{ ...state, unanswered: now }, []]
    return now - unanswered < pingGrace ? [state, []] : ended(state, [BYE])
  }
  if (unanswered !== undefined && now - unanswered >= pingGrace) {
    return ended(state, [send(systemFrame('R10002', 'no PING came back')), BYE])
  }
  return [{ ...state, unanswered: unanswered ?? now }, [send(PING)]]
}

function ended(state: ClientSession, effects: readonly ClientEffect[]): Step {
  return [{ ...state, phase: 'ended' }, effects]
}

function send(text: string): ClientEffect {
  return { _tag: 'send', text }
}
