/** What the closed trades say together. */

import type { ClosedTrade } from './log.ts'
import { average } from './ratios.ts'

/** Figures of closed trades. Money in KRW, after costs. */
export interface TradeFigures {
  readonly count: number
  /** How many brought more than 0, and how many less. */
  readonly wins: number
  readonly losses: number
  /** Wins over all; `null` without a trade. */
  readonly hitRate: number | null
  readonly grossProfit: number
  /** A loss is above 0. */
  readonly grossLoss: number
  /** Gross profit over gross loss; `null` without a loss. */
  readonly profitFactor: number | null
  readonly averageWin: number | null
  /** Above 0. */
  readonly averageLoss: number | null
  /** What a trade brings on average; `null` without a trade. */
  readonly expectancy: number | null
  /** Milliseconds; `null` without a trade. */
  readonly averageHold: number | null
  readonly best: number | null
  readonly worst: number | null
}

/** The trades of one kind: of an item, or with an exit reason. */
export interface TradeGroup {
  readonly key: string
  readonly count: number
  readonly wins: number
  /** KRW, after costs. */
  readonly profit: number
}

export function tradeFigures(trades: readonly ClosedTrade[]): TradeFigures {
  const profits = trades.map(({ profit }) => profit)
  const [won, lost] = [profits.filter((profit) => profit > 0), profits.filter((profit) => profit < 0)]
  const [grossProfit, grossLoss] = [total(won), 0 - total(lost)]
  const ofSome = <T>(values: readonly T[], figure: (values: readonly T[]) => number): number | null =>
    values.length === 0 ? null : figure(values)
  return {
    count: trades.length,
    wins: won.length,
    losses: lost.length,
    hitRate: ofSome(profits, () => won.length / profits.length),
    grossProfit,
    grossLoss,
    profitFactor: ofSome(lost, () => grossProfit / grossLoss),
    averageWin: ofSome(won, average),
    averageLoss: ofSome(lost, () => grossLoss / lost.length),
    expectancy: ofSome(profits, average),
    averageHold: ofSome(trades, () => average(trades.map(({ openedAt, closedAt }) => closedAt - openedAt))),
    best: ofSome(profits, (values) => values.reduce((a, b) => Math.max(a, b))),
    worst: ofSome(profits, (values) => values.reduce((a, b) => Math.min(a, b))),
  }
}

/** The trades by a key, in the order of the key. */
export function tradesBy(trades: readonly ClosedTrade[], keyOf: (trade: ClosedTrade) => string): readonly TradeGroup[] {
  const groups = new Map<string, TradeGroup>()
  for (const trade of trades) {
    const key = keyOf(trade)
    const { count, wins, profit } = groups.get(key) ?? { count: 0, wins: 0, profit: 0 }
    groups.set(key, { key, count: count + 1, wins: wins + (trade.profit > 0 ? 1 : 0), profit: profit + trade.profit })
  }
  return [...groups.values()].sort((a, b) => (a.key < b.key ? -1 : 1))
}

function total(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0)
}
