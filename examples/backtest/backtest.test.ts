import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, describe, expect, it } from 'vitest'
import { strategies } from '../strategies/index.ts'
import { executions } from './executions.ts'
import * as runners from './runners.ts'

const runner = fileURLToPath(new URL('../../scripts/run.mjs', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'kiwoom-backtest-'))
afterAll(() => rmSync(folder, { recursive: true }))
const backtest = (...args: readonly string[]) => promisify(execFile)(process.execPath, [runner, 'backtest', ...args])

describe('npm run backtest', { timeout: 120_000 }, () => {
  it('prints the figures of a strategy and writes its report', async () => {
    const out = join(folder, 'report.html')
    const days = ['--days', '2', '--until', '09:30', '--scenario', 'lively', '--workers', '1']
    const { stdout } = await backtest('momentum', ...days, '--language', 'en', '--out', out)
    expect(stdout).toMatch(/^momentum, complete\ndays {6}2\nequity /)
    expect(stdout).toMatch(/^trades {4}[1-9]/m)
    expect(stdout).toMatch(/^hash {6}[\da-f]{64}\nreport {4}.*report\.html$/m)
    const page = readFileSync(out, 'utf8')
    expect(page).toContain('<title>momentum · 2 days</title>')
    expect(page.match(/<tr data-profit/g)?.length).toBeGreaterThan(0)
  })

  it('explains itself when it is asked for what does not exist', async () => {
    const failed = await backtest('wishful').catch((error: { readonly stderr: string }) => error)
    expect(failed.stderr).toContain('npm run backtest -- NAME [options]')
    expect(failed.stderr).toContain(Object.keys(runners).sort().join(', '))
  })
})

describe('the execute options', () => {
  it('are there for every strategy', () => {
    expect(Object.keys(executions)).toEqual(expect.arrayContaining(strategies.map(({ name }) => name)))
    expect(Object.keys(executions)).toEqual(expect.arrayContaining(Object.keys(runners)))
  })
})
