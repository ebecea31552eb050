import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { operatorsPage, withOperators } from '../../../scripts/docs/operators.ts'
import * as operators from '../src/index.ts'

const ROOT = fileURLToPath(new URL('../../..', import.meta.url))

describe('docs/operators.md', () => {
  const page = readFileSync(operatorsPage(ROOT), 'utf8')

  it('is what `npm run docs` writes', () => {
    expect(page).toBe(withOperators(page, ROOT))
  })

  it('has one full row for every operator', () => {
    const rows = page.split('\n').filter((line) => line.startsWith('| `'))
    const names = rows.map((row) => row.match(/^\| `(\w+)`/)?.[1])
    expect(names.toSorted()).toEqual(Object.keys(operators).toSorted())
    for (const row of rows) {
      expect(row).toMatch(/^\| `\w+` \| [A-Z].*\. \|( `source.*` \|)? O\(.*\. \|$/)
    }
  })
})
