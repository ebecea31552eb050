import fc from 'fast-check'
import { concat, from, lastValueFrom, map, of, throwError, toArray } from 'rxjs'
import { describe, expect, it } from 'vitest'
import { collectLog, type Evaluation, evaluate, evaluationOf, joinLogs } from '../../src/index.ts'
import { type Run, run } from './randomRun.ts'
import { sheetOf } from './spreadsheet.ts'

const RUNS = { numRuns: 200, seed: 17 }

function figures({ capital, events, days }: Run): Promise<Evaluation> {
  return lastValueFrom(from(events).pipe(evaluate({ capital, days, drawdowns: 10_000, bootstrap: { resamples: 50 } })))
}

describe('evaluate', () => {
  it('gives the figures of a spreadsheet over the statement of 200 random runs', async () => {
    await fc.assert(
      fc.asyncProperty(run, async (each) => {
        const [found, sheet] = [await figures(each), sheetOf(each)]
        // Money, to the won.
        expect(found.finalEquity).toBe(sheet.finalEquity)
        expect(found.byDay.map(({ period, profit }) => [period, profit])).toEqual(sheet.dayProfits)
        expect(found.byMonth.map(({ period, profit }) => [period, profit])).toEqual(sheet.monthProfits)
        expect(found.activity).toMatchObject({ costs: sheet.costs, bought: sheet.bought, sold: sheet.sold })
        expect(found.trades.map(({ profit }) => profit)).toEqual(sheet.roundTrips)
        // Ratios, as far as doubles go.
        for (const [n, day] of found.byDay.entries())
          expect(day.return).toBeCloseTo(sheet.dayReturns[n] ?? Number.NaN, 12)
        close(found.sharpe, sheet.sharpe)
        close(found.sortino, sheet.sortino)
        expect(found.maxDrawdown?.depth ?? 0).toBeCloseTo(sheet.maxDepth, 12)
        expect(found.drawdowns).toHaveLength(sheet.drawdowns)
        const session = each.days.length * 390 * 60_000
        expect(found.exposure.time).toBeCloseTo(sheet.heldMs / session, 12)
        expect(found.exposure.average).toBeCloseTo(sheet.heldShare / session, 12)
        const won = sheet.roundTrips.filter((profit) => profit > 0)
        const lost = sheet.roundTrips.filter((profit) => profit < 0)
        close(found.trading.hitRate, sheet.roundTrips.length === 0 ? null : won.length / sheet.roundTrips.length)
        close(found.trading.profitFactor, lost.length === 0 ? null : sum(won) / -sum(lost))
      }),
      RUNS,
    )
  })

  it('adds up to the won: days, months, items, exit reasons and what is still held', async () => {
    await fc.assert(
      fc.asyncProperty(run, async (each) => {
        const found = await figures(each)
        const profit = found.finalEquity - each.capital
        expect(sum(found.byDay.map((day) => day.profit))).toBe(profit)
        expect(sum(found.byMonth.map((month) => month.profit))).toBe(profit)
        const closed = sum(found.trades.map((trade) => trade.profit))
        expect(sum(found.byItem.map((group) => group.profit))).toBe(closed)
        expect(sum(found.byExitReason.map((group) => group.profit))).toBe(closed)
        expect(found.trading.grossProfit - found.trading.grossLoss).toBe(closed)
        if (found.open.length === 0) expect(closed).toBe(profit)
        expect(found.activity.costs).toBe(found.activity.commission + found.activity.tax)
        for (const { peak, trough, from: peakAt, troughAt, recoveredAt } of found.drawdowns) {
          expect(trough).toBeLessThan(peak)
          expect(troughAt).toBeGreaterThanOrEqual(peakAt)
          if (recoveredAt !== null) expect(recoveredAt).toBeGreaterThan(troughAt)
        }
      }),
      RUNS,
    )
  })

  it('gives the same for runs that were joined as for the one that they are parts of, when nothing is held between', async () => {
    await fc.assert(
      fc.asyncProperty(run, run, async (first, second) => {
        const logs = await Promise.all(
          [first, second].map(({ events }) => lastValueFrom(from(events).pipe(collectLog()))),
        )
        const joined = evaluationOf(joinLogs(logs), { capital: first.capital })
        const [a, b] = [sheetOf(first), sheetOf(second)]
        expect(joined.profit).toBe(a.finalEquity - first.capital + b.finalEquity - second.capital)
        expect(joined.trades).toHaveLength(a.roundTrips.length + b.roundTrips.length)
      }),
      { ...RUNS, numRuns: 30 },
    )
  })

  it('counts days without an event as days without a gain', async () => {
    const days = ['2026-11-19', '2026-11-20', '2026-11-23']
    const { byDay, byMonth, days: count } = await lastValueFrom(from([]).pipe(evaluate({ capital: 1_000_000, days })))
    expect(byDay.map(({ period, profit }) => [period, profit])).toEqual(days.map((day) => [day, 0]))
    expect(byMonth).toHaveLength(1)
    expect(count).toBe(3)
  })

  it('draws the same days from the same seed, others from another, and an interval around the result', async () => {
    const [each] = fc.sample(
      fc.tuple(run).filter(([{ days }]) => days.length > 20),
      { seed: 3, numRuns: 1 },
    )
    if (each === undefined) throw new Error('no run was drawn')
    const [{ capital, events }] = each
    const drawn = (seed: number) =>
      lastValueFrom(
        from(events).pipe(
          evaluate({ capital, bootstrap: { seed } }),
          map(({ confidence }) => confidence),
        ),
      )
    const [first, again, other] = await Promise.all([drawn(1), drawn(1), drawn(2)])
    expect(again).toEqual(first)
    expect(other).not.toEqual(first)
    const { totalReturn } = await lastValueFrom(from(events).pipe(evaluate({ capital })))
    expect(first?.totalReturn.from).toBeLessThan(totalReturn)
    expect(first?.totalReturn.to).toBeGreaterThan(totalReturn)
  })

  it('emits the days before it at each new day, and all at the end', async () => {
    const [each] = fc.sample(
      run.filter(({ days }) => days.length === 5),
      { seed: 3, numRuns: 1 },
    )
    if (each === undefined) throw new Error('no run was drawn')
    const all = await lastValueFrom(from(each.events).pipe(evaluate({ capital: each.capital, emit: 'day' }), toArray()))
    expect(all.map(({ days }) => days)).toEqual([1, 2, 3, 4, 5])
    expect(all.at(-1)).toEqual(await lastValueFrom(from(each.events).pipe(evaluate({ capital: each.capital }))))
  })

  it('passes an error and refuses an invalid capital', async () => {
    const broken = concat(
      of(),
      throwError(() => new Error('lost')),
    ).pipe(evaluate({ capital: 1 }))
    await expect(lastValueFrom(broken)).rejects.toThrow('lost')
    expect(() => evaluate({ capital: 0 })).toThrow(RangeError)
    expect(() => evaluate({ capital: Number.NaN })).toThrow(RangeError)
  })
})

function close(found: number | null, expected: number | null): void {
  if (expected === null || found === null) expect(found).toBe(expected)
  else expect(Math.abs(found - expected)).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(expected)))
}

function sum(values: readonly number[]): number {
  return values.reduce((all, value) => all + value, 0)
}
