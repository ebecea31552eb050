import { readdirSync } from 'node:fs'
import { afterAll, describe, expect, it } from 'vitest'
import { programsIn, ROOT, run, typeErrorsOf } from './programs.ts'

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
const PROGRAMS = PAGES.sort().flatMap(programsIn)

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
