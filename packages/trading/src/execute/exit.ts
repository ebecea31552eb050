/** Giving up positions: when, and by which orders. */
import { isTrading } from '../hours.ts'
import { plainItem } from '../item.ts'
import { timeOfDay } from '../koreanTime.ts'
import type { ExitReason } from './event.ts'
import { positionOf, profitOf, timeOf, underWay } from './ledger.ts'
import { type Rules, wonOf } from './rules.ts'
import { emit, send } from './send.ts'
import type { Effect, ExecutionState, Held } from './state.ts'

// ms. An own buy order must not trade with the own sale: it is cancelled first, and the sale waits for that.
const CANCELLING = 5_000

/** Decides at a price of the item whether its position is given up. */
export function watchPrice(rules: Rules, state: ExecutionState, held: Held, price: number, out: Effect[]): void {
  held.price = price
  held.peak = Math.max(held.peak, price)
  if (held.exiting !== null || held.quantity === 0) return
  const average = held.cost / held.quantity
  const { stop, trailingStop, target } = rules
  if (stop !== null && price <= average - wonOf(stop, average)) {
    beginExit(
      rules,
      state,
      held,
      'stop',
      `${price} is at or below the stop of ${average} less ${wonOf(stop, average)}`,
      out,
    )
  } else if (trailingStop !== null && price <= held.peak - wonOf(trailingStop, held.peak)) {
    const distance = wonOf(trailingStop, held.peak)
    beginExit(rules, state, held, 'trailingStop', `${price} is ${distance} or more below the peak of ${held.peak}`, out)
  } else if (target !== null && price >= average + wonOf(target, average)) {
    beginExit(
      rules,
      state,
      held,
      'target',
      `${price} is at or above the target of ${average} plus ${wonOf(target, average)}`,
      out,
    )
  }
}

/** Decides by the clock, the kill switch and the loss of the day. */
export function watchAll(rules: Rules, state: ExecutionState, out: Effect[]): void {
  if (state.held.size === 0) return
  if (!state.isDayLost && state.dayProfit - profitOf(state) >= rules.dailyLoss) state.isDayLost = true
  const isFlatTime = timeOfDay(state.now) >= rules.flatAt
  for (const held of state.held.values()) {
    if (held.exiting !== null || held.quantity === 0) continue
    if (state.isKilled) beginExit(rules, state, held, 'killSwitch', 'kill$ is on', out)
    else if (state.isDayLost) beginExit(rules, state, held, 'dailyLoss', `the day has lost ${rules.dailyLoss} KRW`, out)
    else if (isFlatTime) beginExit(rules, state, held, 'time', 'all is given up from this time of day on', out)
    else if (state.now - held.openedAt >= rules.maxHold) {
      beginExit(rules, state, held, 'time', `held for ${state.now - held.openedAt} ms`, out)
    }
  }
}

export function beginExit(
  rules: Rules,
  state: ExecutionState,
  held: Held,
  exitReason: ExitReason,
  reason: string,
  out: Effect[],
): void {
  const at = timeOf(state)
  held.exiting = { exitReason, reason, since: at }
  emit(out, {
    _tag: 'exit',
    at,
    execution: rules.name,
    item: held.item,
    exitReason,
    reason,
    position: positionOf(held),
  })
}

/** Sends the orders that are still needed to close positions. */
export function pursueExits(rules: Rules, state: ExecutionState, out: Effect[]): void {
  for (const held of state.held.values()) {
    const { exiting, item } = held
    if (exiting === null || state.now < held.notBefore || !isTrading(item, state.now, state.session)) continue
    if (underWay(state, item, 'buy') > 0 && state.now - exiting.since < CANCELLING) continue
    sell(rules, state, held, held.quantity, exiting.exitReason, exiting.reason, out)
  }
}

/** Sells so many shares, no more than are held and not being sold. */
export function sell(
  rules: Rules,
  state: ExecutionState,
  held: Held,
  wanted: number,
  exitReason: ExitReason,
  reason: string,
  out: Effect[],
): void {
  const { item } = held
  const quantity = Math.min(wanted, sellable(state, held))
  if (quantity < 1) return
  const orderType = rules.exitType ?? (item.endsWith('_NX') ? 'best' : 'market')
  const timeout = orderType === 'best' ? rules.exitTimeout : Number.POSITIVE_INFINITY
  const intent = { item, side: 'sell', quantity, orderType, price: null } as const
  send(rules, state, { intent, purpose: 'exit', reason, exitReason, signal: null, timeout }, out)
}

/** Shares that are held and not being sold; of a ledger that exceeds the account, what the account has. */
function sellable(state: ExecutionState, { item, quantity }: Held): number {
  const free = quantity - underWay(state, item, 'sell')
  const code = plainItem(item)
  if (state.halted !== 'ledgerExceedsAccount' || !state.excess.has(code)) return free
  const there = state.account?.positions.find((position) => position.item === code)?.quantity ?? 0
  return Math.min(free, there - underWay(state, item, 'sell'))
}
