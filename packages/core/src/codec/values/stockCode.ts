/**
 * Instrument codes (종목코드) in their plain form: the one place that knows how a code is written.
 *
 * A code has six characters, letters among them (`0156T0`, `Q12345`). Account and condition replies put a letter before
 * it: `A` for stocks, `Q` for ETNs, `J` for ELWs. Quotes put the venue behind it: `_NX`, `_AL`. So a leading letter is
 * dropped before exactly six characters and nowhere else (docs/protocol.md#venues).
 */

const LETTERED = /^[AJQ]([0-9A-Z]{6}(?:_[A-Z]{2})?)$/
const PLAIN = /^[0-9A-Z]{6}$/
const VENUE = /_[A-Z]{2}$/

/** A code without the letter that stands before it, its venue suffix kept: `A005930_NX` is `005930_NX`. */
export function withoutLetter(code: string): string {
  const text = code.trim()
  return LETTERED.exec(text)?.[1] ?? text
}

/** A code without letter and venue suffix; what is no instrument's code (a sector, gold) stays as it is. */
export function bareCode(code: string): string {
  return withoutLetter(code).replace(VENUE, '')
}

/** The plain code of an instrument; `null` for a text that is no instrument code. */
export function plainCode(code: string): string | null {
  const bare = bareCode(code)
  return PLAIN.test(bare) ? bare : null
}
