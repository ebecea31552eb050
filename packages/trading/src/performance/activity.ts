/** How much was traded, and what that cost. */
import type { LoggedFill } from './log.ts'

/** What passed through the market. KRW. */
export interface Activity {
  readonly fills: number
  readonly bought: number
  readonly sold: number
  /** Bought and sold. */
  readonly turnover: number
  /** `turnover` over the capital, a day; `null` without a day. */
  readonly turnoverPerDay: number | null
  readonly commission: number
  readonly tax: number
  /** Commission and tax. */
  readonly costs: number
  /** `costs` over `turnover`; `null` without turnover. */
  readonly costRatio: number | null
}

export function activityOf(fills: readonly LoggedFill[], capital: number, days: number): Activity {
  const of = (select: (fill: LoggedFill) => number): number => fills.reduce((sum, fill) => sum + select(fill), 0)
  const valueOn =
    (wanted: LoggedFill['side']) =>
    ({ side, price, quantity }: LoggedFill) =>
      side === wanted ? price * quantity : 0
  const [bought, sold] = [of(valueOn('buy')), of(valueOn('sell'))]
  const turnover = bought + sold
  const [commission, tax] = [of((fill) => fill.commission), of((fill) => fill.tax)]
  return {
    fills: fills.length,
    bought,
    sold,
    turnover,
    turnoverPerDay: days === 0 ? null : turnover / capital / days,
    commission,
    tax,
    costs: commission + tax,
    costRatio: turnover === 0 ? null : (commission + tax) / turnover,
  }
}
