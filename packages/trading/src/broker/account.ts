/** The holdings of an account. */

/** Shares of an item that the account holds, no matter who bought them. */
export interface AccountPosition {
  /** The code without a venue: shares bought on several venues are one holding. */
  readonly item: string
  /** Shares. */
  readonly quantity: number
  /** The average price paid, KRW a share; `null` when the exchange did not report it. */
  readonly averagePrice: number | null
  /** KRW a share, the last that is known; `null` when none is. */
  readonly price: number | null
}

/** Money and shares of an account. */
export interface AccountState {
  /** Epoch milliseconds. */
  readonly at: number
  /** Money after the settlement of all trades, KRW; `null` while it is not known. */
  readonly cash: number | null
  readonly positions: readonly AccountPosition[]
  /** `cash` and what the positions are worth, KRW; `null` while either is not known. */
  readonly equity: number | null
  /** `false` while the positions may differ from the exchange's books, such as after a lost connection. */
  readonly isCurrent: boolean
}
