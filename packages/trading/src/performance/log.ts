/** What of an execution the figures are made from. Plain data: it passes between threads, and into a file. */
import type { SignalSide } from '@kiwoom-rx/operators'
import type { ExitReason, OrderPurpose, RefusalReason } from '../execute/event.ts'
import type { ExecutionPosition } from '../execute/position.ts'

/** The money at an instant, marked to market: what is held counts at its last price. */
export interface ProfitPoint {
  /** Epoch milliseconds. */
  readonly at: number
  /** Realised and unrealised since the beginning, after costs, KRW. */
  readonly profit: number
  /** What is held is worth, KRW. */
  readonly value: number
}

/** A fill, as far as figures and charts need it. */
export interface LoggedFill {
  /** Epoch milliseconds. */
  readonly at: number
  readonly execution: string
  readonly item: string
  readonly side: SignalSide
  /** Shares. */
  readonly quantity: number
  /** KRW a share. */
  readonly price: number
  readonly isEstimated: boolean
  /** KRW. */
  readonly commission: number
  /** KRW. */
  readonly tax: number
  /** Shares that the book showed at the price; `null` when not known. */
  readonly shownQuantity: number | null
  readonly purpose: OrderPurpose
  readonly reason: string
}

/** A position that was closed: its whole round trip. */
export interface ClosedTrade {
  readonly execution: string
  readonly item: string
  /** Shares. */
  readonly quantity: number
  /** Epoch milliseconds. */
  readonly openedAt: number
  readonly closedAt: number
  /** KRW a share, on average. */
  readonly entryPrice: number
  readonly exitPrice: number
  /** KRW, after costs. */
  readonly profit: number
  /** `profit` over what was paid for the shares; `null` of shares that cost nothing. */
  readonly return: number | null
  /** KRW. */
  readonly commission: number
  readonly tax: number
  readonly entryReason: string
  readonly exitReason: ExitReason
  readonly reason: string
}

/** What a reader of the figures must know of how they came about. */
export interface LoggedNotice {
  /** Epoch milliseconds. */
  readonly at: number
  readonly kind: 'gap' | 'halted' | 'unknown'
  readonly detail: string
}

/** An execution, or several, as figures need them. */
export interface ExecutionLog {
  readonly points: readonly ProfitPoint[]
  readonly fills: readonly LoggedFill[]
  readonly trades: readonly ClosedTrade[]
  readonly notices: readonly LoggedNotice[]
  /** How many signals were refused, by reason. */
  readonly refusals: Readonly<Partial<Record<RefusalReason, number>>>
  /** Days of which an event was seen, in order, and days that were named. */
  readonly days: readonly string[]
  /** What is held at the end. */
  readonly open: readonly ExecutionPosition[]
}
