/** What a fault does to a REST request. */
import { type RestReply, seal, tooMany, unauthorized } from '../envelope.ts'
import type { RequestFault } from './fault.ts'

/** What a client gets to see of a request, and after how many ms. */
export type RestOutcome =
  | { readonly _tag: 'reply'; readonly reply: RestReply; readonly after: number }
  /** The connection breaks. */
  | { readonly _tag: 'reset'; readonly after: number }
  | { readonly _tag: 'silence' }

/** The outcome of a request that a fault strikes; `process` lets the exchange do what was asked. */
export function struck(fault: RequestFault, apiId: string, latency: number, process: () => RestReply): RestOutcome {
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
    case 'delay':
      return { _tag: 'reply', reply: process(), after: latency + fault.ms }
    case 'hang':
      process()
      return { _tag: 'silence' }
  }
}

/** Half of a text: no JSON any more. */
export function firstHalf(text: string): string {
  return text.slice(0, Math.floor(text.length / 2))
}

function refusalOf(as: 'rate' | 'token' | 'unauthorized' | 'unavailable', apiId: string): RestReply {
  switch (as) {
    case 'rate':
      return seal(tooMany(apiId, 1, 429), apiId, 'lower')
    case 'token':
      return seal(unauthorized('8005', 'Token이 유효하지 않습니다'), apiId, 'lower')
    case 'unauthorized':
      return seal(unauthorized('8005', 'Token이 유효하지 않습니다', 401), apiId, 'lower')
    case 'unavailable':
      // A gateway's page: what stands before the exchange speaks no JSON.
      return { status: 503, headers: { 'content-type': 'text/html' }, body: '<h1>503 Service Unavailable</h1>' }
  }
}
