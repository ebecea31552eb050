/** All figures of a log. */
import type { ExecutionPosition } from '../execute/position.ts'
import { type Activity, activityOf } from './activity.ts'
import { bootstrap, type Confidence } from './bootstrap.ts'
import { type Drawdown, deepest, drawdownsOf } from './drawdowns.ts'
import { type EquityPoint, equityCurve } from './equityCurve.ts'
import { checkFigures, type EvaluationOptions } from './evaluationOptions.ts'
import { type Exposure, exposureOf } from './exposure.ts'
import type { ClosedTrade, ExecutionLog, LoggedFill } from './log.ts'
import { type PeriodReturn, returnsByDay, returnsByMonth } from './periodReturns.ts'
import { annualReturnOf, deviationOf, sharpeOf, sortinoOf } from './ratios.ts'
import { type TradeFigures, type TradeGroup, tradeFigures, tradesBy } from './tradeFigures.ts'
import { type Warning, warningsOf } from './warnings.ts'

/** The figures of a strategy. Money in KRW, after costs; parts as numbers from 0 to 1; `null` where nothing can be said. */
export interface Evaluation {
  readonly capital: number
  /** Marked to market. */
  readonly finalEquity: number
  readonly profit: number
  /** `profit` over `capital`. */
  readonly totalReturn: number
  /** Trading days. */
  readonly days: number
  /** What the same days would make in a year, gains left in; `null` of fewer than 20 days. */
  readonly annualReturn: number | null
  /** Standard deviation of the days' returns, a year. */
  readonly volatility: number | null
  readonly sharpe: number | null
  readonly sortino: number | null
  /** Annual return over the deepest drawdown. */
  readonly calmar: number | null
  readonly maxDrawdown: Drawdown | null
  /** The deepest ones, deepest first. */
  readonly drawdowns: readonly Drawdown[]
  readonly byDay: readonly PeriodReturn[]
  readonly byMonth: readonly PeriodReturn[]
  readonly trading: TradeFigures
  readonly byItem: readonly TradeGroup[]
  readonly byExitReason: readonly TradeGroup[]
  readonly activity: Activity
  readonly exposure: Exposure
  readonly confidence: Confidence | null
  readonly equity: readonly EquityPoint[]
  readonly trades: readonly ClosedTrade[]
  readonly fills: readonly LoggedFill[]
  /** What is held at the end. */
  readonly open: readonly ExecutionPosition[]
  /** How many signals were refused, by reason. */
  readonly refusals: ExecutionLog['refusals']
  readonly warnings: readonly Warning[]
}

const MINUTE = 60_000

/**
 * The figures of a log, such as `collectLog` or a day of a backtest gives.
 *
 * @throws RangeError for an option that cannot be right, such as a capital that is not above 0.
 */
export function evaluationOf(log: ExecutionLog, options: EvaluationOptions): Evaluation {
  const { capital, daysPerYear = 252, riskFree = 0, sessionMinutes = 390, drawdowns: listed = 10 } = options
  checkFigures('evaluation', options)
  const days = [...new Set([...log.days, ...(options.days ?? [])])].sort()
  const terms = { daysPerYear, riskFree }
  const equity = equityCurve(capital, log.points)
  const byDay = returnsByDay(capital, equity, days)
  const known = byDay.flatMap((day) => day.return ?? [])
  // Without a return of each day there is no ratio: days are not left out.
  const returns = known.length === byDay.length ? known : []
  const all = drawdownsOf(capital, equity)
  const [maxDrawdown = null] = deepest(all, 1)
  const profit = log.points.at(-1)?.profit ?? 0
  const annualReturn = annualReturnOf(returns, terms)
  const deviation = deviationOf(returns)
  return {
    capital,
    finalEquity: capital + profit,
    profit,
    totalReturn: profit / capital,
    days: days.length,
    annualReturn,
    volatility: deviation === null ? null : deviation * Math.sqrt(daysPerYear),
    sharpe: sharpeOf(returns, terms),
    sortino: sortinoOf(returns, terms),
    calmar: annualReturn === null || maxDrawdown === null ? null : annualReturn / maxDrawdown.depth,
    maxDrawdown,
    drawdowns: deepest(all, listed),
    byDay,
    byMonth: returnsByMonth(byDay),
    trading: tradeFigures(log.trades),
    byItem: tradesBy(log.trades, ({ item }) => item),
    byExitReason: tradesBy(log.trades, ({ exitReason }) => exitReason),
    activity: activityOf(log.fills, capital, days.length),
    exposure: exposureOf(equity, days.length, sessionMinutes * MINUTE),
    confidence: bootstrap(returns, terms, options.bootstrap),
    equity,
    trades: log.trades,
    fills: log.fills,
    open: log.open,
    refusals: log.refusals,
    warnings: warningsOf({ ...log, days }, equity),
  }
}
