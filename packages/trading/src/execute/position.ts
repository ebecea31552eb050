/** What an execution holds, by its own ledger. */

/** Shares of an item that one execution bought and has not sold. */
export interface ExecutionPosition {
  readonly item: string
  /** Shares. */
  readonly quantity: number
  /** KRW that was paid for those held, without costs. */
  readonly cost: number
  /** Epoch milliseconds of the first fill. */
  readonly openedAt: number
  /** KRW a share, the last that is known. */
  readonly price: number
}

/** The money of one execution, by its own ledger. */
export interface ExecutionEquity {
  /** Epoch milliseconds. */
  readonly at: number
  /** `realised`, and what its positions have gained at their last prices, KRW. */
  readonly profit: number
  /** Proceeds of what was sold less its cost, less all commissions and taxes so far, KRW. */
  readonly realised: number
  /** What its positions are worth at their last prices, KRW. */
  readonly value: number
  /** Commissions and taxes so far, KRW. */
  readonly costs: number
}
