/**
 * The items that a realtime type can have: for any other the exchange sends nothing (docs/protocol.md#registrations).
 */
import { withoutLetter } from '../../codec/values/stockCode.ts'

interface Form {
  readonly pattern: RegExp
  readonly expected: string
}

// Six characters, letters among them (`0156T0`); gold has `M` and eight digits (docs/protocol.md#venues).
const STOCK: Form = {
  pattern: /^(?:[0-9A-Z]{6}(?:_NX|_AL)?|M\d{8})$/,
  expected: "codes of six characters such as '005930' or '005930_NX'",
}
const SECTOR: Form = { pattern: /^\d{3}(?:_NX|_AL)?$/, expected: "sector codes such as '001'" }
const GOLD: Form = { pattern: /^[A-Z]{3}$/, expected: "'MGD' or 'MGU'" }

const FORMS: ReadonlyMap<string, Form> = new Map([
  ['0J', SECTOR],
  ['0U', SECTOR],
  ['0I', GOLD],
])

/**
 * The item as it is registered, without the letter that account replies put before it; nothing when it is not valid.
 */
export function itemOf(type: string, given: unknown): string | undefined {
  if (typeof given !== 'string') return undefined
  const item = withoutLetter(given)
  return formOf(type).pattern.test(item) ? item : undefined
}

/** What a type takes, for an error. */
export function expectedItems(type: string): string {
  return formOf(type).expected
}

function formOf(type: string): Form {
  return FORMS.get(type) ?? STOCK
}
