/**
 * Anything that belongs to an item (종목): a realtime event, a row with a stock code, or an output of these operators,
 * which stands for the event in its `value`.
 */
export type OfItem =
  | { readonly item: string | null }
  | { readonly stockCode: string | null }
  | { readonly value: OfItem }

/** The item that a value belongs to: its `item`, else its `stockCode`, else that of its `value`; `null` if none. */
export function itemOf(value: unknown): string | null {
  for (let at: unknown = value; isObject(at); at = 'value' in at ? at.value : null) {
    // An event of a market-wide registration may have a blank item.
    if ('item' in at && typeof at.item === 'string' && at.item !== '') {
      return at.item
    }
    if ('stockCode' in at && typeof at.stockCode === 'string' && at.stockCode !== '') {
      return at.stockCode
    }
  }
  return null
}

/**
 * The time of a value in epoch milliseconds: the exchange's own (`timestamp`), else when it was received
 * (`receivedAt`), else that of its `value`; `null` if none.
 */
export function timeOf(value: unknown): number | null {
  for (let at: unknown = value; isObject(at); at = 'value' in at ? at.value : null) {
    if ('timestamp' in at && isTime(at.timestamp)) {
      return at.timestamp
    }
    if ('receivedAt' in at && isTime(at.receivedAt)) {
      return at.receivedAt
    }
  }
  return null
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null
}

function isTime(time: unknown): time is number {
  return typeof time === 'number' && Number.isFinite(time)
}
