/** An order on paper. */
import { type Charged, UNCHARGED } from '../../costs.ts'
import type { OrderFill, OrderIntent, OrderStanding, OrderUpdate } from '../order.ts'
import { UNSEEN } from './queue.ts'

export interface PaperOrder {
  readonly intent: OrderIntent
  /** Its number now: a modification gives it another. */
  id: string
  /** KRW a share at most (buy) or at least (sell); `null` at any price (market) and in the middle (mid). */
  limit: number | null
  quantity: number
  filled: number
  open: number
  /** Shares ahead of it in the queue at its price. */
  ahead: number
  charged: Charged
}

export function newOrder(intent: OrderIntent, id: string): PaperOrder {
  const { quantity, price } = intent
  return { intent, id, limit: price, quantity, filled: 0, open: quantity, ahead: UNSEEN, charged: UNCHARGED }
}

export function standingOf({ intent, id, limit, quantity, filled, open }: PaperOrder, at: number): OrderStanding {
  const { clientId, item, side } = intent
  return { at, orderId: id, clientId, item, side, price: limit, quantity, filledQuantity: filled, openQuantity: open }
}

export function filledUpdate(order: PaperOrder, at: number, fill: OrderFill): OrderUpdate {
  return { _tag: 'fill', ...standingOf(order, at), ...fill }
}

/** An order that never stood. */
export function rejectedUpdate(intent: OrderIntent, at: number, reason: string): OrderUpdate {
  const { clientId, item, side, quantity, price } = intent
  const standing = { at, orderId: null, clientId, item, side, price, quantity, filledQuantity: 0, openQuantity: 0 }
  return { _tag: 'rejected', ...standing, reason }
}
