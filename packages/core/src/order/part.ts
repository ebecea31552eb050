/**
 * The part of an order under one number, with what is proved of its shares. A modification moves shares to a new part.
 */

export interface Part {
  /** Ordered shares; `null` until an event or a list shows it. */
  readonly quantity: number | null
  readonly price: number | null
  /** The smallest open quantity that was reported; `null` when none was. */
  readonly unfilled: number | null
  /** The sum of the reported fills, each counted once. */
  readonly heard: number
  /** The largest filled quantity in any event or list. */
  readonly shown: number
  /** Shares that were cancelled, or moved to another part, before they were filled. */
  readonly gone: number
  /** The moved shares among them. */
  readonly moved: number
  readonly isCancelled: boolean
  /** A list has shown it. */
  readonly isListed: boolean
  /** It was listed, and no list shows it now: it is no longer open, or the lists are late. */
  readonly isMissing: boolean
  /** Consecutive looks that found it neither open nor completely filled. */
  readonly misses: number
  /** The exchange reported that nothing of it is open. How much was filled may not be known yet. */
  readonly isOver: boolean
}

export function newPart(quantity: number | null, price: number | null, unfilled: number | null): Part {
  const flags = { isCancelled: false, isListed: false, isMissing: false, isOver: false }
  return { quantity, price, unfilled, heard: 0, shown: 0, gone: 0, moved: 0, misses: 0, ...flags }
}

/** Shares that are certainly filled. */
export function filledOf({ heard, shown }: Part): number {
  return Math.max(heard, shown)
}

/** Shares that are open; `null` when that is not known. */
export function openOf(part: Part): number | null {
  const { quantity, unfilled, gone } = part
  if (isSettled(part)) return 0
  // Nothing is open, and some shares are not accounted for: it is not known whether they were filled or cancelled.
  if (part.isOver || part.isMissing || unfilled === 0) return null
  return quantity === null || unfilled === null ? unfilled : Math.min(unfilled, quantity - gone - filledOf(part))
}

/** Whether every share is accounted for: filled, cancelled or moved. It needs a known quantity. */
export function isSettled(part: Part): boolean {
  return part.quantity !== null && filledOf(part) + part.gone >= part.quantity
}

/** Counts shares that are neither open nor gone as filled. Only for a part of which no event was missed. */
export function balanced(part: Part): Part {
  const { quantity, unfilled, gone } = part
  if (quantity === null || unfilled === null) return part
  return { ...part, shown: Math.max(part.shown, quantity - gone - unfilled) }
}

/** Takes shares out of the part unfilled: moved or cancelled. */
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

/** Takes all unfilled shares out of the part. */
export function emptied(part: Part): Part {
  if (part.quantity === null) return { ...part, isOver: true }
  const gone = Math.max(part.gone, part.quantity - filledOf(part))
  return { ...part, gone, isCancelled: part.isCancelled || gone > part.gone, unfilled: 0, isOver: true }
}
