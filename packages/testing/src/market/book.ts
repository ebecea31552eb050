/** The order book of one instrument: ten price levels a side, on the grid, inside the day's limits. */
import type { Random } from '../random.ts'
import { type BookSide, isBetter, RestingOrders } from './restingOrders.ts'
import { type SecurityKind, tickDown, tickUp } from './ticks.ts'

/** One price level. */
export interface Level {
  readonly price: number
  readonly size: number
  /** Against the book as it was last told. */
  readonly change: number
}

interface Resting {
  readonly price: number
  size: number
}

const LEVELS = 10

export class Book {
  readonly #kind: SecurityKind
  readonly #limits: { readonly upper: number; readonly lower: number }
  readonly #depth: number
  readonly #random: Random
  #sides: Record<BookSide, Resting[]> = { asks: [], bids: [] }
  #told: Record<BookSide, readonly Resting[]> = { asks: [], bids: [] }
  readonly #orders = { asks: new RestingOrders('asks'), bids: new RestingOrders('bids') }
  #isGathering = false

  /** `depth` is the usual size of a level. */
  constructor(
    kind: SecurityKind,
    limits: { readonly upper: number; readonly lower: number },
    depth: number,
    random: Random,
  ) {
    this.#kind = kind
    this.#limits = limits
    this.#depth = depth
    this.#random = random
  }

  /** Best first. Fewer than ten where a price limit is near. */
  levels(side: BookSide): readonly Level[] {
    const told = this.#told[side]
    return this.#shown(side).map(({ price, size }) => ({
      price,
      size,
      change: size - (told.find((level) => level.price === price)?.size ?? 0),
    }))
  }

  /** The best price and its size; nothing when the side is empty (a locked limit). */
  best(side: BookSide): { readonly price: number; readonly size: number } | undefined {
    const market = this.#sides[side][0]
    const orders = this.#orders[side]
    if (this.#isGathering || orders.isEmpty) return market
    const price = orders.best
    if (market !== undefined && isBetter(side, market.price, price)) return market
    const size = orders.at(price)
    return { price, size: market?.price === price ? market.size + size : size }
  }

  /** The sum of the ten sizes, as the exchange totals them, and as it was last told. */
  total(side: BookSide): { readonly size: number; readonly change: number } {
    const size = sum(this.#shown(side))
    return { size, change: size - sum(this.#told[side]) }
  }

  /** From here on changes are counted against the book as it is now. */
  told(): void {
    this.#told = {
      asks: this.#shown('asks').map((level) => ({ ...level })),
      bids: this.#shown('bids').map((level) => ({ ...level })),
    }
  }

  /** Clients' orders come to rest at a price, or leave it (a negative size). */
  rest(side: BookSide, price: number, size: number): void {
    this.#orders[side].add(price, size)
  }

  /** An auction ends at a price: clients' orders that it serves leave the book. How much of the two sides that was. */
  uncross(price: number): number {
    return Math.max(this.#orders.asks.takeUpTo(price), this.#orders.bids.takeUpTo(price))
  }

  /** Starts afresh around a price: bids from it down, asks from the tick above. Clients' orders do not show in an auction. */
  rebuild(price: number, isGathering: boolean): void {
    this.#isGathering = isGathering
    const ask = tickUp(price, this.#kind)
    this.#sides = { asks: ask <= this.#limits.upper ? [this.#level(ask, 0)] : [], bids: [this.#level(price, 0)] }
    this.#extend('asks')
    this.#extend('bids')
  }

  /**
   * Takes from the best level; an emptied level goes and a new one appears at the far end. Clients' orders are served
   * before the market's at the same price.
   */
  take(side: BookSide, size: number): void {
    const price = this.best(side)?.price
    if (price === undefined) return
    const served = this.#isGathering ? 0 : Math.min(size, this.#orders[side].at(price))
    this.#orders[side].add(price, -served)
    const level = this.#sides[side][0]
    if (level === undefined || level.price !== price) return
    level.size -= size - served
    if (level.size > 0) return
    this.#sides[side].shift()
    this.#extend(side)
  }

  /** Whether a price is free between best bid and best ask, or a side is empty. */
  isWide(): boolean {
    return this.#inside('asks') !== undefined || this.#inside('bids') !== undefined
  }

  /** A new order one tick inside the spread (or the first one of an empty side). */
  improve(side: BookSide): boolean {
    const price = this.#inside(side)
    if (price === undefined) return false
    const levels = this.#sides[side]
    levels.unshift(this.#level(price, 0))
    if (levels.length > LEVELS) levels.pop()
    else this.#extend(side)
    return true
  }

  /** Orders come and go at one level, which keeps near its usual size. */
  breathe(): void {
    const levels = this.#sides[this.#random.chance(0.5) ? 'asks' : 'bids']
    // The square leans to the best levels, where books really move.
    const place = Math.floor(this.#random.unit() ** 2 * levels.length)
    const level = levels[place]
    if (level === undefined) return
    const target = this.#level(level.price, place).size
    level.size = Math.max(1, level.size + Math.round((target - level.size) * this.#random.unit()))
  }

  #inside(side: BookSide): number | undefined {
    const ask = this.best('asks')
    const bid = this.best('bids')
    if (side === 'asks') {
      if (ask === undefined) {
        const price = bid === undefined ? this.#limits.upper : tickUp(bid.price, this.#kind)
        return price <= this.#limits.upper ? price : undefined
      }
      const price = tickDown(ask.price, this.#kind)
      return price >= this.#limits.lower && (bid === undefined || price > bid.price) ? price : undefined
    }
    if (bid === undefined) {
      const price = ask === undefined ? this.#limits.lower : tickDown(ask.price, this.#kind)
      return price >= this.#limits.lower ? price : undefined
    }
    const price = tickUp(bid.price, this.#kind)
    return price <= this.#limits.upper && (ask === undefined || price < ask.price) ? price : undefined
  }

  #shown(side: BookSide): readonly Resting[] {
    const market = this.#sides[side]
    return this.#isGathering ? market : this.#orders[side].mergedInto(market).slice(0, LEVELS)
  }

  #extend(side: BookSide): void {
    const levels = this.#sides[side]
    for (let last = levels.at(-1); last !== undefined && levels.length < LEVELS; last = levels.at(-1)) {
      const price = side === 'asks' ? tickUp(last.price, this.#kind) : tickDown(last.price, this.#kind)
      if (price > this.#limits.upper || price < this.#limits.lower) return
      levels.push(this.#level(price, levels.length))
    }
  }

  #level(price: number, place: number): Resting {
    const usual = this.#depth * (0.7 + 0.12 * Math.min(place, 6))
    return { price, size: Math.max(1, Math.round(usual * (0.3 + 1.4 * this.#random.unit()))) }
  }
}

function sum(levels: readonly Resting[]): number {
  let total = 0
  for (const level of levels) total += level.size
  return total
}
