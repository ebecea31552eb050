/**
 * Masks for what passes the wire: the texts stay as they came, byte for byte, but for the secrets in them.
 *
 * Keys and tokens become `***`. An account number becomes a mark of its own, the same wherever that account is named,
 * so that records can still be joined by account.
 */
import { createHmac } from 'node:crypto'
import { ACCOUNT_NAMES, KEY_NAMES } from './codec/secretNames.ts'
import { blot, blotKeys } from './secrets.ts'

export interface Masks {
  text(text: string): string
  bytes(bytes: Uint8Array): Uint8Array
  headers(headers: Readonly<Record<string, string>>): Readonly<Record<string, string>>
}

const JSON_TEXT = '"((?:[^"\\\\]|\\\\.)*)"'
const KEYS = new RegExp(`("(?:${KEY_NAMES.join('|')})"\\s*:\\s*)${JSON_TEXT}`, 'gi')
const ACCOUNTS = new RegExp(`("(?:${ACCOUNT_NAMES.join('|')})"\\s*:\\s*)(?:${JSON_TEXT}|(-?\\d+))`, 'gi')
// What the exchange says in words may name anything.
const WORDS = new RegExp(`("(?:return_msg|returnMsg|message)"\\s*:\\s*)${JSON_TEXT}`, 'g')
const HIDDEN_HEADERS: ReadonlySet<string> = new Set([...KEY_NAMES, ...ACCOUNT_NAMES, 'set-cookie', 'cookie'])

/** Makes the masks of a client; `key` is a secret of its own, without which no mark can be traced to a number. */
export function masksOf(key: string): Masks {
  const marks = new Map<string, string>()

  /** A plain digest would give the number away to whoever tries all ten digits. */
  const markOf = (account: string): string => {
    const known = marks.get(account)
    if (known !== undefined) return known
    const mark = `*${createHmac('sha256', key).update(account).digest('hex').slice(0, 9)}`
    marks.set(account, mark)
    return mark
  }

  const text = (plain: string): string => {
    // A page of HTML, or what a proxy says: words, in which anything may be named.
    if (!/^\s*[[{]/.test(plain)) return blot(plain)
    return blotKeys(plain)
      .replace(KEYS, (_, before: string) => `${before}"***"`)
      .replace(ACCOUNTS, (whole: string, before: string, quoted: string | undefined, digits: string | undefined) => {
        const account = (quoted ?? digits ?? '').trim()
        return account === '' ? whole : `${before}"${markOf(account)}"`
      })
      .replace(WORDS, (_, before: string, words: string) => `${before}"${blot(words)}"`)
  }

  return {
    text,
    bytes: (bytes) => {
      const frame = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
      // Nearly all there is: market data, in which no account is named and numbers may look like anything.
      if (frame.includes(REAL) && !frame.includes(ACCOUNT_FID)) return bytes
      const plain = frame.toString()
      if (Buffer.from(plain).equals(frame)) return Buffer.from(text(plain))
      // No UTF-8. As Latin-1 every byte is a letter of its own, so that all but the masks comes out as it went in.
      return Buffer.from(text(frame.toString('latin1')), 'latin1')
    },
    headers: (headers) =>
      Object.fromEntries(
        Object.entries(headers).map(([name, value]) => [
          name,
          HIDDEN_HEADERS.has(name.toLowerCase()) ? '***' : blotKeys(value),
        ]),
      ),
  }
}

const REAL = Buffer.from('"REAL"')
const ACCOUNT_FID = Buffer.from('"9201"')
