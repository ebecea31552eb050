/**
 * Masks for what passes the wire: the texts stay as they came, byte for byte, but for the secrets in them.
 *
 * Keys and tokens become `***`. An account number becomes a mark of its own, the same wherever that account is named,
 * so that records can still be joined by account.
 */
import { hmac } from '@noble/hashes/hmac'
import { sha256 } from '@noble/hashes/sha2'
import { bytesToHex } from '@noble/hashes/utils'
import { bytesOf, hasBytes, latin1Bytes, latin1Text, utf8Text } from '#bytes'
import { ACCOUNT_NAME, isSecretName, KEY_NAMES } from '../codec/records/secretNames.ts'
import { isKnownAccount, redact, redactKeys } from './secrets.ts'

export interface Masks {
  text(text: string): string
  bytes(bytes: Uint8Array): Uint8Array
  headers(headers: Readonly<Record<string, string>>): Readonly<Record<string, string>>
}

const JSON_TEXT = '"((?:[^"\\\\]|\\\\.)*)"'
const KEYS = new RegExp(`("(?:${KEY_NAMES.join('|')})"\\s*:\\s*)${JSON_TEXT}`, 'gi')
const VALUE = `${JSON_TEXT}|-?\\d+`
const ACCOUNTS = new RegExp(`("(?:${ACCOUNT_NAME})"\\s*:\\s*)(${VALUE}|\\[(?:[\\s,\\d-]|${JSON_TEXT})*\\])`, 'gi')
const VALUES = new RegExp(VALUE, 'g')
// Under a name that is in no list: what is written like an account number, or is one that was seen.
const LIKE_ACCOUNT = /(:\s*|[[,]\s*)"(\d{4}-\d{4}(?:-\d{2})?|\d{8}-\d{2}|\d{10,12})"(?!\s*:)/g
// What the exchange says in words may name anything.
const WORDS = new RegExp(`("(?:return_msg|returnMsg|message)"\\s*:\\s*)${JSON_TEXT}`, 'g')
const COOKIES: ReadonlySet<string> = new Set(['set-cookie', 'cookie'])

/** Makes the masks of a client; `key` is a secret of its own, without which no mark can be traced to a number. */
export function masksOf(key: string): Masks {
  const marks = new Map<string, string>()

  /** A plain digest would give the number away to anyone who tries all ten digits. */
  const markOf = (written: string): string => {
    // The same account with and without its dashes.
    const account = /^[\d-]+$/.test(written) ? written.replaceAll('-', '') : written
    const known = marks.get(account)
    if (known !== undefined) return known
    const mark = `*${bytesToHex(hmac(sha256, bytesOf(key), bytesOf(account))).slice(0, 9)}`
    marks.set(account, mark)
    return mark
  }

  /** A value as JSON has it, marked; a blank stays blank. */
  const marked = (json: string): string => {
    const account = json.replace(/^"|"$/g, '').trim()
    return account === '' ? json : `"${markOf(account)}"`
  }

  const text = (plain: string): string => {
    // A page of HTML, or what a proxy says: words, in which anything may be named.
    if (!/^\s*[[{]/.test(plain)) return redact(plain)
    const named = plain
      .replace(KEYS, (_, before: string) => `${before}"***"`)
      .replace(ACCOUNTS, (_, before: string, value: string) => `${before}${value.replace(VALUES, marked)}`)
      .replace(LIKE_ACCOUNT, (whole: string, before: string, value: string) =>
        value.includes('-') || isKnownAccount(value) ? `${before}"${markOf(value)}"` : whole,
      )
      .replace(WORDS, (_, before: string, words: string) => `${before}"${redact(words)}"`)
    // Names first: a secret that is spelled like a part of one would hide the name, and so show what stands behind it.
    return redactKeys(named)
  }

  return {
    text,
    bytes: (bytes) => {
      // Nearly all there is: market data, in which no account is named and numbers may look like anything.
      if (hasBytes(bytes, REAL) && !hasBytes(bytes, ACCOUNT_FID)) return bytes
      const plain = utf8Text(bytes, 0, bytes.length)
      const again = bytesOf(plain)
      if (again.length === bytes.length && again.every((byte, at) => byte === bytes[at])) return bytesOf(text(plain))
      // No UTF-8. As Latin-1 every byte is a letter of its own, so that all but the masks comes out as it went in.
      return latin1Bytes(text(latin1Text(bytes, 0, bytes.length)))
    },
    headers: (headers) =>
      Object.fromEntries(
        Object.entries(headers).map(([name, value]) => [
          name,
          isSecretName(name) || COOKIES.has(name.toLowerCase()) ? '***' : redactKeys(value),
        ]),
      ),
  }
}

const REAL = bytesOf('"REAL"')
const ACCOUNT_FID = bytesOf('"9201"')
