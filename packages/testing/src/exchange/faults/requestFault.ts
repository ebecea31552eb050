/** What a fault does to a REST request. */
import { type RestReply, refusal, seal, tooMany, unauthorized } from '../request/envelope.ts'
import { objectIn } from '../text/json.ts'
import type { Refusal, RequestFault } from './fault.ts'

/** What a client gets to see of a request, and after how many ms. */
export type RestOutcome =
  | { readonly _tag: 'reply'; readonly reply: RestReply; readonly after: number }
  /** The connection breaks. */
  | { readonly _tag: 'reset'; readonly after: number }
  | { readonly _tag: 'silence' }

/** A request that a fault strikes. */
export interface StruckRequest {
  readonly apiId: string
  /** Time to a usual reply, ms. */
  readonly latency: number
  /** Lets the exchange do what was asked. */
  readonly process: () => RestReply
  /** Ends the token that the request carries. */
  readonly endToken: () => void
  /** Processes it so that an order gets a number of a day before. */
  readonly repeatNumber: (number: string | undefined, process: () => RestReply) => RestReply
}

/** The outcome of a request that a fault strikes. */
export function struck(fault: RequestFault, request: StruckRequest): RestOutcome {
  const { apiId, latency, process } = request
  switch (fault._tag) {
    case 'refuse':
      return { _tag: 'reply', reply: refusalOf(fault.as, apiId), after: latency }
    case 'answer': {
      const body = typeof fault.body === 'string' ? fault.body : JSON.stringify(fault.body)
      const headers = { 'content-type': 'application/json;charset=UTF-8', 'api-id': apiId, ...fault.headers }
      return { _tag: 'reply', reply: { status: fault.status, headers, body }, after: latency }
    }
    case 'drop':
      return { _tag: 'reset', after: latency }
    case 'loseReply':
      process()
      return { _tag: 'reset', after: latency }
    case 'garble': {
      const reply = process()
      return { _tag: 'reply', reply: { ...reply, body: firstHalf(reply.body) }, after: latency }
    }
    case 'endToken':
      request.endToken()
      return { _tag: 'reply', reply: process(), after: latency }
    case 'mistype': {
      const reply = process()
      return { _tag: 'reply', reply: { ...reply, body: mistyped(reply.body, fault.as ?? 'text') }, after: latency }
    }
    case 'cutCharacter': {
      const reply = process()
      return { _tag: 'reply', reply: { ...reply, bytes: withCutCharacter(reply.body) }, after: latency }
    }
    case 'delay':
      return { _tag: 'reply', reply: process(), after: latency + fault.ms }
    case 'repeatNumber':
      return { _tag: 'reply', reply: request.repeatNumber(fault.number, process), after: latency }
    case 'hang':
      process()
      return { _tag: 'silence' }
  }
}

// The codes were seen, their texts were not (docs/protocol.md#errors).
const TOO_MANY = '허용된 요청 개수를 초과하였습니다'
const SEAL = { headerCase: 'lower', forms: 'measured' } as const

/** Half of a text: no JSON any more. */
export function firstHalf(text: string): string {
  return text.slice(0, Math.floor(text.length / 2))
}

const WRONG = { text: '0', null: null, object: {}, texts: ['', ''] } as const

// The first list of a reply; one without a list stays as it is.
function mistyped(body: string, as: keyof typeof WRONG): string {
  const reply = objectIn(body) ?? {}
  const [list] = Object.entries(reply).find(([, value]) => Array.isArray(value)) ?? []
  return list === undefined ? body : JSON.stringify({ ...reply, [list]: WRONG[as] })
}

/** The bytes of a text without the last byte of its last Korean character; as they are when it has none. */
export function withCutCharacter(text: string): Uint8Array {
  const end = text.search(/[\uac00-\ud7a3](?=[^\uac00-\ud7a3]*$)/) + 1
  const [head, tail] = [text.slice(0, end), text.slice(end)].map((part) => UTF8.encode(part))
  if (head === undefined || tail === undefined || end === 0) return UTF8.encode(text)
  const bytes = new Uint8Array(head.length - 1 + tail.length)
  bytes.set(head.subarray(0, -1))
  bytes.set(tail, head.length - 1)
  return bytes
}

const UTF8 = new TextEncoder()

function refusalOf(as: Refusal, apiId: string): RestReply {
  switch (as) {
    case 'rateOfAll':
      return seal(refusal(5, TOO_MANY, '1701', '전체 요청 개수를 초과하였습니다', 429), apiId, SEAL)
    case 'rateOfGroup':
      return seal(refusal(5, TOO_MANY, '1702', '그룹 요청 개수를 초과하였습니다', 429), apiId, SEAL)
    case 'noInstrument':
      return seal(refusal(7, '종목 정보가 없습니다', '1903', '존재하지 않는 종목입니다'), apiId, SEAL)
    case 'maintenance':
      // A Saturday's answer (docs/protocol.md#token): a page, and the status of a success.
      return {
        status: 200,
        headers: { 'content-type': 'text/html;charset=UTF-8' },
        body: '<!DOCTYPE html><html><head><title>시스템 점검</title></head><body>시스템 점검 중입니다.</body></html>',
      }
    case 'rate':
      return seal(tooMany(apiId, 1, 429), apiId, SEAL)
    case 'token':
      return seal(unauthorized('8005', 'Token이 유효하지 않습니다'), apiId, SEAL)
    case 'unauthorized':
      return seal(unauthorized('8005', 'Token이 유효하지 않습니다', 401), apiId, SEAL)
    case 'unavailable':
      // A gateway's page: what stands before the exchange speaks no JSON.
      return { status: 503, headers: { 'content-type': 'text/html' }, body: '<h1>503 Service Unavailable</h1>' }
  }
}
