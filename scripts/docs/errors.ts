/** The tables of docs/errors.md: what the sources say of errors, diagnostics and reasons, and what to do about each. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import { DIAGNOSTIC_TEXTS } from '../../packages/core/src/korean/diagnosticTexts.ts'
import { ERROR_TEXTS } from '../../packages/core/src/korean/errorTexts.ts'
import { EXCHANGE_CODES } from '../../packages/core/src/korean/exchangeCodes.ts'
import { HEALTH_TEXTS } from '../../packages/core/src/korean/koreanHealth.ts'
import { classify } from '../../packages/core/src/rest/protocol/classify.ts'
import { CODES, DIAGNOSTIC_ADVICE, ERROR_ADVICE, HEALTH_ADVICE, REASON_ADVICE } from './advice.ts'
import { between } from './between.ts'
import { REASON_TEXTS } from './korean/reasons.ts'
import type { Language } from './languages.ts'

export function errorsPage(root: string): string {
  return join(root, 'docs/errors.md')
}

/** The page with its tables as the sources are. */
export function withErrors(page: string, root: string, language: Language = 'en'): string {
  const words = WORDS[language]
  const parts = {
    errors: errors(root, words),
    diagnostics: diagnostics(root, words),
    reasons: reasons(root, words),
    health: health(root, words),
  }
  const all = Object.entries({ ...parts, codes: codes(words) })
  return all.reduce((text, [name, table]) => between(text, name, table), page)
}

/** What a row says in a language; without `texts` what the sources and the advice say. */
interface Text {
  readonly meaning: string
  readonly todo: string
}

interface Words {
  readonly error: string
  readonly diagnostic: string
  readonly level: string
  readonly passes: string
  readonly code: string
  readonly reason: string
  readonly status: string
  readonly meaning: string
  readonly todo: string
  readonly byCode: string
  readonly ofTheError: string
  readonly answers: Readonly<Record<'yes' | 'no' | 'perhaps', string>>
  readonly texts?: {
    readonly errors: Readonly<Record<string, Text>>
    readonly diagnostics: Readonly<Record<string, Text>>
    readonly reasons: Readonly<Record<string, Text>>
    readonly health: Readonly<Record<string, Text>>
    readonly codes: Readonly<Record<string, Text>>
  }
}

const WORDS: Readonly<Record<Language, Words>> = {
  en: {
    error: 'Error',
    diagnostic: 'Diagnostic',
    level: 'Level',
    passes: 'Passes by itself',
    code: 'Code',
    reason: 'Reason',
    status: 'Status',
    meaning: 'Meaning',
    todo: 'What to do',
    byCode: 'by its code',
    ofTheError: 'the words of the error',
    answers: { yes: 'yes', no: 'no', perhaps: 'perhaps' },
  },
  ko: {
    error: '오류',
    diagnostic: '진단',
    level: '수준',
    passes: '저절로 풀림',
    code: '코드',
    reason: '사유',
    status: '상태',
    meaning: '의미',
    todo: '조치',
    byCode: '코드에 따라',
    ofTheError: '오류의 문구',
    answers: { yes: '예', no: '아니요', perhaps: '경우에 따라' },
    texts: {
      errors: ERROR_TEXTS,
      diagnostics: DIAGNOSTIC_TEXTS,
      reasons: REASON_TEXTS,
      health: HEALTH_TEXTS,
      codes: EXCHANGE_CODES,
    },
  },
}

/** The Korean text of a row, or the English one. */
function textOf(texts: Readonly<Record<string, Text>> | undefined, name: string, english: () => Text): Text {
  return texts === undefined ? english() : adviceOf(texts, name)
}

function errors(root: string, words: Words): string {
  const rows = membersOf(root, ERRORS, 'KiwoomError').map((tag) => {
    const declared = classNamed(root, tag)
    const retryable = declared.members.find((member) => member.name?.getText() === 'retryable')
    const written = retryable !== undefined && ts.isPropertyDeclaration(retryable) ? retryable.initializer : undefined
    const { meaning, todo } = textOf(words.texts?.errors, tag, () => ({
      meaning: paragraph(docOf(declared)),
      todo: adviceOf(ERROR_ADVICE, tag),
    }))
    const answer = RETRYABLE.get(written?.getText() ?? '')
    const retry = answer === undefined ? words.byCode : words.answers[answer]
    return [`<a id="${tag.toLowerCase()}"></a>\`${tag}\``, retry, meaning, todo]
  })
  return table([words.error, '`retryable`', words.meaning, words.todo], rows)
}

const RETRYABLE: ReadonlyMap<string, 'yes' | 'no'> = new Map([
  ['true', 'yes'],
  ['false', 'no'],
])

function diagnostics(root: string, words: Words): string {
  const source = read(root, DIAGNOSTICS)
  const levels = levelsOf(read(root, LEVELS))
  const rows = [...source.matchAll(/\/\*\*((?:(?!\*\/).)*)\*\/\s*\|\s*\{\s*readonly _tag: '(\w+)'/gs)].map(
    ([, comment = '', tag = '']) => {
      const advice = adviceOf(DIAGNOSTIC_ADVICE, tag)
      const { meaning, todo } = textOf(words.texts?.diagnostics, tag, () => ({
        meaning: paragraph(comment),
        todo: advice.todo,
      }))
      const level = levels.get(tag)
      if (level === undefined) throw new Error(`${LEVELS} has no level for ${tag}`)
      return [`<a id="${tag.toLowerCase()}"></a>\`${tag}\``, level, words.answers[advice.passes], meaning, todo]
    },
  )
  return table([words.diagnostic, words.level, words.passes, words.meaning, words.todo], rows)
}

/** `case 'A': case 'B': return 'warn'`: the level of each, several where it depends. */
function levelsOf(source: string): ReadonlyMap<string, string> {
  const [, body = ''] = /function diagnosticLevel(.*?)\n\}/s.exec(source) ?? []
  const groups = [...body.matchAll(/((?:\s*case '\w+':)+)\s*return ([^\n]*)/g)]
  return new Map(
    groups.flatMap(([, cases = '', returned = '']) => {
      const level = [...returned.matchAll(/'(debug|info|warn|error)'/g)].map(([, name = '']) => name).join(', ')
      return [...cases.matchAll(/'(\w+)'/g)].map(([, tag = '']) => [tag, level] as const)
    }),
  )
}

function reasons(root: string, words: Words): string {
  const source = parsed(root, REASONS)
  const rows: string[][] = []
  const visit = (node: ts.Node): void => {
    if (ts.isPropertyAssignment(node) && ts.isArrowFunction(node.initializer)) {
      const name = node.name.getText()
      const { meaning, todo } = textOf(words.texts?.reasons, name, () => ({
        meaning: docOf(node),
        todo: adviceOf(REASON_ADVICE, name),
      }))
      rows.push([shownReason(node.initializer.body, words), meaning, todo])
    }
    node.forEachChild(visit)
  }
  visit(source)
  return table(['`reason`', words.meaning, words.todo], rows)
}

/** The text as it will be read: `closed with {code} {words}`. */
function shownReason(body: ts.Node, words: Words): string {
  const text = body.getText().replace(/\.trim\(\)$/, '')
  return /^[`']/.test(text) ? `\`${text.slice(1, -1).replaceAll(/\$\{(\w+)\}/g, '{$1}')}\`` : words.ofTheError
}

function health(root: string, words: Words): string {
  const source = read(root, HEALTH)
  const [, union = ''] = /readonly code:\n(.*?)\n {2}readonly text/s.exec(source) ?? []
  const rows = [...union.matchAll(/'(\w+)'/g)].map(([, name = '']) => {
    const { meaning, todo } = textOf(words.texts?.health, name, () => adviceOf(HEALTH_ADVICE, name))
    const uses = [...source.matchAll(new RegExp(`(degraded|down)\\('${name}'`, 'g'))]
    const statuses = [...new Set(uses.map(([, status = '']) => status))]
    if (statuses.length === 0) throw new Error(`${HEALTH} never gives the reason ${name}`)
    return [`\`${name}\``, statuses.sort().reverse().join(', '), meaning, todo]
  })
  return table([words.reason, words.status, words.meaning, words.todo], rows)
}

function codes(words: Words): string {
  const rows = CODES.map(({ code, answer, ...english }) => {
    const { meaning, todo } = textOf(words.texts?.codes, code, () => english)
    const body = JSON.stringify({ return_code: answer.returnCode, return_msg: answer.text })
    const result = classify('ka10001', { status: answer.status, headers: {}, body }, 0)
    if (result._tag === 'Right') throw new Error(`${code} is taken for a success`)
    const error = result.left
    return [`\`${code}\``, `\`${error._tag}\``, words.answers[error.retryable ? 'yes' : 'no'], meaning, todo]
  })
  return table([words.code, words.error, '`retryable`', words.meaning, words.todo], rows)
}

const ERRORS = 'packages/core/src/errors.ts'
const DIAGNOSTICS = 'packages/core/src/observe/diagnostics.ts'
const LEVELS = 'packages/core/src/monitoring/diagnosticText.ts'
const REASONS = 'packages/core/src/realtime/session/lossReasons.ts'
const HEALTH = 'packages/core/src/monitoring/health.ts'

function adviceOf<T>(advice: Readonly<Record<string, T>>, name: string): T {
  const found = advice[name]
  if (found === undefined) throw new Error(`scripts/docs/advice.ts has nothing about ${name}`)
  return found
}

/** The names of a union of types, in its order. */
function membersOf(root: string, file: string, name: string): readonly string[] {
  const declared = parsed(root, file).statements.find(
    (each) => ts.isTypeAliasDeclaration(each) && each.name.text === name,
  )
  if (declared === undefined || !ts.isTypeAliasDeclaration(declared) || !ts.isUnionTypeNode(declared.type)) {
    throw new Error(`${file} has no union ${name}`)
  }
  return declared.type.types.map((member) => member.getText())
}

function classNamed(root: string, name: string): ts.ClassDeclaration {
  const declared = parsed(root, ERRORS).statements.find(
    (each) => ts.isClassDeclaration(each) && each.name?.text === name,
  )
  if (declared === undefined || !ts.isClassDeclaration(declared)) throw new Error(`${ERRORS} has no class ${name}`)
  return declared
}

function docOf(node: ts.Node): string {
  const text = ts
    .getJSDocCommentsAndTags(node)
    .filter(ts.isJSDoc)
    .map(({ comment }) => ts.getTextOfJSDocComment(comment) ?? '')
    .join(' ')
  if (text === '') throw new Error(`no comment before ${node.getText().slice(0, 60)}`)
  return paragraph(text)
}

/** The first paragraph of a comment on one line, without links that only an editor follows. */
function paragraph(comment: string): string {
  const plain = comment.replaceAll(/^ *\* ?/gm, '').trim()
  const [first = ''] = plain.split(/\n\s*\n/)
  return first
    .replaceAll(/\{@link (?:\w+\.)?(\w+)\}/g, '`$1`')
    .replaceAll(/\s+/g, ' ')
    .trim()
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')
}

function read(root: string, file: string): string {
  return readFileSync(join(root, file), 'utf8')
}

function parsed(root: string, file: string): ts.SourceFile {
  return ts.createSourceFile(file, read(root, file), ts.ScriptTarget.ES2022, true)
}
