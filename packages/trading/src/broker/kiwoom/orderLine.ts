/** The line of one order: from the states that the client tracks to updates with prices and costs. */
import type { OrderState } from '@kiwoom-rx/core'
import { type Charged, type CostsOf, charged, UNCHARGED } from '../../costs.ts'
import { dateOf } from '../../koreanTime.ts'
import type { OrderIntent, OrderStanding, OrderUpdate } from '../order.ts'
import { chargedBy, type FillBook, noticedQuantity, useFills } from './fills.ts'

export interface OrderLine {
  readonly intent: OrderIntent
  /** Its number now. */
  orderId: string
  /** All its numbers, oldest first. */
  readonly numbers: string[]
  price: number | null
  filled: number
  open: number | null
  charged: Charged
}

export function newLine(intent: OrderIntent, orderId: string): OrderLine {
  const { price, quantity } = intent
  return { intent, orderId, numbers: [orderId], price, filled: 0, open: quantity, charged: UNCHARGED }
}

export function lineStanding({ intent, orderId, price, filled, open }: OrderLine, at: number): OrderStanding {
  const { clientId, item, side, quantity } = intent
  return { at, orderId, clientId, item, side, price, quantity, filledQuantity: filled, openQuantity: open }
}

/** Whether the prices of all that a state reports as filled are known from notices. */
export function isPriced(line: OrderLine, book: FillBook, state: OrderState): boolean {
  return noticedQuantity(book, numbersWith(line, state)) >= state.filledQuantity - line.filled
}

/** Which number the line has after a state. */
function numbersWith({ numbers }: OrderLine, { orderNumber }: OrderState): readonly string[] {
  return numbers.includes(orderNumber) ? numbers : [...numbers, orderNumber]
}

/**
 * The updates of a state. `fallback` is a price for shares of which no notice came: of the exchange's list, or of the
 * state itself.
 */
export function updatesOf(
  line: OrderLine,
  book: FillBook,
  state: OrderState,
  at: number,
  costsOf: CostsOf | null,
  fallback: number | null,
): readonly OrderUpdate[] {
  const updates: OrderUpdate[] = []
  const isEnd = state._tag === 'filled' || state._tag === 'cancelled' || state._tag === 'rejected'
  if (state.orderNumber !== line.orderId) {
    line.orderId = state.orderNumber
    if (!line.numbers.includes(state.orderNumber)) line.numbers.push(state.orderNumber)
    line.price = state.orderPrice ?? line.price
    line.open = state.unfilledQuantity
    updates.push({ _tag: 'modified', ...lineStanding(line, at) })
  }
  const wanted = state.filledQuantity - line.filled
  const noticed = wanted > 0 ? useFills(book, line.numbers, wanted) : []
  const rest = wanted - noticed.reduce((sum, { quantity }) => sum + quantity, 0)
  const fills = noticed.map((fill) => ({ ...fill, isEstimated: false }))
  if (rest > 0) {
    const price = fallback ?? line.price ?? noticed.at(-1)?.price ?? 0
    fills.push({ price, quantity: rest, isEstimated: true })
  }
  const exact = fills.length > 0 ? chargedBy(book, line.numbers) : null
  fills.forEach(({ price, quantity, isEstimated }, index) => {
    line.filled += quantity
    const left = state.filledQuantity - line.filled
    const isLast = index === fills.length - 1
    // The state counts what is open after the last of its fills.
    line.open = isLast && isEnd ? 0 : state.unfilledQuantity === null ? null : state.unfilledQuantity + left
    const after = chargeAfter(line, price * quantity, at, costsOf, isLast ? exact : null)
    const commission = after.commission - line.charged.commission
    const tax = after.tax - line.charged.tax
    line.charged = after
    const fill = { fillQuantity: quantity, fillPrice: price, isEstimated, commission, tax, shownQuantity: null }
    updates.push({ _tag: 'fill', ...lineStanding(line, at), ...fill })
  })
  line.open = isEnd ? 0 : state.unfilledQuantity
  if (state._tag === 'cancelled') {
    updates.push({ _tag: 'cancelled', ...lineStanding(line, at), reason: 'cancelled at the exchange' })
  }
  if (state._tag === 'rejected') {
    const reason = state.reason ?? 'rejected by the exchange'
    updates.push({ _tag: line.filled > 0 ? 'cancelled' : 'rejected', ...lineStanding(line, at), reason })
  }
  return updates
}

/** By the rates that were given, else as the exchange has charged, else nothing more than before. */
function chargeAfter(
  { charged: before, intent }: OrderLine,
  amount: number,
  at: number,
  costsOf: CostsOf | null,
  exact: { readonly commission: number; readonly tax: number } | null,
): Charged {
  if (costsOf !== null) return charged(before, intent.side, amount, costsOf(intent.item, dateOf(at)))
  const { commission, tax } = exact ?? before
  return {
    amount: before.amount + amount,
    commission: Math.max(before.commission, commission),
    tax: Math.max(before.tax, tax),
  }
}
