/** Return codes and messages in frames. */
import { redact } from '../../observe/secrets.ts'
import { readText } from '../../shared/json.ts'

/** A return code; `undefined` when it cannot be read. A reply without one reports no failure: 0. */
export function readCode(value: unknown): number | undefined {
  const text = readText(value)
  if (text === undefined) return undefined
  const code = Number(text)
  return Number.isNaN(code) ? undefined : code
}

/** The exchange's words as they may be shown: without keys, tokens, and digits that may be an account number. */
export function shown(words: string): string {
  return redact(words).replace(LONG_NUMBER, '***')
}

// An account has 8 or 10 digits, and nothing else that the exchange says about a session has as many.
const LONG_NUMBER = /\d{8,}/g
