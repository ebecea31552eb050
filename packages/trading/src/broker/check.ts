/** What is checked of an order before it leaves. */
import { tickSizeAt } from '@kiwoom-rx/operators'
import type { OrderIntent } from './order.ts'

/** What is wrong with an order; `null` when it may leave. The step of a fund is allowed: only the exchange knows which is one. */
export function orderProblem({ quantity, orderType, price }: OrderIntent): string | null {
  if (!(Number.isSafeInteger(quantity) && quantity >= 1))
    return `quantity must be a whole number, 1 or more, got ${quantity}`
  if (orderType !== 'limit') return price === null ? null : `a ${orderType} order has no price, got ${price}`
  if (price === null || !(price > 0)) return `a limit order needs a price above 0, got ${price}`
  const isOnStep = price % tickSizeAt(price) === 0 || price % tickSizeAt(price, 'fund') === 0
  return isOnStep ? null : `${price} is not on its step (호가단위)`
}
