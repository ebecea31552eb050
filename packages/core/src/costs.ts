/**
 * What a trade costs: commission and sales tax by date, with their rounding. Pure data and pure functions.
 *
 * @packageDocumentation
 */

export type { Charge } from './costs/charge.ts'
export { chargeOn, noCharge } from './costs/charge.ts'
export type { CommissionRow } from './costs/commission.ts'
export { commissions } from './costs/commission.ts'
export type { Costs, TradedWhere } from './costs/costsAt.ts'
export { costsAt } from './costs/costsAt.ts'
export type { SalesTaxRow, TaxedInstrument, TaxedMarket } from './costs/salesTax.ts'
export { salesTaxes } from './costs/salesTax.ts'
