import type { Position } from './position.ts'

/**
 * What the account holds, and whether that is known to be so. After `unread` a subscriber knows nothing, which is not
 * the same as a flat account.
 */
export type Holdings =
  /** Nothing is known yet: the balance was not read, or a holding in it cannot be. */
  | { readonly _tag: 'unread'; readonly reason: string }
  /** Equal to the exchange's books as far as its notices have come. */
  | { readonly _tag: 'current'; readonly positions: readonly Position[] }
  /** What was known last; it may differ from the books, and is looked at again. */
  | { readonly _tag: 'stale'; readonly positions: readonly Position[]; readonly reason: string }
