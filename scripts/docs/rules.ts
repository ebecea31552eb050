/** The table of the exchange's rules in docs/exchange.md, from their source. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import { mockRules, type Rules, realRules } from '../../packages/testing/src/exchange/rules/rules.ts'
import { between } from './between.ts'

export function rulesPage(root: string): string {
  return join(root, 'docs/exchange.md')
}

/** The page with the table of the rules as they are. */
export function withRules(page: string, root: string): string {
  return between(page, 'rules', rulesTable(root))
}

function rulesTable(root: string): string {
  const file = join(root, 'packages/testing/src/exchange/rules/rules.ts')
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.ES2022, true)
  const declared = source.statements.find((each) => ts.isInterfaceDeclaration(each) && each.name.text === 'Rules')
  if (declared === undefined || !ts.isInterfaceDeclaration(declared)) throw new Error(`${file} has no interface Rules`)
  const mock: Partial<Rules> = mockRules
  const rows = declared.members.map((member, index, all) => {
    const name = member.name?.getText() ?? ''
    if (!isRule(name)) throw new Error(`realRules has no '${name}'`)
    const elsewhere = name in mock ? `; mock: ${shown(mock[name])}` : ''
    return `| \`${name}\` | ${kindOf(member)} | ${shown(realRules[name])}${elsewhere} | ${commentOf(member, all[index - 1])} |`
  })
  return ['| Rule | Values | Default | What it decides |', '| --- | --- | --- | --- |', ...rows].join('\n')
}

function isRule(name: string): name is keyof Rules {
  return Object.hasOwn(realRules, name)
}

function kindOf(member: ts.TypeElement): string {
  const type = ts.isPropertySignature(member) ? (member.type?.getText() ?? '') : ''
  if (type.startsWith('Record<')) return 'an object'
  const parts = type.split(' | ')
  return parts.map((each) => (KINDS.has(each) ? each : `\`${each.replaceAll("'", '')}\``)).join(', ')
}

const KINDS = new Set(['number', 'string', 'boolean', 'null'])

function shown(value: Rules[keyof Rules] | undefined): string {
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).map(([key, each]) => `${key} ${String(each)}`)
    return entries.length === 0 ? 'none' : entries.join(', ')
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
