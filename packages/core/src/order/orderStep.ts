/**
 * Following one order as a pure machine: `(state, event, moment) -> [state, effects]`.
 *
 * Its life (`life.ts`) changes with 00 events, gaps and looks at the exchange's lists. A look follows each gap. While
 * the order is unclear, looks are repeated with growing waits.
 */

import type { Machine, TimerEffect, TimerEvent, Transition } from '../machine/transition.ts'
import type { Diagnostic } from '../observe/diagnostics.ts'
import { doubling } from '../shared/backOff.ts'
import { catchUp, unclear } from './catchUp.ts'
import { afterGap, isEnd, type Life, live, newLife, type OrderState, stateOf } from './life.ts'
import type { Product } from './lists.ts'
import type { OrderPlace } from './memory.ts'
import type { OrderNotice } from './notice.ts'
import type { OrderRow } from './orderRow.ts'

/** An order that is followed. */
export interface FollowedOrder {
  /** The number that the program asked for. */
  readonly orderNumber: string
  readonly life: Life
  /** The state that was emitted last, as JSON; `''` before the first. */
  readonly emitted: string
  /** Consecutive looks that left the order unclear. */
  readonly looks: number
  readonly isLooking: boolean
}

/** A 00 event of the account; `undefined` for a gap. */
export type OrderEntry = OrderNotice | undefined

/** What can happen to a followed order. */
export type OrderEvent = OwnOrderEvent | TimerEvent<OrderTimer>

export type OwnOrderEvent =
  /** The first event: the number, and the account's events from before the program asked for it. */
  | { readonly _tag: 'followed'; readonly orderNumber: string; readonly entries: readonly OrderEntry[] }
  | { readonly _tag: 'notice'; readonly notice: OrderNotice }
  | { readonly _tag: 'gap' }
  /** A look is needed at the beginning, or after a login. */
  | { readonly _tag: 'lookNeeded' }
  /** What the lists show. */
  | { readonly _tag: 'lists'; readonly rows: readonly OrderRow[] }

export type OrderTimer = 'look'

/** What the shell of a followed order has to do. */
export type OrderEffect = OwnOrderEffect | TimerEffect<OrderTimer>

export type OwnOrderEffect =
  | { readonly _tag: 'progress'; readonly state: OrderState }
  /** Read the lists of open and filled orders, `isDetailed` the one of all orders too; a look under way is replaced. */
  | {
      readonly _tag: 'look'
      readonly product: Product
      readonly stockCode: string | undefined
      readonly isDetailed: boolean
    }
  | { readonly _tag: 'report'; readonly diagnostic: Diagnostic }

/** What a step takes from its surroundings. */
export interface OrderMoment {
  /** Epoch ms. */
  readonly now: number
  /** Where this client placed the order, if it did. */
  readonly place: OrderPlace | undefined
}

export type OrderTransition = Transition<FollowedOrder, OrderEffect>

export const initialOrder: FollowedOrder = {
  orderNumber: '',
  life: newLife(''),
  emitted: '',
  looks: 0,
  isLooking: false,
}

// Waits between looks while an order is unclear, ms: doubling up to the longest.
const FIRST_WAIT = 500
const LONGEST_WAIT = 60_000
// Looks that leave the order unclear before the list of all orders is read too: an order that was cancelled before any
// list showed it is in that one alone.
const PLAIN_LOOKS = 2
// ms between looks at a clear order: an order that ends with its session sends no event.
const PERIOD = 300_000

/** Advances a followed order by one event, and returns what its shell has to do. It never throws. */
export function orderStep(order: FollowedOrder, event: OrderEvent, moment: OrderMoment): OrderTransition {
  switch (event._tag) {
    case 'followed': {
      const { orderNumber, entries } = event
      const { stockCode = null, venue = null } = moment.place ?? {}
      const life = entries.reduce(withEntry, newLife(orderNumber, stockCode, venue))
      const [after, effects] = emitted({ ...order, orderNumber, life })
      return [after, effects]
    }
    case 'notice': {
      const wasCurrent = order.life.isCurrent
      const [after, effects, isOver] = emitted({ ...order, life: live(order.life, event.notice) })
      if (isOver || !wasCurrent || after.life.isCurrent || after.isLooking) return [after, effects]
      return then(effects, planned(after))
    }
    case 'gap': {
      const [after, effects, isOver] = emitted({ ...order, life: afterGap(order.life) })
      return isOver ? [after, effects] : then(effects, look({ ...after, looks: 0 }, moment))
    }
    case 'lookNeeded':
    case 'timer':
      return look(order, moment)
    case 'lists': {
      const life = catchUp(order.life, event.rows)
      const [after, effects, isOver] = emitted({ ...order, life, looks: order.looks + 1, isLooking: false })
      return isOver ? [after, effects] : then(effects, planned(after))
    }
  }
}

/** A followed order for a shell to run, and for the log of its steps. */
export const orderMachine: Machine<
  'order',
  FollowedOrder,
  OwnOrderEvent,
  OwnOrderEffect,
  OrderTimer,
  OrderMoment,
  undefined
> = {
  name: 'order',
  initial: initialOrder,
  stateName: ({ life }) => stateOf(life)?._tag ?? 'unknown',
  step: orderStep,
}

function withEntry(life: Life, entry: OrderEntry): Life {
  return entry === undefined ? afterGap(life) : live(life, entry)
}

/** Emits the state if it is new. The last element is whether the emitted state is final. */
function emitted(order: FollowedOrder): readonly [FollowedOrder, readonly OrderEffect[], boolean] {
  const state = stateOf(order.life)
  if (state === undefined) return [order, [], false]
  const text = JSON.stringify(state)
  if (text === order.emitted) return [order, [], false]
  return [{ ...order, emitted: text }, [{ _tag: 'progress', state }], isEnd(state)]
}

function look(order: FollowedOrder, { place }: OrderMoment): OrderTransition {
  // An order from before a restart may be one of gold.
  const mayBeGold = stateOf(order.life) === undefined && order.looks % 3 === 2
  const product = place?.product ?? (mayBeGold ? 'gold' : 'stock')
  const stockCode = place?.stockCode ?? order.life.stockCode ?? undefined
  const isDetailed = product === 'stock' && stockCode !== undefined && order.looks >= PLAIN_LOOKS
  return [
    { ...order, isLooking: true },
    [
      { _tag: 'stopTimer', timer: 'look' },
      { _tag: 'look', product, stockCode, isDetailed },
    ],
  ]
}

/** Plans the next look: soon while something is unclear, else after five minutes. */
function planned(order: FollowedOrder): OrderTransition {
  const reason = unclear(order.life)
  if (reason === undefined) return [{ ...order, looks: 0 }, [{ _tag: 'startTimer', timer: 'look', ms: PERIOD }]]
  const wait = doubling(FIRST_WAIT, order.looks - 1, LONGEST_WAIT)
  const timer: OrderEffect = { _tag: 'startTimer', timer: 'look', ms: wait }
  // The first look may come before the lists show an order that was just accepted: it is not reported.
  if (order.looks <= 1) return [order, [timer]]
  const { orderNumber } = order
  return [order, [{ _tag: 'report', diagnostic: { _tag: 'OrderUnclear', orderNumber, reason, wait } }, timer]]
}

function then(first: readonly OrderEffect[], [order, effects]: OrderTransition): OrderTransition {
  return [order, [...first, ...effects]]
}
