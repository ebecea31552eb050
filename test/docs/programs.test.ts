import { existsSync, readdirSync } from 'node:fs'
import { afterAll, describe, expect, it } from 'vitest'
import { pairsOf } from '../../scripts/docs/languages.ts'
import { type Program, programsIn, ROOT, run, typeErrorsOf } from './programs.ts'
import { codeOf } from './structure.ts'

// Operators have a docs test of their own, which also holds their diagrams against the code.
const PAGES = [
  'README.md',
  ...['core', 'operators', 'testing', 'trading', 'gateway', 'inspector'].map((name) => `packages/${name}/README.md`),
  ...filesIn('docs', /^[^/]+\.md$/),
  ...filesIn('packages/core/src', /\.ts$/),
  ...filesIn('packages/testing/src', /\.ts$/),
  ...filesIn('packages/trading/src', /\.ts$/),
  ...filesIn('packages/gateway/src', /\.ts$/),
  ...filesIn('packages/inspector/src', /\.ts$/),
]
const PROGRAMS = [...PAGES.sort().flatMap(programsIn), ...pairsOf(PAGES).flatMap(changedPrograms)]

/** The programs of a Korean page that differ from those of the English one in more than their comments. */
function changedPrograms({ english, korean }: { readonly english: string; readonly korean: string }) {
  const codeIn = ({ text }: Program): string => codeOf({ language: 'ts', text })
  const known = new Set((existsSync(`${ROOT}${korean}`) ? programsIn(english) : []).map(codeIn))
  return known.size === 0 ? [] : programsIn(korean).filter((program) => !known.has(codeIn(program)))
}

function filesIn(folder: string, wanted: RegExp): readonly string[] {
  const files = readdirSync(`${ROOT}${folder}`, { recursive: true, encoding: 'utf8' })
  return files.filter((file) => wanted.test(file)).map((file) => `${folder}/${file}`)
}

describe('the programs in our pages and docstrings', () => {
  const running = run(PROGRAMS)
  afterAll(() => running.stop())

  it('are found', () => {
    const pages = PROGRAMS.map(({ name }) => name.replace(/ \d+$/, ''))
    expect(pages).toEqual(
      expect.arrayContaining(['README.md', 'packages/core/README.md', 'packages/core/src/kiwoom.ts']),
    )
  })

  it('type-check', () => {
    expect(typeErrorsOf(PROGRAMS)).toEqual([])
  })

  it.each(PROGRAMS)('$name runs', async (program) => {
    const printed = (await running.outputOf(program)).trimEnd().split('\n')
    if (program.prints.length > 0) expect(printed).toEqual(program.prints)
  })
})

describe('the README', () => {
  const [twelve, paged] = programsIn('README.md')

  it('shows a strategy in twelve lines', () => {
    expect(twelve?.text.split('\n').filter((line) => line.trim() !== '')).toHaveLength(12)
  })

  it('shows that ten rows cost one request', () => {
    expect(paged?.prints).toEqual(['10 candles, 1 request'])
  })
})
