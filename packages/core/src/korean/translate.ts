/** Puts an English text of this package into Korean. Words of others stay as they are, in quotation marks. */
import { phraseBook } from './phrase.ts'
import { healthPhrases } from './phrases/health.ts'
import { optionPhrases } from './phrases/options.ts'
import { orderPhrases } from './phrases/orders.ts'
import { restPhrases } from './phrases/rest.ts'
import { sessionPhrases } from './phrases/session.ts'
import { valuePhrases } from './phrases/values.ts'

const find = phraseBook([
  ...orderPhrases,
  ...restPhrases,
  ...sessionPhrases,
  ...valuePhrases,
  ...optionPhrases,
  ...healthPhrases,
  // These fit the most, so they come last.
  ['{} is not in the catalogue', '{1}은(는) TR 목록에 없습니다.'],
  ['{} must be an object, got {}', '{1}은(는) 객체여야 합니다. 받은 값: {2+}.'],
  ['{} must be {}, got {}', '{1} 값이 올바르지 않습니다. 기대한 값: {2+}. 받은 값: {3+}.'],
  ['{} needs {}, got {}', '{1}에 줄 수 있는 값: {2+}. 받은 값: {3+}.'],
])

/** The Korean of a message, an expectation or a reason. */
export function inKorean(text: string): string {
  return value(text.trim())
}

/** A phrase that fits the whole text; the values in it may be phrases again. */
function whole(text: string): string | undefined {
  return find(text, { plain: foreign, phrase: value })
}

function value(text: string): string {
  if (text.length > LONGEST) return foreign(text)
  return whole(text) ?? choices(text) ?? ofParts(text) ?? ofEndpoint(text) ?? foreign(text)
}

// A longer one is no message of ours, and costs a pattern with several values the square of its length.
const LONGEST = 2_000

/** `'a' or 'b'`, `get() and set()`. */
function choices(text: string): string | undefined {
  const parts = text.split(/ (or|and) /)
  const names = parts.filter((_, at) => at % 2 === 0)
  if (parts.length === 1 || names.some((name) => !/^(?:'[^']*'|[\w.()$-]+)$/.test(name))) return undefined
  return names.join(parts[1] === 'or' ? ' 또는 ' : ', ')
}

/** Phrases of ours one after the other: each part must be one, or the text is another's. */
function ofParts(text: string): string | undefined {
  const parts = text.split('; ')
  const found = parts.map(whole)
  return parts.length > 1 && found.every((part) => part !== undefined) ? found.join(' ') : undefined
}

/** An error's message within a text begins with the endpoint of that error. */
function ofEndpoint(text: string): string | undefined {
  const [, endpoint, rest = ''] = /^([\w.]{2,20}): ([\s\S]+)$/.exec(text) ?? []
  const found = endpoint === undefined ? undefined : whole(rest)
  return found === undefined ? undefined : `${endpoint}: ${found}`
}

/** The words of the exchange, of the network or of a program: Korean and names as they are, sentences as quotations. */
export function foreign(text: string): string {
  return isEnglish(text) ? quoted(text) : text
}

/** Words of others, so that no one takes them for ours. */
export function quoted(text: string): string {
  return `“${text.replaceAll(/[“”]/g, '"')}”`
}

/** Three English words in a row. */
export function isEnglish(text: string): boolean {
  return /[A-Za-z']{2,} +[a-z'-]+ +[a-z']{2,}/.test(text)
}
