import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { operatorsPage, PAGE } from '../../../scripts/operators.mjs'
import * as operators from '../src/index.ts'

describe('docs/operators.md', () => {
  const page = readFileSync(PAGE, 'utf8')

  it('is what `node scripts/operators.mjs` writes', () => {
    expect(page).toBe(operatorsPage())
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
