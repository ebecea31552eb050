/** `kiwoom backtest rises.js --days 20`: a strategy that `dayRunner` made, over many days on all cores. */
import { existsSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { createMarket, scenarioNames } from '@kiwoom-rx/testing/market'
import {
  type BacktestProgress,
  type BacktestResult,
  type DaySource,
  backtest as daysOf,
  type Evaluation,
  htmlReport,
} from '@kiwoom-rx/trading'
import { filter, lastValueFrom, tap } from 'rxjs'
import type { CommandFunction, Context } from '../context/context.ts'
import { MARKETS } from '../declare/commands.ts'
import { cellOf } from '../layout/cells.ts'
import { padEnd, width } from '../layout/width.ts'
import { formatOf } from '../output/print.ts'
import { writeLine } from '../output/pull.ts'
import type { TextKey } from '../text/en.ts'
import { EXIT, UsageError } from '../usage/usageError.ts'

export const backtest: CommandFunction = async (context) => {
  const { options, terminal, say } = context
  const file = resolve(context.args[0] ?? '')
  if (!existsSync(file)) throw new UsageError('usage.file', { file, reason: 'ENOENT' })
  const name = options.text('name') ?? 'default'
  const days = sourcesOf(context)
  const out = options.text('out')
  const market = MARKETS.find((each) => each === options.text('market')) ?? 'kospi'
  const result = await lastValueFrom(
    daysOf({
      days,
      strategy: { file: pathToFileURL(file), name },
      ...execArgvFor(file),
      broker: { costs: { env: 'real', venue: 'krx', market, instrument: 'stock' } },
      capital: options.count('capital', 1),
      workers: options.count('workers', 1),
      signal: terminal.interrupted,
      chart: out !== undefined,
    }).pipe(
      tap((each) => showProgress(each, context)),
      filter((each): each is BacktestResult => each._tag === 'result'),
    ),
  )
  if (out !== undefined) {
    const title = say('backtest.title', { name: name === 'default' ? basename(file) : name, days: result.days.length })
    const { evaluation, hash } = result
    writeFileSync(resolve(out), htmlReport(evaluation, { title, language: say.language, days: result.days, hash }))
  }
  await print(context, result, out === undefined ? undefined : resolve(out))
  if (result.isComplete) return EXIT.done
  terminal.errors.write(`${say('backtest.incomplete', { done: result.days.length, of: days.length })}\n`)
  return terminal.interrupted.aborted ? EXIT.interrupted : EXIT.failed
}

/** The tapes that are named, or so many simulated trading days up to one, each with a seed of its own. */
function sourcesOf({ options }: Context): readonly DaySource[] {
  const tapes = options.texts('tape')
  if (tapes.length > 0) return tapes.map((file) => ({ tape: resolve(file) }))
  const [count, seed] = [options.count('days', 1) ?? 1, options.count('seed', 0) ?? 0]
  const last = options.text('last') ?? ''
  const items = (options.text('items') ?? '').split(',')
  const scenario = scenarioNames.find((each) => each === options.text('scenario')) ?? 'ordinary'
  const before = count === 1 ? [] : createMarket({ day: last }).history('005930', count - 1)
  const dates = [...before.map(({ date }) => date), last]
  return dates.map((day, at) => ({ simulated: { seed: seed + at, day, scenario, items } }))
}

/** A file in TypeScript is loaded by `tsx`, where the project has it; newer versions of Node read it themselves. */
function execArgvFor(file: string): { readonly execArgv?: readonly string[] } {
  if (!/\.[mc]?ts$/.test(file)) return {}
  try {
    return { execArgv: ['--import', pathToFileURL(createRequire(file).resolve('tsx')).href] }
  } catch {
    return {}
  }
}

function showProgress(each: BacktestProgress | BacktestResult, { terminal, say }: Context): void {
  if (!terminal.errors.isTTY) return
  const text =
    each._tag === 'progress'
      ? say('backtest.progress', { done: each.done, of: each.of, seconds: Math.ceil(each.timeLeft / 1_000) })
      : ''
  terminal.errors.write(`\r${text}\u001B[K`)
}

async function print(context: Context, { evaluation, hash, days }: BacktestResult, out?: string): Promise<void> {
  if (formatOf(context) !== 'table') {
    await writeLine(context, JSON.stringify({ days: days.length, hash, evaluation }))
    return
  }
  const { say } = context
  const report: readonly (readonly [TextKey, string])[] = out === undefined ? [] : [['backtest.report', out]]
  const lines = [...figures(evaluation), ...report].map(([key, text]) => [say(key), text] as const)
  const left = Math.max(...lines.map(([heading]) => width(heading)))
  for (const [heading, text] of lines) await writeLine(context, `${padEnd(heading, left)}  ${text}`)
}

function figures(evaluation: Evaluation): readonly (readonly [TextKey, string])[] {
  const { capital, finalEquity, profit, totalReturn, sharpe, sortino, maxDrawdown } = evaluation
  const { trading, activity, exposure, days, warnings } = evaluation
  return [
    ['backtest.days', String(days)],
    ['backtest.equity', `${won(capital)} → ${won(finalEquity)}`],
    ['backtest.profit', `${cellOf(Math.round(profit), 'signed')} (${percent(totalReturn)})`],
    ['backtest.sharpe', `${ratio(sharpe)}, ${ratio(sortino)}`],
    ['backtest.drawdown', maxDrawdown === null ? '-' : percent(maxDrawdown.depth)],
    ['backtest.trades', `${trading.count}, ${percent(trading.hitRate)}`],
    ['backtest.costs', won(activity.costs)],
    ['backtest.exposure', percent(exposure.time)],
    ...warnings.map(({ kind, ...facts }) => ['backtest.warning', `${kind} ${JSON.stringify(facts)}`] as const),
  ]
}

function won(value: number): string {
  return cellOf(Math.round(value), 'price')
}

function percent(value: number | null): string {
  return value === null ? '-' : `${(value * 100).toFixed(2)} %`
}

function ratio(value: number | null): string {
  return value === null ? '-' : value.toFixed(2)
}
