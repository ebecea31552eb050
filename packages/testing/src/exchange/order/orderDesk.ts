/** The order desk: numbers what is accepted, keeps the books, and notifies the accounts. */
import type { MarketSink } from '../../market/instrument/marketEvent.ts'
import type { Market } from '../../market/market.ts'
import type { Rules } from '../rules/rules.ts'
import { Accounts } from './accounts.ts'
import { feesOf } from './fees.ts'
import { Matching, type OrderListener } from './matching.ts'
import { balanceNotice, type Notice, type OrderNews, orderNotice } from './notices.ts'
import type { Account, Order, Ticket } from './order.ts'

export interface OrdersOptions {
  readonly market: Market
  readonly rules: Rules
  /** Hears the market after the orders have. */
  readonly next: MarketSink
  /** Notifies an account. */
  readonly notify: (notice: Notice) => void
}

export class Orders implements OrderListener {
  readonly accounts: Accounts
  /** What the market reports passes through here. */
  readonly matching: Matching
  readonly #options: OrdersOptions
  readonly #accepted: Order[] = []
  /** Today's. */
  #numbers = 0
  /** What the next order's number repeats. */
  #repeats: { readonly number: string | undefined } | undefined
  readonly #executions = new Map<string, number>()

  constructor(options: OrdersOptions) {
    this.#options = options
    this.accounts = new Accounts(options.market, options.rules)
    this.matching = new Matching(options.market, this, options.next)
  }

  /** Every order that ever got a number, oldest first. */
  get accepted(): readonly Order[] {
    return this.#accepted
  }

  /** The trading day is over: no order outlives it. */
  endDay(): void {
    this.matching.endDay()
  }

  /** Another trading day has begun: numbers begin again, and holdings are of its instruments. */
  startDay(): void {
    this.#numbers = 0
    this.#executions.clear()
    this.accounts.startDay()
  }

  /** Lets an order that the work places have a number of a day before: the account's last one, or this. */
  repeating<Result>(number: string | undefined, work: () => Result): Result {
    this.#repeats = { number }
    try {
      return work()
    } finally {
      this.#repeats = undefined
    }
  }

  place(ticket: Ticket): Order {
    const order = this.#accept(ticket, undefined)
    this.matching.enter(order)
    return order
  }

  /** Replaces some of an order by one at another price. */
  modify(ticket: Ticket, original: Order): Order {
    const order = this.#accept(ticket, original)
    this.#withdraw(original, ticket.quantity, 'modified')
    this.#tell({ order, status: '확인', at: order.acceptedAt })
    this.matching.enter(order)
    return order
  }

  cancel(ticket: Ticket, original: Order): Order {
    const order = this.#accept(ticket, original)
    this.#withdraw(original, ticket.quantity, 'cancelled')
    order.remaining = 0
    order.state = 'confirmed'
    this.#tell({ order, status: '확인', at: order.acceptedAt })
    // Of the order itself, with 902 = 0 and no 911 (docs/protocol.md#account-events).
    const isOver = original.remaining === 0 && this.#options.rules.cancelNotices === 'both'
    if (isOver) this.#tell({ order: original, status: '취소', at: order.acceptedAt })
    return order
  }

  filled(order: Order, price: number, quantity: number, at: number): void {
    const { account, instrument, loanDate, side } = order
    const { market, rules } = this.#options
    const fees = feesOf(market.day, rules)
    const execution = { number: this.#executionNumber(order), at, price, quantity }
    order.executions.push(execution)
    order.filled += quantity
    order.amount += price * quantity
    if (order.remaining === 0) order.state = 'filled'
    // Fees are cut once an order, however many executions it takes.
    const commission = fees.commission(order.amount, instrument.listing)
    const tax = side === 'sell' ? fees.tax(order.amount, instrument.listing) : 0
    account.settle(order, {
      price,
      quantity,
      commission: commission - order.commission,
      tax: tax - order.tax,
    })
    order.commission = commission
    order.tax = tax
    this.#tell({ order, status: '체결', at, execution })
    this.#options.notify(balanceNotice(account, account.position(instrument, loanDate), side, this.#options.rules))
  }

  cancelled(order: Order, at: number): void {
    order.remaining = 0
    order.state = 'cancelled'
    this.#tell({ order, status: '취소', at })
  }

  rejected(order: Order, reason: string, at: number): void {
    order.remaining = 0
    order.state = 'rejected'
    this.#tell({ order, status: '거부', at, reason })
  }

  expired(order: Order): void {
    order.remaining = 0
    order.state = 'expired'
  }

  #accept(ticket: Ticket, parent: Order | undefined): Order {
    this.#numbers = Math.max(this.#numbers + 1, this.#repeatedNumber(ticket.account))
    const number = padded(this.#numbers)
    const order: Order = {
      ...ticket,
      day: this.#options.market.day,
      number,
      parent,
      root: parent?.root ?? number,
      acceptedAt: this.#options.market.now,
      state: 'open',
      limit: ticket.price,
      isWaiting: false,
      restingAt: undefined,
      remaining: ticket.quantity,
      filled: 0,
      amount: 0,
      commission: 0,
      tax: 0,
      moved: 0,
      executions: [],
    }
    this.#accepted.push(order)
    ticket.account.orders.push(order)
    this.#tell({ order, status: '접수', at: order.acceptedAt })
    return order
  }

  // Day by day numbers only rise: one that is lower than today's last is not repeated.
  #repeatedNumber({ pastOrders }: Account): number {
    if (this.#repeats === undefined) return 0
    return Number(this.#repeats.number ?? pastOrders.at(-1)?.number ?? 0)
  }

  #executionNumber({ instrument }: Order): string {
    const counter = this.#options.rules.executionNumbers === 'perVenue' ? instrument.venue : ''
    const number = (this.#executions.get(counter) ?? 0) + 1
    this.#executions.set(counter, number)
    // Six digits (docs/protocol.md#account-events).
    return String(number).padStart(6, '0')
  }

  #withdraw(original: Order, quantity: number, state: 'modified' | 'cancelled'): void {
    this.matching.withdraw(original, quantity)
    if (original.remaining === 0) original.state = state
  }

  #tell(news: OrderNews): void {
    this.#options.notify(orderNotice(news, this.#options.rules))
  }
}

function padded(number: number): string {
  return String(number).padStart(7, '0')
}
