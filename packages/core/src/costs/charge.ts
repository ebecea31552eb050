/** A commission or a tax: a part of the traded amount, cut down to a unit of money. */

export interface Charge {
  /** Parts per million of the traded amount: 150 is 0.015 %. Whole numbers, so that no rate is a rounded fraction. */
  readonly perMillion: number
  /** The charge is cut down to a multiple of this, KRW. */
  readonly cutTo: number
}

/** Costs nothing. */
export const noCharge: Charge = { perMillion: 0, cutTo: 1 }

const MILLION = 1_000_000

/**
 * The charge on a traded amount, KRW.
 *
 * The exchange's server cuts once for an order, not for each execution: charge the sum of the order's executions.
 *
 * @param amount Price times shares, KRW: a whole number of 0 or more.
 * @throws RangeError when the amount is not such a number.
 *
 * @example
 * ```ts
 * import { chargeOn, costsAt } from '@kiwoom-rx/core/costs'
 *
 * const { commission, tax } = costsAt('2026-11-20', { env: 'real', venue: 'krx', market: 'kosdaq', instrument: 'stock' })
 * console.log(chargeOn(commission, 1_234_567), chargeOn(tax, 1_234_567))
 * // prints: 180 2469
 * ```
 */
export function chargeOn({ perMillion, cutTo }: Charge, amount: number): number {
  if (!(Number.isSafeInteger(amount) && amount >= 0)) {
    throw new RangeError(`A charge needs the traded amount in whole KRW, 0 or more; got ${amount}. Round it first.`)
  }
  // In two parts: amount × rate would leave the safe integers from 2.5 trillion KRW on.
  const millions = Math.floor(amount / MILLION)
  const won = millions * perMillion + Math.floor(((amount % MILLION) * perMillion) / MILLION)
  return won - (won % cutTo)
}
