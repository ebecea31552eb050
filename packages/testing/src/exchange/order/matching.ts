/** Clients' orders in the simulated market: what takes, what rests, what waits, and what the market then does to it. */

import { type BookSide, isBetter, type Served } from '../../market/book/restingOrders.ts'
import type { MarketEvent, MarketSink } from '../../market/instrument/marketEvent.ts'
import type { VenueInstrument } from '../../market/instrument/venueInstrument.ts'
import type { Market } from '../../market/market.ts'
import { interruptionAt } from '../../market/trading/flow.ts'
import { bindingPrice } from './accountBooks.ts'
import type { Order } from './order.ts'
import { meetingOf } from './orderHours.ts'
import { isOpen, type Side } from './orderState.ts'
import { priceFor } from './pricing.ts'

/** Whom the fate of an order concerns. */
export interface OrderListener {
  filled(order: Order, price: number, quantity: number, at: number): void
  /** What had not traded is gone. */
  cancelled(order: Order, at: number): void
  /** The venue does not take such an order now, although it was accepted. */
  rejected(order: Order, reason: string, at: number): void
  expired(order: Order): void
}

/** Stands between the market and its listeners: orders live through what happens before anybody hears of it. */
export class Matching implements MarketSink {
  readonly #market: Market
  readonly #listener: OrderListener
  readonly #next: MarketSink
  /** Everything open, oldest first, by instrument. */
  readonly #open = new Map<VenueInstrument, Order[]>()
  /** What rests in a book, by what the book knows it by. */
  readonly #resting = new Map<object, Order>()
  readonly #triggered: Order[] = []

  constructor(market: Market, listener: OrderListener, next: MarketSink) {
    this.#market = market
    this.#listener = listener
    this.#next = next
  }

  tell(event: MarketEvent): void {
    switch (event._tag) {
      case 'trade':
        this.#serve(event)
        if (isRegularClose(event)) this.#expire(event.instrument, ({ type }) => type.session === 'regular')
        this.#watchStops(event.instrument, event.price)
        break
      case 'expected':
        if (event.instrument.state === 'closing auction') this.#freeLimits(event.instrument)
        break
      case 'offBook':
        this.#serve(event)
        break
      case 'afterHours':
      case 'book':
      case 'viStart':
      case 'viEnd':
        break
      case 'phase':
        // Orders live from one session of the NXT to the next, until its last one ends.
        if (event.at >= this.#market.hours.nxtAfter.to) this.endDay()
        break
    }
    this.#next.tell(event)
  }

  flush(): void {
    for (let order = this.#triggered.shift(); order !== undefined; order = this.#triggered.shift()) this.#route(order)
    this.#next.flush()
  }

  /** Lets an accepted order into the market. */
  enter(order: Order): void {
    const { instrument } = order
    this.#openOf(instrument).push(order)
    order.isWaiting = order.stopPrice !== undefined && !isReached(order, instrument.last)
    if (!order.isWaiting) this.#route(order)
    this.flush()
  }

  /** Takes some of an open order out of the market, or all of it. */
  withdraw(order: Order, quantity: number): void {
    order.remaining -= quantity
    this.#unrest(order, quantity)
    if (order.remaining === 0) this.#forget(order)
    if (order.restingAt !== undefined) this.#tellBook(order.instrument)
    this.flush()
  }

  #route(order: Order): void {
    const { instrument, type } = order
    const at = this.#market.now
    if (!isOpen(order)) return
    switch (meetingOf(type, instrument, at)) {
      case 'book':
        this.#meetBook(order, at)
        break
      case 'auction':
        // Such kinds need a book (KRX); what number the venue gives for it is not recorded.
        if (type.life !== 'day' || (type.pricing !== 'limit' && type.pricing !== 'market')) {
          this.#reject(order, '단일가매매시간에는 접수할 수 없는 호가입니다', at)
        } else this.#rest(order, order.price ?? extreme(order))
        break
      case 'closing price':
        this.#cross(order, type.session === 'preClose' ? instrument.previousClose : instrument.last, at)
        break
      case 'single price':
        this.#rest(order, order.price ?? extreme(order))
        break
      case 'wrong kind':
        this.#reject(order, '해당 시간에 주문할 수 없는 매매구분입니다', at)
        break
      case 'closed':
        break
    }
  }

  #meetBook(order: Order, at: number): void {
    const { instrument, side, type } = order
    const found = priceFor(order)
    if (found === 'none') {
      this.#reject(order, '상대호가가 없습니다', at)
      return
    }
    order.limit = found
    if (type.life === 'fok' && depthFor(order, found) < order.remaining) {
      this.#cancel(order, at)
      return
    }
    const taker = { aggressor: side, size: order.remaining, limit: found }
    for (const { price, size } of this.#market.take(instrument, taker, this)) this.#fill(order, price, size, at)
    if (order.remaining === 0) return
    if (type.life === 'day') this.#rest(order, found ?? extreme(order))
    else this.#cancel(order, at)
    this.#tellBook(instrument)
  }

  // The book knows whose turn it was.
  #serve({ served, price, at }: Extract<MarketEvent, { readonly served: readonly Served[] }>): void {
    for (const { owner, size } of served) {
      const order = this.#resting.get(owner)
      if (order !== undefined) this.#fill(order, price, size, at)
    }
  }

  /** No order outlives its day. */
  endDay(): void {
    for (const instrument of [...this.#open.keys()]) this.#expire(instrument, () => true)
    this.#open.clear()
    this.#triggered.length = 0
  }

  // The session is over: what is left goes with it. No notice of it is on record.
  #expire(instrument: VenueInstrument, isOver: (order: Order) => boolean): void {
    for (const order of [...this.#openOf(instrument)]) {
      if (!isOver(order)) continue
      this.#unrest(order, order.remaining)
      this.#forget(order)
      this.#listener.expired(order)
    }
  }

  #watchStops(instrument: VenueInstrument, price: number): void {
    for (const order of this.#openOf(instrument)) {
      if (!order.isWaiting || !isReached(order, price)) continue
      order.isWaiting = false
      this.#triggered.push(order)
    }
  }

  // A conditional limit order (조건부지정가) joins the closing auction at any price.
  #freeLimits(instrument: VenueInstrument): void {
    for (const order of this.#openOf(instrument)) {
      if (!order.type.endsAtMarket || order.restingAt === extreme(order)) continue
      this.#unrest(order, order.remaining)
      this.#rest(order, extreme(order))
    }
  }

  #cross(order: Order, price: number, at: number): void {
    this.#market.cross(order.instrument, price, order.remaining, order.side, this)
    this.#fill(order, price, order.remaining, at)
  }

  #fill(order: Order, price: number, quantity: number, at: number): void {
    order.remaining -= quantity
    if (order.remaining === 0) this.#forget(order)
    this.#listener.filled(order, price, quantity, at)
  }

  #cancel(order: Order, at: number): void {
    this.#forget(order)
    this.#listener.cancelled(order, at)
  }

  #reject(order: Order, reason: string, at: number): void {
    this.#forget(order)
    this.#listener.rejected(order, reason, at)
  }

  #rest(order: Order, price: number): void {
    const { instrument, remaining, side, type } = order
    order.restingAt = price
    this.#resting.set(order, order)
    if (type.session === 'singlePrice') instrument.overtime[sideOf(side)].join(order, price, remaining, 0)
    else instrument.book.join(sideOf(side), order, price, remaining)
  }

  #unrest(order: Order, quantity: number): void {
    const { instrument, restingAt, side, type } = order
    if (restingAt === undefined) return
    if (type.session === 'singlePrice') instrument.overtime[sideOf(side)].leave(order, restingAt, quantity)
    else instrument.book.leave(sideOf(side), order, restingAt, quantity)
  }

  // In an auction clients' orders do not show.
  #tellBook(instrument: VenueInstrument): void {
    if (instrument.state !== 'continuous') return
    this.#next.tell({ _tag: 'book', at: this.#market.now, instrument })
    instrument.book.told()
  }

  #openOf(instrument: VenueInstrument): Order[] {
    const known = this.#open.get(instrument)
    if (known !== undefined) return known
    const none: Order[] = []
    this.#open.set(instrument, none)
    return none
  }

  #forget(order: Order): void {
    const orders = this.#openOf(order.instrument)
    const place = orders.indexOf(order)
    if (place >= 0) orders.splice(place, 1)
    this.#resting.delete(order)
  }
}

function sideOf(side: Side): BookSide {
  return side === 'buy' ? 'bids' : 'asks'
}

/** Where an order rests that takes any price: at the day's limit. */
function extreme({ side, instrument }: Order): number {
  return side === 'buy' ? bindingPrice({ limit: undefined, instrument }) : instrument.limits.lower
}

function isReached({ side, stopPrice }: Order, price: number): boolean {
  if (stopPrice === undefined) return false
  return side === 'buy' ? price >= stopPrice : price <= stopPrice
}

// What the shown levels offer within a limit, and before an interruption.
function depthFor({ instrument, side }: Order, limit: number | undefined): number {
  const opposite = side === 'buy' ? 'asks' : 'bids'
  let depth = 0
  for (const { price, size } of instrument.book.levels(opposite)) {
    if (limit !== undefined && isBetter(opposite, limit, price)) break
    if (interruptionAt(instrument, price) !== undefined) break
    depth += size
  }
  return depth
}

function isRegularClose({ at, instrument, isAuction }: Extract<MarketEvent, { readonly _tag: 'trade' }>): boolean {
  const { close, postClose } = instrument.hours
  return isAuction && instrument.venue === 'KRX' && at >= close && at < postClose.from
}
