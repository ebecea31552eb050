/** Clients' orders at rest on one side of a book: how much at which price. Whose they are is no matter of the book. */

export type BookSide = 'asks' | 'bids'

/** Whether a price comes before another on a side: the lower ask, the higher bid. */
export function isBetter(side: BookSide, price: number, than: number): boolean {
  return side === 'asks' ? price < than : price > than
}

interface Level {
  readonly price: number
  readonly size: number
}

export class RestingOrders {
  readonly #side: BookSide
  readonly #sizes = new Map<number, number>()

  constructor(side: BookSide) {
    this.#side = side
  }

  get isEmpty(): boolean {
    return this.#sizes.size === 0
  }

  /** The best price; meaningless when empty. */
  get best(): number {
    const prices = this.#sizes.keys()
    return this.#side === 'asks' ? Math.min(...prices) : Math.max(...prices)
  }

  at(price: number): number {
    return this.#sizes.get(price) ?? 0
  }

  add(price: number, size: number): void {
    const next = this.at(price) + size
    if (next > 0) this.#sizes.set(price, next)
    else this.#sizes.delete(price)
  }

  /** Takes out everything that would trade at a price, and says how much. */
  takeUpTo(price: number): number {
    let total = 0
    for (const [each, size] of [...this.#sizes]) {
      if (isBetter(this.#side, price, each)) continue
      total += size
      this.#sizes.delete(each)
    }
    return total
  }

  /** Levels of both, best first. */
  mergedInto<T extends Level>(levels: readonly T[]): readonly (T | Level)[] {
    if (this.isEmpty) return levels
    const others = [...this.#sizes].filter(([price]) => levels.every((level) => level.price !== price))
    const joined = levels.map((level) => ({ price: level.price, size: level.size + this.at(level.price) }))
    return [...joined, ...others.map(([price, size]) => ({ price, size }))].toSorted((a, b) =>
      isBetter(this.#side, a.price, b.price) ? -1 : 1,
    )
  }
}
