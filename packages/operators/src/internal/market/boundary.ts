/** An instant across which no bar reaches: where trading stops, or starts again by other rules. */
export interface Boundary {
  /** Epoch milliseconds; a trade at it lies after it. */
  readonly time: number
  /** The code it is for, on all venues; absent for all codes. */
  readonly code?: string | undefined
  /** The market whose items it is for: bare codes are KRX's, `_NX` those of NXT, `_AL` both; absent for all. */
  readonly market?: 'KRX' | 'NXT' | undefined
}

/** Whether a boundary is one for an item; what names no item has all of them. */
export function concerns({ code, market }: Boundary, item: string | null): boolean {
  if (item === null) {
    return true
  }
  const [own, venue] = item.split('_')
  return (
    (code === undefined || own === code) &&
    (market === undefined || venue === 'AL' || (venue === 'NX') === (market === 'NXT'))
  )
}
