/**
 * The place of a resting order in the queue at its price.
 *
 * The book shows how many shares stand at a price and not whose: those that stood there when the order came are ahead of
 * it. Trades at the price take them first; what is cancelled among them shows as a smaller level.
 */
import type { BookLevel, SignalSide } from '@kiwoom-rx/operators'
import { isFull } from './take.ts'

/** Shares ahead; everything, where the book does not show the price. */
export const UNSEEN: number = Number.POSITIVE_INFINITY

/** Shares that a side shows at a price; 0 where it shows only worse ones, {@link UNSEEN} where it does not reach so far. */
export function shownAt(side: SignalSide, levels: readonly BookLevel[], price: number): number {
  let isReached = false
  for (const level of levels) {
    if (!isFull(level)) continue
    if (level.price === price) return level.size
    if (side === 'buy' ? level.price < price : level.price > price) isReached = true
  }
  return isReached ? 0 : UNSEEN
}

/** Shares ahead after the next book: no more than it shows at the price. */
export function afterBook(ahead: number, shown: number): number {
  return Math.min(ahead, shown)
}

/** Shares ahead after a trade at the price, and how many of its shares reached the order. */
export function afterTrade(ahead: number, volume: number): { readonly ahead: number; readonly reached: number } {
  if (volume <= ahead) return { ahead: ahead - volume, reached: 0 }
  return { ahead: 0, reached: volume - ahead }
}
