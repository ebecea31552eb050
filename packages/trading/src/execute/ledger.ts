/** The ledger of an execution: what its own fills bought and earned. */
import type { SignalSide } from '@kiwoom-rx/operators'
import type { ExecutionEquity, ExecutionPosition } from './position.ts'
import type { ExecutionState, Held } from './state.ts'

/** Epoch milliseconds by the market's clock; 0 before its first event. */
export function timeOf({ now }: ExecutionState): number {
  return Number.isFinite(now) ? now : 0
}

export function positionOf({ item, quantity, cost, openedAt, price }: Held): ExecutionPosition {
  return { item, quantity, cost, openedAt, price }
}

export function positionsOf({ held }: ExecutionState): readonly ExecutionPosition[] {
  return [...held.values()].map(positionOf)
}

/** KRW that the execution has earned, with what positions have gained at their last prices. */
export function profitOf({ realised, held }: ExecutionState): number {
  let profit = realised
  for (const { quantity, price, cost } of held.values()) profit += quantity * price - cost
  return profit
}

export function equityOf(state: ExecutionState): ExecutionEquity {
  let value = 0
  for (const { quantity, price } of state.held.values()) value += quantity * price
  const { realised, costs } = state
  return { at: timeOf(state), profit: profitOf(state), realised, value, costs }
}

/** Shares of an item that its own orders are to buy or sell and have not yet. */
export function underWay(state: ExecutionState, item: string, side: SignalSide): number {
  let shares = 0
  for (const { intent, filled } of state.orders.values()) {
    if (intent.item === item && intent.side === side) shares += intent.quantity - filled
  }
  return shares
}

/** A fill of an entry: shares, and what they cost. */
export function bought(state: ExecutionState, held: Held, quantity: number, amount: number): void {
  held.quantity += quantity
  held.cost += amount
  held.bought += quantity
  held.boughtAmount += amount
  held.price = amount / quantity
  held.peak = Math.max(held.peak, held.price)
  state.prices.set(held.item, held.price)
}

/** A fill of an exit: the part of the cost that its shares had is realised. */
export function sold(state: ExecutionState, held: Held, quantity: number, amount: number): void {
  const cost = quantity >= held.quantity ? held.cost : Math.round((held.cost * quantity) / held.quantity)
  held.quantity -= quantity
  held.cost -= cost
  held.sold += quantity
  held.soldAmount += amount
  held.price = amount / quantity
  state.realised += amount - cost
  state.prices.set(held.item, held.price)
}

/** Commission and tax are realised at once. */
export function charge(state: ExecutionState, held: Held, commission: number, tax: number): void {
  held.commission += commission
  held.tax += tax
  state.costs += commission + tax
  state.realised -= commission + tax
}

export function newHeld(item: string, at: number, entryReason: string): Held {
  return {
    item,
    quantity: 0,
    cost: 0,
    openedAt: at,
    peak: 0,
    price: 0,
    entries: 0,
    bought: 0,
    boughtAmount: 0,
    sold: 0,
    soldAmount: 0,
    commission: 0,
    tax: 0,
    entryReason,
    exiting: null,
    notBefore: Number.NEGATIVE_INFINITY,
  }
}
