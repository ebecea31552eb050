/** What an account's trades come to when they settle: the cash and the shares after each. */
import { type Position, settlementOf } from './accountBooks.ts'
import type { Account, Order } from './order.ts'

/** An order that has traded, on the day of its settlement. */
export interface Settled {
  readonly order: Order
  /** Days since 1970. */
  readonly day: number
  /** Counts the account's entries of that day, from 1. */
  readonly place: number
  /** The deposit after it, KRW. */
  readonly cash: number
  /** Shares of the stock after it. */
  readonly shares: number
}

/** Everything that has settled up to a day, oldest first. */
export function settledBy(account: Account, day: number): readonly Settled[] {
  const shares = openingShares(account)
  let cash = account.initialCash
  let [latest, place] = [0, 0]
  return tradesOf(account).flatMap((order): readonly Settled[] => {
    const settles = settlementOf(order.day)
    if (settles > day) return []
    place = settles === latest ? place + 1 : 1
    latest = settles
    cash += order.moved
    const { code } = order.instrument.listing
    const held = (shares.get(code) ?? 0) + signed(order)
    shares.set(code, held)
    return [{ order, day: settles, place, cash, shares: held }]
  })
}

/** What settles on a day, oldest first. */
export function settlingOn(account: Account, day: number): readonly Order[] {
  return tradesOf(account).filter((order) => settlementOf(order.day) === day)
}

/** What the seller gets and the buyer pays on a day, KRW. */
export function paymentsOn(account: Account, day: number): { readonly sold: number; readonly bought: number } {
  const orders = settlingOn(account, day)
  const sum = (side: Order['side']): number =>
    orders.reduce((total, order) => total + (order.side === side ? Math.abs(order.moved) : 0), 0)
  return { sold: sum('sell'), bought: sum('buy') }
}

/** Shares of a holding that were bought or sold on a day. */
export function tradedOn(account: Account, position: Position, day: number, side: Order['side']): number {
  return tradesIn(account, position)
    .filter((order) => order.day === day && order.side === side)
    .reduce((sum, { filled }) => sum + filled, 0)
}

/** Shares of a holding that have been paid for on a day. */
export function settledShares(account: Account, position: Position, day: number): number {
  return tradesIn(account, position)
    .filter((order) => settlementOf(order.day) > day)
    .reduce((shares, order) => shares - signed(order), position.quantity)
}

function tradesIn(account: Account, { instrument, loanDate }: Position): readonly Order[] {
  return tradesOf(account).filter(
    (order) => order.instrument.listing.code === instrument.listing.code && order.loanDate === loanDate,
  )
}

function tradesOf({ orders, pastOrders }: Account): readonly Order[] {
  return [...pastOrders, ...orders].filter(({ filled }) => filled > 0)
}

// What there is now, without everything that was traded.
function openingShares(account: Account): Map<string, number> {
  const shares = new Map<string, number>()
  const add = (code: string, quantity: number): void => {
    shares.set(code, (shares.get(code) ?? 0) + quantity)
  }
  for (const { instrument, quantity } of account.positions) add(instrument.listing.code, quantity)
  for (const order of tradesOf(account)) add(order.instrument.listing.code, -signed(order))
  return shares
}

function signed({ side, filled }: Order): number {
  return side === 'buy' ? filled : -filled
}
