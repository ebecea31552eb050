/** What two languages of a page must have in common: its headings, tables, blocks of code, links and names. */
import { posix } from 'node:path'
import ts from 'typescript'

/** What stands below one heading, or before the first. */
export interface Section {
  /** 1 for the title; 0 for what stands before it. */
  readonly level: number
  readonly heading: string
  /** Rows and columns of each table. */
  readonly tables: readonly string[]
  /** Top-level entries of all lists. */
  readonly entries: number
  /** Targets of links, as written. */
  readonly links: readonly string[]
}

export interface Block {
  readonly language: string
  readonly text: string
}

/** The line that leads to the other language: it is in each page once, among the first lines. */
export const SWITCH = /^(?:English · \[한국어\]\([^)]+\)|\[English\]\([^)]+\) · 한국어)$/m

const FENCE = /^ *```(\w*)\n(.*?)^ *```$/gms

export function blocksOf(page: string): readonly Block[] {
  return [...page.matchAll(FENCE)].map(([, language = '', text = '']) => ({ language, text }))
}

/** The sections of a page in order. What is generated has its tables and no links: those of the languages differ. */
export function sectionsOf(page: string): readonly Section[] {
  const written = page.replaceAll(GENERATED, (part) => part.replaceAll(/\]\([^()\s]+\)/g, ']'))
  const prose = written.replace(SWITCH, '').replaceAll(FENCE, '')
  const parts = prose.split(/^(?=#+ )/m)
  return parts.map((part) => {
    const [, marks = '', heading = ''] = /^(#+) (.+)/.exec(part) ?? []
    return {
      level: marks.length,
      heading,
      tables: tablesOf(part),
      entries: [...part.matchAll(/^(?:[-*]|\d+\.) /gm)].length,
      links: [...part.matchAll(/\]\(([^()\s]+)\)/g)].map(([, link = '']) => link),
    }
  })
}

/** The names in code font, outside of blocks and of what is generated. */
export function namesIn(page: string): ReadonlySet<string> {
  const prose = withoutGenerated(page.replaceAll(FENCE, ''))
  return new Set([...prose.matchAll(/`([^`\n]+)`/g)].map(([, name = '']) => name))
}

/** The text of a page that its author writes, without code. */
export function proseOf(page: string): string {
  return withoutGenerated(page.replaceAll(FENCE, '')).replaceAll(/`[^`\n]+`/g, '``')
}

const GENERATED = /<!-- (\w+):[^\n]*-->.*?<!-- \/\1 -->/gs

function withoutGenerated(text: string): string {
  return text.replaceAll(GENERATED, '')
}

function tablesOf(text: string): readonly string[] {
  return [...text.matchAll(/(?:^\|.*\|\n?)+/gm)].map(([table]) => {
    const rows = table.trim().split('\n')
    const columns = (rows[0] ?? '').split(/(?<!\\)\|/).length - 2
    return `${rows.length} rows of ${columns}`
  })
}

/** The anchor of a heading, as GitHub makes it. */
export function anchorOf(heading: string): string {
  const plain = heading.toLowerCase().replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
  return plain.trim().replaceAll(/\s/g, '-')
}

/** A block without its comments; of a program also without its layout. What a program prints stays. */
export function codeOf({ language, text }: Block): string {
  if (isProgram(language)) return tokensOf(text).join(' ')
  if (language === 'sh' || language === 'python') return lines(text.replaceAll(/(^|\s)#.*$/gm, ''))
  return text
}

/** The same without its texts: two programs that differ in them alone have one structure. */
export function shapeOf(block: Block): string {
  if (isProgram(block.language)) return tokensOf(block.text, true).join(' ')
  if (block.language === '' || block.language === 'text' || block.language === 'mermaid') {
    return block.text.split('\n').length.toString()
  }
  return codeOf(block).replaceAll(/'[^']*'|"[^"]*"/g, "''")
}

function isProgram(language: string): boolean {
  return language === 'ts' || language === 'js'
}

function lines(text: string): string {
  const kept = text.split('\n').map((line) => line.trimEnd())
  return kept.filter((line) => line !== '').join('\n')
}

/** The tokens of a program, and its `// prints:` lines. */
function tokensOf(program: string, withoutTexts = false): readonly string[] {
  const file = ts.createSourceFile('block.mts', program, ts.ScriptTarget.ES2022, true)
  const tokens: string[] = []
  const visit = (node: ts.Node): void => {
    if (ts.isJSDoc(node)) return
    const children = node.getChildren(file)
    if (children.length > 0) {
      for (const child of children) visit(child)
      return
    }
    const isText = ts.isStringLiteralLike(node) || ts.isTemplateLiteralToken(node)
    const text = node.getText(file)
    if (text !== '') tokens.push(isText && withoutTexts ? "''" : text)
  }
  visit(file)
  const printed = [...program.matchAll(/^ *\/\/ prints: .*$/gm)].map(([line]) => line.trim())
  return withoutTexts ? tokens : [...tokens, ...printed]
}

/**
 * Where a link of an English page leads in Korean: to the Korean page and its heading, where there is one, and to the
 * same file otherwise.
 */
export function koreanLink(
  link: string,
  english: string,
  korean: string,
  pages: ReadonlyMap<string, { readonly korean: string; readonly anchors: ReadonlyMap<string, string> }>,
): string {
  if (/^\w+:/.test(link)) return link
  const [path = '', anchor] = link.split('#')
  const file = path === '' ? english : posix.join(posix.dirname(english), path)
  const pair = pages.get(file)
  const target = pair?.korean ?? file
  const mapped = anchor === undefined ? undefined : (pair?.anchors.get(anchor) ?? anchor)
  const way = target === korean ? '' : posix.relative(posix.dirname(korean), target)
  return mapped === undefined ? way : `${way}#${mapped}`
}
