/** Where the market thinks a price belongs. Trades run after it. */

export interface FairValue {
  /** KRW, off the grid. */
  readonly value: number
  /** How much faster than on average of the day things happen. */
  readonly haste: number
  /** Moves on to an instant. In an auction (`calm`) it moves less: no one can chase a price. */
  advance(at: number, calm?: boolean): void
  /** After an auction: the price found is the fair one. */
  settle(at: number, price: number): void
}
