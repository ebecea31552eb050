/** The table of the exchange's rules in docs/exchange.md, from their source. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import { mockRules, type Rules, realRules } from '../../packages/testing/src/exchange/rules/rules.ts'
import { between } from './between.ts'
import { RULES } from './korean/ruleTexts.ts'
import type { Language } from './languages.ts'

export function rulesPage(root: string): string {
  return join(root, 'docs/exchange.md')
}

/** The page with the table of the rules as they are. */
export function withRules(page: string, root: string, language: Language = 'en'): string {
  return between(page, 'rules', rulesTable(root, language))
}

function rulesTable(root: string, language: Language): string {
  const file = join(root, 'packages/testing/src/exchange/rules/rules.ts')
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.ES2022, true)
  const declared = source.statements.find((each) => ts.isInterfaceDeclaration(each) && each.name.text === 'Rules')
  if (declared === undefined || !ts.isInterfaceDeclaration(declared)) throw new Error(`${file} has no interface Rules`)
  const mock: Partial<Rules> = mockRules
  const words = WORDS[language]
  const rows = declared.members.map((member, index, all) => {
    const name = member.name?.getText() ?? ''
    if (!isRule(name)) throw new Error(`realRules has no '${name}'`)
    const elsewhere = name in mock ? `; ${words.mock}: ${shown(mock[name], words)}` : ''
    const what = language === 'en' ? commentOf(member, all[index - 1]) : RULES[name]
    return `| \`${name}\` | ${kindOf(member, words)} | ${shown(realRules[name], words)}${elsewhere} | ${what} |`
  })
  return [`| ${words.head.join(' | ')} |`, '| --- | --- | --- | --- |', ...rows].join('\n')
}

interface Words {
  readonly head: readonly string[]
  readonly object: string
  readonly none: string
  readonly mock: string
}

const WORDS: Readonly<Record<Language, Words>> = {
  en: { head: ['Rule', 'Values', 'Default', 'What it decides'], object: 'an object', none: 'none', mock: 'mock' },
  ko: { head: ['규칙', '값', '기본값', '정하는 것'], object: '객체', none: '없음', mock: '모의' },
}

function isRule(name: string): name is keyof Rules {
  return Object.hasOwn(realRules, name)
}

function kindOf(member: ts.TypeElement, words: Words): string {
  const type = ts.isPropertySignature(member) ? (member.type?.getText() ?? '') : ''
  if (type.startsWith('Record<')) return words.object
  const parts = type.split(' | ')
  return parts.map((each) => (KINDS.has(each) ? each : `\`${each.replaceAll("'", '')}\``)).join(', ')
}

const KINDS = new Set(['number', 'string', 'boolean', 'null'])

function shown(value: Rules[keyof Rules] | undefined, words: Words): string {
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).map(([key, each]) => `${key} ${String(each)}`)
    return entries.length === 0 ? words.none : entries.join(', ')
  }
  return String(value)
}

/** The comment before a member; several that stand together may share one, which the first has. */
function commentOf(member: ts.TypeElement, previous: ts.TypeElement | undefined): string {
  const [doc] = ts.getJSDocCommentsAndTags(member)
  const text = typeof doc?.comment === 'string' ? doc.comment : undefined
  if (text !== undefined) return text.replaceAll(/\s+/g, ' ').replaceAll('|', '\\|')
  if (previous === undefined) throw new Error(`the rule ${member.name?.getText() ?? ''} has no comment`)
  return '″'
}
