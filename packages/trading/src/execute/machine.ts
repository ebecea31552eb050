/** An execution as a machine: events in, effects out. */
import type { Signal } from '@kiwoom-rx/operators'
import type { AccountState } from '../broker/account.ts'
import { plainItem } from '../item.ts'
import { dateOf, dayOf } from '../koreanTime.ts'
import { enter } from './entry.ts'
import type { RefusalReason } from './event.ts'
import { beginExit, pursueExits, sell, watchAll, watchPrice } from './exit.ts'
import { equityOf, newHeld, positionsOf, profitOf, timeOf, underWay } from './ledger.ts'
import { priceIn } from './priceIn.ts'
import type { Rules } from './rules.ts'
import { emit } from './send.ts'
import type { Effect, ExecutionState, Input } from './state.ts'
import { restore } from './stored.ts'
import { tendOrders } from './tend.ts'
import { answered, completed, halt, updated } from './updates.ts'

const MINUTE = 60_000
// ms. A fill may reach the account a little later than the order, or a little earlier.
const SETTLING = 5_000

export function step(rules: Rules, state: ExecutionState, input: Input, out: Effect[]): void {
  take(rules, state, input, out)
  watchAll(rules, state, out)
  if (state.orders.size > 0) tendOrders(rules, state, out)
  if (state.held.size > 0) pursueExits(rules, state, out)
}

function take(rules: Rules, state: ExecutionState, input: Input, out: Effect[]): void {
  switch (input._tag) {
    case 'price':
      moveTo(rules, state, input.at, out)
      priced(rules, state, input.item, input.price, out)
      return
    case 'signal':
      signalled(rules, state, input.signal, out)
      return
    case 'clock':
      moveTo(rules, state, input.at, out)
      checkLedger(rules, state, out)
      return
    case 'update':
      moveTo(rules, state, input.update.at, out)
      updated(rules, state, input.clientId, input.update, out)
      return
    case 'complete':
      completed(rules, state, input.clientId, out)
      return
    case 'answer':
      answered(state, input.clientId, input.update)
      return
    case 'account':
      state.account = input.account
      // Before the store was read, it would be replaced by what is taken over.
      if (state.isRestored) adopt(rules, state, input.account, out)
      checkLedger(rules, state, out)
      return
    case 'gap':
      missed(rules, state, input.items, input.reason, out)
      return
    case 'vi':
      if (input.isOn) state.underVi.add(plainItem(input.item))
      else state.underVi.delete(plainItem(input.item))
      return
    case 'session':
      state.session = input.session
      return
    case 'kill':
      state.isKilled = input.isOn
      return
    case 'badStore':
      halt(rules, state, 'badStore', input.detail, out)
      return
    case 'restore':
      if (input.stored !== null) restored(rules, state, input.stored, input.canRecover, out)
      if (state.account !== null) adopt(rules, state, state.account, out)
  }
}

/** Advances the market's time, and never sets it back. */
function moveTo(rules: Rules, state: ExecutionState, at: number, out: Effect[]): void {
  if (at <= state.now) return
  const day = dayOf(at)
  const isNewDay = state.day !== null && day !== state.day
  state.now = at
  state.day = day
  if (isNewDay) {
    state.dayProfit = profitOf(state)
    state.isDayLost = false
    // Notices and interruptions are of their day.
    state.session = null
    state.underVi.clear()
    const positions = positionsOf(state)
    emit(out, { _tag: 'day', at, execution: rules.name, date: dateOf(at), positions, equity: equityOf(state) })
    out.push({ _tag: 'save' })
  }
  if (state.held.size === 0 || at < state.markDue) return
  state.markDue = (Math.floor(at / MINUTE) + 1) * MINUTE
  emit(out, { _tag: 'mark', at, execution: rules.name, positions: positionsOf(state), equity: equityOf(state) })
}

function priced(rules: Rules, state: ExecutionState, item: string, price: number, out: Effect[]): void {
  state.prices.set(item, price)
  state.fresh?.add(item)
  state.stale.delete(item)
  const held = state.held.get(item)
  if (held !== undefined) watchPrice(rules, state, held, price, out)
}

function signalled(rules: Rules, state: ExecutionState, signal: Signal, out: Effect[]): void {
  if (signal.timestamp !== null) moveTo(rules, state, signal.timestamp, out)
  const { item } = signal
  if (!state.prices.has(item)) {
    out.push({ _tag: 'watch', item })
    const price = priceIn(signal)
    if (price !== null) state.prices.set(item, price)
  }
  const refused = signal.side === 'buy' ? enter(rules, state, signal, out) : leave(rules, state, signal, out)
  if (refused === null) return
  emit(out, { _tag: 'refused', at: timeOf(state), execution: rules.name, item, signal, ...refused })
}

/** A signal to sell gives up the position, or so many shares of it. */
function leave(rules: Rules, state: ExecutionState, signal: Signal, out: Effect[]) {
  const { item, reason, quantity } = signal
  const held = state.held.get(item)
  if (held === undefined) {
    const isEntering = underWay(state, item, 'buy') > 0
    return refusal('noPosition', isEntering ? 'the entry is not filled yet' : 'nothing of it is held')
  }
  if (held.exiting !== null) return refusal('exiting', 'the position is being given up')
  if (quantity === undefined || quantity >= held.quantity) beginExit(rules, state, held, 'signal', reason, out)
  else if (quantity < 1) return refusal('noQuantity', `the signal asks for ${quantity} shares`)
  else sell(rules, state, held, Math.floor(quantity), 'signal', reason, out)
  return null
}

function refusal(reason: RefusalReason, detail: string) {
  return { reason, detail }
}

function missed(
  rules: Rules,
  state: ExecutionState,
  items: ReadonlySet<string> | null,
  reason: string,
  out: Effect[],
): void {
  if (items === null) state.fresh = new Set()
  for (const item of items ?? []) state.stale.add(item)
  const named = items === null ? null : [...items]
  emit(out, { _tag: 'gap', at: timeOf(state), execution: rules.name, items: named, reason })
}

function restored(
  rules: Rules,
  state: ExecutionState,
  stored: NonNullable<Extract<Input, { _tag: 'restore' }>['stored']>,
  canRecover: boolean,
  out: Effect[],
): void {
  if (stored.version !== 1 || stored.execution !== rules.name) {
    // Another's positions and orders are in it.
    Object.assign(state, { isStoreForeign: true, isAdopted: true })
    halt(rules, state, 'badStore', `it holds version ${stored.version} of '${stored.execution}'`, out)
    return
  }
  restore(rules, state, stored)
  for (const item of state.held.keys()) out.push({ _tag: 'watch', item })
  for (const { intent, orderId, sentAt } of state.orders.values()) {
    if (canRecover) out.push({ _tag: 'recover', intent, orderId, sentAt })
  }
  if (!canRecover && state.orders.size > 0) {
    halt(rules, state, 'unknownOutcome', 'orders were under way, and this broker cannot find them again', out)
  }
}

/** Takes over what the options name, once. */
function adopt(rules: Rules, state: ExecutionState, { positions, isCurrent, at }: AccountState, out: Effect[]): void {
  if (state.isAdopted || !isCurrent) return
  state.isAdopted = true
  for (const item of rules.adopt) {
    const found = positions.find((position) => position.item === plainItem(item))
    const price = found?.averagePrice ?? found?.price ?? null
    if (found === undefined || price === null) continue
    const held = newHeld(item, at, 'taken over from the account')
    const { quantity } = found
    const cost = Math.round(price * quantity)
    const last = found.price ?? price
    Object.assign(held, { quantity, cost, peak: last, price: last, entries: 1, bought: quantity, boughtAmount: cost })
    state.held.set(item, held)
    out.push({ _tag: 'watch', item }, { _tag: 'save' })
  }
}

/** A ledger that exceeds the account for some seconds is wrong: another program sold, or a fill was miscounted. */
function checkLedger(rules: Rules, state: ExecutionState, out: Effect[]): void {
  const { account } = state
  if (account === null || !account.isCurrent) return
  for (const code of new Set([...[...state.held.keys()].map(plainItem), ...state.excess.keys()])) {
    let ledger = 0
    for (const { item, quantity } of state.held.values()) if (plainItem(item) === code) ledger += quantity
    const there = account.positions.find(({ item }) => item === code)?.quantity ?? 0
    if (ledger <= there) {
      state.excess.delete(code)
      continue
    }
    const since = state.excess.get(code) ?? state.now
    state.excess.set(code, since)
    if (state.now - since < SETTLING) continue
    halt(rules, state, 'ledgerExceedsAccount', `${ledger} shares of ${code}, and the account has ${there}`, out)
  }
}
