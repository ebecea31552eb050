/**
 * What every REST reply looks like (docs/protocol.md#envelope), and the refusals with their codes
 * (docs/protocol.md#errors).
 */

/** A REST request, whatever carried it. Header names are lower case. */
export interface RestRequest {
  readonly method: string
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/** A REST reply, to be carried back. */
export interface RestReply {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
  /** What is sent instead of the body's UTF-8, when a fault has damaged it. */
  readonly bytes?: Uint8Array
}

/** What an endpoint answers, before it is put into its envelope. */
export interface Answer {
  readonly status: number
  readonly body: Readonly<Record<string, unknown>>
  /** The key of the next page, when there is one. */
  readonly nextKey?: string
}

// Success and failure texts are not constant on the real host (docs/protocol.md#envelope); nothing should compare them.
const DONE = '정상적으로 처리되었습니다'

/** A success. */
export function ok(body: Readonly<Record<string, unknown>>, nextKey?: string, message: string = DONE): Answer {
  return {
    status: 200,
    body: { ...body, return_code: 0, return_msg: message },
    ...(nextKey !== undefined && { nextKey }),
  }
}

/** A refusal: the coarse class, its sentence, and in the bracket the documented code with its text. */
export function refusal(returnCode: number, sentence: string, code: string, detail: string, status = 200): Answer {
  return { status, body: { return_code: returnCode, return_msg: `${sentence}[${code}:${detail}]` } }
}

/**
 * 1xxx about the api-id: the coarse code 1 was measured for 1504, the others are inferred (docs/protocol.md#errors).
 */
export function badRequest(code: '1501' | '1504' | '1505', detail: string): Answer {
  return refusal(1, '잘못된 요청입니다', code, detail)
}

/** A required parameter without a value, named by its wire key. */
export function missing(key: string): Answer {
  return refusal(2, '입력 값 오류입니다', '1511', `필수 입력 값에 값이 존재하지 않습니다. 필수입력 파라미터=${key}`)
}

/** A parameter whose value has the wrong form. */
export function malformed(key: string): Answer {
  return refusal(2, '입력 값 오류입니다', '1517', `입력 값 형식이 올바르지 않습니다. 파라미터=${key}`)
}

/** No or bad authorization. That its coarse code is 3 is measured for 8005 only. */
export function unauthorized(code: string, detail: string, status = 200): Answer {
  return refusal(3, '인증에 실패했습니다', code, detail, status)
}

/** Too many requests, in the newer wording, which prints the quota. */
export function tooMany(apiId: string, quota: number, status: number): Answer {
  const detail = `허용된 API 요청 개수를 초과하였습니다. 유량=${quota}, API ID=${apiId}`
  return refusal(5, '허용된 요청 개수를 초과하였습니다', '1700', detail, status)
}

/** Too many codes in one call: the same coarse code as too many calls, but waiting does not help. */
export function batchTooLarge(limit: number): Answer {
  return refusal(
    5,
    '허용된 요청 개수를 초과하였습니다',
    '1634',
    `한번에 조회할 수 있는 종목 수를 초과하였습니다. 최대=${limit}`,
  )
}

/** What the business rules refuse: a bracket, then a parenthesis with the code (docs/protocol.md#errors). */
export function business(code: string, detail: string): Answer {
  return { status: 200, body: { return_code: 20, return_msg: `[2000](${code}:${detail})` } }
}

/** Not offered here: an RC code stands in a parenthesis after the bracket, a four-digit one inside. */
export function notOffered(code: string): Answer {
  const detail = '모의투자에서는 해당업무가 제공되지 않습니다.'
  if (!code.startsWith('RC')) return refusal(20, '입력 값 오류입니다', code, detail)
  return business(code, detail)
}

interface SealRules {
  readonly headerCase: 'lower' | 'title'
  readonly forms: 'measured' | 'manual'
}

/** The answer as it goes out. */
export function seal(answer: Answer, apiId: string, rules: SealRules): RestReply {
  const headers: Record<string, string> = {
    'content-type': 'application/json;charset=UTF-8',
    'api-id': apiId,
    'cont-yn': answer.nextKey === undefined ? 'N' : 'Y',
    'next-key': answer.nextKey ?? '',
  }
  const cased = rules.headerCase === 'lower' ? headers : Object.fromEntries(Object.entries(headers).map(titleCase))
  const body = rules.forms === 'measured' ? inWireOrder(apiId, answer.body) : answer.body
  return { status: answer.status, headers: cased, body: JSON.stringify(body) }
}

// Data, return_code, return_msg; a business refusal and these lists say first how it went (docs/protocol.md#envelope).
const MESSAGE_FIRST = new Set(['ka00001', 'ka10099', 'ka10101', 'ka10102'])

function inWireOrder(apiId: string, body: Answer['body']): Answer['body'] {
  const { return_code, return_msg, ...values } = body
  return MESSAGE_FIRST.has(apiId) || return_code === 20
    ? { return_msg, ...values, return_code }
    : { ...values, return_code, return_msg }
}

function titleCase([name, value]: readonly [string, string]): [string, string] {
  return [name.replace(/(^|-)[a-z]/g, (letter) => letter.toUpperCase()), value]
}
