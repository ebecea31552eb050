/** The REST envelope: the parts of a request and a reply around their own fields (docs/protocol.md#envelope). */
import { isRecord, type WireRecord } from '../../codec/records/record.ts'
import type { Outgoing, Reply } from '../../shared/call.ts'
import type { HttpRequest, HttpResponse } from './httpTransport.ts'

/** The request as it is sent. The `api-id` header selects the TR; the path only names its family. */
export function requestOf(call: Outgoing, host: string, token: string | undefined): HttpRequest {
  return {
    method: 'POST',
    url: host + call.url,
    headers: {
      'content-type': 'application/json;charset=UTF-8',
      'api-id': call.id,
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
      ...(call.nextKey !== undefined && { 'cont-yn': 'Y', 'next-key': call.nextKey }),
    },
    body: JSON.stringify(call.body),
  }
}

/** The reply: the body without its envelope, and where the next page is. */
export function replyOf(headers: HttpResponse['headers'], body: WireRecord): Reply {
  const nextKey = headers['next-key']?.trim()
  const more = headers['cont-yn']?.trim() === 'Y'
  const message = resultOf(body)?.message
  return { body: withoutEnvelope(body), ...(more && nextKey ? { nextKey } : {}), ...(message && { message }) }
}

/** The declared result of a reply: the coarse return code, its text, and the code in the text's brackets. */
export interface Result {
  readonly returnCode: number
  readonly message: string
  /** The documented four-digit code, `[8005:…` or, in WebSocket texts, `CODE=8005`. */
  readonly code: string | undefined
}

/** Reads the result; `undefined` when it is missing. The code is a number on the wire; the manual calls it text. */
export function resultOf(body: unknown): Result | undefined {
  if (!isRecord(body)) return undefined
  // ka10030 and ka10084 print returnCode and returnMsg in the manual.
  const returnCode = codeOf(body['return_code'] ?? body['returnCode'])
  if (returnCode === undefined) return undefined
  const text = body['return_msg'] ?? body['returnMsg']
  const message = typeof text === 'string' ? text.trim() : ''
  return { returnCode, message, code: /(?:\[|CODE=)(\d{4})\b/.exec(message)?.[1] }
}

/** A whole number, also as text. `Number` alone would read a blank, `false` and `[]` as 0, which means success. */
function codeOf(value: unknown): number | undefined {
  if (typeof value === 'string' && /^\s*-?\d+\s*$/.test(value)) return Number(value)
  return typeof value === 'number' && Number.isInteger(value) ? value : undefined
}

const ENVELOPE: ReadonlySet<string> = new Set(['return_code', 'return_msg', 'returnCode', 'returnMsg'])

function withoutEnvelope(body: WireRecord): WireRecord {
  return Object.fromEntries(Object.entries(body).filter(([key]) => !ENVELOPE.has(key)))
}
