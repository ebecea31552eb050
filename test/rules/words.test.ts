/** Plain English: what people read in the repository, held against phrases that readers stumble over. */
import { readFileSync } from 'node:fs'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'
import { repoFiles, root } from '../support/files.ts'
import { proseOf } from './prose.ts'

/** A phrase, and what to write instead. */
const PHRASES: readonly (readonly [phrase: RegExp, instead: string])[] = [
  [/\b(?:tells?|telling|told)\b/i, 'report, return, emit, log, show; distinguish two things'],
  [/\b(?:says?|said|saying) so\b/i, 'name what is said'],
  [/\banew\b/i, 'again'],
  [/\bwhoever\b/i, 'callers, those who, anyone who'],
  [/\bnobody\b/i, 'no one, none'],
  [/\bthe(?:ir)? like\b|\bits like\b/i, 'such, similar ones'],
  [/\bbeside\b/i, 'next to a thing, besides a thing'],
  [/\b(?:what|which|that|it|they) (?:is|are) none\b(?! of)/i, 'when the value is missing; an invalid value'],
  [/\bfor want of\b/i, 'without'],
  [/\bno latest value\b/i, 'cached values are stale'],
]

/** Here the phrases stand as examples, or are generated from what is checked elsewhere. */
const EXEMPT = /^(?:test\/rules\/words\.test\.ts|docs\/reference\/|pnpm-lock\.yaml)/

const files = repoFiles().filter((file) => !EXEMPT.test(file))

describe('the prose of the repository', () => {
  const prose = files.flatMap((file) => proseOf(file).map((piece) => ({ file, ...piece })))

  it('is found: comments, titles, messages, pages', () => {
    expect(prose.length).toBeGreaterThan(10_000)
  })

  it.each(PHRASES)('has no %s (write: %s)', (phrase) => {
    const found = prose.filter(({ text }) => phrase.test(text.replaceAll(/`[^`]*`/g, '')))
    expect(found.map(({ file, line, text }) => `${file}:${line} ${text.trim()}`)).toEqual([])
  })
})

/** A verb in the first place: a title that begins so has its subject in the `describe` around it. */
const VERB =
  /^(?:is|are|was|has|have|does|do|can|may|must|adds?|agrees?|answers?|begins?|comes?|counts?|documents?|drops?|emits?|ends?|fills?|gives?|holds?|ignores?|infers?|keeps?|leaves?|lists?|makes?|names?|passes|prints?|reads?|refuses?|reports?|returns?|runs?|sends?|shows?|starts?|takes?|throws?|waits?|writes?)\b/

/** The titles of a test file that stand in no `describe`. */
function loneTitles(file: string): readonly string[] {
  const source = ts.createSourceFile(file, readFileSync(root + file, 'utf8'), ts.ScriptTarget.ES2022, true)
  const found: string[] = []
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node)) {
      const name = calledName(node.expression)
      if (name === 'describe') return
      const [title] = node.arguments
      if ((name === 'it' || name === 'test') && title !== undefined && ts.isStringLiteralLike(title))
        found.push(title.text)
    }
    ts.forEachChild(node, visit)
  }
  visit(source)
  return found
}

/** `it` of `it(…)`, `it.each(…)(…)`, `it.runIf(…)(…)`. */
function calledName(called: ts.Expression): string {
  if (ts.isIdentifier(called)) return called.text
  if (ts.isPropertyAccessExpression(called) || ts.isCallExpression(called)) return calledName(called.expression)
  return ts.isTaggedTemplateExpression(called) ? calledName(called.tag) : ''
}

it('every test title can be read alone: with its describes it has a subject', () => {
  const titles = files
    .filter((file) => file.endsWith('.test.ts'))
    .flatMap((file) => loneTitles(file).map((title) => `${file}: ${title}`))
  expect(titles.length).toBeGreaterThan(50)
  expect(titles.filter((title) => VERB.test(title.split(': ').slice(1).join(': ')))).toEqual([])
})
