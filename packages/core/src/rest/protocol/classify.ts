/**
 * Decides what an HTTP answer means, in one place: status, return code and the code in the brackets
 * (docs/protocol.md#errors).
 */
import { type Either, left, right } from '../../codec/records/either.ts'
import { isRecord } from '../../codec/records/record.ts'
import {
  BadRequest,
  DecodeError,
  type KiwoomError,
  RateLimited,
  Rejected,
  Unauthorized,
  Unavailable,
} from '../../errors.ts'
import { redact } from '../../observe/secrets.ts'
import type { Reply } from '../../shared/call.ts'
import { parseJson } from '../../shared/json.ts'
import { type Result, replyOf, resultOf } from './envelope.ts'
import type { HttpResponse } from './httpTransport.ts'

/** The accepted reply, or the error that the answer is. */
export function classify(endpoint: string, response: HttpResponse, now: number): Either<KiwoomError, Reply> {
  const { status, headers } = response
  const body = parseJson(response.body)
  const result = resultOf(body)
  if (result !== undefined && result.returnCode !== 0) return left(refusal(endpoint, response, result, now))
  if (status === 429) return left(rateLimited(endpoint, response, 'too many requests', now))
  // At the token endpoint this comes from a gate in front of the exchange: a wrong key gets a return code.
  if ((status === 401 || status === 403) && endpoint !== TOKEN_ENDPOINT) {
    return left(new Unauthorized(`HTTP ${status}: the token was not accepted`, { endpoint }))
  }
  if (status < 200 || status > 299) return left(unavailable(endpoint, response, `HTTP ${status}`))
  // Maintenance: a page of HTML with status 200 (docs/protocol.md#errors), or nothing at all.
  const isForeign = !isRecord(body) || (result === undefined && endpoint === TOKEN_ENDPOINT)
  if (isForeign) return left(unavailable(endpoint, response, `HTTP ${status} without the exchange's JSON`))
  if (result === undefined) return left(new DecodeError('the reply has no return_code', { endpoint }))
  return right(replyOf(headers, body))
}

/** The api-id under which tokens are issued. */
export const TOKEN_ENDPOINT = 'au10001'

/** An answer that is not the exchange's own; its beginning shows where it comes from. */
function unavailable(endpoint: string, { status, body }: HttpResponse, message: string): Unavailable {
  const snippet = snippetOf(body)
  const facts = { endpoint, status, ...(snippet !== '' && { snippet }) }
  return new Unavailable(snippet === '' ? `${message}, with an empty body` : `${message}: ${snippet}`, facts)
}

/** The beginning of a text, on one line. Secrets are removed before it is cut: half a secret is not recognised. */
function snippetOf(body: string): string {
  const line = redact(body.slice(0, 4_000)).replace(/\s+/g, ' ').trim()
  return line.length > SNIPPET ? `${line.slice(0, SNIPPET)}…` : line
}

const SNIPPET = 160

function refusal(
  endpoint: string,
  response: HttpResponse,
  { returnCode, message, code }: Result,
  now: number,
): KiwoomError {
  const facts = { endpoint, code: code ?? String(returnCode) }
  if (isPassing(facts.code, message)) return new Unavailable(message, { ...facts, status: response.status })
  switch (returnCode) {
    case 1:
    case 2:
      return new BadRequest(message, facts)
    case 3:
      return new Unauthorized(message, facts)
    case 5:
      // 1634 shares the return code but is permanent: the batch is too large (measured: ka10095 with 110 codes).
      return code === '1634' ? new Rejected(message, facts) : rateLimited(endpoint, response, message, now, code)
    default:
      // The vendor's own sample compares these codes with return_code directly, so a server may send them there.
      if (TOKEN_CODES.has(String(returnCode)) || response.status === 401) return new Unauthorized(message, facts)
      if (response.status === 429 || returnCode === 1700) return rateLimited(endpoint, response, message, now, code)
      return new Rejected(message, facts)
  }
}

/** Whether the failure is the exchange's own and passes without any action of the caller. */
function isPassing(code: string, message: string): boolean {
  return PASSING_CODES.has(code) || MAINTENANCE.test(message)
}

// Unexpected error, token creation failed, token issue failed (docs/protocol.md#errors).
const PASSING_CODES: ReadonlySet<string> = new Set(['1999', '8006', '8009'])
// Texts about maintenance of a system or service, or about its hours.
const MAINTENANCE = /(?:시스템|서버|서비스|정기|임시|긴급)\s*점검|점검\s*(?:중|시간|작업)/
const TOKEN_CODES: ReadonlySet<string> = new Set(['8005', '8031', '8103'])

function rateLimited(
  endpoint: string,
  { headers }: HttpResponse,
  message: string,
  now: number,
  code = '1700',
): RateLimited {
  // Newer texts print the quota: `[1700:… 유량=5, API ID=ka10095]` (docs/protocol.md#limits).
  const quota = /유량\s*=\s*(\d+)/.exec(message)?.[1]
  const retryAfter = retryAfterOf(headers, now)
  return new RateLimited(message, {
    endpoint,
    code,
    ...(retryAfter !== undefined && { retryAfter }),
    ...(quota !== undefined && { quota: Number(quota) }),
  })
}

/** `Retry-After` in ms. It is in seconds, or a date, compared with the server's own `Date` when the reply has one. */
function retryAfterOf(headers: HttpResponse['headers'], now: number): number | undefined {
  const text = headers['retry-after']?.trim() ?? ''
  if (/^\d+(\.\d+)?$/.test(text)) return Number(text) * 1000
  const until = Date.parse(text)
  const from = Date.parse(headers['date'] ?? '')
  return Number.isNaN(until) ? undefined : Math.max(0, until - (Number.isNaN(from) ? now : from))
}
