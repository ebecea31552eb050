/** Texts and numbers in frames, whatever stands in their place. */
import { blot } from '../secrets.ts'

/** A text or a number as text, trimmed; `''` for what is absent, `undefined` for what is neither. */
export function readText(value: unknown): string | undefined {
  switch (typeof value) {
    case 'string':
      return value.trim()
    case 'number':
      return String(value)
    default:
      return value === undefined || value === null ? '' : undefined
  }
}

/** A return code; `undefined` when it cannot be read. A reply without one says nothing of a failure. */
export function readCode(value: unknown): number | undefined {
  const text = readText(value)
  if (text === undefined) return undefined
  const code = Number(text)
  return Number.isNaN(code) ? undefined : code
}

/** Words of the exchange as they may be shown: without keys, tokens and what may be an account number. */
export function shown(words: string): string {
  return blot(words).replace(LONG_NUMBER, '***')
}

// An account has 8 or 10 digits, and nothing else that the exchange says of a session has as many.
const LONG_NUMBER = /\d{8,}/g

/** Whether a value is nested no deeper than this: readers and reports go down into it by calling themselves. */
export function isShallow(value: unknown, depth: number): boolean {
  if (typeof value !== 'object' || value === null) return true
  return depth > 0 && Object.values(value).every((each) => isShallow(each, depth - 1))
}
