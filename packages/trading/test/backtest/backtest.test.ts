import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { signal } from '@kiwoom-rx/operators'
import { filter, ignoreElements, lastValueFrom, tap, toArray } from 'rxjs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bestOfLuck, normalQuantile } from '../../src/backtest/luck.ts'
import {
  type BacktestOptions,
  type BacktestResult,
  backtest,
  compileSimulated,
  dayRunner,
  type ExecutionEvent,
  type ExecutionStore,
  execute,
  gridOf,
  joinLogs,
  noCharge,
  parity,
  sweep,
  walkForward,
} from '../../src/index.ts'
import { type BuiltStrategies, buildStrategies } from './buildStrategies.ts'
import { breaks, ITEMS, type Parameters, rises } from './strategies.ts'

const cache = mkdtempSync(join(tmpdir(), 'kiwoom-backtest-'))
let built: BuiltStrategies
beforeAll(async () => {
  built = await buildStrategies()
})
afterAll(() => {
  rmSync(cache, { recursive: true })
  built.remove()
})

const days = [1, 2, 3].map((seed) => ({
  simulated: { seed, items: ITEMS, from: '08:59', until: '09:12', scenario: 'lively' } as const,
}))
const broker = { costs: { env: 'real', venue: 'krx', market: 'kospi', instrument: 'stock' } } as const
const parameters = { move: 0.3, stop: 0.5 }
const onThreads = () => ({ strategy: built.named('rises') })
const options: BacktestOptions<Parameters> = { days, strategy: rises, broker, parameters, cache }

async function resultOf(changes: Partial<BacktestOptions<Parameters>> = {}): Promise<BacktestResult> {
  const last = await lastValueFrom(backtest({ ...options, ...changes }))
  if (last._tag !== 'result') throw new Error('the run ended without a result')
  return last
}
const once = resultOf()

describe('backtest', () => {
  it('gives the same results and the same hash on this thread, on one other, and on two', async () => {
    const results = [await once]
    for (const workers of [1, 2]) results.push(await resultOf({ ...onThreads(), workers }))
    const [here, ...others] = results
    expect(here?.evaluation.trades.length).toBeGreaterThan(3)
    for (const result of others) expect(result).toEqual(here)
    const other = await resultOf({ parameters: { move: 0.4, stop: 0.5 } })
    expect(other.hash).not.toBe(here?.hash)
  })

  it('gives the same from a compiled day as from the day itself', async () => {
    const compiled = await resultOf({ chart: true })
    const plain = await resultOf({ chart: true, cache: undefined })
    expect(plain.hash).toBe(compiled.hash)
    expect(plain.days.map(({ bars }) => bars)).toEqual(compiled.days.map(({ bars }) => bars))
    const items = new Set(plain.evaluation.fills.map(({ item }) => item))
    expect(new Set(plain.days.flatMap(({ bars }) => bars.map(({ item }) => item)))).toEqual(items)
  })

  it('adds days up: each begins with the capital, and holds nothing', async () => {
    const all = await once
    const alone = await Promise.all(days.map((day) => resultOf({ days: [day] })))
    expect(all.days).toEqual(alone.flatMap((each) => each.days))
    expect(all.evaluation.profit).toBe(alone.reduce((sum, { evaluation }) => sum + evaluation.profit, 0))
    const joined = joinLogs(all.days.map(({ log }) => log))
    expect(joined.fills.reduce((sum, { side, quantity }) => sum + (side === 'buy' ? quantity : -quantity), 0)).toBe(
      all.evaluation.open.reduce((sum, { quantity }) => sum + quantity, 0),
    )
  })

  it('reports each day, and keeps what is done when it is ended', async () => {
    const controller = new AbortController()
    const { signal } = controller
    const seen = await lastValueFrom(
      backtest({ ...options, signal }).pipe(
        tap((each) => {
          if (each._tag === 'progress' && each.done === 2) controller.abort()
        }),
        toArray(),
      ),
    )
    const [first, second, result] = seen
    expect(first).toMatchObject({ _tag: 'progress', done: 1, of: 3, name: '2026-11-20 seed 1 lively' })
    expect(second).toMatchObject({ _tag: 'progress', done: 2, of: 3 })
    expect(result).toMatchObject({ _tag: 'result', isComplete: false })
    expect(result?._tag === 'result' && result.days).toEqual((await once).days.slice(0, 2))
    const ended = await lastValueFrom(backtest({ ...options, ...onThreads(), workers: 1, signal }))
    expect(ended).toMatchObject({ isComplete: false, days: [] })
  })

  it('names the day on which a strategy fails, and refuses workers without a module', async () => {
    await expect(resultOf({ strategy: breaks })).rejects.toThrow('2026-11-20 seed 1 lively: no such luck')
    const thread = { strategy: built.named('breaks'), workers: 1 }
    await expect(resultOf(thread)).rejects.toThrow('no such luck')
    expect(() => backtest({ ...options, workers: 2 })).toThrow(RangeError)
    expect(() => backtest({ ...options, workers: 0 })).toThrow(RangeError)
  })

  it('carries money and positions over the nights when it is asked to, and refuses days out of order', async () => {
    const at = (day: string, time: string) => Date.parse(`2026-11-${day}T${time}+09:00`)
    const barsOf = (day: string, price: number) => {
      const bar = {
        item: '005930',
        open: price,
        high: price,
        low: price,
        close: price,
        volume: 4_000,
        isComplete: true,
      }
      return {
        bars: [0, 1, 2].map((n) => {
          const from = at(day, '09:00:00') + n * 60_000
          return { ...bar, from, to: from + 60_000 }
        }),
      }
    }
    const [first, second] = [barsOf('19', 70_000), barsOf('20', 77_000)]
    // Buys on the first trade of a day, for three tenths of what there is; sells nothing.
    const holds = dayRunner<Parameters>(({ realtime, broker, scheduler }) =>
      realtime.trade('005930').pipe(
        filter(({ receivedAt }) => receivedAt % 86_400_000 === 0),
        signal('holds', () => ({ side: 'buy', reason: 'the first' })),
        execute(broker, { size: { percentOfEquity: 30 }, entry: { orderType: 'market' }, pyramid: 2, scheduler }),
      ),
    )
    const one = {
      strategy: holds,
      cache: undefined,
      capital: 10_000_000,
      broker: { costs: { commission: noCharge, tax: noCharge } },
    }
    const carried = await resultOf({ ...one, days: [first, second], overnight: true })
    const [{ log } = expect.fail('no day')] = carried.days
    // Of 10,000,000 at 70,000; then of what 42 shares have grown to, at 77,000. The offer is 1 KRW above each.
    expect(log.fills.map(({ quantity, price }) => [quantity, price])).toEqual([
      [42, 70_001],
      [40, 77_001],
    ])
    expect(carried.evaluation.profit).toBe(42 * 6_999 - 40)
    expect(carried.evaluation.open.map(({ quantity }) => quantity)).toEqual([82])
    expect(log.days).toEqual(['2026-11-19', '2026-11-20'])
    const alone = await resultOf({ ...one, days: [first, second] })
    expect(alone.evaluation.fills.map(({ quantity }) => quantity)).toEqual([42, 38])
    await expect(resultOf({ ...one, days: [second, first], overnight: true })).rejects.toThrow(
      "consecutive: 'bars of 2026-11-19' begins before the day before it has ended",
    )
  })

  it('names a tape that ends in the middle, and a store that waits where time does not', async () => {
    const torn = join(cache, 'torn.day')
    compileSimulated({ seed: 1, items: ITEMS, from: '08:59', until: '09:02' }, torn)
    writeFileSync(torn, readFileSync(torn).subarray(0, -100))
    await expect(resultOf({ days: [{ compiled: torn }] })).rejects.toThrow('torn.day')
    const store: ExecutionStore = { load: () => [null], save: () => Promise.resolve() }
    const late = dayRunner<Parameters>(({ realtime, broker, scheduler }) =>
      realtime.trade(ITEMS).pipe(
        signal('all', () => ({ side: 'buy', reason: 'a trade' })),
        execute(broker, { size: 1, store, scheduler }),
      ),
    )
    await expect(resultOf({ strategy: late })).rejects.toThrow('the store does not answer at once')
  })

  it('lets timers run at the time of the day, and candles trade at their prices', async () => {
    const nine = Date.parse('2026-11-20T09:00:00+09:00')
    const bar = { item: '005930', open: 70_000, high: 70_300, low: 69_900, close: 70_200, volume: 40, isComplete: true }
    const bars = [0, 1].map((n) => ({ ...bar, from: nine + n * 60_000, to: nine + (n + 1) * 60_000 }))
    const prices: unknown[] = []
    const times: number[] = []
    const strategy = dayRunner<Parameters>(({ realtime, scheduler }) => {
      scheduler.schedule(() => times.push(scheduler.now() - nine), 90_000)
      return realtime.trade('005930').pipe(
        tap(({ price, tradeVolume, receivedAt }) => prices.push([receivedAt - nine, price, tradeVolume])),
        tap(({ receivedAt }) => expect(scheduler.now()).toBe(receivedAt)),
        ignoreElements(),
      )
    })
    await resultOf({ days: [{ bars }], strategy })
    expect(prices.slice(0, 4)).toEqual([
      [0, 70_000, 10],
      [20_000, 69_900, 10],
      [39_999, 70_300, 10],
      [59_999, 70_200, 10],
    ])
    expect(prices).toHaveLength(8)
    expect(times).toEqual([90_000])
  })
})

describe('sweep', () => {
  const trials = gridOf({ move: [0.2, 0.3, 0.6], stop: [0.5, 1] })

  it('runs every combination, ranks them, and says how many there were', async () => {
    expect(trials).toHaveLength(6)
    const score = ({ profit }: { readonly profit: number }) => profit
    const swept = await lastValueFrom(sweep({ days, strategy: rises, broker, cache, trials, score }))
    if (swept._tag !== 'sweep') throw new Error('no result')
    expect(swept.isComplete).toBe(true)
    const scores = swept.trials.map((each) => each.score ?? 0)
    expect(scores).toEqual([...scores].sort((a, b) => b - a))
    expect(swept.trials.every((trial) => trial.trials === 6)).toBe(true)
    const same = swept.trials.find(({ parameters: { move, stop } }) => move === 0.3 && stop === 0.5)
    expect(same?.result.hash).toBe((await once).hash)

    const walked = walkForward(swept, { fit: 1, test: 1 }, { score })
    expect(walked.steps).toHaveLength(2)
    for (const [n, step] of walked.steps.entries()) {
      const on = (day: number) => (trial: (typeof swept.trials)[number]) =>
        trial.result.days[day]?.log.points.at(-1)?.profit ?? 0
      expect(step.fitScore).toBe(Math.max(...swept.trials.map(on(n))))
      const chosen = swept.trials.find((trial) => trial.parameters === step.parameters)
      expect(step.testScore).toBe(chosen === undefined ? undefined : on(n + 1)(chosen))
      expect(step.tested).toEqual([`2026-11-20 seed ${n + 2} lively`])
    }
    const tested = walked.steps.reduce((sum, { testScore }) => sum + (testScore ?? 0), 0)
    expect(walked.result.evaluation.profit).toBe(tested)
    expect(() => walkForward(swept, { fit: 3, test: 1 })).toThrow(RangeError)
  })

  it('knows what the best of many owes to luck', () => {
    expect(normalQuantile(0.5)).toBeCloseTo(0, 9)
    expect(normalQuantile(0.975)).toBeCloseTo(1.959963985, 8)
    expect(normalQuantile(0.01)).toBeCloseTo(-2.326347874, 8)
    // The expected largest of ten standard normal numbers is 1.539 (David and Nagaraja, Order Statistics).
    const ten = [-1.5, -1, -0.6, -0.3, -0.1, 0.1, 0.3, 0.6, 1, 1.5]
    const deviation = Math.sqrt(ten.reduce((sum, each) => sum + each * each, 0) / 9)
    expect((bestOfLuck(ten) ?? 0) / deviation).toBeCloseTo(1.57, 1)
    expect(bestOfLuck([1])).toBeNull()
  })
})

describe('parity', () => {
  it('finds a run equal to itself, and names the first difference and what came before it', async () => {
    const isDecision = ({ _tag }: ExecutionEvent) => ['intent', 'refused', 'exit', 'halted'].includes(_tag)
    const events = (await once).days.flatMap(({ journal }) => journal.filter(isDecision))
    expect(events.length).toBeGreaterThan(3)
    expect(parity(events, events)).toMatchObject({ isEqual: true, equal: events.length, first: null })
    const at = events.findIndex(({ _tag }) => _tag === 'intent')
    const changed = events.map((event, n) =>
      n === at && event._tag === 'intent' ? { ...event, intent: { ...event.intent, quantity: 1 } } : event,
    )
    const { first, equal } = parity(events, changed)
    expect(equal).toBe(at)
    expect(first?.index).toBe(at)
    expect(first?.explanation).toMatch(/quantity \d+ live, 1 replayed/)
    expect(parity(events, events.slice(0, -1)).first?.explanation).toContain('the replay has ended')
    const late = events.map((event) => ({ ...event, at: event.at + 5 }))
    expect(parity(events, late).isEqual).toBe(false)
    expect(parity(events, late, { tolerance: 5 }).isEqual).toBe(true)
  })

  it('blames the fill that differed before the decision', () => {
    const stamp = { execution: 'a', item: '005930', purpose: 'entry', reason: '' } as const
    const intent = {
      clientId: '1',
      item: '005930',
      side: 'buy',
      quantity: 10,
      orderType: 'limit',
      price: 70_000,
    } as const
    const equity = { at: 1, profit: 0, realised: 0, value: 0, costs: 0 }
    const none = { isEstimated: false, commission: 0, tax: 0, shownQuantity: null, orderId: null, exitReason: null }
    const filled = (quantity: number): ExecutionEvent => ({
      ...{ _tag: 'fill', at: 2, ...stamp, ...none, intent, side: 'buy', position: null, equity },
      ...{ fillQuantity: quantity, fillPrice: 70_000 },
    })
    const sold = (quantity: number): ExecutionEvent => ({
      ...{ _tag: 'intent', at: 3, ...stamp, signal: null, exitReason: 'stop', purpose: 'exit' },
      intent: { ...intent, side: 'sell', quantity },
    })
    const { first } = parity([filled(10), sold(10)], [filled(7), sold(7)])
    expect(first?.explanation).toBe(
      'decision 0: sell 10 005930 at 09:00:00.003: quantity 10 live, 7 replayed; ' +
        'before it, filled buy 10 005930 at 70000 at 09:00:00.002: quantity 10 live, 7 replayed',
    )
  })
})
