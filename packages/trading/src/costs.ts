/** The costs of a trade on a date: core's dated table, or rates of your own. */
import { type Charge, type Costs, chargeOn, type TradedWhere, costsAt as tableAt } from '@kiwoom-rx/core/costs'

/** Rates of your own, which replace those of the table. */
export interface OwnRates {
  /** The commission (수수료) that was agreed with the broker. */
  readonly commission?: Charge | undefined
  /** The sales tax (증권거래세). */
  readonly tax?: Charge | undefined
}

/**
 * What a trade on a date costs, by the dated table or by rates of your own.
 *
 * @param date The trade date, `'2026-11-20'`.
 * @throws RangeError when the date is not a date, or earlier than the table.
 *
 * @example
 * ```ts
 * import { chargeOn, costsAt } from '@kiwoom-rx/trading'
 *
 * const where = { env: 'real', venue: 'krx', market: 'kosdaq', instrument: 'stock' } as const
 * const { commission, tax } = costsAt('2026-11-20', where, { commission: { perMillion: 36, cutTo: 1 } })
 * console.log(chargeOn(commission, 1_000_000), chargeOn(tax, 1_000_000))
 * // prints: 36 2000
 * ```
 */
export function costsAt(date: string, where: TradedWhere, own: OwnRates = {}): Costs {
  const { commission, tax } = tableAt(date, where)
  return { commission: own.commission ?? commission, tax: own.tax ?? tax }
}

/**
 * The costs of trades, in one of three forms: the table for one market (optionally with rates of your own), the same
 * costs on every date, or a function of item and date.
 */
export type CostsOption = (TradedWhere & OwnRates) | Costs | ((item: string, date: string) => Costs)

/** The costs of an item on a date. */
export type CostsOf = (item: string, date: string) => Costs

export function costsOf(option: CostsOption): CostsOf {
  if (typeof option === 'function') return option
  if (!('env' in option)) return () => option
  return (_, date) => costsAt(date, option, option)
}

/** What an order has been charged so far, KRW. */
export interface Charged {
  readonly amount: number
  readonly commission: number
  readonly tax: number
}

export const UNCHARGED: Charged = { amount: 0, commission: 0, tax: 0 }

/** What an order has been charged after one more fill: the charge is cut once an order, so the sum of its fills counts. */
export function charged(before: Charged, side: 'buy' | 'sell', amount: number, costs: Costs): Charged {
  const sum = before.amount + amount
  // A middle price may be half a won.
  const whole = Math.floor(sum)
  return {
    amount: sum,
    commission: chargeOn(costs.commission, whole),
    tax: side === 'sell' ? chargeOn(costs.tax, whole) : 0,
  }
}
