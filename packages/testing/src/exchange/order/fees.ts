/** Commission and sales tax of an order: of the dated table, or by the rates that the rules name. */
import { type Costs, chargeOn, costsAt } from '@kiwoom-rx/core/costs'
import { ruleDate } from '../../market/calendar/ruleDate.ts'
import type { Listing } from '../../market/listing/listings.ts'
import type { Rules } from '../rules/rules.ts'

export type FeeRules = Pick<Rules, 'commissionRate' | 'sellTaxRate' | 'mockOrders'>

export interface Fees {
  /** Of either side, on what an order has traded, KRW. */
  commission(amount: number, listing: Listing): number
  /** Of a sale, on what an order has traded, KRW. */
  tax(amount: number, listing: Listing): number
}

/** The fees of a trading day, days since 1970. A rate of the rules stands in for the table's and is cut to the won. */
export function feesOf(day: number, rules: FeeRules): Fees {
  const date = ruleDate(day)
  const env = rules.mockOrders ? 'mock' : 'real'
  const costs = ({ kind, market }: Listing): Costs => {
    const instrument = kind === 'etf' ? 'etf' : 'stock'
    return costsAt(date, { env, venue: 'krx', market, instrument })
  }
  return {
    commission: (amount, listing) =>
      rules.commissionRate === null
        ? chargeOn(costs(listing).commission, Math.round(amount))
        : Math.floor(amount * rules.commissionRate),
    tax: (amount, listing) => {
      const { tax } = costs(listing)
      if (rules.sellTaxRate === null || tax.perMillion === 0) return chargeOn(tax, Math.round(amount))
      return Math.floor(amount * rules.sellTaxRate)
    },
  }
}
