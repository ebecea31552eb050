/** What a paper market receives before it begins. */
import type { CostsOf } from '../../costs.ts'

export interface PaperRules {
  readonly costsOf: CostsOf
  /** Milliseconds between sending an order and its arrival at the market. */
  readonly latency: number
  /** The largest part of a trade's volume that resting orders get. */
  readonly participation: number
}
