/** Which refusals of a key or a token no later attempt can help. Every other one may pass (docs/protocol.md#errors). */

// Key checks, the grant, real and mock crossed, another IP, another terminal (docs/protocol.md#errors).
const FINAL = /\b80(01|02|10|11|12|20|30|31|40|50)\b/

/**
 * Whether a refusal's code, or its text, is one of them. A bare 401 or 403 has none: a gate in front of the exchange.
 */
export function isFinalRefusal(text: string | undefined): boolean {
  return FINAL.test(text ?? '')
}
