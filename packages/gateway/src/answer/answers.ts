/** Answers of the gateway itself, in the exchange's envelope (docs/protocol.md#envelope, docs/protocol.md#errors). */

/** The answer to a client's request. A repeated order gets the same answer again. */
export interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

const JSON_TYPE = 'application/json;charset=UTF-8'

/** A refusal: the coarse class, and the documented code in the brackets. */
export function refusal(returnCode: number, code: string, text: string, status = 200): Answer {
  return plain({ return_code: returnCode, return_msg: `gateway: [${code}:${text}]` }, status)
}

export function plain(body: Readonly<Record<string, unknown>>, status = 200): Answer {
  return { status, headers: { 'content-type': JSON_TYPE }, body: JSON.stringify(body) }
}

/** The token belongs to no client. */
export function badToken(): Answer {
  return refusal(3, '8005', 'the token is not one of the gateway')
}

/** The client may not do this. */
export function noRight(text: string): Answer {
  return refusal(20, '2000', `no right: ${text}`)
}

export function tooMany(apiId: string, text: string): Answer {
  return refusal(5, '1700', `${text}. API ID=${apiId}`, 429)
}

/**
 * There is no answer from the exchange: the same call may succeed later. Clients read the first code in brackets, and a
 * code in the text, such as that of the exchange's last answer, is no answer to this call.
 */
export function unavailable(text: string, status = 502): Answer {
  const named = text.replace(/\[(?=\d{4})/g, '(').replace(/CODE=(?=\d{4})/g, 'code ')
  return plain({ return_code: 1, return_msg: `gateway: [${UNEXPECTED}:${named}]` }, status)
}

// The exchange's own "unexpected error" (docs/protocol.md#errors): trouble that passes.
const UNEXPECTED = '1999'
