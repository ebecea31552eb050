/**
 * One number's part of an order: what is proved of its shares. A modification moves shares from one part to another.
 */

export interface Part {
  /** Shares ordered; `null` while no event and no list shows it. */
  readonly quantity: number | null
  readonly price: number | null
  /** The least that was heard to be open; `null` when that was never heard. */
  readonly unfilled: number | null
  /** The sum of the fills that were heard, each once. */
  readonly heard: number
  /** The most that one event or list shows to be filled. */
  readonly shown: number
  /** Shares that left it unfilled: cancelled, or moved to another part. */
  readonly gone: number
  /** What of them was moved. */
  readonly moved: number
  readonly isCancelled: boolean
  /** A list has shown it. */
  readonly isListed: boolean
  /** A list has shown it, and now none does: it is no longer open, or the lists are late. */
  readonly isMissing: boolean
  /** The exchange says that nothing of it is open; how much was filled is not known yet. */
  readonly isOver: boolean
}

export function newPart(quantity: number | null, price: number | null, unfilled: number | null): Part {
  const flags = { isCancelled: false, isListed: false, isMissing: false, isOver: false }
  return { quantity, price, unfilled, heard: 0, shown: 0, gone: 0, moved: 0, ...flags }
}

/** Shares that are surely filled. */
export function filledOf({ heard, shown }: Part): number {
  return Math.max(heard, shown)
}

/** Shares that are open; `null` when that is not known. */
export function openOf(part: Part): number | null {
  const { quantity, unfilled, gone } = part
  if (isSettled(part)) return 0
  // Nothing is open, but not all of it is accounted for: what became of it is not known.
  if (part.isOver || part.isMissing || unfilled === 0) return null
  return quantity === null || unfilled === null ? unfilled : Math.min(unfilled, quantity - gone - filledOf(part))
}

/** Whether every share is accounted for: filled, cancelled or moved. It needs a known quantity. */
export function isSettled(part: Part): boolean {
  return part.quantity !== null && filledOf(part) + part.gone >= part.quantity
}

/** Where nothing was missed: what is neither open nor gone is filled. */
export function balanced(part: Part): Part {
  const { quantity, unfilled, gone } = part
  if (quantity === null || unfilled === null) return part
  return { ...part, shown: Math.max(part.shown, quantity - gone - unfilled) }
}

/** So many shares leave it unfilled. */
export function leaving(part: Part, asked: number, isMoved: boolean): Part {
  const most = part.quantity === null ? asked : Math.max(0, part.quantity - part.gone - filledOf(part))
  const amount = Math.min(asked, most)
  return {
    ...part,
    gone: part.gone + amount,
    moved: part.moved + (isMoved ? amount : 0),
    isCancelled: part.isCancelled || (amount > 0 && !isMoved),
    unfilled: part.unfilled === null ? null : Math.max(0, part.unfilled - amount),
  }
}

/** All that is not filled leaves it. */
export function emptied(part: Part): Part {
  if (part.quantity === null) return { ...part, isOver: true }
  const gone = Math.max(part.gone, part.quantity - filledOf(part))
  return { ...part, gone, isCancelled: part.isCancelled || gone > part.gone, unfilled: 0, isOver: true }
}
