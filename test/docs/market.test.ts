/** The picture of the market in docs/exchange.md against the market. */
import { expect, test } from 'vitest'
import { marketPicture, readPicture } from '../../scripts/docs/market.ts'
import { root } from '../support/files.ts'

test('docs/market.svg is the picture that npm run docs draws', () => {
  expect(readPicture(root)).toBe(marketPicture())
})
