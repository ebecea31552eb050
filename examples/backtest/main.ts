/** `npm run backtest -- NAME`: a strategy over many days; prints its figures and writes its report. */
import { writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { listings, scenarioNames } from '@kiwoom-rx/testing/market'
import { type BacktestProgress, type BacktestResult, backtest, type DaySource, htmlReport } from '@kiwoom-rx/trading'
import { lastValueFrom, tap } from 'rxjs'
import { simulatedDays } from './days.ts'
import { executions } from './executions.ts'
import { figureLines } from './figures.ts'
import * as runners from './runners.ts'

/** What strategies need that simulated days do not have: the type of its events. */
const TAPE_ONLY: Readonly<Record<string, string>> = { programFollow: '0w', etfGap: '0G', afterHours: '0E' }

const USAGE = `npm run backtest -- NAME [options]
  --days N          how many simulated trading days, up to 2026-11-20 (20)
  --seed N          of the first of them (1)
  --scenario NAME   what kind of days: ${scenarioNames.join(', ')} (ordinary)
  --until HH:MM     when each of them ends (15:31)
  --tape FILE       a recorded day in their place; may be given several times
  --capital KRW     at the beginning of each day (100000000)
  --workers N       threads (the processor's)
  --cache DIR       keep compiled days there, for the next run
  --language ko|en  of the report (ko)
  --out FILE        where the report goes (backtest-NAME.html)
Ctrl-C ends the run, and reports the days that are done.
NAME is one of: ${Object.keys(runners).sort().join(', ')}. ${Object.keys(TAPE_ONLY).join(', ')} need --tape.
The other strategies need more than a day's streams: npm run strategy.
`

async function run(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      days: { type: 'string', default: '20' },
      seed: { type: 'string', default: '1' },
      scenario: { type: 'string', default: 'ordinary' },
      until: { type: 'string', default: '15:31' },
      tape: { type: 'string', multiple: true, default: [] },
      capital: { type: 'string', default: '100000000' },
      workers: { type: 'string' },
      cache: { type: 'string' },
      language: { type: 'string', default: 'ko' },
      out: { type: 'string' },
    },
  })
  const [name = ''] = positionals
  const scenario = scenarioNames.find((each) => each === values.scenario)
  const language = (['ko', 'en'] as const).find((each) => each === values.language)
  if (!(name in runners) || scenario === undefined || language === undefined) throw new Error(USAGE)

  const simulated = {
    days: count('--days', values.days),
    seed: count('--seed', values.seed),
    scenario,
    until: values.until,
  }
  const tapes = values.tape.map((file): DaySource => ({ tape: resolve(file) }))
  const needed = TAPE_ONLY[name]
  if (needed !== undefined && tapes.length === 0) {
    throw new Error(`${name} needs events of ${needed}, which simulated days do not have: give --tape FILE`)
  }
  const days = tapes.length > 0 ? tapes : simulatedDays(simulated)
  const stopped = new AbortController()
  process.once('SIGINT', () => stopped.abort())
  const result = await lastValueFrom(
    backtest({
      days,
      strategy: { file: new URL('./runners.ts', import.meta.url), name },
      execArgv: ['--import', 'tsx'],
      broker: {
        costs: { env: 'real', venue: 'krx', market: 'kospi', instrument: name === 'etfGap' ? 'etf' : 'stock' },
      },
      capital: count('--capital', values.capital),
      workers: values.workers === undefined ? undefined : count('--workers', values.workers),
      cache: values.cache,
      signal: stopped.signal,
      chart: true,
    }).pipe(tap(showProgress)),
  )
  if (result._tag !== 'result') throw new Error('the backtest ended without a result')
  const out = resolve(values.out ?? `backtest-${name}.html`)
  const parameters = Object.entries(executions).find(([each]) => each === name)?.[1]
  const itemNames = Object.fromEntries(listings.map((each) => [each.code, each.name]))
  const options = { title: `${name} · ${days.length} days`, language, days: result.days, parameters, itemNames }
  writeFileSync(out, htmlReport(result.evaluation, { ...options, hash: result.hash }))
  console.log(`${name}, ${result.isComplete ? 'complete' : `ended after ${result.days.length} of ${days.length} days`}`)
  for (const line of figureLines(result.evaluation)) console.log(line)
  console.log(`hash      ${result.hash}\nreport    ${out}`)
}

function showProgress(each: BacktestProgress | BacktestResult): void {
  if (!process.stderr.isTTY) return
  if (each._tag === 'progress') {
    process.stderr.write(`\r${each.done} of ${each.of} days, ${Math.ceil(each.timeLeft / 1_000)} s left   `)
  } else {
    process.stderr.write('\r\u001B[K')
  }
}

function count(name: string, text: string): number {
  const read = Number(text)
  if (Number.isInteger(read) && read >= 1) return read
  throw new Error(`${name} must be a whole number from 1 on, not '${text}'`)
}

try {
  await run()
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
