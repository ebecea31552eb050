/** One place that decides what an HTTP answer means (PROTOCOL §6): status, return code and the code in the brackets. */
import { type Either, left, right } from 'fp-ts/lib/Either.js'
import { isRecord } from '../codec/record.ts'
import {
  BadRequest,
  DecodeError,
  type KiwoomError,
  RateLimited,
  Rejected,
  Unauthorized,
  Unavailable,
} from '../errors.ts'
import { parseJson, type Reply, type Result, resultOf, undress } from './envelope.ts'
import type { HttpResponse } from './transport.ts'

/** The accepted reply, or the error that the answer is. */
export function classify(endpoint: string, response: HttpResponse, now: number): Either<KiwoomError, Reply> {
  const body = parseJson(response.body)
  const result = resultOf(body)
  if (result !== undefined && result.returnCode !== 0) return left(refusal(endpoint, response, result, now))
  if (response.status === 429) return left(rateLimited(endpoint, response, 'too many requests', now))
  if (response.status === 401 || response.status === 403) {
    return left(new Unauthorized(`HTTP ${response.status}: the token was not accepted`, { endpoint }))
  }
  if (response.status < 200 || response.status > 299) {
    return left(new Unavailable(`HTTP ${response.status}`, { endpoint, status: response.status }))
  }
  if (!isRecord(body) || result === undefined) {
    return left(new DecodeError('the reply is no JSON object with a return_code', { endpoint }))
  }
  return right(undress(response.headers, body))
}

function refusal(
  endpoint: string,
  response: HttpResponse,
  { returnCode, message, code }: Result,
  now: number,
): KiwoomError {
  const facts = { endpoint, code: code ?? String(returnCode) }
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

const TOKEN_CODES: ReadonlySet<string> = new Set(['8005', '8031', '8103'])

function rateLimited(
  endpoint: string,
  { headers }: HttpResponse,
  message: string,
  now: number,
  code = '1700',
): RateLimited {
  // Newer texts print the quota: `[1700:… 유량=5, API ID=ka10095]` (PROTOCOL §5).
  const quota = /유량\s*=\s*(\d+)/.exec(message)?.[1]
  const retryAfter = retryAfterOf(headers, now)
  return new RateLimited(message, {
    endpoint,
    code,
    ...(retryAfter !== undefined && { retryAfter }),
    ...(quota !== undefined && { quota: Number(quota) }),
  })
}

/** `Retry-After` in ms: seconds, or a date, which is measured by the server's own clock if the reply tells it. */
function retryAfterOf(headers: HttpResponse['headers'], now: number): number | undefined {
  const text = headers['retry-after']?.trim() ?? ''
  if (/^\d+(\.\d+)?$/.test(text)) return Number(text) * 1000
  const until = Date.parse(text)
  const from = Date.parse(headers['date'] ?? '')
  return Number.isNaN(until) ? undefined : Math.max(0, until - (Number.isNaN(from) ? now : from))
}
