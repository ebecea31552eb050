/** Figures as lines of text. */
import type { Evaluation } from '@kiwoom-rx/trading'

/** The figures that say the most, and the warnings. */
export function figureLines(evaluation: Evaluation): readonly string[] {
  const { capital, finalEquity, profit, totalReturn, sharpe, sortino, maxDrawdown, confidence } = evaluation
  const { trading, activity, exposure, days, warnings, byExitReason } = evaluation
  const range =
    confidence && `90 % between ${percent(confidence.totalReturn.from)} and ${percent(confidence.totalReturn.to)}`
  const lines: readonly (readonly [name: string, value: string])[] = [
    ['days', String(days)],
    ['equity', `${won(capital)} to ${won(finalEquity)}`],
    ['profit', `${won(profit)} (${percent(totalReturn)}${range === null ? '' : `, ${range}`})`],
    ['sharpe', `${ratio(sharpe)}, sortino ${ratio(sortino)}`],
    ['drawdown', maxDrawdown === null ? 'none' : percent(maxDrawdown.depth)],
    ['trades', `${trading.count}, ${percent(trading.hitRate)} won, profit factor ${ratio(trading.profitFactor)}`],
    [
      'exits',
      byExitReason.map(({ key, count, profit: gain }) => `${key} ${count} (${won(gain)})`).join(', ') || 'none',
    ],
    ['costs', `${won(activity.costs)}, ${percent(activity.costRatio)} of the turnover`],
    ['exposure', `${percent(exposure.time)} of the time`],
    ...warnings.map(({ kind, ...facts }) => ['warning', `${kind} ${JSON.stringify(facts)}`] as const),
  ]
  return lines.map(([name, value]) => `${name.padEnd(10)}${value}`)
}

function won(value: number): string {
  return `${Math.round(value).toLocaleString('en-US')} KRW`
}

function percent(value: number | null): string {
  return value === null ? '-' : `${(value * 100).toFixed(2)} %`
}

function ratio(value: number | null): string {
  return value === null ? '-' : value.toFixed(2)
}
