import { describe, expect, it } from 'vitest'
import {
  backtest,
  type ClosedTrade,
  type EvaluationOptions,
  type ExecutionLog,
  evaluate,
  evaluationOf,
  noCharge,
  sweep,
} from '../../src/index.ts'

const at = (day: string, time = '10:00'): number => Date.parse(`2026-11-${day}T${time}:00+09:00`)
const NOTHING: ExecutionLog = { points: [], fills: [], trades: [], notices: [], refusals: {}, days: [], open: [] }

/** A log whose profit at the end of each day, from the second of November on, is given. */
function logOf(...profits: readonly number[]): ExecutionLog {
  const days = profits.map((_, n) => `2026-11-${String(n + 2).padStart(2, '0')}`)
  const points = profits.map((profit, n) => ({ at: Date.parse(`${days[n]}T10:00:00+09:00`), profit, value: 0 }))
  return { ...NOTHING, points, days }
}

const trade: ClosedTrade = {
  ...{ execution: 'a', item: '005930', quantity: 1, openedAt: at('19'), closedAt: at('20'), entryPrice: 100 },
  ...{ exitPrice: 90, profit: -10, return: -0.1, commission: 0, tax: 0 },
  ...{ entryReason: '', exitReason: 'stop', reason: '' },
}

/** Every number of the figures, wherever it is. */
function numbersIn(value: unknown): readonly number[] {
  if (typeof value === 'number') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(numbersIn) : []
}

describe('figures', () => {
  it('have no NaN, no infinity and no minus zero without a day, a trade, a loss, a gain or equity', () => {
    const logs = [
      NOTHING,
      logOf(0),
      logOf(5),
      logOf(-5),
      logOf(...Array.from({ length: 25 }, (_, n) => -n)),
      logOf(...Array.from({ length: 25 }, (_, n) => n)),
      // Exactly nothing is left, then less than nothing, then all of it is back.
      logOf(-100, -150, -100, 20, 30, 40),
      { ...logOf(-10), trades: [trade] },
      { ...logOf(10), trades: [{ ...trade, profit: 10, return: 0.1 }] },
      { ...logOf(-100), points: [{ at: at('02'), profit: -100, value: 50 }, ...logOf(-100).points] },
    ]
    for (const log of logs) {
      const strange = numbersIn(evaluationOf(log, { capital: 100 })).filter(
        (each) => !Number.isFinite(each) || Object.is(each, -0),
      )
      expect(strange).toEqual([])
    }
  })

  it('say nothing of returns after the equity is gone, and say when that was', () => {
    const found = evaluationOf(logOf(-20, -150, -300, 50), { capital: 100 })
    expect(found.byDay.map((day) => day.return)).toEqual([80 / 100 - 1, -50 / 80 - 1, null, null])
    expect(found.byDay.map(({ profit }) => profit)).toEqual([-20, -130, -150, 350])
    expect(found).toMatchObject({ sharpe: null, sortino: null, volatility: null, annualReturn: null, calmar: null })
    expect(found.maxDrawdown?.depth).toBe(3)
    expect(found.warnings).toContainEqual({ kind: 'noEquity', at: at('03') })
  })

  it('count a day that loses everything as nothing left in every resample, however often it is drawn', () => {
    const found = evaluationOf(logOf(10, 20, 30, 40, 50, -120), { capital: 100 })
    expect(found.confidence?.totalReturn.from).toBe(-1)
    expect(found.annualReturn).toBeNull()
  })

  it('know the deepest drawdown when none is to be listed', () => {
    const found = evaluationOf(logOf(-20, -10), { capital: 100, drawdowns: 0 })
    expect(found.drawdowns).toEqual([])
    expect(found.maxDrawdown?.depth).toBeCloseTo(0.2, 12)
  })

  it('are computed of a hundred thousand trades', () => {
    const trades = Array.from({ length: 100_000 }, (_, n) => ({ ...trade, profit: (n % 7) - 3 }))
    const { trading } = evaluationOf({ ...logOf(5), trades }, { capital: 100 })
    expect(trading).toMatchObject({ count: 100_000, best: 3, worst: -3 })
  })

  const wrong: readonly (readonly [string, Partial<EvaluationOptions>])[] = [
    ...[0, -1, Number.NaN, Number.POSITIVE_INFINITY].map((capital) => ['capital', { capital }] as const),
    ...[0, -1, Number.NaN].map((daysPerYear) => ['daysPerYear', { daysPerYear }] as const),
    ...[0, Number.NaN].map((sessionMinutes) => ['sessionMinutes', { sessionMinutes }] as const),
    ...[-2, Number.NaN].map((riskFree) => ['riskFree', { riskFree }] as const),
    ...[-1, 1.5, Number.NaN].map((drawdowns) => ['drawdowns', { drawdowns }] as const),
    ...['20261120', '2026-13-01', ''].map((day) => ['days', { days: [day] }] as const),
    ...[0, -1, 0.5, Number.NaN].map((block) => ['bootstrap.block', { bootstrap: { block } }] as const),
    ...[0, -1, Number.NaN].map((resamples) => ['bootstrap.resamples', { bootstrap: { resamples } }] as const),
    ...[0, 1, 90, Number.NaN].map((level) => ['bootstrap.level', { bootstrap: { level } }] as const),
    ['bootstrap.seed', { bootstrap: { seed: Number.NaN } }],
  ]
  it.each(wrong)('refuse a wrong %s before anything runs: %o', (name, changes) => {
    const { capital, ...evaluation } = changes
    expect(() => evaluate({ capital: 100, ...changes })).toThrow(`evaluate: ${name} must be`)
    expect(() => evaluationOf(NOTHING, { capital: 100, ...changes })).toThrow(`evaluation: ${name} must be`)
    const options = {
      days: [],
      strategy: () => Promise.reject(new Error('it ran')),
      broker: { costs: { commission: noCharge, tax: noCharge } },
      ...('capital' in changes ? { capital } : { evaluation }),
    }
    expect(() => backtest(options)).toThrow(`backtest: ${name} must be`)
    expect(() => sweep({ ...options, trials: [] })).toThrow(`sweep: ${name} must be`)
  })
})
