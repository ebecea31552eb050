/** Sending an order: counted and stored before it leaves. */
import type { OrderIntent } from '../broker/order.ts'
import type { ExecutionEvent } from './event.ts'
import { timeOf } from './ledger.ts'
import type { Rules } from './rules.ts'
import type { Effect, ExecutionState, LiveOrder } from './state.ts'

const MINUTE = 60_000

export function send(
  rules: Rules,
  state: ExecutionState,
  order: Pick<LiveOrder, 'purpose' | 'reason' | 'exitReason' | 'signal'> & {
    readonly intent: Omit<OrderIntent, 'clientId'>
    readonly timeout: number
  },
  out: Effect[],
): void {
  state.lastNumber += 1
  const intent: OrderIntent = { clientId: `${rules.name}-${state.lastNumber}`, ...order.intent }
  const { purpose, reason, exitReason, signal, timeout } = order
  const at = timeOf(state)
  state.recent.push(at)
  state.orders.set(intent.clientId, {
    intent,
    purpose,
    reason,
    exitReason,
    signal,
    sentAt: at,
    orderId: null,
    filled: 0,
    amount: 0,
    isUnknown: false,
    price: intent.price,
    chases: 0,
    due: at + timeout,
    changing: null,
  })
  const { item } = intent
  emit(out, { _tag: 'intent', at, execution: rules.name, item, intent, purpose, reason, signal, exitReason })
  out.push({ _tag: 'save' }, { _tag: 'submit', intent })
}

/** Whether one more order keeps to the orders of a minute. */
export function mayOrder({ ordersPerMinute }: Rules, state: ExecutionState): boolean {
  const { recent, now } = state
  while (recent.length > 0 && (recent[0] ?? 0) <= now - MINUTE) recent.shift()
  return recent.length < ordersPerMinute
}

export function emit(out: Effect[], event: ExecutionEvent): void {
  out.push({ _tag: 'emit', event })
}
