/** What people read in a file of the repository: comments, titles, messages, pages. */
import { readFileSync } from 'node:fs'
import ts from 'typescript'
import { root } from '../support/files.ts'

/** A piece of prose, and the line where it stands. */
export interface Prose {
  readonly line: number
  readonly text: string
}

/** The prose of a file: a page as a whole, of a source its comments and the strings that are sentences. */
export function proseOf(file: string): readonly Prose[] {
  const text = readFileSync(`${root}${file}`, 'utf8')
  if (file.endsWith('.md')) return text.split('\n').map((each, at) => ({ line: at + 1, text: each }))
  if (/\.m?[jt]s$/.test(file)) return proseOfSource(file, text)
  if (file.endsWith('.grit')) return text.split('\n').map((each, at) => ({ line: at + 1, text: each }))
  return []
}

function proseOfSource(file: string, text: string): readonly Prose[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.ES2022, true)
  const found: Prose[] = []
  const seen = new Set<number>()
  const add = (at: number, written: string): void => {
    if (seen.has(at)) return
    seen.add(at)
    const first = source.getLineAndCharacterOfPosition(at).line + 1
    found.push(...written.split('\n').map((each, after) => ({ line: first + after, text: each })))
  }
  const visit = (node: ts.Node): void => {
    for (const { pos, end } of commentsBefore(text, node)) add(pos, text.slice(pos, end))
    if (
      ts.isStringLiteralLike(node) ||
      ts.isTemplateHead(node) ||
      ts.isTemplateMiddle(node) ||
      ts.isTemplateTail(node)
    ) {
      if (isSentence(node.text)) add(node.getStart(source), node.text)
    }
    // Tokens too: the comment on a member of a union stands before its bar, which is no node.
    for (const child of node.getChildren(source)) visit(child)
  }
  visit(source)
  for (const { pos, end } of ts.getLeadingCommentRanges(text, source.endOfFileToken.pos) ?? [])
    add(pos, text.slice(pos, end))
  return found
}

function commentsBefore(text: string, node: ts.Node): readonly ts.CommentRange[] {
  return [...(ts.getLeadingCommentRanges(text, node.pos) ?? []), ...(ts.getTrailingCommentRanges(text, node.end) ?? [])]
}

/** At least three words. */
function isSentence(text: string): boolean {
  return /[a-zA-Z]+[^a-zA-Z\n]* [a-z]+[^a-zA-Z\n]* [a-zA-Z]+/.test(text)
}
