import { type Book, type BookLevel, isFull } from './book.ts'
import type { SignalSide } from './signalSide.ts'

/** Shares of an item that are held on paper; in KRW. */
export interface PaperPosition {
  readonly item: string
  /** Shares. */
  readonly quantity: number
  /** What was paid for those held (매입금액), without fees. */
  readonly cost: number
  /** What the best bid would pay for them, or did when there last was one; before that `cost`. */
  readonly value: number
}

/** All that is held on paper, in KRW. */
export interface PaperAccount {
  readonly cash: number
  /** Of all positions. */
  readonly value: number
  /** Fees (수수료) and tax (세금) paid so far. */
  readonly fees: number
  /** Of what was sold: proceeds less cost, less all fees and tax so far (실현손익). */
  readonly realised: number
  /** `cash` and `value` less what there was at the start: `realised`, and what positions have gained (평가손익). */
  readonly profit: number
}

/** Shares taken from one level of the book. */
export interface Taken {
  readonly price: number
  readonly quantity: number
}

/**
 * Takes shares from the levels of a side, best first, and no more than a budget pays; and what then is left of the side.
 */
export function take(
  side: readonly BookLevel[],
  quantity: number,
  budget: number,
): { readonly taken: readonly Taken[]; readonly rest: readonly BookLevel[] } {
  const taken: Taken[] = []
  let [left, money] = [quantity, budget]
  const rest = side.filter(isFull).map((level) => {
    const { price, size } = level
    const shares = Math.max(0, Math.min(left, Math.floor(size), Math.floor(money / price)))
    // What cannot be paid at this price cannot at a worse one.
    left = shares < Math.min(left, Math.floor(size)) ? 0 : left - shares
    money -= shares * price
    if (shares > 0) {
      taken.push({ price, quantity: shares })
    }
    return shares > 0 ? { price, size: size - shares } : level
  })
  return { taken, rest }
}

/** A book after shares have been taken from the side that a trade meets. */
export function without(book: Book, side: SignalSide, rest: readonly BookLevel[]): Book {
  return side === 'buy' ? { ...book, asks: rest } : { ...book, bids: rest }
}

export function amountOf(taken: readonly Taken[]): number {
  return taken.reduce((sum, { price, quantity }) => sum + price * quantity, 0)
}

export function sharesOf(taken: readonly Taken[]): number {
  return taken.reduce((sum, { quantity }) => sum + quantity, 0)
}
