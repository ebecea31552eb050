/** The figures of the market in docs/exchange.md against five days of the market. */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { withFigures } from '../../scripts/docs/market.ts'
import { rulesPage } from '../../scripts/docs/rules.ts'
import { root } from '../support/files.ts'

test('docs/exchange.md has the figures of the market that npm run docs writes', () => {
  const page = readFileSync(rulesPage(root), 'utf8')
  expect(page).toBe(withFigures(page))
})
