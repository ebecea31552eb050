import { mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { simulatedEvents } from '@kiwoom-rx/testing/tape'
import { EMPTY, lastValueFrom, materialize, NEVER, of, tap, toArray } from 'rxjs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { keyOf } from '../../src/backtest/daySource.ts'
import {
  type BacktestOptions,
  backtest,
  collectLog,
  compileDay,
  dayRunner,
  daySummary,
  type ExecutionEvent,
  gridOf,
  sweep,
} from '../../src/index.ts'
import { type BuiltStrategies, buildStrategies } from './buildStrategies.ts'
import { breaks, ITEMS, type Parameters, rises } from './strategies.ts'

let built: BuiltStrategies
const folder = mkdtempSync(join(tmpdir(), 'kiwoom-runs-'))
beforeAll(async () => {
  built = await buildStrategies()
})
afterAll(() => {
  rmSync(folder, { recursive: true })
  built.remove()
})

const short = { items: ITEMS, from: '08:59', until: '09:01' } as const
const days = [1, 2, 3].map((seed) => ({ simulated: { ...short, seed } }))
const broker = { costs: { env: 'real', venue: 'krx', market: 'kospi', instrument: 'stock' } } as const
const parameters = { move: 0.3, stop: 0.5 }
const options: BacktestOptions<Parameters> = { days, strategy: rises, broker, parameters }

describe('a day that fails', () => {
  it.each([
    ['this thread', () => ({ strategy: breaks })],
    ['another thread', () => ({ strategy: built.named('breaks'), workers: 1 })],
  ])('ends the run on %s with its error, and no day comes after it', async (_where, changes) => {
    // Only the first day has a trade, and so only it fails.
    const empty = { bars: [] }
    const [first] = days
    if (first === undefined) return expect.fail('no day')
    const run$ = backtest({ ...options, ...changes(), days: [first, empty, empty, empty] })
    const [ended, ...others] = await lastValueFrom(run$.pipe(materialize(), toArray()))
    expect(others).toEqual([])
    expect(ended).toMatchObject({
      kind: 'E',
      error: { message: 'the backtest failed on 2026-11-20 seed 1 ordinary: no such luck' },
    })
  })
})

describe('threads', () => {
  it('warn of no leak of listeners, however many days wait for them', async () => {
    const warnings: string[] = []
    const heard = ({ name }: Error) => warnings.push(name)
    process.on('warning', heard)
    const waiting = Array.from({ length: 12 }, () => ({ bars: [] }))
    const last = await lastValueFrom(
      backtest({ ...options, strategy: built.named('rises'), workers: 1, days: waiting }),
    )
    // Warnings come in a later turn.
    await new Promise((resolve) => setImmediate(resolve))
    process.off('warning', heard)
    expect(last).toMatchObject({ isComplete: true })
    expect(warnings).toEqual([])
  })

  it('compile one day into one folder at the same time, and each reads it whole', async () => {
    const cache = join(folder, 'together')
    const trials = gridOf({ move: [0.1, 0.2, 0.3, 0.4], stop: [0.5] })
    const run = async (workers: number, into: string | undefined) => {
      const all = { days: days.slice(0, 1), strategy: built.named('rises'), broker, trials, cache: into, workers }
      const last = await lastValueFrom(sweep(all))
      if (last._tag !== 'sweep') throw new Error('the sweep ended without a result')
      return last.trials.map(({ result }) => result.hash).sort()
    }
    expect(await run(4, cache)).toEqual(await run(1, undefined))
    expect(readdirSync(cache)).toHaveLength(1)
  })
})

describe('the folder of compiled days', () => {
  it('has one file for equal days, and another when a day, its tape or the package is another', () => {
    const [first, second] = days
    if (first === undefined || second === undefined) return expect.fail('no days')
    expect(keyOf({ simulated: { ...short, seed: 1 } })).toBe(keyOf(first))
    expect(keyOf(second)).not.toBe(keyOf(first))
    expect(keyOf(first, '2.0.0')).not.toBe(keyOf(first, '1.0.0'))
    const tape = join(folder, 'a.tape')
    writeFileSync(tape, 'one')
    utimesSync(tape, 1, 1)
    const key = keyOf({ tape })
    expect(keyOf({ tape })).toBe(key)
    expect(keyOf({ tape, items: ['005930'] })).not.toBe(key)
    utimesSync(tape, 2, 2)
    const touched = keyOf({ tape })
    expect(touched).not.toBe(key)
    writeFileSync(tape, 'four')
    utimesSync(tape, 2, 2)
    expect(keyOf({ tape })).not.toBe(touched)
  })

  it('gets a whole day from each of two that write one file at the same time', async () => {
    const file = join(folder, 'twice.day')
    const events = await lastValueFrom(simulatedEvents({ ...short, seed: 1 }).pipe(toArray()))
    let within = 0
    const inner = () => {
      within = compileDay(of(...events), file).events
    }
    const outer = compileDay(of(...events).pipe(tap((event) => event === events[1] && inner())), file)
    expect([within, outer.events, daySummary(file).events]).toEqual([events.length, events.length, events.length])
    expect(readdirSync(folder).filter((name) => name.startsWith('twice'))).toEqual(['twice.day'])
  })

  it('keeps nothing of a day that cannot be put in its place', () => {
    const inside = mkdtempSync(join(folder, 'inside-'))
    const occupied = join(inside, 'a.day')
    mkdirSync(occupied)
    expect(() => compileDay(EMPTY, occupied)).toThrow('a.day')
    expect(readdirSync(inside)).toEqual(['a.day'])
  })
})

describe('the figures of a day', () => {
  it('name no day of 1970 for what is decided before the first known time', async () => {
    const stamp = { _tag: 'gap', execution: 'a', items: null, reason: 'lost' } as const
    const at = Date.parse('2026-11-20T09:00:00+09:00')
    const gaps: readonly ExecutionEvent[] = [
      { ...stamp, at: 0 },
      { ...stamp, at },
    ]
    const log = await lastValueFrom(of(...gaps).pipe(collectLog()))
    expect(log.days).toEqual(['2026-11-20'])
  })
})

describe('stored candles', () => {
  const from = Date.parse('2026-11-20T09:00:00+09:00')
  const candle = { item: '005930', open: 70_000, high: 70_100, low: 69_900, close: 70_000, volume: 40 }
  const bars = [{ ...candle, from, to: from + 60_000, isComplete: true }]

  it('are refused with a spread that no book has', async () => {
    for (const spread of [0, -1, Number.NaN, Number.POSITIVE_INFINITY]) {
      await expect(lastValueFrom(backtest({ ...options, days: [{ bars, spread }] }))).rejects.toThrow(
        `the backtest failed on bars of 2026-11-20: bars: spread must be above 0 KRW, but is ${spread}`,
      )
    }
  })

  it('show a book with the spread that was given', async () => {
    const books: unknown[] = []
    const strategy = dayRunner<Parameters>(({ realtime }) => {
      realtime.orderBook('005930').subscribe(({ bids, asks }) => books.push([bids[0]?.price, asks[0]?.price]))
      return NEVER
    })
    await lastValueFrom(backtest({ ...options, strategy, days: [{ bars, spread: 200 }] }))
    expect(books).toEqual([70_000, 70_100, 69_900, 70_000].map((price) => [price - 100, price + 100]))
  })
})
