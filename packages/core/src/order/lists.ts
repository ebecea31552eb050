/** The exchange's lists of open and filled orders, read for one instrument (ka10075 and ka10076; kt50075 and kt50031 for gold). */
import { map, mergeMap, type Observable, toArray } from 'rxjs'
import { koreanDateTime } from '../codec/koreanTime.ts'
import type { WireRecord } from '../codec/record.ts'
import type { ListedOrder } from '../orders.ts'
import { numberOf } from './verdict.ts'

/** Reads all rows of an endpoint's list. */
export type ReadRows = (endpoint: string, params: object) => Observable<WireRecord>

/** What an order trades. */
export type Product = 'stock' | 'gold'

/** The orders of an instrument, or of all (`undefined`), each once: what both lists show of one is put together. */
export function listedOrders(
  read: ReadRows,
  product: Product,
  stockCode: string | undefined,
  now: number,
): Observable<readonly ListedOrder[]> {
  const all = (endpoint: string, params: object) => read(endpoint, params).pipe(toArray())
  const code = stockCode === undefined ? {} : { stockCode }
  const scope = stockCode === undefined ? 'all' : 'stock'
  const orderDate = koreanDateTime(now).slice(0, 10)
  const lists =
    product === 'stock'
      ? {
          filled: all('ka10076', { queryType: scope, side: 'all', exchange: 'unified', ...code }),
          open: all('ka10075', { scope, tradeType: 'all', exchange: 'unified', ...code }),
        }
      : {
          filled: all('kt50031', {
            orderDate,
            queryType: 'orderSequence',
            stockOrBond: 'all',
            side: 'all',
            exchange: 'all',
            ...code,
          }),
          open: all('kt50075', { orderDate, market: '%', stockOrBond: 'all', side: 'all', ...code }),
        }
  // The open ones first: an order that is filled in between stands in the other list then, and is not missed.
  return lists.open.pipe(mergeMap((open) => lists.filled.pipe(map((filled) => together(open, filled)))))
}

function together(open: readonly WireRecord[], filled: readonly WireRecord[]): readonly ListedOrder[] {
  const orders = new Map<number, ListedOrder>()
  for (const [rows, isOpen] of [
    [filled, false],
    [open, true],
  ] as const) {
    for (const row of rows) {
      const order = listed(row, isOpen)
      if (order === undefined) continue
      const before = orders.get(numberOf(order.orderNumber))
      orders.set(numberOf(order.orderNumber), before === undefined ? order : merged(before, order))
    }
  }
  return [...orders.values()]
}

function listed(row: WireRecord, open: boolean): ListedOrder | undefined {
  const orderNumber = textOf(row['orderNumber'])
  if (orderNumber === null) return undefined
  return {
    orderNumber,
    originalOrderNumber: numberOf(textOf(row['originalOrderNumber'])) === 0 ? null : textOf(row['originalOrderNumber']),
    stockCode: textOf(row['stockCode']),
    orderType: textOf(row['orderType']),
    orderQuantity: countOf(row['orderQuantity']),
    orderPrice: countOf(row['orderPrice']),
    filledQuantity: countOf(row['fillQuantity']),
    unfilledQuantity: countOf(row['unfilledQuantity']),
    time: textOf(row['time'] ?? row['orderTime']),
    open,
  }
}

/** The open list is the later word; fills may stand in the other only. */
function merged(before: ListedOrder, order: ListedOrder): ListedOrder {
  return {
    ...order,
    time: order.time ?? before.time,
    filledQuantity: Math.max(order.filledQuantity ?? 0, before.filledQuantity ?? 0),
    open: order.open || before.open,
  }
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null
}

function countOf(value: unknown): number | null {
  return typeof value === 'number' ? Math.abs(value) : null
}
