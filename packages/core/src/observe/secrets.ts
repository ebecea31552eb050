/**
 * The one place that keeps secrets out of errors and diagnostics: it knows them, and replaces them in every text.
 *
 * One list for the whole program, because an error is made where no client is known (in a codec, by a user's own
 * transport's failure) and two clients may meet in one error's cause.
 */

import { ACCOUNT_NAME, isSecretName, KEY_NAMES } from '../codec/records/secretNames.ts'

const known = new Set<string>()

// Shorter texts occur in ordinary words; a real key or token has 40 letters and more, an account number 8 or 10 digits.
const SHORTEST = 6

/** Remembers a secret. */
export function rememberSecret(secret: unknown): void {
  if (typeof secret === 'string' && secret.trim().length >= SHORTEST) known.add(secret.trim())
}

/** Whether a whole value is the number of an account that was named as one, dashes or none. */
export function isKnownAccount(value: string): boolean {
  return known.has(value)
}

/**
 * A text without secrets: those that are known, those that a name gives away, and what is written like an account
 * number.
 */
export function redact(text: string): string {
  let clean = text
  // Names first: a secret that is spelled like one would hide the name, and so show what stands behind it.
  for (const pattern of NAMED) clean = clean.replace(pattern, `$1${HIDDEN}`)
  for (const secret of known) {
    if (clean.includes(secret)) clean = clean.replaceAll(secret, HIDDEN)
  }
  return clean.replace(ACCOUNT, HIDDEN)
}

/** A text without keys and tokens. Account numbers stay: a figure of the market may happen to have the same digits. */
export function redactKeys(text: string): string {
  let clean = text
  for (const secret of known) {
    if (!/^\d+$/.test(secret) && clean.includes(secret)) clean = clean.replaceAll(secret, HIDDEN)
  }
  return clean
}

/** A plain value, the texts in it without secrets. What `isClean` accepts stays as it is. */
export function redactDeep<T>(value: T, isClean?: (value: object) => boolean): T
export function redactDeep(value: unknown, isClean: (value: object) => boolean = () => false): unknown {
  if (typeof value === 'string') return redact(value)
  if (typeof value !== 'object' || value === null || isClean(value)) return value
  if (Array.isArray(value)) return value.map((each) => redactDeep(each, isClean))
  if (value instanceof Set) return new Set([...value].map((each) => redactDeep(each, isClean)))
  if (value instanceof Map) return new Map([...value].map((pair) => redactDeep(pair, isClean)))
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [key, isHidden(key, each) ? HIDDEN : redactDeep(each, isClean)]),
  )
}

function isHidden(key: string, value: unknown): boolean {
  const isNothing = value === undefined || value === null || value === ''
  return !isNothing && typeof value !== 'object' && isSecretName(key)
}

const HIDDEN = '***'

const keys = KEY_NAMES.join('|')
const accounts = ACCOUNT_NAME
// A bare 9201 before a colon may be a time or a price.
const words = ACCOUNT_NAME.replace('|9201', '')
const NAMED: readonly RegExp[] = [
  // JSON, perhaps inside a text of JSON: "token":"…", \\"acnt_no\\":\\"…\\", "9201":8123456710.
  new RegExp(`(\\\\*["'](?:${keys}|${accounts})\\\\*["']\\s*:\\s*\\\\*["'])[^"'\\\\]+`, 'gi'),
  new RegExp(`(\\\\*["'](?:${accounts})\\\\*["']\\s*:\\s*)\\d+`, 'gi'),
  // Forms and headers: appkey=…, authorization: Bearer …. A key has 40 letters and more, our own words after a name
  // fewer.
  new RegExp(`(\\b(?:${keys})\\s*[=:]\\s*)[\\w.~+/-]{16,}=*`, 'gi'),
  /(\bBearer\s+)[\w.~+/-]+=*/gi,
  // acct_no=8123456710, 계좌번호 8123456710, account 8123-4567.
  new RegExp(`(\\b(?:${words})\\s*[=:]\\s*)\\d[\\d-]{5,}`, 'gi'),
  /((?:계좌|\baccount|\bacct)[^\d\n]{0,8})\d[\d-]{6,}/gi,
]
// 1234-5678, 1234-5678-10, 12345678-10.
const ACCOUNT = /\b\d{4}-\d{4}(?:-\d{2})?\b|\b\d{8}-\d{2}\b/g
