/** One price level of a book; a blank or 0 price is an empty level, and so is a blank or 0 size. */
export interface BookLevel {
  readonly price: number | null
  readonly size: number | null
}

/** The two sides of a book (호가잔량), best level first. */
export interface BookEvent {
  readonly asks: readonly BookLevel[]
  readonly bids: readonly BookLevel[]
}

/** A level that is not empty. */
export interface FullLevel {
  readonly price: number
  readonly size: number
}

export function isFull(level: BookLevel): level is FullLevel {
  return level.price !== null && level.price > 0 && level.size !== null && level.size > 0
}

/** The first level that is not empty, wherever it stands. */
export function best(side: readonly BookLevel[]): FullLevel | null {
  return side.find(isFull) ?? null
}

/** A book, or what `bookState` says of one: its best prices may be newer than its levels. */
export interface Book extends BookEvent {
  readonly bid?: number | null | undefined
  readonly ask?: number | null | undefined
}

export function bidOf({ bid, bids }: Book): number | null {
  return bid === undefined ? (best(bids)?.price ?? null) : bid
}

export function askOf({ ask, asks }: Book): number | null {
  return ask === undefined ? (best(asks)?.price ?? null) : ask
}

/** Whether bid and ask meet or cross, as in a call auction: then the levels are no offers to trade at once. */
export function isCrossed(book: Book): boolean {
  const [bid, ask] = [bidOf(book), askOf(book)]
  return bid !== null && ask !== null && bid >= ask
}
