/** The figures of the market in docs/exchange.md against five days of the market. */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { withFigures } from '../../scripts/docs/market.ts'
import { root } from '../support/files.ts'

test.each([
  ['docs/exchange.md', 'en'],
  ['docs/ko/exchange.md', 'ko'],
] as const)('%s has the figures of the market that npm run docs writes', (file, language) => {
  const page = readFileSync(root + file, 'utf8')
  expect(page).toBe(withFigures(page, language))
})
