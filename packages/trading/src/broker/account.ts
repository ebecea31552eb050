/** What an account holds. */

/** Shares of an item that the account holds, no matter who bought them. */
export interface AccountPosition {
  /** Plain code: what was bought on several venues is one holding. */
  readonly item: string
  /** Shares. */
  readonly quantity: number
  /** KRW a share that was paid on average; `null` when the exchange did not say. */
  readonly averagePrice: number | null
  /** KRW a share, the last that is known; `null` when none is. */
  readonly price: number | null
}

/** Money and shares of an account. */
export interface AccountState {
  /** Epoch milliseconds. */
  readonly at: number
  /** Money that is there when all trades are settled, KRW; `null` while it is not known. */
  readonly cash: number | null
  readonly positions: readonly AccountPosition[]
  /** `cash` and what the positions are worth, KRW; `null` while either is not known. */
  readonly equity: number | null
  /** `false` while the positions may differ from the exchange's books, such as after a lost connection. */
  readonly isCurrent: boolean
}
