/** The port between a decision and a market. */
import type { Trade } from '@kiwoom-rx/core'
import type { Break } from '@kiwoom-rx/operators'
import type { Observable } from 'rxjs'
import type { AccountState } from './account.ts'
import type { OrderChange, OrderIntent, OrderUpdate } from './order.ts'

/** The fields of a trade that brokers and executions need: realtime type 0B has more. */
export type TradePrint = Pick<Trade, 'item' | 'price' | 'tradeVolume' | 'timestamp' | 'receivedAt'>

/**
 * Where orders go. One contract, no matter who fills them: the exchange, a book on paper, or a script.
 *
 * Laws of all brokers:
 *
 * - `submit`, `modify` and `cancel` do nothing before their first subscription. They send once, also when several
 *   subscribe, retry or repeat. A later subscriber receives the earlier updates. Unsubscribing withdraws nothing.
 * - `submit` completes when the order has ended. Its updates never take a fill back, and `filledQuantity` is the sum of
 *   `fillQuantity`. What goes wrong with an order is an update and no error.
 * - `modify` and `cancel` emit the outcome of the request (`modified`, `cancelled`, `rejected` or `unknown`) and
 *   complete. The outcome of the order is in the stream of its `submit`.
 */
export interface Broker {
  /** Sends an order. */
  submit(order: OrderIntent): Observable<OrderUpdate>
  /** Changes price or quantity of an open order (정정). */
  modify(orderId: string, change: OrderChange): Observable<OrderUpdate>
  /** Cancels what is open of an order (취소). */
  cancel(orderId: string): Observable<OrderUpdate>
  /**
   * The orders of the account that are open now, its own and others': read again by each subscription, emitted once.
   *
   * Errors when the lists cannot be read, with the client's errors by `_tag`.
   */
  openOrders(): Observable<readonly OrderUpdate[]>
  /**
   * Follows an order that an earlier run sent at `sentAt`: emits all its updates. It finds the order by its number, or
   * by its fields when no number is known. An order that never arrived is `rejected`; when nothing proves either, the
   * last update is `unknown`. With a broker without this method, an execution halts when its store has such an order.
   */
  recover?(order: OrderIntent, orderId: string | null, sentAt: number): Observable<OrderUpdate>
  /** Money and shares; replays the latest. Errors: those of the client's session. */
  readonly account$: Observable<AccountState>
  /**
   * The trades of items, from which an execution reads stops, targets and the market's clock unless it is given a
   * `trade$` of its own.
   */
  prices?(items: readonly string[]): Observable<TradePrint | Break>
  /** The market's time, epoch milliseconds, also while none of its items trades. */
  readonly clock$?: Observable<number>
  /**
   * Whether time passes without waiting for promises, as in a backtest. An execution then refuses a store that does not
   * answer at once, which would keep its orders back until the day is over.
   *
   * @default false
   */
  readonly isVirtual?: boolean
}
