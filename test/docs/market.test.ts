/** The figures and the picture of the market in docs/exchange.md against the market. */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { marketPicture, readPicture, withFigures } from '../../scripts/docs/market.ts'
import { rulesPage } from '../../scripts/docs/rules.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

test('docs/exchange.md has the figures of the market that npm run docs writes', { timeout: 120_000 }, () => {
  const page = readFileSync(rulesPage(root), 'utf8')
  expect(page).toBe(withFigures(page))
})

test('docs/market.svg is the picture that npm run docs draws', { timeout: 60_000 }, () => {
  expect(readPicture(root)).toBe(marketPicture())
})
