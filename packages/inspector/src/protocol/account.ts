/** Orders, and what the account holds. */

/** One order's life, as the exchange reported it (type 00) or `kiwoom.order` followed it. */
export interface OrderView {
  readonly orderNumber: string
  /** The order that this one modifies or cancels; `''` for one of its own. */
  readonly original: string
  readonly item: string
  readonly name: string
  readonly side: 'buy' | 'sell' | null
  readonly price: number | null
  readonly quantity: number | null
  readonly filled: number
  /** Shares that are still open; `null` when that is not known. */
  readonly open: number | null
  readonly isOver: boolean
  readonly steps: readonly OrderStepView[]
}

export interface OrderStepView {
  /** Epoch ms. */
  readonly at: number
  /** The exchange's word for it in English: `accepted`, `filled`, `confirmed`, `cancelled`, `rejected`, … */
  readonly status: string
  readonly price: number | null
  readonly quantity: number | null
}

export interface OrdersMessage {
  readonly _tag: 'orders'
  /** The latest first, at most `MOST_ORDERS`. */
  readonly orders: readonly OrderView[]
  readonly omitted: number
}

export interface PositionView {
  readonly item: string
  readonly quantity: number
  /** KRW a share; `null` when it is not known. */
  readonly averagePrice: number | null
  readonly price: number | null
}

/** What the program passed in; `null` while it passed nothing. */
export interface AccountMessage {
  readonly _tag: 'account'
  readonly positions: readonly PositionView[] | null
  /** Equity in KRW over time (epoch ms), thinned to `MOST_POINTS`. */
  readonly equity: readonly (readonly [at: number, won: number])[] | null
}

export const MOST_ORDERS = 200
export const MOST_STEPS = 100
export const MOST_POINTS = 1_000
