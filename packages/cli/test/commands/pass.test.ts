/** The commands of other packages, and backtests. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { COMMANDS } from '../../src/declare/commands.ts'
import { kiwoom } from '../support/terminal.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'kiwoom-rx-cli-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

describe('a command of another package', () => {
  it.each(COMMANDS.flatMap(({ name, passesTo }) => (passesTo === undefined ? [] : [{ name, passesTo }])))(
    'kiwoom $name runs the program of $passesTo.package, or names what is missing',
    async ({ name, passesTo }) => {
      const { code, err, terminal } = await kiwoom([name, '--port', '0', '--help'])
      if (code === 0) {
        expect(terminal.passed).toEqual([[expect.stringMatching(/\.js$/), '--port', '0', '--help']])
        expect(err).toBe('')
      } else {
        // In the workspace the programs are there after a build.
        expect([code, terminal.passed]).toEqual([2, []])
        expect(err).toMatch(
          new RegExp(
            `^kiwoom: ${passesTo.package} (?:is not built: npm run build|has no ${passesTo.command} in this version: npm install) .*\\n$`,
          ),
        )
      }
    },
  )
})

describe('kiwoom backtest', () => {
  const runners = fileURLToPath(new URL('../../../../examples/backtest/runners.ts', import.meta.url))
  const args = ['backtest', runners, '--name', 'momentum', '--days', '2', '--items', '005930,000660', '--workers', '1']

  it('runs a strategy over days, with equal figures for equal seeds, and writes its report', async () => {
    const out = join(folder, 'report.html')
    const { code, json, err } = await kiwoom([...args, '--out', out, '--lang', 'ko'])
    expect([code, err]).toEqual([0, ''])
    expect(json).toEqual([expect.objectContaining({ days: 2, hash: expect.stringMatching(/^[0-9a-f]{64}$/) })])
    expect(readFileSync(out, 'utf8')).toMatch(/momentum, 2일/)
    const table = await kiwoom(args, { isTTY: true })
    expect(table.out).toMatch(/^Days +2$/m)
    expect(table.out).toMatch(/^Equity +100,000,000 → [\d,]+$/m)
  })

  it('names what is wrong with its options', async () => {
    const file = join(folder, 'empty.js')
    writeFileSync(file, 'export const other = 1\n')
    expect((await kiwoom(['backtest', join(folder, 'none.js')])).err).toMatch(/none\.js cannot be read/)
    expect((await kiwoom([...args.slice(0, 4), '--days', 'many'])).err).toMatch(
      /--days must be a whole number from 1 on, got 'many'/,
    )
    expect((await kiwoom([...args.slice(0, 4), '--scenario', 'ordinay'])).err).toMatch(/perhaps ordinary/)
    expect((await kiwoom(['backtest', file, '--workers', '1', '--days', '1'])).code).toBe(1)
  })
})
