/** The exchange's books, for tests to count. */
import { clockText, dateText } from '../../market/calendar/time.ts'
import type { Execution, Order, Venue } from './order.ts'
import type { OrderState, Side } from './orderState.ts'

/** An order that the exchange accepted: a cancellation and a modification are orders of their own. */
export interface OrderView {
  /** The trading day, `2026-11-20`: the same number comes again on another. */
  readonly date: string
  /** `ord_no`, seven digits. */
  readonly number: string
  /** The order that this one modifies or cancels; undefined for a new one. */
  readonly original: string | undefined
  /** The first order of its chain. */
  readonly root: string
  readonly account: string
  readonly apiId: string
  /** The request body, as it came. */
  readonly body: Readonly<Record<string, string>>
  /** The scheduler's time, ms. */
  readonly receivedAt: number
  /** The market's time, `09:03:12`. */
  readonly time: string
  readonly action: Side | 'modify' | 'cancel'
  readonly side: Side
  readonly code: string
  readonly venue: Venue
  readonly state: OrderState
  /** Undefined for an order without a limit. */
  readonly price: number | undefined
  readonly quantity: number
  readonly filled: number
  readonly remaining: number
  /** KRW traded so far, and what it cost. */
  readonly amount: number
  readonly commission: number
  readonly tax: number
  readonly executions: readonly Execution[]
}

export function orderView(order: Order): OrderView {
  const { number, root, apiId, body, receivedAt, action, side, venue, state } = order
  const { quantity, filled, remaining, amount, commission, tax, executions } = order
  return {
    date: dateText(order.day),
    number,
    original: order.parent?.number,
    root,
    account: order.account.number,
    apiId,
    body,
    receivedAt,
    time: clockText(order.acceptedAt),
    action,
    side,
    code: order.instrument.listing.code,
    venue,
    state,
    price: order.limit,
    quantity,
    filled,
    remaining,
    amount,
    commission,
    tax,
    executions: [...executions],
  }
}
