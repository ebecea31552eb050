/** Taking shares from one side of a book. */
import type { BookLevel } from '@kiwoom-rx/operators'

/** Shares that were taken at one price. */
export interface Taken {
  readonly price: number
  readonly quantity: number
  /** Shares that the level showed. */
  readonly shown: number
}

export interface FullLevel {
  readonly price: number
  readonly size: number
}

export function isFull(level: BookLevel): level is FullLevel {
  return level.price !== null && level.price > 0 && level.size !== null && level.size > 0
}

/** The first level that is not empty. */
export function bestOf(side: readonly BookLevel[]): FullLevel | null {
  for (const level of side) if (isFull(level)) return level
  return null
}

/**
 * Takes shares from a side, best level first, at prices that `accepts` agrees to; and what is left of the side.
 */
export function take(
  side: readonly BookLevel[],
  quantity: number,
  accepts: (price: number) => boolean,
): { readonly taken: readonly Taken[]; readonly rest: readonly BookLevel[] } {
  const taken: Taken[] = []
  let left = quantity
  let isOpen = true
  const rest = side.map((level) => {
    if (!isOpen || left <= 0 || !isFull(level)) return level
    const { price, size } = level
    if (!accepts(price)) {
      isOpen = false
      return level
    }
    const shares = Math.min(left, Math.floor(size))
    if (shares <= 0) return level
    left -= shares
    taken.push({ price, quantity: shares, shown: size })
    return { price, size: size - shares }
  })
  return { taken, rest }
}
