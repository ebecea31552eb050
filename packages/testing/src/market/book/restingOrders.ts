/** Clients' orders at rest on one side of a book, each with its place in the queue of its price (price-time priority). */

export type BookSide = 'asks' | 'bids'

/** Whether a price comes before another on a side: the lower ask, the higher bid. */
export function isBetter(side: BookSide, price: number, than: number): boolean {
  return side === 'asks' ? price < than : price > than
}

/** What a trade gave to one client's order. The book knows it by the identity of its owner alone. */
export interface Served {
  readonly owner: object
  readonly size: number
}

interface Level {
  readonly price: number
  readonly size: number
}

interface Place {
  readonly owner: object
  size: number
  /** Shares of others that came before it, and after the client's order in front of it. */
  ahead: number
}

export class RestingOrders {
  readonly #side: BookSide
  /** By price, in the order of arrival. */
  readonly #queues = new Map<number, Place[]>()

  constructor(side: BookSide) {
    this.#side = side
  }

  get isEmpty(): boolean {
    return this.#queues.size === 0
  }

  /** The best price; meaningless when empty. */
  get best(): number {
    const prices = this.#queues.keys()
    return this.#side === 'asks' ? Math.min(...prices) : Math.max(...prices)
  }

  /** Clients' shares at a price. */
  at(price: number): number {
    return sum(this.#queues.get(price))
  }

  /** An order joins the queue of its price, behind so many shares of others in all. */
  join(owner: object, price: number, size: number, others: number): void {
    const queue = this.#queues.get(price) ?? []
    this.#queues.set(price, queue)
    const before = queue.reduce((total, { ahead }) => total + ahead, 0)
    queue.push({ owner, size, ahead: Math.max(0, others - before) })
  }

  /** An order leaves, or some of it; what was ahead of it is then ahead of the next. */
  leave(owner: object, price: number, size: number): void {
    const queue = this.#queues.get(price)
    const place = queue?.find((each) => each.owner === owner)
    if (queue === undefined || place === undefined) return
    place.size -= size
    this.#tidy(price, queue)
  }

  /** A trade of so many shares at a price, of which others may give so many: who gave, first come first served. */
  take(price: number, size: number): { readonly served: readonly Served[]; readonly others: number } {
    const queue = this.#queues.get(price)
    if (queue === undefined) return { served: NOBODY, others: size }
    const served: Served[] = []
    let left = size
    let others = 0
    for (const place of queue) {
      const first = Math.min(left, place.ahead)
      place.ahead -= first
      others += first
      left -= first
      const own = Math.min(left, place.size)
      if (own === 0) break
      place.size -= own
      left -= own
      served.push({ owner: place.owner, size: own })
    }
    this.#tidy(price, queue)
    return { served, others: others + left }
  }

  /** Others at a price have become that few: those who came last have left. */
  othersAre(price: number, size: number): void {
    const queue = this.#queues.get(price)
    if (queue === undefined) return
    let left = size
    for (const place of queue) {
      place.ahead = Math.min(place.ahead, left)
      left -= place.ahead
    }
  }

  /** All others have gone, and what comes now comes later. */
  outlasted(): void {
    for (const queue of this.#queues.values()) for (const place of queue) place.ahead = 0
  }

  /** Takes out everything that would trade at a price, best price first, then first come first served. */
  takeUpTo(price: number): readonly Served[] {
    const prices = [...this.#queues.keys()].filter((each) => !isBetter(this.#side, price, each))
    const served: Served[] = []
    for (const each of prices.toSorted((a, b) => (isBetter(this.#side, a, b) ? -1 : 1))) {
      for (const { owner, size } of this.#queues.get(each) ?? []) served.push({ owner, size })
      this.#queues.delete(each)
    }
    return served
  }

  /** Levels of both, best first. */
  mergedInto(levels: readonly Level[]): readonly Level[] {
    if (this.isEmpty) return levels
    const others = [...this.#queues].filter(([price]) => levels.every((level) => level.price !== price))
    const joined = levels.map((level) => ({ price: level.price, size: level.size + this.at(level.price) }))
    return [...joined, ...others.map(([price, queue]) => ({ price, size: sum(queue) }))].toSorted((a, b) =>
      isBetter(this.#side, a.price, b.price) ? -1 : 1,
    )
  }

  #tidy(price: number, queue: Place[]): void {
    let gone = 0
    const left: Place[] = []
    for (const place of queue) {
      if (place.size > 0) {
        place.ahead += gone
        gone = 0
        left.push(place)
      } else gone += place.ahead
    }
    if (left.length > 0) this.#queues.set(price, left)
    else this.#queues.delete(price)
  }
}

const NOBODY: readonly Served[] = []

function sum(queue: readonly Place[] | undefined): number {
  let total = 0
  for (const { size } of queue ?? []) total += size
  return total
}
