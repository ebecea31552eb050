/** What the order room and the errors share. */

/** An order as it was sent. */
export interface OrderRequest {
  /** The api-id: `kt10000` buys, `kt10003` cancels, … */
  readonly endpoint: string
  /** The caller's parameters. */
  readonly params: Readonly<Record<string, unknown>>
}

/** An order that the exchange's lists show. */
export interface ListedOrder {
  readonly orderNumber: string
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

/** What became of an order whose reply was lost, as far as the exchange's lists tell now. */
export type OrderVerdict =
  /** It was taken: `order` is the one, unless it was a cancellation, which leaves nothing behind. */
  | { readonly _tag: 'accepted'; readonly order: ListedOrder | null }
  /** No list shows it, or it shows that nothing was done. It may still be on its way: look again after a moment. */
  | { readonly _tag: 'absent' }
  /** Several orders may be it, or one whose time does not fit. */
  | { readonly _tag: 'undecided'; readonly candidates: readonly ListedOrder[] }
