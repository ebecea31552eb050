/** Looks after open orders: they are repriced (chased), cancelled, or left. */
import { plainItem } from '../item.ts'
import { isEntryTime, limitOf } from './entry.ts'
import { timeOf } from './ledger.ts'
import type { Rules } from './rules.ts'
import { mayOrder } from './send.ts'
import { type Effect, type ExecutionState, isStale, type LiveOrder } from './state.ts'

// ms after which an unanswered request is sent again: cancelling twice does no harm.
const PATIENCE = 60_000

export function tendOrders(rules: Rules, state: ExecutionState, out: Effect[]): void {
  for (const [clientId, order] of state.orders) {
    const { orderId, changing } = order
    if (orderId === null || (changing !== null && state.now - changing < PATIENCE)) continue
    if (order.purpose === 'exit') {
      if (state.now >= order.due) cancel(state, clientId, order, orderId, out)
    } else if (isUnwanted(rules, state, order)) cancel(state, clientId, order, orderId, out)
    else if (state.now >= order.due) overdue(rules, state, clientId, order, orderId, out)
  }
}

/** Whether an entry would not be sent now, for a reason that has nothing to do with its price. */
function isUnwanted(rules: Rules, state: ExecutionState, { intent }: LiveOrder): boolean {
  return (
    state.isKilled ||
    state.isDayLost ||
    state.halted !== null ||
    !isEntryTime(rules, state.now) ||
    state.underVi.has(plainItem(intent.item)) ||
    (state.held.get(intent.item)?.exiting ?? null) !== null
  )
}

function overdue(
  rules: Rules,
  state: ExecutionState,
  clientId: string,
  order: LiveOrder,
  orderId: string,
  out: Effect[],
): void {
  const { intent, chases } = order
  const last = state.prices.get(intent.item)
  const isFresh = !isStale(state, intent.item)
  if (
    intent.orderType !== 'limit' ||
    chases >= rules.chase ||
    last === undefined ||
    !isFresh ||
    !mayOrder(rules, state)
  ) {
    cancel(state, clientId, order, orderId, out)
    return
  }
  const price = limitOf(rules, last)
  order.chases += 1
  order.due = timeOf(state) + rules.entryTimeout
  // The market has not moved: the order keeps its place in the queue.
  if (price === order.price) return
  order.changing = timeOf(state)
  state.recent.push(timeOf(state))
  out.push({ _tag: 'modify', clientId, orderId, price })
}

function cancel(state: ExecutionState, clientId: string, order: LiveOrder, orderId: string, out: Effect[]): void {
  order.changing = timeOf(state)
  out.push({ _tag: 'cancel', clientId, orderId })
}
