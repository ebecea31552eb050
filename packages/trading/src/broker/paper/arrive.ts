/** What happens when a command arrives at a paper market. */

import { isCallAuction, isTrading } from '../../hours.ts'
import { plainItem } from '../../item.ts'
import { orderProblem } from '../check.ts'
import type { OrderIntent, OrderStanding, OrderUpdate } from '../order.ts'
import { other, own, shownFor, takeShown } from './fill.ts'
import { NOTHING_HELD } from './money.ts'
import { newOrder, type PaperOrder, rejectedUpdate, standingOf } from './order.ts'
import { shownAt, UNSEEN } from './queue.ts'
import type { PaperRules } from './rules.ts'
import type { Command, PaperState, Told } from './state.ts'
import { bestOf } from './take.ts'

export function arrive(rules: PaperRules, state: PaperState, command: Command, out: Told[]): void {
  switch (command._tag) {
    case 'submit':
      submitted(rules, state, command.key, command.intent, out)
      return
    case 'modify':
      modified(rules, state, command, out)
      return
    case 'cancel': {
      const found = find(state, command.orderId)
      if (found === undefined) {
        notOpen(state, command, out)
        return
      }
      const [key, order] = found
      end(state, key, order, 'cancelled on request', out)
      out.push({
        key: command.key,
        update: { _tag: 'cancelled', ...standingOf(order, state.now), reason: 'cancelled on request' },
        isEnd: true,
      })
    }
  }
}

function submitted(rules: PaperRules, state: PaperState, key: number, intent: OrderIntent, out: Told[]): void {
  const refuse = (reason: string): void => {
    out.push({ key, update: rejectedUpdate(intent, state.now, reason), isEnd: true })
  }
  const problem = orderProblem(intent)
  if (problem !== null) {
    refuse(problem)
    return
  }
  const { item, side, timeInForce = 'day' } = intent
  const isAuction = isCallAuction(item, state.now, state.session)
  if (!isAuction && !isTrading(item, state.now, state.session)) {
    refuse('the session is closed')
    return
  }
  if (isAuction && (timeInForce !== 'day' || (intent.orderType !== 'limit' && intent.orderType !== 'market'))) {
    refuse('a call auction takes limit and market orders for the day only')
    return
  }
  if (isAuction) state.auctions.add(plainItem(item))
  const order = newOrder(intent, '')
  const book = state.books.get(item)
  const bestPrice = book === undefined ? null : (bestOf(other(side, book))?.price ?? null)
  if (intent.orderType === 'best') {
    if (bestPrice === null) {
      refuse('the book shows no price on the other side')
      return
    }
    order.limit = bestPrice
  }
  const shortage = side === 'buy' ? cashShortage(state, order, bestPrice) : shareShortage(state, intent)
  if (shortage !== null) {
    refuse(shortage)
    return
  }
  state.lastNumber += 1
  order.id = String(state.lastNumber).padStart(7, '0')
  state.orders.set(key, order)
  out.push({ key, update: { _tag: 'accepted', ...standingOf(order, state.now) }, isEnd: false })
  meet(rules, state, key, order, timeInForce, out)
}

/** An order meets the book for the first time. */
function meet(
  rules: PaperRules,
  state: PaperState,
  key: number,
  order: PaperOrder,
  timeInForce: 'day' | 'ioc' | 'fok',
  out: Told[],
): void {
  const { item, side, orderType } = order.intent
  const book = state.books.get(item)
  const isOpen =
    book !== undefined &&
    !state.underVi.has(plainItem(item)) &&
    isTrading(item, state.now, state.session) &&
    !isCrossed(book.bids, book.asks)
  if (isOpen && orderType !== 'mid') {
    const isTaken = timeInForce !== 'fok' || shownFor(order, book) >= order.open
    if (isTaken && takeShown(rules, state, key, order, book, out)) return
  }
  if (timeInForce !== 'day') {
    end(state, key, order, `${timeInForce}: not filled at once`, out)
    return
  }
  order.ahead = book === undefined || order.limit === null ? UNSEEN : shownAt(side, own(side, book), order.limit)
}

function modified(
  rules: PaperRules,
  state: PaperState,
  command: Command & { readonly _tag: 'modify' },
  out: Told[],
): void {
  const found = find(state, command.orderId)
  if (found === undefined) {
    notOpen(state, command, out)
    return
  }
  const [key, order] = found
  const { price, quantity = order.open } = command.change
  const refuse = (reason: string): void => {
    out.push({ key: command.key, update: { _tag: 'rejected', ...standingOf(order, state.now), reason }, isEnd: true })
  }
  if (order.intent.orderType !== 'limit' && order.intent.orderType !== 'best') {
    refuse(`a ${order.intent.orderType} order has no price to change`)
    return
  }
  const problem = orderProblem({ ...order.intent, orderType: 'limit', price, quantity })
  if (problem !== null) {
    refuse(problem)
    return
  }
  if (quantity > order.open) {
    refuse(`only ${order.open} shares are open`)
    return
  }
  const { item } = order.intent
  if (!isTrading(item, state.now, state.session) && !isCallAuction(item, state.now, state.session)) {
    refuse('the session is closed')
    return
  }
  const before = order.limit
  order.limit = price
  if (order.intent.side === 'buy' && reserved(state) > state.money.cash) {
    order.limit = before
    refuse('not enough cash')
    return
  }
  // What does not stand at the new price is given up.
  order.quantity -= order.open - quantity
  order.open = quantity
  state.lastNumber += 1
  order.id = String(state.lastNumber).padStart(7, '0')
  const update: OrderUpdate = { _tag: 'modified', ...standingOf(order, state.now) }
  out.push({ key, update, isEnd: false }, { key: command.key, update, isEnd: true })
  // The end of the queue, like a new order.
  state.orders.delete(key)
  state.orders.set(key, order)
  meet(rules, state, key, order, 'day', out)
}

/** Gives up what is open of an order. */
export function end(state: PaperState, key: number, order: PaperOrder, reason: string, out: Told[]): void {
  state.orders.delete(key)
  order.open = 0
  out.push({ key, update: { _tag: 'cancelled', ...standingOf(order, state.now), reason }, isEnd: true })
}

function notOpen(state: PaperState, command: Command & { readonly orderId: string }, out: Told[]): void {
  const standing: OrderStanding = {
    at: state.now,
    orderId: command.orderId,
    clientId: null,
    item: '',
    side: null,
    price: null,
    quantity: null,
    filledQuantity: 0,
    openQuantity: 0,
  }
  const reason = `order ${command.orderId} is not open`
  out.push({ key: command.key, update: { _tag: 'rejected', ...standing, reason }, isEnd: true })
}

function find(state: PaperState, orderId: string): readonly [number, PaperOrder] | undefined {
  for (const entry of state.orders) if (entry[1].id === orderId) return entry
  return undefined
}

/** KRW that open buys will take at their limits. */
function reserved(state: PaperState): number {
  let sum = 0
  for (const { intent, limit, open } of state.orders.values()) {
    if (intent.side === 'buy' && limit !== null) sum += limit * open
  }
  return sum
}

function cashShortage(state: PaperState, { limit, open }: PaperOrder, bestPrice: number | null): string | null {
  const price = limit ?? bestPrice
  // Without any price the fill takes what cash pays.
  if (price === null) return null
  const free = state.money.cash - reserved(state)
  return price * open <= free ? null : `not enough cash: ${open} shares at ${price} KRW need more than ${free} KRW`
}

function shareShortage(state: PaperState, { item, quantity }: OrderIntent): string | null {
  const code = plainItem(item)
  let free = (state.money.holdings.get(code) ?? NOTHING_HELD).quantity
  for (const { intent, open } of state.orders.values()) {
    if (intent.side === 'sell' && plainItem(intent.item) === code) free -= open
  }
  return quantity <= free ? null : `not enough shares: ${free} may be sold`
}

/** Whether bid and ask meet or cross, as in a call auction: then the levels are no offers to trade at once. */
export function isCrossed(bids: Parameters<typeof bestOf>[0], asks: Parameters<typeof bestOf>[0]): boolean {
  const [bid, ask] = [bestOf(bids), bestOf(asks)]
  return bid !== null && ask !== null && bid.price >= ask.price
}
