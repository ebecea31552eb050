/** What the order desk and the errors share. */

/** An order as it was sent. */
export interface OrderRequest {
  /** The api-id: `kt10000` buys, `kt10003` cancels, … */
  readonly endpoint: string
  /** The caller's parameters. */
  readonly params: Readonly<Record<string, unknown>>
}

/** An order that the exchange's lists show; `null` is a cell that is blank or cannot be read. */
export interface ListedOrder {
  readonly orderNumber: string | null
  /** The order that this one modifies or cancels; `null` for a new one. */
  readonly originalOrderNumber: string | null
  readonly stockCode: string | null
  /** The exchange's Korean text: `'+매수'`, `'-매도정정'`. */
  readonly orderType: string | null
  readonly orderQuantity: number | null
  readonly orderPrice: number | null
  readonly filledQuantity: number | null
  readonly unfilledQuantity: number | null
  /** Time of day in Korea. */
  readonly time: string | null
  /** Whether it is among the open orders (미체결). */
  readonly open: boolean
}

/** What became of an order whose reply was lost, as far as the exchange's lists prove it. */
export type OrderVerdict =
  /** It was taken: `order` is the one, unless it was a cancellation, which leaves nothing behind. */
  | { readonly _tag: 'accepted'; readonly order: ListedOrder | null }
  /** No order came of it: the lists of its own day, read whole and some seconds after it left, leave no row for it. */
  | { readonly _tag: 'absent' }
  /**
   * The lists prove neither: several orders may be it, one whose time does not fit or that cannot be read in full, or
   * its day is over. Look again, or look with your own eyes; do not send it again.
   */
  | { readonly _tag: 'undecided'; readonly candidates: readonly ListedOrder[] }
