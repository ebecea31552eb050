/** An account: cash and holdings, to the won. What is traded counts at once, and settles two trading days later. */
import { nextTradingDay, tradingDayAfter } from '../../market/calendar/time.ts'
import type { VenueInstrument } from '../../market/instrument/venueInstrument.ts'
import type { Fees } from './fees.ts'
import { isOpen, type OrderState, type Side } from './orderState.ts'

/** A holding of one stock, by loan: shares bought on credit are kept apart from the others. */
export interface Position {
  /** Today's. */
  instrument: VenueInstrument
  /** `yyyyMMdd`; blank for shares bought with cash. */
  readonly loanDate: string
  quantity: number
  /** What the shares cost, KRW, without fees. */
  cost: number
  /** What of it is borrowed, KRW. */
  loan: number
  bought: number
  sold: number
  /** Profit of today's sales after fees, KRW. */
  realized: number
  /** What the sold shares had cost, KRW. */
  soldCost: number
}

/** The money side of one execution. */
export interface Settlement {
  readonly price: number
  readonly quantity: number
  readonly commission: number
  readonly tax: number
}

/** What an account must know of an order. */
export interface BookedOrder {
  readonly side: Side
  readonly instrument: VenueInstrument
  readonly loanDate: string
  readonly remaining: number
  readonly state: OrderState
  readonly limit: number | undefined
  /** By how much its fills change the account's cash when they settle, KRW. */
  moved: number
}

export class AccountBooks<Booked extends BookedOrder> {
  /** Ten digits. */
  readonly number: string
  /** Cash at its opening, KRW. */
  readonly initialCash: number
  /** Today's, oldest first. */
  readonly orders: Booked[] = []
  /** Those of the days before, oldest first. */
  readonly pastOrders: Booked[] = []
  readonly #positions = new Map<string, Position>()
  #cash: number
  #day: number
  /** What trades have moved and is not settled yet, by the day of its settlement. */
  readonly #unsettled = new Map<number, number>()

  /** `day` is the trading day, days since 1970. */
  constructor(number: string, cash: number, day: number) {
    this.number = number
    this.initialCash = cash
    this.#cash = cash
    this.#day = day
  }

  /** Cash when all trades have settled (D+2), KRW. */
  get cash(): number {
    return this.#cash
  }

  /** The deposit: what has settled, KRW. It stands still through the day. */
  get openingCash(): number {
    return this.#settledBy(this.#day)
  }

  /** The deposit of the next trading day (D+1), KRW. */
  get tomorrowsCash(): number {
    return this.#settledBy(nextTradingDay(this.#day))
  }

  #settledBy(day: number): number {
    let cash = this.#cash
    for (const [settles, amount] of this.#unsettled) if (settles > day) cash -= amount
    return cash
  }

  /** Another trading day has begun: today's figures begin again, and holdings are of its instruments. */
  startDay(day: number, instrument: (code: string) => VenueInstrument | undefined): void {
    this.#day = day
    for (const settles of [...this.#unsettled.keys()]) if (settles <= day) this.#unsettled.delete(settles)
    this.pastOrders.push(...this.orders.splice(0))
    for (const [key, position] of [...this.#positions]) {
      const today = instrument(position.instrument.listing.code)
      if (today === undefined || position.quantity === 0) {
        this.#positions.delete(key)
        continue
      }
      Object.assign(position, { bought: 0, sold: 0, realized: 0, soldCost: 0 })
      position.instrument = today
    }
  }

  #move(order: Booked, amount: number): void {
    order.moved += amount
    this.#cash += amount
    const settles = settlementOf(this.#day)
    this.#unsettled.set(settles, (this.#unsettled.get(settles) ?? 0) + amount)
  }

  /** Holdings that there are or were today, in the order of their first share. */
  get positions(): readonly Position[] {
    return [...this.#positions.values()]
  }

  /** A holding, made on first sight; on whichever exchange its shares were bought, they are the same. */
  position(instrument: VenueInstrument, loanDate: string): Position {
    const key = `${instrument.listing.code} ${loanDate}`
    const known = this.#positions.get(key)
    if (known !== undefined) return known
    const none = { quantity: 0, cost: 0, loan: 0, bought: 0, sold: 0, realized: 0, soldCost: 0 }
    const position: Position = { instrument: instrument.home, loanDate, ...none }
    this.#positions.set(key, position)
    return position
  }

  /** What may be spent on new orders: cash without what open orders may need. */
  orderableCash(fees: Fees): number {
    let bound = 0
    for (const order of this.orders) {
      if (isOpen(order) && order.side === 'buy' && order.loanDate === '') {
        bound += neededFor(order.remaining, bindingPrice(order), order.instrument, fees)
      }
    }
    return Math.max(0, this.#cash - bound)
  }

  /** What may be sold: the holding without what open orders offer already. */
  orderableQuantity(instrument: VenueInstrument, loanDate: string): number {
    let offered = 0
    for (const order of this.orders) {
      const isSame = order.instrument.listing === instrument.listing && order.loanDate === loanDate
      if (isOpen(order) && order.side === 'sell' && isSame) offered += order.remaining
    }
    return this.position(instrument, loanDate).quantity - offered
  }

  /** What is borrowed, and what open credit orders may borrow. */
  borrowed(): number {
    let total = 0
    for (const { loan } of this.#positions.values()) total += loan
    for (const order of this.orders) {
      if (isOpen(order) && order.side === 'buy' && order.loanDate !== '') total += order.remaining * bindingPrice(order)
    }
    return total
  }

  /** Books an execution. */
  settle(order: Booked, { price, quantity, commission, tax }: Settlement): void {
    const { side, instrument, loanDate } = order
    const position = this.position(instrument, loanDate)
    const amount = price * quantity
    if (side === 'buy') {
      const loan = loanDate === '' ? 0 : amount
      position.quantity += quantity
      position.bought += quantity
      position.cost += amount
      position.loan += loan
      this.#move(order, -(amount - loan + commission))
      return
    }
    // The last share takes what rounding has left.
    const part = (whole: number): number => Math.round((whole * quantity) / position.quantity)
    const cost = part(position.cost)
    const loan = part(position.loan)
    position.quantity -= quantity
    position.sold += quantity
    position.cost -= cost
    position.loan -= loan
    position.soldCost += cost
    position.realized += amount - cost - commission - tax
    this.#move(order, amount - loan - commission - tax)
  }
}

/** The day on which what is traded on a day is paid: T+2. */
export function settlementOf(day: number): number {
  return tradingDayAfter(day, 2)
}

/** KRW that an order may need. */
export function neededFor(quantity: number, price: number, { listing }: VenueInstrument, fees: Fees): number {
  return quantity * price + fees.commission(quantity * price, listing)
}

/** The price up to which an order binds cash: without a limit, the day's highest. */
export function bindingPrice({ limit, instrument }: Pick<BookedOrder, 'limit' | 'instrument'>): number {
  return limit ?? instrument.limits.upper
}
