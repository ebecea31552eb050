/** The broker's commission (위탁수수료), of either side. */
import type { Charge } from './charge.ts'

/** A commission and since when it holds. */
export interface CommissionRow extends Charge {
  /** `'2024-01-01'`: the first day on which it holds. */
  readonly since: string
  readonly env: 'real' | 'mock'
  /** Where the rate and its rounding come from. */
  readonly basis: string
}

/** Oldest first within an environment. Both venues and all markets have the same row until a source says otherwise. */
export const commissions: readonly CommissionRow[] = [
  {
    since: '2021-01-01',
    env: 'real',
    perMillion: 150,
    cutTo: 10,
    basis: "The broker's published online rate of 0.015 %, cut to 10 won (docs/protocol.md#rules, confidence medium).",
  },
  {
    since: '2021-01-01',
    env: 'mock',
    perMillion: 3_500,
    cutTo: 10,
    basis: 'FID 938 of the fills of a mock session: 0.35 %, cut to 10 won (docs/protocol.md#rules).',
  },
]
