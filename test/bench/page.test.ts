/** docs/performance.md against the cases of the bench. */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import type { Case } from '../../bench/case.ts'
import { cases } from '../../bench/cases/index.ts'
import type { Result } from '../../bench/harness.ts'
import { performancePage, withRows, withSections } from '../../bench/page.ts'

const WHERE = { node: 'v20', cpus: 2, cpu: 'slow', commit: 'abc' }
const RESULT: Result = {
  names: { ours: 'a', theirs: 'b' },
  unit: 'ms',
  rounds: 7,
  ours: 1.23456,
  theirs: 4,
  ratio: 0.30864,
  spread: [0.1, 0.5],
}
const EMPTY = '<!-- machine -->\n<!-- /machine -->\n<!-- table -->\n<!-- /table -->\n<!-- cases -->\n<!-- /cases -->\n'

function made(name: string, atMost?: number): Case {
  const open = (): never => {
    throw new Error('not run here')
  }
  return { name, what: `what ${name} is`, text: `About ${name}.`, ...(atMost !== undefined && { atMost }), open }
}

describe('docs/performance.md', () => {
  const page = readFileSync(performancePage(fileURLToPath(new URL('../..', import.meta.url))), 'utf8')

  it('has the section of every case, as npm run docs writes it', () => {
    expect(page).toBe(withSections(page, cases))
  })

  it('has a row for every case', () => {
    expect(page).toBe(withRows(page, cases, [], WHERE))
  })
})

describe('the table', () => {
  it('shows ratio, bar and whether it is met', () => {
    const [fast, slow] = [made('fast', 0.4), made('slow', 0.3)]
    const page = withRows(
      EMPTY,
      [fast, slow],
      [fast, slow].map((each) => ({ case: each, result: RESULT })),
      WHERE,
    )
    expect(page).toContain('| `fast` | what fast is | 1.23 ms | 4 ms | **0.309** | 0.4 | yes | abc |')
    expect(page).toContain('| `slow` | what slow is | 1.23 ms | 4 ms | **0.309** | 0.3 | no | abc |')
    expect(page).toContain('Last measured with Node v20 on 2 CPUs (slow).')
  })

  it('keeps the rows of what was not measured this time, and forgets cases that are gone', () => {
    const [a, b] = [made('a', 1), made('b')]
    const before = withRows(EMPTY, [a, b, made('c')], [{ case: a, result: RESULT }], WHERE)
    const after = withRows(before, [a, b], [{ case: b, result: RESULT }], { ...WHERE, commit: 'def' })
    expect(after).toContain('| **0.309** | 1 | yes | abc |')
    expect(after).toContain('| **0.309** |  |  | def |')
    expect(after).not.toContain('`c`')
  })

  it('says what is missing on a page without the marks', () => {
    expect(() => withRows('', [], [], WHERE)).toThrow('The page has no <!-- table --> … <!-- /table -->')
  })
})
