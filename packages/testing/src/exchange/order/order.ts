/** An order as the exchange keeps it, from its acceptance to its end. */
import type { VenueInstrument } from '../../market/instrument/venueInstrument.ts'
import type { AccountBooks } from './accountBooks.ts'
import type { OrderState, Side } from './orderState.ts'
import type { TradeType } from './tradeType.ts'

export type Venue = 'KRX' | 'NXT' | 'SOR'

/** One execution of an order. */
export interface Execution {
  readonly number: string
  /** Market time, ms since midnight. */
  readonly at: number
  readonly price: number
  readonly quantity: number
}

/** An account, with its orders. */
export type Account = AccountBooks<Order>

/** What stays the same about an order. */
export interface Ticket {
  readonly account: Account
  readonly apiId: string
  /** The request body, as it came. */
  readonly body: Readonly<Record<string, string>>
  /** The scheduler's time, ms. */
  readonly receivedAt: number
  readonly action: Side | 'modify' | 'cancel'
  readonly side: Side
  readonly instrument: VenueInstrument
  readonly type: TradeType
  readonly venue: Venue
  /** The loan that a credit order makes or repays, `yyyyMMdd`; blank for a cash order. */
  readonly loanDate: string
  /** Undefined for an order without a limit. */
  readonly price: number | undefined
  readonly stopPrice: number | undefined
  readonly quantity: number
}

export interface Order extends Ticket {
  /** The trading day, days since 1970: numbers begin again each day. */
  readonly day: number
  /** Seven digits. */
  readonly number: string
  /** The order that this one modifies or cancels. */
  readonly parent: Order | undefined
  /** The first number of the chain. */
  readonly root: string
  /** Market time of its acceptance, ms since midnight. */
  readonly acceptedAt: number
  state: OrderState
  /** The price it has found, where its kind finds one. */
  limit: number | undefined
  /** Its stop price has not been reached. */
  isWaiting: boolean
  /** Where it rests in the book. */
  restingAt: number | undefined
  remaining: number
  filled: number
  /** KRW traded so far. */
  amount: number
  commission: number
  tax: number
  /** By how much its fills change the account's cash when they settle, KRW. */
  moved: number
  readonly executions: Execution[]
}

/** The average price of what was traded, to the won; 0 of nothing. */
export function averagePrice({ amount, filled }: Order): number {
  return filled === 0 ? 0 : Math.round(amount / filled)
}

/** `+매수`, `-매도정정`, `매수취소`: the word for side and action, coloured but for cancellations. */
export function sideWord({ side, action }: Pick<Ticket, 'side' | 'action'>): string {
  const word = side === 'buy' ? '매수' : '매도'
  if (action === 'cancel') return `${word}취소`
  const colour = side === 'buy' ? '+' : '-'
  return action === 'modify' ? `${colour}${word}정정` : colour + word
}
