/** An order before it leaves, its modifications, and its updates. */
import type { SignalOrderType, SignalSide } from '@kiwoom-rx/operators'

/**
 * The price at which an order trades. `limit` (보통): its own price. `market` (시장가): any price. `best`
 * (최유리지정가): the best price of the other side when it arrives. `mid` (중간가): the middle of the two best prices.
 */
export type OrderType = SignalOrderType

/**
 * How long an order stands: until the session ends (`day`), or only for what can be filled at once, in part (`ioc`) or
 * in full (`fok`).
 */
export type TimeInForce = 'day' | 'ioc' | 'fok'

/** An order that is to be sent. */
export interface OrderIntent {
  /** The caller's own name of the order, unique among its orders of the day. No exchange sees it. */
  readonly clientId: string
  /** The item (종목) with the suffix of its venue: none for KRX, `_NX` for NXT, `_AL` for the smart router (SOR). */
  readonly item: string
  readonly side: SignalSide
  /** Shares, 1 or more. */
  readonly quantity: number
  readonly orderType: OrderType
  /** KRW a share of a `limit` order; `null` for the other types. */
  readonly price: number | null
  /** @default 'day' */
  readonly timeInForce?: TimeInForce | undefined
}

/** What a modification (정정) changes. The order then stands under a new number. */
export interface OrderChange {
  /** KRW a share. */
  readonly price: number
  /** How many of the open shares stand at the new price. Default: all that are open. */
  readonly quantity?: number | undefined
}

/** Where an order stands at an update. */
export interface OrderStanding {
  /** Epoch milliseconds. */
  readonly at: number
  /** The broker's number (주문번호) under which it stands now; `null` while none is known. */
  readonly orderId: string | null
  /** The caller's own name of it; `null` for an order that was found in a list of the exchange. */
  readonly clientId: string | null
  readonly item: string
  /** `null` when the exchange's list does not say. */
  readonly side: SignalSide | null
  /** KRW a share; `null` for an order without a price of its own. */
  readonly price: number | null
  /** Shares that were ordered; `null` when the exchange's list does not say. */
  readonly quantity: number | null
  /** Shares that are surely filled, under all its numbers. */
  readonly filledQuantity: number
  /** Shares that are open; `null` while that is not known. */
  readonly openQuantity: number | null
}

/** One execution (체결) of an order. */
export interface OrderFill {
  /** Shares of this fill. */
  readonly fillQuantity: number
  /** KRW a share. */
  readonly fillPrice: number
  /** `true` when no source reported the price: it is that of the order, or the last trade's. */
  readonly isEstimated: boolean
  /** KRW by which the commission (수수료) of the whole order grew: it is cut once an order, not once a fill. */
  readonly commission: number
  /** KRW by which the sales tax (증권거래세) of the whole order grew. */
  readonly tax: number
  /** Shares that the book showed at the price when the fill came; `null` when that is not known. */
  readonly shownQuantity: number | null
}

/**
 * An update of an order, in the order in which the broker learned of it.
 *
 * `fill` with nothing open, `cancelled` and `rejected` are final. `unknown` is not: the order may have been taken or
 * not, and the broker looks it up. The result follows (`accepted` and later updates, or `rejected`). When nothing
 * proves either, the stream completes with `unknown` as its last update.
 */
export type OrderUpdate =
  /** The exchange took it and gave it a number (접수). */
  | (OrderStanding & { readonly _tag: 'accepted' })
  | (OrderStanding & OrderFill & { readonly _tag: 'fill' })
  /** A modification was confirmed: price, number and open shares are the new ones. */
  | (OrderStanding & { readonly _tag: 'modified' })
  /** What was open is gone: cancelled by us, by the exchange (`ioc`, `fok`), or with the end of its day. */
  | (OrderStanding & { readonly _tag: 'cancelled'; readonly reason: string })
  /** No order came of it, or none is left of it that filled anything. */
  | (OrderStanding & { readonly _tag: 'rejected'; readonly reason: string })
  /** It left, and no answer proves what became of it. */
  | (OrderStanding & { readonly _tag: 'unknown'; readonly reason: string })
