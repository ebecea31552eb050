import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { readmePage, withRuntimes } from '../../scripts/docs/runtimesTable.ts'
import { root } from '../support/files.ts'

test('the README has the table of runtimes that the tests run', () => {
  const page = readFileSync(readmePage(root), 'utf8')
  expect(page).toBe(withRuntimes(page))
})
