/** docs/performance.md: its sections are written from the cases, its table from what was measured. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Case } from './case.ts'
import type { Result } from './harness.ts'
import { type Machine, significant } from './report.ts'

/** A case that was measured. */
export interface Measured {
  readonly case: Case
  readonly result: Result
}

/** Where the page is in the repository. */
export function performancePage(root: string): string {
  return join(root, 'docs/performance.md')
}

/** Rewrites the page: the sections of all cases, and the rows of the measured ones. */
export function writePage(root: string, cases: readonly Case[], measured: readonly Measured[], where: Machine): void {
  const file = performancePage(root)
  const page = withSections(readFileSync(file, 'utf8'), cases)
  writeFileSync(file, withParts(withRows(page, cases, measured, where), measured))
}

/** The page with a section for each text, headed by the cases that share it. */
export function withSections(page: string, cases: readonly Case[]): string {
  const texts = [...new Set(cases.map(({ text }) => text))]
  const sections = texts.map((text) => {
    const sharing = cases.filter((each) => each.text === text)
    const heading = sharing.map(({ name }) => `\`${name}\``).join(', ')
    const lines = sharing.map(({ name, what }) => (sharing.length === 1 ? `${what}.` : `- \`${name}\`: ${what}.`))
    return `### ${heading}\n\n${lines.join('\n')}\n\n${readText(text)}`
  })
  return between(page, 'cases', sections.join('\n\n'))
}

function readText(file: string): string {
  return readFileSync(new URL(`cases/${file}`, import.meta.url), 'utf8').trim()
}

const HEADER = ['| Case | What | Ours | Theirs | Ratio | At most | Met | Commit |', '|---|---|---|---|---|---|---|---|']

/** The page with a row for each case: a new one for what was measured, the earlier one for the rest. */
export function withRows(page: string, cases: readonly Case[], measured: readonly Measured[], where: Machine): string {
  const earlier = new Map(
    contentOf(page, 'table')
      .split('\n')
      .map((row) => [/^\| `([^`]+)`/.exec(row)?.[1], row]),
  )
  const rows = cases.map((each) => {
    const found = measured.find(({ case: { name } }) => name === each.name)
    return found === undefined ? (earlier.get(each.name) ?? emptyRow(each)) : row(found, where)
  })
  const table = between(page, 'table', [...HEADER, ...rows].join('\n'))
  if (measured.length === 0) return table
  return between(table, 'machine', `Last measured with Node ${where.node} on ${where.cpus} CPUs (${where.cpu}).`)
}

/** The page with a row for each part of the case that has parts, the costliest first, if it was measured. */
export function withParts(page: string, measured: readonly Measured[]): string {
  const found = measured.find(({ result }) => result.parts !== undefined)
  if (found === undefined) return page
  const { parts = [], unit } = found.result
  const rows = parts.map(({ name, ours, theirs, ratio }) =>
    cells([name, `${significant(ours)} ${unit}`, `${significant(theirs)} ${unit}`, ratio.toFixed(2)]),
  )
  return between(page, 'parts', ['| Frames | Ours | Theirs | Ratio |', '|---|---|---|---|', ...rows].join('\n'))
}

function row({ case: { name, what, atMost }, result }: Measured, { commit }: Machine): string {
  const { ours, theirs, unit, ratio } = result
  const met = atMost === undefined ? '' : ratio <= atMost ? 'yes' : 'no'
  const amounts = [`${significant(ours)} ${unit}`, `${significant(theirs)} ${unit}`, `**${significant(ratio)}**`]
  return cells([`\`${name}\``, what, ...amounts, atMost ?? '', met, commit])
}

function emptyRow({ name, what, atMost }: Case): string {
  return cells([`\`${name}\``, what, '', '', 'not measured yet', atMost ?? '', '', ''])
}

function cells(values: readonly (string | number)[]): string {
  return `| ${values.map((value) => String(value).replaceAll('|', '\\|')).join(' | ')} |`
}

function between(page: string, name: string, content: string): string {
  const { start, end } = markers(page, name)
  return `${page.slice(0, start)}\n${content}\n${page.slice(end)}`
}

function contentOf(page: string, name: string): string {
  const { start, end } = markers(page, name)
  return page.slice(start, end).trim()
}

function markers(page: string, name: string): { readonly start: number; readonly end: number } {
  const [from, to] = [`<!-- ${name} -->`, `<!-- /${name} -->`]
  const [start, end] = [page.indexOf(from), page.indexOf(to)]
  if (start < 0 || end < start) throw new Error(`The page has no ${from} … ${to}: put them back where the text goes.`)
  return { start: start + from.length, end }
}
