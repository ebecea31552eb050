/** The order book of one instrument: ten price levels a side, on the grid, inside the day's limits. */
import type { Random } from '../../random.ts'
import { type SecurityKind, tickDown, tickUp } from '../listing/ticks.ts'
import { type BookSide, isBetter, RestingOrders, type Served } from './restingOrders.ts'

/** One price level. */
export interface Level {
  readonly price: number
  readonly size: number
  /** Against the book as it was last reported. */
  readonly change: number
}

/** A price and what may be traded there. */
export interface Best {
  readonly price: number
  readonly size: number
}

/** A book as frames and replies show it. */
export interface BookView {
  levels(side: BookSide): readonly Level[]
  best(side: BookSide): Best | undefined
  bestPrice(side: BookSide): number | undefined
  total(side: BookSide): { readonly size: number; readonly change: number }
}

/** The day's price limits. */
export interface Limits {
  readonly upper: number
  readonly lower: number
}

interface Resting {
  readonly price: number
  size: number
}

const LEVELS = 10
// At a price limit everybody waits who would pay more.
const QUEUE_AT_LIMIT = 40

export class Book implements BookView {
  readonly #kind: SecurityKind
  readonly #limits: Limits
  readonly #depth: number
  readonly #gap: number
  readonly #random: Random
  #sides: Record<BookSide, Resting[]> = { asks: [], bids: [] }
  readonly #told: Readonly<Record<BookSide, ToldLevels>> = { asks: new ToldLevels(), bids: new ToldLevels() }
  readonly #orders = { asks: new RestingOrders('asks'), bids: new RestingOrders('bids') }
  #isGathering = false

  /** `depth` is the usual size of a level, `gap` how many prices are empty between two. */
  constructor(kind: SecurityKind, limits: Limits, depth: number, gap: number, random: Random) {
    this.#kind = kind
    this.#limits = limits
    this.#depth = depth
    this.#gap = gap
    this.#random = random
  }

  /** Best first. Fewer than ten where a price limit is near. */
  levels(side: BookSide): readonly Level[] {
    const told = this.#told[side]
    return this.#shown(side).map(({ price, size }) => ({
      price,
      size,
      change: size - told.sizeAt(price),
    }))
  }

  /** The best price and its size; nothing when the side is empty (a locked limit). */
  best(side: BookSide): Best | undefined {
    const market = this.#sides[side][0]
    const orders = this.#orders[side]
    if (this.#isGathering || orders.isEmpty) return market
    const price = orders.best
    if (market !== undefined && isBetter(side, market.price, price)) return market
    const size = orders.at(price)
    return { price, size: market?.price === price ? market.size + size : size }
  }

  bestPrice(side: BookSide): number | undefined {
    const market = this.#sides[side][0]?.price
    const orders = this.#orders[side]
    if (this.#isGathering || orders.isEmpty) return market
    return market !== undefined && isBetter(side, market, orders.best) ? market : orders.best
  }

  /** The sum of the ten sizes, as the exchange totals them, and as it was last reported. */
  total(side: BookSide): { readonly size: number; readonly change: number } {
    const size = sum(this.#shown(side))
    return { size, change: size - this.#told[side].total }
  }

  /** From here on changes are counted against the book as it is now. */
  told(): void {
    this.#told.asks.take(this.#shown('asks'))
    this.#told.bids.take(this.#shown('bids'))
  }

  /** A client's order comes to rest at a price, behind what is there. */
  join(side: BookSide, owner: object, price: number, size: number): void {
    const others = this.#isGathering ? 0 : (this.#levelAt(side, price)?.size ?? 0)
    this.#orders[side].join(owner, price, size, others)
  }

  /** A client's order leaves, or some of it. */
  leave(side: BookSide, owner: object, price: number, size: number): void {
    this.#orders[side].leave(owner, price, size)
  }

  /** An auction ends at a price: clients' orders that it serves leave the book. */
  uncross(price: number): Record<BookSide, readonly Served[]> {
    return { asks: this.#orders.asks.takeUpTo(price), bids: this.#orders.bids.takeUpTo(price) }
  }

  /** No one trades now, and nothing is quoted. Clients' orders stay. */
  clear(): void {
    this.#isGathering = true
    this.#sides = { asks: [], bids: [] }
    this.#outlasted()
  }

  /** Starts afresh around a price: bids from it down, asks from the tick above. Clients' orders do not show in an auction. */
  rebuild(price: number, isGathering: boolean): void {
    this.#isGathering = isGathering
    const ask = tickUp(price, this.#kind)
    this.#sides = {
      asks: ask <= this.#limits.upper ? [this.#level('asks', ask, 0)] : [],
      bids: [this.#level('bids', price, 0)],
    }
    this.#extend('asks')
    this.#extend('bids')
    this.#outlasted()
  }

  /**
   * Takes from the best level, first come first served; an emptied level goes and a new one appears at the far end. Which
   * clients' orders were served.
   */
  take(side: BookSide, size: number): readonly Served[] {
    const price = this.best(side)?.price
    if (price === undefined) return []
    const { served, others } = this.#isGathering ? { served: [], others: size } : this.#orders[side].take(price, size)
    const level = this.#sides[side][0]
    if (level === undefined || level.price !== price) return served
    level.size -= others
    if (level.size > 0) return served
    this.#sides[side].shift()
    this.#extend(side)
    return served
  }

  /** Whether a price is free between best bid and best ask, or a side is empty. */
  isWide(): boolean {
    const ask = this.bestPrice('asks')
    const bid = this.bestPrice('bids')
    return this.#inside('asks', ask, bid) !== undefined || this.#inside('bids', ask, bid) !== undefined
  }

  /** A new order one tick inside the spread (or the first one of an empty side). */
  improve(side: BookSide): boolean {
    const price = this.#inside(side, this.bestPrice('asks'), this.bestPrice('bids'))
    if (price === undefined) return false
    const levels = this.#sides[side]
    levels.unshift(this.#level(side, price, 0))
    const dropped = levels.length > LEVELS ? levels.pop() : undefined
    if (dropped !== undefined) this.#orders[side].othersAre(dropped.price, 0)
    else this.#extend(side)
    return true
  }

  /** Orders come and go at one level, which keeps near its usual size. */
  breathe(): void {
    const side = this.#random.chance(0.5) ? 'asks' : 'bids'
    const levels = this.#sides[side]
    // The square leans to the best levels, where books really move.
    const place = Math.floor(this.#random.unit() ** 2 * levels.length)
    const level = levels[place]
    if (level === undefined) return
    const target = this.#level(side, level.price, place).size
    level.size = Math.max(1, level.size + Math.round((target - level.size) * this.#random.unit()))
    this.#orders[side].othersAre(level.price, level.size)
  }

  /** Most of the best level's orders are withdrawn; clients' stay. */
  thin(side: BookSide, part: number): void {
    const level = this.#sides[side][0]
    if (level === undefined || level.price !== this.best(side)?.price) return
    level.size = Math.max(1, Math.round(level.size * part))
    this.#orders[side].othersAre(level.price, level.size)
  }

  #outlasted(): void {
    this.#orders.asks.outlasted()
    this.#orders.bids.outlasted()
  }

  #levelAt(side: BookSide, price: number): Resting | undefined {
    return this.#sides[side].find((level) => level.price === price)
  }

  #inside(side: BookSide, ask: number | undefined, bid: number | undefined): number | undefined {
    if (side === 'asks') {
      if (ask === undefined) {
        const price = bid === undefined ? this.#limits.upper : tickUp(bid, this.#kind)
        return price <= this.#limits.upper ? price : undefined
      }
      const price = tickDown(ask, this.#kind)
      return price >= this.#limits.lower && (bid === undefined || price > bid) ? price : undefined
    }
    if (bid === undefined) {
      const price = ask === undefined ? this.#limits.lower : tickDown(ask, this.#kind)
      return price >= this.#limits.lower ? price : undefined
    }
    const price = tickUp(bid, this.#kind)
    return price <= this.#limits.upper && (ask === undefined || price < ask) ? price : undefined
  }

  #shown(side: BookSide): readonly Best[] {
    const market = this.#sides[side]
    if (this.#isGathering || this.#orders[side].isEmpty) return market
    return this.#orders[side].mergedInto(market).slice(0, LEVELS)
  }

  #extend(side: BookSide): void {
    const levels = this.#sides[side]
    for (let last = levels.at(-1); last !== undefined && levels.length < LEVELS; last = levels.at(-1)) {
      const price = this.#beyond(side, last.price)
      if (price > this.#limits.upper || price < this.#limits.lower) return
      levels.push(this.#level(side, price, levels.length))
    }
  }

  // The next level out.
  #beyond(side: BookSide, from: number): number {
    let price = from
    for (let steps = 0; steps <= this.#gap; steps += 1) {
      price = side === 'asks' ? tickUp(price, this.#kind) : tickDown(price, this.#kind)
    }
    return price
  }

  #level(side: BookSide, price: number, place: number): Resting {
    const isAtLimit = price === (side === 'bids' ? this.#limits.upper : this.#limits.lower)
    const usual = this.#depth * (isAtLimit ? QUEUE_AT_LIMIT : 0.7 + 0.12 * Math.min(place, 6))
    return { price, size: Math.max(1, Math.round(usual * (0.3 + 1.4 * this.#random.unit()))) }
  }
}

/** One side of a book as it was last reported. Taken with every event of a day, so it makes no objects. */
class ToldLevels {
  readonly #prices = new Float64Array(LEVELS)
  readonly #sizes = new Float64Array(LEVELS)
  #count = 0

  take(levels: readonly Best[]): void {
    this.#count = 0
    for (const { price, size } of levels) {
      this.#prices[this.#count] = price
      this.#sizes[this.#count] = size
      this.#count += 1
    }
  }

  sizeAt(price: number): number {
    for (let n = 0; n < this.#count; n += 1) if (this.#prices[n] === price) return this.#sizes[n] ?? 0
    return 0
  }

  get total(): number {
    let total = 0
    for (let n = 0; n < this.#count; n += 1) total += this.#sizes[n] ?? 0
    return total
  }
}

function sum(levels: readonly Best[]): number {
  let total = 0
  for (const level of levels) total += level.size
  return total
}
