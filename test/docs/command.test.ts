/** The tables in docs/cli.md against their source, and its exit codes against the code. */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { EXIT } from '../../packages/cli/src/usage/usageError.ts'
import { withCommands } from '../../scripts/docs/command/tables.ts'
import { root } from '../support/files.ts'

const page = readFileSync(`${root}docs/cli.md`, 'utf8')

describe('docs/cli.md', () => {
  it('is what npm run docs writes', () => {
    expect(withCommands(page)).toBe(page)
  })

  it('lists every exit code once', () => {
    const [, codes = ''] = page.split('## Exit codes')
    expect([...codes.matchAll(/^\| (\d+) \|/gm)].map(([, code]) => Number(code))).toEqual(Object.values(EXIT))
  })
})
