/** Every sentence in core's sources that an error, a diagnostic or a reason may carry has a Korean phrase. */
import { readdirSync, readFileSync } from 'node:fs'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'
import { phraseBook } from '../../src/korean/phrase.ts'
import { inKorean, isEnglish } from '../../src/korean/translate.ts'

const SOURCES = new URL('../../src/', import.meta.url)

/** Files whose sentences no error, diagnostic or reason carries. */
const OTHERS: readonly RegExp[] = [
  // The catalogue and its codecs: generated code, names, notes of the tables.
  /^(?:catalog|names|korean|costs)\//,
  /^codec\/(?:events|records\/compiledReader|records\/reporter|values|scan)/,
  // The English texts of diagnostics and metrics, which Korean has of its own.
  /^monitoring\/(?:diagnosticText|prometheus|logging)\.ts$/,
]

/** Sentences that a program with a fault throws as `TypeError`, or that stay inside. */
const INSIDE: readonly RegExp[] = [
  /^X (?:request|response)$/,
  /is a list: its rows have a record codec$/,
  /^expected a JSON object$/,
  /^X: X$/,
  /^code or none$/,
  /^may close$/,
  /^the catalogue declares nothing that follows X$/,
  // Why a socket of our own is closed; the other side reads it.
  /^not needed$/,
  /^the token was refused$/,
  // Parts of what is made whole elsewhere.
  /^(?:read from|written to|locked in) the store$/,
  /^released from its lock$/,
  /^is missing$/,
  /^is blank or no text$/,
  /^begins or ends with a space/,
  /^, … \(X in all\)$/,
  /^X \(X\): expected X, got X$/,
  /^limit, limitIoc/,
  /^ahead of$/,
  /^another process$/,
  /^X bytes$/,
  /^(?:this stream cannot wait|take them faster)/,
  /^it is not sent again; ask lookup\(\) what became of it$/,
  /^the options$/,
  /^credentials\.X X;/,
  /^(?:nothing logs in before resume|the next login is in)/,
  /^another login with the same app key ended the session \(R10001\); X$/,
  /^this machine's clock is X ms X the exchange's$/,
  /^X values wait for a reader; X$/,
  /^the exchange refused to (?:list the conditions|search condition X; see [^:]*)$/,
  /^X of X: X$/,
  /^X; close the other program/,
  /^X, with an empty body$/,
  /^the token could not be X: X$/,
  /^the signal aborted before the endX$/,
  /^a number of X from X to X$/,
  /^a whole number of X, X or more$/,
]

/** What is made of these parts. */
const WHOLE: readonly string[] = [
  'credentials.appKey is missing; give { appKey, secretKey } or { token }',
  'credentials.appKey is blank or no text; give { appKey, secretKey } or { token }',
  'credentials.token begins or ends with a space or a line break, or holds a letter that no key has; trim it; give { appKey, secretKey } or { token }',
  "3 values wait for a reader; take them faster, or use onFull: 'latest' or 'dropOldest'",
  "3 values wait for a reader; this stream cannot wait: read pages themselves, without operators, or use onFull: 'latest' or 'dropOldest'",
  'the exchange refused to list the conditions: 거절',
  'the exchange refused to search condition 4; see condition.list() for those there are: 거절',
  'REG of 0B 005930: 거절',
  'REMOVE of 0B 005930, 0D 005930, … (7 in all): 거절',
  "the same app key logged in elsewhere, which ended this session; close the other program and call resume(), or connect with { realtime: { onTaken: 'take-back' } }",
  'HTTP 502, with an empty body',
  "HTTP 200 without the exchange's JSON, with an empty body",
  ...['read from the store', 'written to the store', 'locked in the store', 'released from its lock'].map(
    (verb) => `the token could not be ${verb}: no answer within 1000 ms`,
  ),
  'the signal aborted before the end: the user left the page',
  'timeout must be a number of ms from 1 to 2147483647, got -1',
  'pace.query.burst must be a number of calls from 1 to 2147483647, got 0',
  ...['pages', 'attempts', 'values', 'registrations'].map(
    (unit) => `most must be a whole number of ${unit}, 1 or more, got nothing`,
  ),
  'the reply has no stk_infr, so its rows are not known: 정상',
  '[8005:Token이 유효하지 않습니다] (a token asked for again is the same one)',
  'the given token is not accepted; connect with a new one: ka10001: HTTP 401: the token was not accepted',
  'the answer (HTTP 200) cannot be read; it is not sent again; ask lookup() what became of it',
]

interface Sentence {
  readonly where: string
  readonly text: string
}

/** The sentences of a file; `X` stands for each value in one. */
function sentencesOf(file: string): readonly Sentence[] {
  const text = readFileSync(new URL(file, SOURCES), 'utf8')
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.ES2022, true)
  const found: Sentence[] = []
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) || ts.isTypeNode(node)) return
    const written = textOf(node)
    if (written !== undefined) {
      const { line } = source.getLineAndCharacterOfPosition(node.getStart(source))
      if (/[a-zA-Z]+[^a-zA-Z\n]* [a-z]+/.test(written)) found.push({ where: `${file}:${line + 1}`, text: written })
      return
    }
    ts.forEachChild(node, visit)
  }
  visit(source)
  return found
}

/** A literal, a template, or several of them added up. */
function textOf(node: ts.Node): string | undefined {
  if (ts.isStringLiteralLike(node)) return node.text
  if (ts.isTemplateExpression(node)) {
    return node.head.text + node.templateSpans.map(({ literal }) => `X${literal.text}`).join('')
  }
  if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.PlusToken) {
    const [left, right] = [textOf(node.left), textOf(node.right)]
    return left === undefined || right === undefined ? undefined : left + right
  }
  return undefined
}

const files = readdirSync(SOURCES, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && !OTHERS.some((other) => other.test(file)))
  .sort()
const sentences = files.flatMap(sentencesOf).filter(({ text }) => !INSIDE.some((inside) => inside.test(text)))

/** Korean, and besides quotations no English. */
function isKorean(text: string): boolean {
  return /\p{Script=Hangul}/u.test(text) && !isEnglish(text.replaceAll(/“[^”]*”/g, ''))
}

describe('the sentences of core', () => {
  it('are found', () => {
    expect(sentences.length).toBeGreaterThan(100)
  })

  it('have a Korean phrase each', () => {
    const without = sentences.filter(({ text }) => !isKorean(inKorean(text)))
    expect(without.map(({ where, text }) => `${where} ${text}`)).toEqual([])
  })
})

it.each(WHOLE)('%s is a message with a Korean phrase', (text) => {
  expect(inKorean(text)).toSatisfy(isKorean)
})

describe('inKorean', () => {
  it.each([
    ['there is no option timout; did you mean timeout?', 'timout 옵션은 없습니다. 가장 가까운 이름은 timeout입니다.'],
    [
      "realtime.onTaken must be 'stop' or 'retry-later' or 'take-back', got 'never'",
      "realtime.onTaken 값이 올바르지 않습니다. 기대한 값: 'stop' 또는 'retry-later' 또는 'take-back'. 받은 값: 'never'.",
    ],
    [
      'retry.delay must be a number of ms from 0 to 2147483647, got NaN',
      'retry.delay 값이 올바르지 않습니다. 기대한 값: 0 이상 2147483647 이하의 밀리초. 받은 값: NaN.',
    ],
    [
      "trade needs sector codes such as '001', got an empty list",
      "trade에 줄 수 있는 값: 업종코드(예: '001'). 받은 값: 빈 목록.",
    ],
    [
      'the request failed on its way: no answer within 30000 ms',
      '요청을 전송하는 중에 실패했습니다. 원인: 30000 ms 안에 응답이 오지 않았습니다.',
    ],
  ])('puts %s into Korean', (english, korean) => {
    expect(inKorean(english)).toBe(korean)
  })

  it('leaves names, codes and Korean as they are, and quotes the sentences of others', () => {
    expect(inKorean('getaddrinfo ENOTFOUND api.kiwoom.com')).toBe('getaddrinfo ENOTFOUND api.kiwoom.com')
    expect(inKorean('[1511:필수입력 파라미터]')).toBe('[1511:필수입력 파라미터]')
    expect(inKorean('the server says "no" to all of us')).toBe('“the server says "no" to all of us”')
  })

  it('takes no longer for a text that only seems to fit', () => {
    const text = `${' must be'.repeat(200)}${', got'.repeat(200)}!`
    expect(inKorean(text)).toContain('must be')
  })
})

describe('phraseBook', () => {
  it('puts values in the order of the Korean text, and takes letters of a pattern as they are', () => {
    const find = phraseBook([['{} (of {}) is [x].*', '{2}의 {1+}']])
    const values = { plain: (value: string) => value, phrase: (value: string) => `<${value}>` }
    expect(find('a (of b) is [x].*', values)).toBe('b의 <a>')
    expect(find('a (of b) is x', values)).toBeUndefined()
  })
})
