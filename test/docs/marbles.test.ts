/** The picture of a stream in docs/testing.md against the marble kit. */
import { expect, test } from 'vitest'
import { marblesPicture, readMarbles } from '../../scripts/docs/marbles.ts'
import { root } from '../support/files.ts'

test('docs/marbles.svg is the picture that npm run docs draws', () => {
  expect(readMarbles(root)).toBe(marblesPicture())
})
