/** The tax on selling shares (증권거래세, with 농어촌특별세 on KOSPI). Buying is not taxed. */
import type { Charge } from './charge.ts'

/** `konex` is the market of small companies; `gold` the KRX gold market. */
export type TaxedMarket = 'kospi' | 'kosdaq' | 'konex' | 'gold'

export type TaxedInstrument = 'stock' | 'etf' | 'etn' | 'elw'

/** A tax rate and since when it holds. */
export interface SalesTaxRow extends Charge {
  /** `'2026-01-01'`: the first trade date on which it holds. */
  readonly since: string
  /** Where it holds. */
  readonly market: TaxedMarket
  /** Where the rate comes from. */
  readonly basis: string
}

const MANUAL = 'docs/protocol.md#rules'
// The manual's sample: 284 on 158,200 at 0.18 %, that is 284.76 cut to the won.
const CUT = 'cut to the won as in the sample of ka10072'

/**
 * Shares only, oldest first within a market; the last row of a market holds until another one is added. ETF, ETN and
 * ELW are not taxed, whatever their market.
 */
export const salesTaxes: readonly SalesTaxRow[] = [
  { ...tax('2021-01-01', 'kospi', 2_300), basis: '증권거래세법 시행령 §5 as of 2021: 0.08 % and 0.15 % 농특세' },
  { ...tax('2023-01-01', 'kospi', 2_000), basis: '증권거래세법 시행령 §5 as of 2023: 0.05 % and 0.15 % 농특세' },
  { ...tax('2024-01-01', 'kospi', 1_800), basis: `${MANUAL}: 0.03 % and 0.15 % 농특세; ${CUT}` },
  { ...tax('2025-01-01', 'kospi', 1_500), basis: `${MANUAL}: 0 % and 0.15 % 농특세` },
  { ...tax('2026-01-01', 'kospi', 2_000), basis: `${MANUAL}: 0.05 % and 0.15 % 농특세; measured in FID 939` },
  { ...tax('2021-01-01', 'kosdaq', 2_300), basis: '증권거래세법 시행령 §5 as of 2021' },
  { ...tax('2023-01-01', 'kosdaq', 2_000), basis: '증권거래세법 시행령 §5 as of 2023' },
  { ...tax('2024-01-01', 'kosdaq', 1_800), basis: MANUAL },
  { ...tax('2025-01-01', 'kosdaq', 1_500), basis: MANUAL },
  { ...tax('2026-01-01', 'kosdaq', 2_000), basis: MANUAL },
  { ...tax('2021-01-01', 'konex', 1_000), basis: '증권거래세법 시행령 §5: 0.10 % since 2019-06-03, not changed since' },
  { ...tax('2021-01-01', 'gold', 0), basis: 'Gold is no share: 증권거래세법 §2 does not name it' },
]

function tax(since: string, market: TaxedMarket, perMillion: number) {
  return { since, market, perMillion, cutTo: 1 }
}
