/** What an execution reports. */
import type { Signal, SignalSide } from '@kiwoom-rx/operators'
import type { OrderFill, OrderIntent } from '../broker/order.ts'
import type { ExecutionEquity, ExecutionPosition } from './position.ts'

/** Why an order was made. */
export type OrderPurpose = 'entry' | 'exit'

/** Why a position is given up. */
export type ExitReason =
  | 'signal'
  | 'stop'
  | 'trailingStop'
  | 'target'
  /** The time of day, or the longest time to hold. */
  | 'time'
  | 'killSwitch'
  | 'dailyLoss'

/** Why a signal, or an order that it asks for, was not sent. */
export type RefusalReason =
  | 'itemNotAllowed'
  | 'halted'
  | 'killSwitch'
  /** After `flatAt`, or outside of `entryHours`. */
  | 'outsideHours'
  | 'cooldown'
  | 'dailyLoss'
  | 'maxPositions'
  /** One position an item, and there is one or one is under way; or `pyramid` is full. */
  | 'positionOpen'
  | 'ordersPerMinute'
  /** The position is being given up already. */
  | 'exiting'
  /** A sale of what the execution does not hold. */
  | 'noPosition'
  /** The size comes to less than one share. */
  | 'noQuantity'
  | 'noPrice'
  | 'noCash'
  | 'underVi'
  | 'noSession'
  /** Prices may have been missed, and none has come since. */
  | 'gap'
  /** The account or the open orders are not known. */
  | 'accountUnknown'

/** Why an execution sends no more entries. */
export type HaltReason =
  /** The ledger holds more of an item than the account. */
  | 'ledgerExceedsAccount'
  /** What became of an order could not be proved. */
  | 'unknownOutcome'
  /** Orders that the exchange refused, one after another. */
  | 'rejections'
  /** What was stored belongs to another execution, or cannot be read. */
  | 'badStore'

interface Stamp {
  /** Epoch milliseconds, by the market's clock. */
  readonly at: number
  /** The name of the execution. */
  readonly execution: string
}

interface Ordered extends Stamp {
  readonly item: string
  readonly intent: OrderIntent
  readonly purpose: OrderPurpose
  /** Why, in words: the signal's own, or what made the exit. */
  readonly reason: string
}

/** What happens in an execution, in the order in which it happened. */
export type ExecutionEvent =
  /** An order is about to be sent: it is in the store, and counts against the limits. */
  | (Ordered & { readonly _tag: 'intent'; readonly signal: Signal | null; readonly exitReason: ExitReason | null })
  /** A signal that makes no order, and why. */
  | (Stamp & {
      readonly _tag: 'refused'
      readonly item: string
      readonly signal: Signal
      readonly reason: RefusalReason
      readonly detail: string
    })
  /** The broker took it. */
  | (Ordered & { readonly _tag: 'sent'; readonly orderId: string })
  /** Its price follows the market. */
  | (Ordered & { readonly _tag: 'chased'; readonly orderId: string; readonly price: number })
  | (Ordered &
      OrderFill & {
        readonly _tag: 'fill'
        readonly orderId: string | null
        readonly side: SignalSide
        readonly exitReason: ExitReason | null
        /** What the execution holds of the item after it; `null` for nothing. */
        readonly position: ExecutionPosition | null
        readonly equity: ExecutionEquity
      })
  /** An order has ended. */
  | (Ordered & {
      readonly _tag: 'ended'
      readonly orderId: string | null
      readonly outcome: 'filled' | 'cancelled' | 'rejected' | 'unknown'
      readonly filledQuantity: number
      readonly detail: string
    })
  /** What became of an order is not known yet; it is looked up, and counts in full until then. */
  | (Ordered & { readonly _tag: 'unknown'; readonly detail: string })
  /** A position begins to be given up. */
  | (Stamp & {
      readonly _tag: 'exit'
      readonly item: string
      readonly exitReason: ExitReason
      readonly reason: string
      readonly position: ExecutionPosition
    })
  /** A position is closed: its whole round trip. */
  | (Stamp & {
      readonly _tag: 'closed'
      readonly item: string
      /** Shares that were bought and sold. */
      readonly quantity: number
      /** KRW a share, on average. */
      readonly entryPrice: number
      readonly exitPrice: number
      readonly openedAt: number
      /** KRW, after costs. */
      readonly profit: number
      readonly commission: number
      readonly tax: number
      readonly entryReason: string
      readonly exitReason: ExitReason
      readonly reason: string
    })
  /** What is held at its last prices: each minute while something is held, and at the change of day. */
  | (Stamp & {
      readonly _tag: 'mark'
      readonly positions: readonly ExecutionPosition[]
      readonly equity: ExecutionEquity
    })
  /** A new trading day, with what is held over night. */
  | (Stamp & {
      readonly _tag: 'day'
      /** `'2026-11-20'`. */
      readonly date: string
      readonly positions: readonly ExecutionPosition[]
      readonly equity: ExecutionEquity
    })
  /** Prices were missed: of these items, `null` for all. */
  | (Stamp & { readonly _tag: 'gap'; readonly items: readonly string[] | null; readonly reason: string })
  /** No more entries; positions are still given up by their rules. */
  | (Stamp & { readonly _tag: 'halted'; readonly reason: HaltReason; readonly detail: string })
