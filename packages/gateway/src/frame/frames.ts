/** The frames that the gateway sends (docs/protocol.md#session), and two of its own (docs/gateway.md). */
import type { Registration } from '@kiwoom-rx/core'
import type { JsonObject } from './json.ts'

/** Success. */
export const OK = 0

/** `seq` names the search that the reply is about. */
export function replyFrame(trnm: string, code: number, text = '', seq = ''): string {
  return JSON.stringify({ trnm, return_code: code, return_msg: text, ...(seq !== '' && { seq }) })
}

export function loginReply(code: number, text = ''): string {
  return JSON.stringify({ trnm: 'LOGIN', return_code: code, return_msg: text, ...(code === OK && { sor_yn: 'Y' }) })
}

export const PING: string = JSON.stringify({ trnm: 'PING' })

export function systemFrame(code: string, message: string): string {
  return JSON.stringify({ trnm: 'SYSTEM', code, message })
}

/** Registrations that get no events. `to` is set when they are held again. Clients may ignore the frame. */
export function gapFrame(gap: {
  readonly from: number
  readonly to?: number
  readonly reason: string
  readonly registrations: readonly Registration[]
}): string {
  const { from, to, reason, registrations } = gap
  return JSON.stringify({ trnm: 'GAP', from, ...(to !== undefined && { to }), reason, data: registrations })
}

/** The number of events of a registration that newer ones replaced. */
export function conflatedFrame(registration: Registration, count: number): string {
  return JSON.stringify({ trnm: 'CONFLATED', ...registration, count })
}

/** A reply about condition searches. */
export function conditionFrame(trnm: string, fields: JsonObject): string {
  return JSON.stringify({ trnm, ...fields })
}
