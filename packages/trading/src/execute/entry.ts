/** From a signal to buy to an order, or to the reason why not. */
import { onTick, type Signal, tickSizeAt } from '@kiwoom-rx/operators'
import type { OrderType } from '../broker/order.ts'
import { isTrading } from '../hours.ts'
import { plainItem } from '../item.ts'
import { timeOfDay } from '../koreanTime.ts'
import type { RefusalReason } from './event.ts'
import { profitOf } from './ledger.ts'
import { type Rules, wonOf } from './rules.ts'
import { mayOrder, send } from './send.ts'
import { type Effect, type ExecutionState, isStale } from './state.ts'

/** Why an entry is not sent. */
export interface Refused {
  readonly reason: RefusalReason
  readonly detail: string
}

/** Sends an entry; returns why not, or `null` when it was sent. */
export function enter(rules: Rules, state: ExecutionState, signal: Signal, out: Effect[]): Refused | null {
  const { item, reason } = signal
  const refused = barred(rules, state, item)
  if (refused !== null) return refused
  const orderType = signal.orderType ?? rules.entryType
  const last = signal.price ?? state.prices.get(item)
  if (last === undefined) return no('noPrice', 'neither the signal nor a trade has a price')
  if (!(last > 0 && Number.isFinite(last))) return no('noPrice', `a price of ${last} is none`)
  const price = limitOf(rules, last)
  const size = signal.quantity ?? sizeOf(rules, state, signal, price)
  if (size === null) return no('accountUnknown', 'the equity of the account is not known')
  const wanted = Math.floor(size)
  if (!(wanted >= 1 && Number.isFinite(wanted))) return no('noQuantity', `the size comes to ${wanted} shares`)
  const quantity = Math.min(wanted, affordable(state, price))
  if (quantity < 1) return no('noCash', `a share costs ${price} KRW`)
  const intent = { item, side: 'buy', quantity, orderType, price: priceFor(orderType, price) } as const
  send(rules, state, { intent, purpose: 'entry', reason, exitReason: null, signal, timeout: rules.entryTimeout }, out)
  return null
}

/** What keeps any entry of the item back. */
function barred(rules: Rules, state: ExecutionState, item: string): Refused | null {
  if (rules.items !== null && !rules.items.has(item)) return no('itemNotAllowed', 'risk.items does not name it')
  if (state.halted !== null) return no('halted', state.halted)
  if (state.isKilled) return no('killSwitch', 'kill$ is on')
  if (!isEntryTime(rules, state.now)) return no('outsideHours', 'no entries at this time of day')
  if (state.isDayLost) return no('dailyLoss', `the day has lost ${rules.dailyLoss} KRW`)
  const until = state.cooldowns.get(item)
  if (until !== undefined && state.now < until) return no('cooldown', `${until - state.now} ms are left`)
  if (state.held.get(item)?.exiting) return no('exiting', 'the position is being given up')
  const entries = entriesOf(state, item)
  if (entries >= rules.pyramid) return no('positionOpen', `${entries} of ${rules.pyramid} entries`)
  const items = itemsUnderWay(state)
  if (!items.has(item) && items.size >= rules.maxPositions) {
    return no('maxPositions', `${items.size} of ${rules.maxPositions} positions`)
  }
  if (!mayOrder(rules, state)) return no('ordersPerMinute', `${rules.ordersPerMinute} orders in the last minute`)
  if (isStale(state, item)) return no('gap', 'prices were missed, and none has come since')
  if (state.underVi.has(plainItem(item))) return no('underVi', 'the item is under a VI')
  if (!isTrading(item, state.now, state.session)) return no('noSession', 'no continuous trading')
  return null
}

/** Whether entries are sent at a time: within the hours, and before all is given up. Hours need a time that is known. */
export function isEntryTime({ entryFrom, entryTo, flatAt }: Rules, now: number): boolean {
  if (!Number.isFinite(now)) return entryFrom === 0 && entryTo === Number.POSITIVE_INFINITY && entryTo === flatAt
  const time = timeOfDay(now)
  return time >= entryFrom && time < entryTo && time < flatAt
}

/** Entries of an item's position, those under way included. */
function entriesOf({ held, orders }: ExecutionState, item: string): number {
  let entries = held.get(item)?.entries ?? 0
  for (const { intent, purpose, filled } of orders.values()) {
    if (purpose === 'entry' && intent.item === item && filled === 0) entries += 1
  }
  return entries
}

/** Items that are held or are being bought. */
export function itemsUnderWay({ held, orders }: ExecutionState): ReadonlySet<string> {
  const items = new Set(held.keys())
  for (const { intent, purpose } of orders.values()) if (purpose === 'entry') items.add(intent.item)
  return items
}

/** A price with the steps of the options added, on its step. */
export function limitOf({ ticks }: Rules, price: number): number {
  return onTick(Math.max(price + ticks * tickSizeAt(price), 1), ticks < 0 ? 'down' : 'up')
}

function priceFor(orderType: OrderType, price: number): number | null {
  return orderType === 'limit' ? price : null
}

/** Shares that the size of the options comes to; `null` where it needs an equity that is not known. */
function sizeOf({ size, capital, stop, trailingStop }: Rules, state: ExecutionState, signal: Signal, price: number) {
  if (typeof size === 'number') return size
  const equity = capital === null ? (state.account?.equity ?? null) : capital + profitOf(state)
  if (typeof size === 'function') return size({ signal, price, equity })
  if ('shares' in size) return size.shares
  if (equity === null) return null
  if ('percentOfEquity' in size) return (equity * size.percentOfEquity) / 100 / price
  const distances = [stop, trailingStop].flatMap((one) => (one === null ? [] : wonOf(one, price)))
  // The nearer of the two is the one that is reached.
  return (equity * size.riskPercent) / 100 / Math.min(...distances)
}

/** Shares that the account's cash pays, less what its own buys under way will take. */
function affordable(state: ExecutionState, price: number): number {
  const cash = state.account?.cash ?? null
  if (cash === null) return Number.POSITIVE_INFINITY
  let free = cash
  for (const { intent, filled, price: limit, purpose } of state.orders.values()) {
    if (purpose === 'entry') free -= (limit ?? state.prices.get(intent.item) ?? 0) * (intent.quantity - filled)
  }
  return Math.floor(free / price)
}

function no(reason: RefusalReason, detail: string): Refused {
  return { reason, detail }
}
