/** Filling orders on paper. */
import type { SignalSide } from '@kiwoom-rx/operators'
import { charged } from '../../costs.ts'
import { plainItem } from '../../item.ts'
import { dateOf } from '../../koreanTime.ts'
import { settle } from './money.ts'
import { filledUpdate, type PaperOrder } from './order.ts'
import type { PaperRules } from './rules.ts'
import type { KnownBook, PaperState, Told } from './state.ts'
import { isFull, take } from './take.ts'

/** Fills so many shares at a price; what cash does not pay stays open. Returns whether the order has ended. */
export function fill(
  rules: PaperRules,
  state: PaperState,
  key: number,
  order: PaperOrder,
  wanted: number,
  price: number,
  shown: number | null,
  out: Told[],
): boolean {
  const { side, item } = order.intent
  const costs = rules.costsOf(item, dateOf(state.now))
  const quantity = side === 'buy' ? affordable(state.money.cash, order, wanted, price, costs) : wanted
  if (quantity <= 0) return false
  const after = charged(order.charged, side, price * quantity, costs)
  const commission = after.commission - order.charged.commission
  const tax = after.tax - order.charged.tax
  order.charged = after
  order.filled += quantity
  order.open -= quantity
  settle(state.money, plainItem(item), side, quantity, price * quantity, commission + tax)
  const isEnd = order.open === 0
  if (isEnd) state.orders.delete(key)
  const told = { fillQuantity: quantity, fillPrice: price, isEstimated: false, commission, tax, shownQuantity: shown }
  out.push({ key, update: filledUpdate(order, state.now, told), isEnd })
  return isEnd
}

/** As many of the shares as cash pays, commission included. */
function affordable(
  cash: number,
  { charged: before, intent }: PaperOrder,
  wanted: number,
  price: number,
  costs: Parameters<typeof charged>[3],
): number {
  const costOf = (quantity: number): number => {
    const after = charged(before, intent.side, price * quantity, costs)
    return price * quantity + after.commission - before.commission
  }
  if (costOf(wanted) <= cash) return wanted
  let quantity = Math.max(0, Math.min(wanted, Math.floor(cash / price)))
  // A commission of a few thousandths takes a share or two.
  while (quantity > 0 && costOf(quantity) > cash) quantity -= 1
  return quantity
}

/** Takes what the other side of the book shows at prices that the order accepts. Returns whether the order has ended. */
export function takeShown(
  rules: PaperRules,
  state: PaperState,
  key: number,
  order: PaperOrder,
  book: KnownBook,
  out: Told[],
  /** The price at which a resting order is met; `null` takes each level at its own. */
  at: number | null = null,
): boolean {
  const { side } = order.intent
  const { taken, rest } = take(other(side, book), order.open, (price) => accepts(order, price))
  if (side === 'buy') book.asks = rest
  else book.bids = rest
  for (const { price, quantity, shown } of taken) {
    if (fill(rules, state, key, order, quantity, at ?? price, shown, out)) return true
  }
  return false
}

/** Shares that the other side shows at prices that the order accepts. */
export function shownFor(order: PaperOrder, book: KnownBook): number {
  let shares = 0
  for (const level of other(order.intent.side, book)) {
    if (!isFull(level)) continue
    if (!accepts(order, level.price)) break
    shares += Math.floor(level.size)
  }
  return shares
}

export function accepts({ limit, intent }: PaperOrder, price: number): boolean {
  if (intent.orderType === 'market') return true
  if (limit === null) return false
  return intent.side === 'buy' ? price <= limit : price >= limit
}

/** The side of the book that an order takes. */
export function other(side: SignalSide, book: KnownBook): KnownBook['asks'] {
  return side === 'buy' ? book.asks : book.bids
}

/** The side of the book on which an order stands. */
export function own(side: SignalSide, book: KnownBook): KnownBook['asks'] {
  return side === 'buy' ? book.bids : book.asks
}
