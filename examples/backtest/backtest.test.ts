import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { eventOf } from '@kiwoom-rx/testing/tape'
import { compileDay, type DayEvent } from '@kiwoom-rx/trading'
import { from } from 'rxjs'
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

describe('a strategy of events that only tapes have', () => {
  const at = Date.parse('2026-11-20T10:00:00+09:00')
  const market = (item: string, time: number): readonly DayEvent[] => {
    const [asks, bids] = [[{ price: 50_000, size: 90_000 }], [{ price: 49_900, size: 90_000 }]]
    return [
      eventOf('0B', item, time, { price: 50_000, tradeVolume: 10 }),
      eventOf('0D', item, time + 1, { asks, bids }),
    ]
  }
  const programs = (time: number, netBuyAmountChange: number): DayEvent =>
    eventOf('0w', '005930', time, { netBuyAmountChange, price: 50_000 })
  const around = (item: string, event: DayEvent, before: readonly DayEvent[] = []): readonly DayEvent[] => [
    ...before,
    ...market(item, at),
    event,
    ...[100, 200, 300].flatMap((ms) => market(item, at + ms)),
  ]

  it.each<[string, string, readonly DayEvent[]]>([
    // A minute of programs has to be seen first.
    [
      'programFollow',
      '005930',
      around('005930', programs(at + 10, 900), [programs(at - 62_000, 0), programs(at - 1_000, 0)]),
    ],
    ['etfGap', '069500', around('069500', eventOf('0G', '069500', at + 10, { price: 50_000, nav: 51_000 }))],
  ])('%s buys', async (name, item, events) => {
    const compiled = join(folder, `${name}.day`)
    compileDay(from(events), compiled)
    const runner = Object.entries(runners).find(([each]) => each === name)?.[1] ?? expect.fail('no runner')
    const costs = { env: 'real', venue: 'krx', market: 'kospi', instrument: 'stock' } as const
    const { log } = await runner({ source: { compiled }, parameters: undefined, broker: { costs }, chart: false })
    expect(log.fills.map((fill) => [fill.item, fill.side])).toContainEqual([item, 'buy'])
  })

  it('is refused on simulated days', async () => {
    const failed = await backtest('etfGap').catch((error: { readonly stderr: string }) => error)
    expect(failed.stderr).toContain('etfGap needs events of 0G, which simulated days do not have: give --tape FILE')
  })
})

describe('the execute options', () => {
  it('are there for every strategy', () => {
    expect(Object.keys(executions)).toEqual(expect.arrayContaining(strategies.map(({ name }) => name)))
    expect(Object.keys(executions)).toEqual(expect.arrayContaining(Object.keys(runners)))
  })
})
