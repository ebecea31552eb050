/**
 * What a paper market knows.
 *
 * It changes in place, and effects go into a list of the caller. A day has millions of events, and most of them change
 * only a book: a new state for each took longer than the replay itself. All of it is in `step`, which reads
 * nothing but its arguments: the same events give the same updates.
 */
import type { BookLevel, Session } from '@kiwoom-rx/operators'
import type { OrderChange, OrderIntent, OrderUpdate } from '../order.ts'
import type { Money } from './money.ts'
import type { PaperOrder } from './order.ts'

/** A book as the last event and what was taken since have left it. */
export interface KnownBook {
  asks: readonly BookLevel[]
  bids: readonly BookLevel[]
}

/** What a program asks for; `key` is that of the stream that waits for the answer. */
export type Command =
  | { readonly _tag: 'submit'; readonly key: number; readonly intent: OrderIntent }
  | { readonly _tag: 'modify'; readonly key: number; readonly orderId: string; readonly change: OrderChange }
  | { readonly _tag: 'cancel'; readonly key: number; readonly orderId: string }

/** A command on its way. */
export interface Coming {
  readonly command: Command
  /** Epoch milliseconds at which it arrives. */
  readonly due: number
}

/** An update for the stream of a key; `isEnd` completes it. */
export interface Told {
  readonly key: number
  readonly update: OrderUpdate
  readonly isEnd: boolean
}

export interface PaperState {
  /** The market's time, epoch milliseconds; minus infinity before the first event. */
  now: number
  day: number | null
  lastNumber: number
  readonly coming: Coming[]
  /** Open orders by the key of their streams, in the order of their arrival. */
  readonly orders: Map<number, PaperOrder>
  readonly books: Map<string, KnownBook>
  readonly money: Money
  readonly underVi: Set<string>
  /** Codes whose next trade on KRX is that of a call auction: of the opening, the close or a VI. */
  readonly auctions: Set<string>
  session: Session | null
}

export function newState(cash: number, holdings: Money['holdings']): PaperState {
  return {
    now: Number.NEGATIVE_INFINITY,
    day: null,
    lastNumber: 0,
    coming: [],
    orders: new Map(),
    books: new Map(),
    money: { cash, holdings, prices: new Map() },
    underVi: new Set(),
    auctions: new Set(),
    session: null,
  }
}
