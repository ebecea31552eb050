/** What a trade costs on a date: core's dated table, with rates of your own. */
import { type Charge, type Costs, type TradedWhere, costsAt as tableAt } from '@kiwoom-rx/core/costs'

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
