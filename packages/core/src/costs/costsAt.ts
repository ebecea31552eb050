/** The costs of a trade on a date. */
import { type Charge, noCharge } from './charge.ts'
import { commissions } from './commission.ts'
import { salesTaxes, type TaxedInstrument, type TaxedMarket } from './salesTax.ts'

/** Where something trades, and what it is. */
export interface TradedWhere {
  readonly env: 'real' | 'mock'
  readonly venue: 'krx' | 'nxt'
  readonly market: TaxedMarket
  readonly instrument: TaxedInstrument
}

/** The charges on a trade, each with its rounding: hand them to {@link chargeOn}. */
export interface Costs {
  /** Of either side, on the amount of the order. */
  readonly commission: Charge
  /** Of the seller, on the amount of the order. */
  readonly tax: Charge
}

/**
 * What a trade on a date costs.
 *
 * A date after the last row has that row's rate: a tax that changes later needs a newer version of this package.
 *
 * @param date The trade date, `'2026-11-20'`.
 * @throws RangeError when the date is not a date, or earlier than the table.
 *
 * @example
 * ```ts
 * import { costsAt } from '@kiwoom-rx/core/costs'
 *
 * const where = { env: 'real', venue: 'krx', market: 'kospi', instrument: 'stock' } as const
 * console.log(costsAt('2025-12-30', where).tax.perMillion, costsAt('2026-01-02', where).tax.perMillion)
 * // prints: 1500 2000
 * ```
 */
export function costsAt(date: string, { env, market, instrument }: TradedWhere): Costs {
  if (!isDate(date)) throw new RangeError(`Costs need a trade date like '2026-11-20', got '${date}'.`)
  const commission = latest(
    date,
    commissions.filter((row) => row.env === env),
  )
  const tax = latest(
    date,
    salesTaxes.filter((row) => row.market === market),
  )
  return { commission, tax: instrument === 'stock' ? tax : noCharge }
}

function latest<Row extends Charge & { readonly since: string }>(date: string, rows: readonly Row[]): Charge {
  const row = rows.findLast(({ since }) => since <= date)
  if (row === undefined) {
    throw new RangeError(`No costs are on record for ${date}: the table begins at ${rows[0]?.since}.`)
  }
  const { perMillion, cutTo } = row
  return { perMillion, cutTo }
}

function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const at = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(at.getTime()) && at.toISOString().slice(0, 10) === text
}
