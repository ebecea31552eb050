/** What updates of orders change in the ledger. */
import type { OrderUpdate } from '../broker/order.ts'
import type { ExecutionEvent, HaltReason } from './event.ts'
import { bought, charge, equityOf, newHeld, positionOf, sold, timeOf } from './ledger.ts'
import type { Rules } from './rules.ts'
import { emit } from './send.ts'
import type { Effect, ExecutionState, Held, LiveOrder } from './state.ts'

const FIRST_PAUSE = 1_000
const LONGEST_PAUSE = 60_000
const RETRY_UNKNOWN = 5_000
const RETRY_REFUSED = 1_000

type Fill = OrderUpdate & { readonly _tag: 'fill' }

export function updated(
  rules: Rules,
  state: ExecutionState,
  clientId: string,
  update: OrderUpdate,
  out: Effect[],
): void {
  const order = state.orders.get(clientId)
  if (order === undefined) return
  switch (update._tag) {
    case 'accepted':
      accepted(rules, state, order, update.orderId, out)
      return
    case 'modified':
      changed(rules, state, order, update, out)
      return
    case 'fill':
      if (update.orderId !== null && order.orderId === null) accepted(rules, state, order, update.orderId, out)
      filled(rules, state, order, update, out)
      if (update.openQuantity === 0) ended(rules, state, order, 'filled', 'filled', out)
      return
    case 'cancelled':
      ended(rules, state, order, 'cancelled', update.reason, out)
      return
    case 'rejected':
      rejected(rules, state, order, update.reason, out)
      return
    case 'unknown':
      order.isUnknown = true
      emit(out, { _tag: 'unknown', ...ordered(rules, state, order), detail: update.reason })
  }
}

/** No more updates come. An order that has not ended is no longer followed: it still counts, and nothing is bought. */
export function completed(rules: Rules, state: ExecutionState, clientId: string, out: Effect[]): void {
  const order = state.orders.get(clientId)
  if (order === undefined) return
  const detail = 'nothing proves what became of it: look at the account, and remove it from the store'
  const { orderId, filled: filledQuantity } = order
  emit(out, { _tag: 'ended', ...ordered(rules, state, order), orderId, outcome: 'unknown', filledQuantity, detail })
  // From now on it is neither repriced nor cancelled.
  order.orderId = null
  order.isUnknown = true
  halt(rules, state, 'unknownOutcome', `order ${clientId}: ${detail}`, out)
}

/** The answer to a request to change or cancel. */
export function answered(state: ExecutionState, clientId: string, update: OrderUpdate | null): void {
  const order = state.orders.get(clientId)
  if (order === undefined) return
  const at = timeOf(state)
  switch (update?._tag) {
    case 'modified':
      order.orderId = update.orderId ?? order.orderId
      order.price = update.price
      order.changing = null
      return
    case 'cancelled':
      // Its end comes in its own stream.
      return
    case 'rejected':
      order.changing = null
      order.due = Math.max(order.due, at + RETRY_REFUSED)
      return
    default:
      order.changing = null
      order.due = Math.max(order.due, at + RETRY_UNKNOWN)
  }
}

export function halt(rules: Rules, state: ExecutionState, reason: HaltReason, detail: string, out: Effect[]): void {
  if (state.halted !== null) return
  state.halted = reason
  emit(out, { _tag: 'halted', at: timeOf(state), execution: rules.name, reason, detail })
  out.push({ _tag: 'save' })
}

function accepted(rules: Rules, state: ExecutionState, order: LiveOrder, orderId: string | null, out: Effect[]): void {
  state.rejections = 0
  order.isUnknown = false
  if (orderId === null || orderId === order.orderId) return
  order.orderId = orderId
  emit(out, { _tag: 'sent', ...ordered(rules, state, order), orderId })
  out.push({ _tag: 'save' })
}

function changed(
  rules: Rules,
  state: ExecutionState,
  order: LiveOrder,
  { orderId, price }: OrderUpdate,
  out: Effect[],
): void {
  order.orderId = orderId
  order.price = price
  order.changing = null
  if (orderId !== null && price !== null) emit(out, { _tag: 'chased', ...ordered(rules, state, order), orderId, price })
  out.push({ _tag: 'save' })
}

function filled(rules: Rules, state: ExecutionState, order: LiveOrder, fill: Fill, out: Effect[]): void {
  const { item, side } = order.intent
  // An order that is followed again after a restart reports what the ledger has counted before.
  const quantity = Math.min(fill.fillQuantity, fill.filledQuantity - order.filled)
  if (quantity <= 0) return
  const amount = amountOf(order, fill, quantity)
  const held = heldFor(state, order)
  const share = quantity / fill.fillQuantity
  const [commission, tax] = [Math.round(fill.commission * share), Math.round(fill.tax * share)]
  if (side === 'buy') {
    if (order.filled === 0) held.entries += 1
    bought(state, held, quantity, amount)
  } else sold(state, held, quantity, amount)
  charge(state, held, commission, tax)
  order.filled += quantity
  order.amount += amount
  const isClosed = held.quantity === 0
  if (isClosed) state.held.delete(item)
  const { isEstimated, shownQuantity } = fill
  const event: ExecutionEvent = {
    _tag: 'fill',
    ...ordered(rules, state, order),
    orderId: order.orderId,
    side,
    exitReason: order.exitReason,
    fillQuantity: quantity,
    fillPrice: amount / quantity,
    isEstimated,
    commission,
    tax,
    shownQuantity,
    position: isClosed ? null : positionOf(held),
    equity: equityOf(state),
  }
  emit(out, event)
  if (isClosed) closed(rules, state, held, order, out)
  out.push({ _tag: 'save' })
}

/** KRW of the shares that are new in a fill. */
function amountOf(order: LiveOrder, { fillQuantity, fillPrice, filledQuantity }: Fill, quantity: number): number {
  if (quantity === fillQuantity) return quantity * fillPrice
  // It came as one fill of the whole order, at its average.
  const isWhole = fillQuantity === filledQuantity
  const rest = isWhole ? filledQuantity * fillPrice - order.amount : quantity * fillPrice
  return rest > 0 ? Math.round(rest) : quantity * fillPrice
}

function heldFor(state: ExecutionState, { intent, reason }: LiveOrder): Held {
  const known = state.held.get(intent.item)
  if (known !== undefined) return known
  const held = newHeld(intent.item, timeOf(state), reason)
  state.held.set(intent.item, held)
  return held
}

function closed(rules: Rules, state: ExecutionState, held: Held, order: LiveOrder, out: Effect[]): void {
  const at = timeOf(state)
  const { item, bought: quantity, boughtAmount, soldAmount, sold: soldQuantity } = held
  const { openedAt, commission, tax, entryReason } = held
  state.cooldowns.set(item, at + rules.cooldown)
  emit(out, {
    _tag: 'closed',
    at,
    execution: rules.name,
    item,
    quantity,
    entryPrice: boughtAmount / quantity,
    exitPrice: soldAmount / soldQuantity,
    openedAt,
    profit: soldAmount - boughtAmount - commission - tax,
    commission,
    tax,
    entryReason,
    exitReason: order.exitReason ?? 'signal',
    reason: order.reason,
  })
}

function rejected(rules: Rules, state: ExecutionState, order: LiveOrder, reason: string, out: Effect[]): void {
  ended(rules, state, order, 'rejected', reason, out)
  state.rejections += 1
  const held = state.held.get(order.intent.item)
  if (order.purpose === 'exit' && held !== undefined) {
    held.notBefore = timeOf(state) + Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** (state.rejections - 1))
  }
  if (state.rejections >= rules.maxRejections) {
    halt(rules, state, 'rejections', `${state.rejections} orders in a row, the last one: ${reason}`, out)
  }
}

function ended(
  rules: Rules,
  state: ExecutionState,
  order: LiveOrder,
  outcome: 'filled' | 'cancelled' | 'rejected',
  detail: string,
  out: Effect[],
): void {
  const { orderId, filled: filledQuantity, intent } = order
  state.orders.delete(intent.clientId)
  emit(out, { _tag: 'ended', ...ordered(rules, state, order), orderId, outcome, filledQuantity, detail })
  out.push({ _tag: 'save' })
}

/** What every event of an order has. */
function ordered({ name }: Rules, state: ExecutionState, { intent, purpose, reason }: LiveOrder) {
  return { at: timeOf(state), execution: name, item: intent.item, intent, purpose, reason }
}
