/**
 * The state of an execution.
 *
 * It changes in place, and effects go into a list of the caller. A day has millions of prices, and most of them change
 * only the last price: a new state for each took longer than the replay itself. Only `step` changes it, and `step`
 * reads only its arguments: the same inputs give the same effects.
 */
import type { Session, Signal } from '@kiwoom-rx/operators'
import type { AccountState } from '../broker/account.ts'
import type { OrderIntent, OrderUpdate } from '../broker/order.ts'
import type { ExecutionEvent, ExitReason, HaltReason, OrderPurpose } from './event.ts'
import type { StoredExecution } from './store.ts'

/** Shares of an item, by the ledger of the execution, with the round trip that they are part of. */
export interface Held {
  readonly item: string
  quantity: number
  /** KRW that was paid for those held. */
  cost: number
  readonly openedAt: number
  /** The highest price since the first fill. */
  peak: number
  /** The last price. */
  price: number
  entries: number
  bought: number
  boughtAmount: number
  sold: number
  soldAmount: number
  commission: number
  tax: number
  readonly entryReason: string
  /** Why it is being given up; `null` while it is held. */
  exiting: { readonly exitReason: ExitReason; readonly reason: string; readonly since: number } | null
  /** No exit order before this time: the last was refused. */
  notBefore: number
}

/** An order that has not ended, as far as is known. */
export interface LiveOrder {
  readonly intent: OrderIntent
  readonly purpose: OrderPurpose
  readonly reason: string
  readonly exitReason: ExitReason | null
  readonly signal: Signal | null
  readonly sentAt: number
  orderId: string | null
  filled: number
  /** KRW that its fills came to. */
  amount: number
  isUnknown: boolean
  /** KRW a share now: a chase changes it. */
  price: number | null
  chases: number
  /** When what is open is chased or cancelled. */
  due: number
  /** A request to change or cancel it is under way, since then. */
  changing: number | null
}

export interface ExecutionState {
  /** The market's time; minus infinity before the first event. */
  now: number
  day: number | null
  lastNumber: number
  readonly orders: Map<string, LiveOrder>
  readonly held: Map<string, Held>
  readonly prices: Map<string, number>
  /** Items whose prices may have been missed, until the next one. */
  readonly stale: Set<string>
  /** After a gap of everything: the items that have had a price since; `null` while there was none. */
  fresh: Set<string> | null
  readonly underVi: Set<string>
  session: Session | null
  account: AccountState | null
  isKilled: boolean
  halted: HaltReason | null
  realised: number
  costs: number
  /** Profit at the beginning of the day. */
  dayProfit: number
  isDayLost: boolean
  /** When the orders of the last minute were sent. */
  readonly recent: number[]
  readonly cooldowns: Map<string, number>
  rejections: number
  /** When the next mark is due. */
  markDue: number
  /** Since when the ledger exceeds the account, by item. */
  readonly excess: Map<string, number>
  isAdopted: boolean
  /** Whether the store has been read. */
  isRestored: boolean
  /** The store holds what is not this execution's, and is left as it is. */
  isStoreForeign: boolean
}

export function newState(): ExecutionState {
  return {
    now: Number.NEGATIVE_INFINITY,
    day: null,
    lastNumber: 0,
    orders: new Map(),
    held: new Map(),
    prices: new Map(),
    stale: new Set(),
    fresh: null,
    underVi: new Set(),
    session: null,
    account: null,
    isKilled: false,
    halted: null,
    realised: 0,
    costs: 0,
    dayProfit: 0,
    isDayLost: false,
    recent: [],
    cooldowns: new Map(),
    rejections: 0,
    markDue: Number.NEGATIVE_INFINITY,
    excess: new Map(),
    isAdopted: false,
    isRestored: false,
    isStoreForeign: false,
  }
}

/** Whether prices of an item may have been missed, and none has come since. */
export function isStale({ fresh, stale }: ExecutionState, item: string): boolean {
  return stale.has(item) || (fresh !== null && !fresh.has(item))
}

/** What happens to an execution. */
export type Input =
  | { readonly _tag: 'signal'; readonly signal: Signal }
  | { readonly _tag: 'price'; readonly at: number; readonly item: string; readonly price: number }
  /** Prices may have been missed: of these items, `null` for all. */
  | { readonly _tag: 'gap'; readonly items: ReadonlySet<string> | null; readonly reason: string }
  | { readonly _tag: 'vi'; readonly item: string; readonly isOn: boolean }
  | { readonly _tag: 'session'; readonly session: Session }
  | { readonly _tag: 'clock'; readonly at: number }
  | { readonly _tag: 'account'; readonly account: AccountState }
  | { readonly _tag: 'kill'; readonly isOn: boolean }
  /** What became of an order. */
  | { readonly _tag: 'update'; readonly clientId: string; readonly update: OrderUpdate }
  /** No more updates of an order come. */
  | { readonly _tag: 'complete'; readonly clientId: string }
  /** What became of a request to change or cancel an order; `null` when it completed without proof. */
  | { readonly _tag: 'answer'; readonly clientId: string; readonly update: OrderUpdate | null }
  /** What was stored before a restart; `null` for nothing. */
  | { readonly _tag: 'restore'; readonly stored: StoredExecution | null; readonly canRecover: boolean }
  | { readonly _tag: 'badStore'; readonly detail: string }

/** What an execution wants done, in this order. */
export type Effect =
  | { readonly _tag: 'emit'; readonly event: ExecutionEvent }
  /** The ledger has changed; orders after it wait until it is kept. */
  | { readonly _tag: 'save' }
  | { readonly _tag: 'submit'; readonly intent: OrderIntent }
  | { readonly _tag: 'recover'; readonly intent: OrderIntent; readonly orderId: string | null; readonly sentAt: number }
  | { readonly _tag: 'cancel'; readonly clientId: string; readonly orderId: string }
  | { readonly _tag: 'modify'; readonly clientId: string; readonly orderId: string; readonly price: number }
  /** The prices of an item are needed. */
  | { readonly _tag: 'watch'; readonly item: string }
