/** What an account has traded today, stock by stock: the figures of realised profit and of the trade journal. */
import type { Position } from '../../order/accountBooks.ts'
import type { Account, Order } from '../../order/order.ts'

/** One stock, by loan. Amounts in KRW. */
export interface StockTrades {
  readonly position: Position
  readonly bought: number
  readonly boughtAmount: number
  readonly sold: number
  readonly soldAmount: number
  /** What the sold shares had cost. */
  readonly soldCost: number
  /** Of the sales, after their fees. */
  readonly profit: number
  readonly commission: number
  readonly tax: number
  /** Of the sales alone. */
  readonly saleCommission: number
}

/** The stocks that were traded today, in the order in which they were held first. Gold has its own replies. */
export function dayTrades(account: Account): readonly StockTrades[] {
  return account.positions
    .filter(({ instrument, bought, sold }) => instrument.listing.market !== 'gold' && bought + sold > 0)
    .map((position) => tradesOf(position, ordersOf(account, position)))
}

function ordersOf(account: Account, { instrument, loanDate }: Position): readonly Order[] {
  return account.orders.filter(
    (order) => order.filled > 0 && order.instrument.listing === instrument.listing && order.loanDate === loanDate,
  )
}

function tradesOf(position: Position, orders: readonly Order[]): StockTrades {
  const sum = (of: (order: Order) => number, side?: Order['side']): number =>
    orders.reduce((total, order) => total + (side === undefined || order.side === side ? of(order) : 0), 0)
  return {
    position,
    bought: sum(({ filled }) => filled, 'buy'),
    boughtAmount: sum(({ amount }) => amount, 'buy'),
    sold: sum(({ filled }) => filled, 'sell'),
    soldAmount: sum(({ amount }) => amount, 'sell'),
    soldCost: position.soldCost,
    profit: position.realized,
    commission: sum(({ commission }) => commission),
    tax: sum(({ tax }) => tax),
    saleCommission: sum(({ commission }) => commission, 'sell'),
  }
}

/** A sum over today's stocks. */
export function totalOf(trades: readonly StockTrades[], of: (each: StockTrades) => number): number {
  return trades.reduce((total, each) => total + of(each), 0)
}

/** An amount a share; 0 of nothing. */
export function perShare(amount: number, shares: number): number {
  return shares === 0 ? 0 : amount / shares
}
