/** From the state to what is stored, and back. */

import { timeOf } from './ledger.ts'
import type { Rules } from './rules.ts'
import type { ExecutionState, Held, LiveOrder } from './state.ts'
import type { StoredExecution, StoredOrder, StoredPosition } from './store.ts'

export function storedOf({ name }: Rules, state: ExecutionState): StoredExecution {
  const { lastNumber, realised, costs, dayProfit, day, isDayLost, halted, held, orders, cooldowns } = state
  return {
    version: 1,
    execution: name,
    at: timeOf(state),
    lastNumber,
    realised,
    costs,
    dayProfit,
    day,
    isDayLost,
    halted,
    positions: [...held.values()].map(storedPosition),
    orders: [...orders.values()].map(storedOrder),
    cooldowns: [...cooldowns],
    recent: [...state.recent],
  }
}

function storedPosition({ exiting: _, notBefore: __, ...position }: Held): StoredPosition {
  return position
}

function storedOrder({ intent, purpose, reason, exitReason, orderId, filled, amount, sentAt }: LiveOrder): StoredOrder {
  return { intent, purpose, reason, exitReason, orderId, filled, amount, sentAt }
}

/** Takes over what was stored. What was being given up is decided again, by the same rules. */
export function restore(rules: Rules, state: ExecutionState, stored: StoredExecution): void {
  const { lastNumber, realised, costs, dayProfit, day, isDayLost, halted } = stored
  Object.assign(state, { lastNumber, realised, costs, dayProfit, day, isDayLost, halted, isAdopted: true })
  if (stored.day !== null) state.now = Math.max(state.now, stored.at)
  for (const [item, until] of stored.cooldowns) state.cooldowns.set(item, until)
  state.recent.push(...stored.recent)
  // What happened meanwhile was missed.
  state.fresh = new Set()
  for (const position of stored.positions) {
    state.held.set(position.item, { ...position, exiting: null, notBefore: Number.NEGATIVE_INFINITY })
    state.prices.set(position.item, position.price)
  }
  for (const order of stored.orders) {
    state.orders.set(order.intent.clientId, {
      ...order,
      signal: null,
      isUnknown: order.orderId === null,
      price: order.intent.price,
      chases: 0,
      due: stored.at + (order.purpose === 'entry' ? rules.entryTimeout : rules.exitTimeout),
      changing: null,
    })
  }
}
