/** The rules in docs/exchange.md against their source. */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { realRules } from '@kiwoom-rx/testing/exchange'
import { expect, test } from 'vitest'
import { rulesPage, withRules } from '../../scripts/docs/rules.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const page = readFileSync(rulesPage(root), 'utf8')

test('docs/exchange.md is what npm run docs writes', () => {
  expect(page).toBe(withRules(page, root))
})

test('docs/exchange.md has every rule once, in the order of the source', () => {
  const [, table = ''] = page.split('## Rules')
  expect([...table.matchAll(/^\| `(\w+)` \|/gm)].map(([, name]) => name)).toEqual(Object.keys(realRules))
})
