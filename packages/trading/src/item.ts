/** Codes of items (종목코드) and their venues. */

const UNDERSCORE = 0x5f

/** A code without the suffix of its venue: `005930_NX` is `005930`. */
export function plainItem(item: string): string {
  // Asked at every trade, where most items have no suffix.
  return item.charCodeAt(item.length - 3) === UNDERSCORE ? item.replace(/_(?:NX|AL)$/, '') : item
}

/** Where orders for an item go. */
export function exchangeOf(item: string): 'krx' | 'nxt' | 'sor' {
  if (item.endsWith('_NX')) return 'nxt'
  return item.endsWith('_AL') ? 'sor' : 'krx'
}
