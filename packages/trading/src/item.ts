/** Codes of items (종목코드) and their venues. */

/** A code without the suffix of its venue: `005930_NX` is `005930`. */
export function plainItem(item: string): string {
  return item.replace(/_(?:NX|AL)$/, '')
}

/** Where orders for an item go. */
export function exchangeOf(item: string): 'krx' | 'nxt' | 'sor' {
  if (item.endsWith('_NX')) return 'nxt'
  return item.endsWith('_AL') ? 'sor' : 'krx'
}
