/** A market on paper, as a machine: one event in, what became of orders out. */
import type { Session } from '@kiwoom-rx/operators'
import { isCallAuction, isTrading } from '../../hours.ts'
import { plainItem } from '../../item.ts'
import { dayOf } from '../../koreanTime.ts'
import { arrive, end, isCrossed } from './arrive.ts'
import { accepts, fill, own, takeShown } from './fill.ts'
import type { PaperOrder } from './order.ts'
import { afterBook, afterTrade, shownAt, UNSEEN } from './queue.ts'
import type { PaperRules } from './rules.ts'
import type { Command, KnownBook, PaperState, Told } from './state.ts'
import { bestOf } from './take.ts'

export type PaperInput =
  | { readonly _tag: 'command'; readonly command: Command }
  | { readonly _tag: 'book'; readonly at: number; readonly item: string; readonly book: Readonly<KnownBook> }
  | {
      readonly _tag: 'trade'
      readonly at: number
      readonly item: string
      readonly price: number
      /** Shares; plus when the buyer came to the offer, minus when the seller came to the bid. */
      readonly volume: number
    }
  /** Books may have been missed: of these items, `null` for all. */
  | { readonly _tag: 'gap'; readonly items: ReadonlySet<string> | null }
  | { readonly _tag: 'vi'; readonly item: string; readonly isOn: boolean }
  | { readonly _tag: 'session'; readonly session: Session }
  | { readonly _tag: 'clock'; readonly at: number }
  /** No more events come. */
  | { readonly _tag: 'end' }

export function step(rules: PaperRules, state: PaperState, input: PaperInput, out: Told[]): void {
  switch (input._tag) {
    case 'command': {
      const due = state.now + rules.latency
      // An order never overtakes another: all take equally long.
      if (state.coming.length === 0 && due <= state.now && state.now > Number.NEGATIVE_INFINITY) {
        arrive(rules, state, input.command, out)
      } else {
        state.coming.push({ command: input.command, due })
      }
      return
    }
    case 'clock':
      moveTo(rules, state, input.at, out)
      return
    case 'book':
      // What arrived before this book met the one before it.
      moveTo(rules, state, input.at, out)
      booked(rules, state, input.item, input.book, out)
      return
    case 'trade':
      moveTo(rules, state, input.at, out)
      traded(rules, state, input.item, input.price, input.volume, out)
      return
    case 'gap':
      forgotten(state, input.items)
      return
    case 'vi':
      if (input.isOn) {
        state.underVi.add(plainItem(input.item))
        // Its end may be known before its trade comes.
        state.auctions.add(plainItem(input.item))
      } else state.underVi.delete(plainItem(input.item))
      return
    case 'session':
      state.session = input.session
      return
    case 'end':
      for (const [key, order] of [...state.orders]) end(state, key, order, 'the market data ended', out)
  }
}

/** The market's time goes on, never back: what is due arrives, and with the day its orders end. */
function moveTo(rules: PaperRules, state: PaperState, at: number, out: Told[]): void {
  if (at <= state.now) return
  const day = dayOf(at)
  if (state.day !== null && day !== state.day) {
    for (const [key, order] of [...state.orders]) end(state, key, order, 'its day ended', out)
    // Notices and interruptions are of their day.
    state.session = null
    state.underVi.clear()
    state.auctions.clear()
    state.books.clear()
  }
  state.day = day
  while (true) {
    const first = state.coming[0]
    if (first === undefined || first.due > at) break
    state.coming.shift()
    state.now = Math.max(state.now, first.due)
    if (state.now === Number.NEGATIVE_INFINITY) state.now = at
    arrive(rules, state, first.command, out)
  }
  state.now = at
}

function booked(rules: PaperRules, state: PaperState, item: string, book: Readonly<KnownBook>, out: Told[]): void {
  const known = { asks: book.asks, bids: book.bids }
  state.books.set(item, known)
  if (isCallAuction(item, state.now, state.session)) state.auctions.add(plainItem(item))
  if (state.orders.size === 0 || !isFillable(state, item) || isCrossed(known.bids, known.asks)) return
  for (const [key, order] of [...state.orders]) {
    if (order.intent.item !== item || order.intent.orderType === 'mid') continue
    // A resting order that the other side has come to was there first: it is met at its own price.
    if (takeShown(rules, state, key, order, known, out, order.limit) || order.limit === null) continue
    const { side } = order.intent
    const best = bestOf(own(side, known))?.price ?? null
    const isFirst = best === null || (side === 'buy' ? order.limit > best : order.limit < best)
    order.ahead = isFirst ? 0 : afterBook(order.ahead, shownAt(side, own(side, known), order.limit))
  }
}

function traded(rules: PaperRules, state: PaperState, item: string, price: number, volume: number, out: Told[]): void {
  state.money.prices.set(plainItem(item), price)
  const isUncrossed = isUncrossing(state, item)
  if (isUncrossed) state.auctions.delete(plainItem(item))
  if (isUncrossed || !isFillable(state, item)) {
    if (isUncrossed) uncross(rules, state, item, price, volume, out)
    return
  }
  // Shares of one trade fill one order after the other, and none twice.
  let left = Math.floor(Math.abs(volume) * rules.participation)
  for (const [key, order] of [...state.orders]) {
    if (order.intent.item !== item || left <= 0) continue
    const reached = reachedBy(state, order, price, volume)
    if (reached === null) continue
    const before = order.filled
    fill(rules, state, key, order, Math.min(order.open, left, reached.shares), reached.price, null, out)
    left -= order.filled - before
  }
}

/**
 * The trade of a call auction (단일가매매): all that accepts its price is filled at it, at no other, and by no more than was
 * traded. An order with just that price as its limit may have been left over, and is not filled.
 */
function uncross(rules: PaperRules, state: PaperState, item: string, price: number, volume: number, out: Told[]): void {
  let left = Math.floor(Math.abs(volume) * rules.participation)
  for (const [key, order] of [...state.orders]) {
    const { orderType } = order.intent
    if (order.intent.item !== item || left <= 0 || orderType === 'mid') continue
    if (orderType !== 'market' && (order.limit === price || !accepts(order, price))) continue
    const before = order.filled
    fill(rules, state, key, order, Math.min(order.open, left), price, null, out)
    left -= order.filled - before
  }
}

/** How many shares of a trade reach an order, and at what price; `null` for none. */
function reachedBy(
  state: PaperState,
  order: PaperOrder,
  price: number,
  volume: number,
): { readonly shares: number; readonly price: number } | null {
  const { side, orderType, item } = order.intent
  // A seller who came to the bid may have met a buyer, and the other way round.
  const isTowards = side === 'buy' ? volume < 0 : volume > 0
  if (orderType === 'mid') {
    const mid = midOf(state.books.get(item))
    return mid !== null && isTowards ? { shares: Math.abs(volume), price: mid } : null
  }
  if (order.limit === null || !accepts(order, price)) return null
  if (price !== order.limit) {
    // It traded beyond the limit: all that was ahead is gone.
    order.ahead = 0
    return isTowards ? { shares: Math.abs(volume), price: order.limit } : null
  }
  if (!isTowards) return null
  const { ahead, reached } = afterTrade(order.ahead, Math.abs(volume))
  order.ahead = ahead
  return reached > 0 ? { shares: reached, price: order.limit } : null
}

function midOf(book: KnownBook | undefined): number | null {
  if (book === undefined) return null
  const [bid, ask] = [bestOf(book.bids), bestOf(book.asks)]
  return bid === null || ask === null || bid.price >= ask.price ? null : (bid.price + ask.price) / 2
}

/** The books are no longer known, and with them no place in a queue. */
function forgotten(state: PaperState, items: ReadonlySet<string> | null): void {
  for (const item of items ?? [...state.books.keys()]) state.books.delete(item)
  for (const order of state.orders.values()) {
    if (items === null || items.has(order.intent.item)) order.ahead = UNSEEN
  }
}

function isFillable(state: PaperState, item: string): boolean {
  return !state.underVi.has(plainItem(item)) && isTrading(item, state.now, state.session)
}

/** Whether a trade of the item that comes now is that of a call auction. NXT has none, and resumes after a VI without one. */
function isUncrossing(state: PaperState, item: string): boolean {
  if (item.endsWith('_NX')) return false
  const code = plainItem(item)
  return state.auctions.has(code) || state.underVi.has(code) || isCallAuction(item, state.now, state.session)
}
