/** The Korean pages against the English ones: a change of one that the other does not follow fails here. */
import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { withCommands } from '../../scripts/docs/command/tables.ts'
import { withErrors } from '../../scripts/docs/errors.ts'
import { ENGLISH_ONLY, koreanPageOf, pageIn, pairsOf } from '../../scripts/docs/languages.ts'
import { withOperators } from '../../scripts/docs/operators.ts'
import { withDrawings } from '../../scripts/docs/rooms.ts'
import { withRules } from '../../scripts/docs/rules.ts'
import { withRuntimes } from '../../scripts/docs/runtimesTable.ts'
import { repoFiles, root } from '../support/files.ts'
import { anchorOf, blocksOf, codeOf, koreanLink, namesIn, proseOf, SWITCH, sectionsOf, shapeOf } from './structure.ts'

const english = repoFiles().filter((file) => file === 'README.md' || /^docs\/[^/]+\.md$/.test(file))
const pairs = pairsOf(english)

/** For each English page, its Korean one and the anchors of its headings in Korean. */
const pages = new Map(
  pairs
    .filter(({ korean }) => existsSync(root + korean))
    .map((pair) => {
      const [there, here] = [sectionsOf(read(pair.english)), sectionsOf(read(pair.korean))]
      const anchors = there.map(({ heading }, at) => [anchorOf(heading), anchorOf(here[at]?.heading ?? '')] as const)
      // An anchor that the Korean page sets itself is the same in both languages.
      const moved = anchors.filter(([anchor]) => !read(pair.korean).includes(`<a id="${anchor}">`))
      return [pair.english, { korean: pair.korean, anchors: new Map(moved) }] as const
    }),
)

function read(file: string): string {
  return readFileSync(root + file, 'utf8')
}

describe('the list of pages that are in English only', () => {
  it('names pages that exist, each once', () => {
    expect(ENGLISH_ONLY.filter((page) => !english.includes(page))).toEqual([])
    expect(new Set(ENGLISH_ONLY).size).toBe(ENGLISH_ONLY.length)
  })

  it('names no page that has a Korean version, and every page that has none', () => {
    const without = english.filter((page) => !existsSync(root + koreanPageOf(page)))
    expect(without).toEqual([...ENGLISH_ONLY].sort())
  })

  it('leaves no Korean page without an English one', () => {
    const korean = repoFiles().filter((file) => file === 'README.ko.md' || file.startsWith('docs/ko/'))
    expect(korean).toEqual(pairs.map((pair) => pair.korean).sort())
  })
})

describe.each(pairs)('$korean', (pair) => {
  const [there, here] = [read(pair.english), read(pair.korean)]
  const sections = sectionsOf(there).map((section, at) => [section, sectionsOf(here)[at]] as const)

  it('has the headings of the English page, level by level', () => {
    expect(sectionsOf(here).map(({ level }) => level)).toEqual(sectionsOf(there).map(({ level }) => level))
  })

  it('has the tables and lists of each section, with as many rows and entries', () => {
    const shape = (page: string) => sectionsOf(page).map(({ tables, entries }, at) => ({ at, tables, entries }))
    expect(shape(here)).toEqual(shape(there))
  })

  it('has the links of each section, to Korean pages and headings where they exist', () => {
    for (const [section, own] of sections) {
      const expected = section.links.map((link) => koreanLink(link, pair.english, pair.korean, pages))
      expect([...(own?.links ?? [])].sort(), section.heading).toEqual(expected.sort())
    }
  })

  it('has the same blocks of code, up to comments and texts; programs.test.ts runs those with other texts', () => {
    const shape = (page: string) => blocksOf(page).map((block) => ({ language: block.language, code: shapeOf(block) }))
    expect(shape(here)).toEqual(shape(there))
  })

  it('has every name in code font of the English page', () => {
    const own = namesIn(here)
    expect([...namesIn(there)].filter((name) => !own.has(name))).toEqual([])
  })

  it('is written in Korean', () => {
    // Titles of tests stand in “quotation marks”, in the language of the tests.
    const prose = proseOf(here).replaceAll(/“[^”]*”/g, '')
    const hangul = prose.match(/\p{Script=Hangul}/gu)?.length ?? 0
    const latin = prose.replaceAll(/\]\([^)]*\)|<[^>]*>/g, '').match(/[a-z]/gi)?.length ?? 0
    expect(hangul).toBeGreaterThan(latin)
  })

  it('has no emphasis that Markdown does not close: a mark between punctuation and a letter is none', () => {
    const prose = proseOf(here).replaceAll(/\[[^\]]*\]\([^)]*\)/g, 'x')
    const unclosed = [...prose.matchAll(/\*\*[^*\n]+[^\p{L}\p{N}\s*]\*\*(?=[\p{L}\p{N}])/gu)].map(([found]) => found)
    expect(unclosed).toEqual([])
  })

  it('is linked with the English page on their first lines', () => {
    const first = (page: string): string => page.split('\n').slice(0, 5).join('\n')
    for (const page of [here, there]) expect(SWITCH.test(first(page))).toBe(true)
  })
})

/** What is generated in Korean pages; the figures of docs/exchange.md take long and are in `market.long.test.ts`. */
const GENERATED: Readonly<Record<string, (page: string) => string>> = {
  'README.md': (page) => withRuntimes(page, 'ko'),
  'docs/architecture.md': (page) => withDrawings(page, root, 'ko'),
  'docs/cli.md': (page) => withCommands(page, 'ko'),
  'docs/errors.md': (page) => withErrors(page, root, 'ko'),
  'docs/exchange.md': (page) => withRules(page, root, 'ko'),
  'docs/operators.md': (page) => withOperators(page, root, 'ko'),
}
const generated = Object.entries(GENERATED).flatMap(([page, written]) => {
  const korean = pageIn('ko', page)
  return korean === undefined ? [] : [{ korean, written }]
})

it.each(generated)('$korean is what npm run docs writes', ({ korean, written }) => {
  expect(written(read(korean))).toBe(read(korean))
})

describe('the comparison of two pages', () => {
  const page =
    '# A\n\n## B c\n\n```ts\n// what\nlog(1)\n// prints: 1\n```\n\n| a | b |\n| --- | --- |\n| `x` | [y](#b-c) |\n'
  const [block] = blocksOf(page)

  it('sees a changed heading, table, link, name and program', () => {
    expect(sectionsOf(page.replace('## ', '### '))).not.toEqual(sectionsOf(page))
    expect(sectionsOf(page.replace('| `x`', '| c | d |\n| `x`'))).not.toEqual(sectionsOf(page))
    expect(sectionsOf(page.replace('#b-c', '#b')).at(-1)?.links).toEqual(['#b'])
    expect(namesIn(page.replace('`x`', 'x')).has('x')).toBe(false)
    expect(block && codeOf({ ...block, text: block.text.replace('1)', '2)') })).not.toBe(block && codeOf(block))
    expect(block && codeOf({ ...block, text: block.text.replace('prints: 1', 'prints: 2') })).not.toBe(
      block && codeOf(block),
    )
  })

  it('sees no difference in a comment, and in a text none of structure', () => {
    expect(block && codeOf({ ...block, text: block.text.replace('what', '무엇') })).toBe(block && codeOf(block))
    const [here, there] = ['/** Logs. */', '// Says hello.'].map((comment) => ({
      language: 'ts',
      text: `${comment}\nlog(1)`,
    }))
    expect(here && codeOf(here)).toBe(there && codeOf(there))
    const [one, two] = ["log('a')", "log('b')"].map((text) => ({ language: 'ts', text }))
    expect(one && shapeOf(one)).toBe(two && shapeOf(two))
    expect(one && codeOf(one)).not.toBe(two && codeOf(two))
  })
})
