/** The exchange's order lists: ka10075, ka10076 and kt00007; kt50075 and kt50031 for gold. */
import { catchError, forkJoin, map, mergeMap, type Observable, of, type SchedulerLike, timeout, toArray } from 'rxjs'
import type { WireRecord } from '../codec/records/record.ts'
import { mergedRow, type OrderRow, orderRow } from './orderRow.ts'

/** Reads all rows of an endpoint's list. An unreadable row or list comes as a row without values. */
export type ReadRows = (endpoint: string, params: object) => Observable<WireRecord>

/** What an order trades. */
export type Product = 'stock' | 'gold'

/** What the lists contain. */
export interface OrderView {
  /** One row an order, merged from all lists that show it. */
  readonly rows: readonly OrderRow[]
  /** Whether the list of all orders was read, which includes cancelled and refused ones. */
  readonly hasDetails: boolean
}

/** Open and filled orders of an instrument, or of all (`undefined`). Gold's list of fills has all orders of the day. */
export function openAndFilled(
  read: ReadRows,
  product: Product,
  stockCode: string | undefined,
  day: string,
): Observable<OrderView> {
  const code = stockCode === undefined ? {} : { stockCode }
  const scope = stockCode === undefined ? 'all' : 'stock'
  const all = (endpoint: string, params: object) => read(endpoint, { ...params, ...code }).pipe(toArray())
  const open$ =
    product === 'stock'
      ? all('ka10075', { scope, tradeType: 'all', exchange: 'unified' })
      : all('kt50075', { orderDate: day, market: '%', stockOrBond: 'all', side: 'all' })
  const filled$ =
    product === 'stock'
      ? all('ka10076', { queryType: scope, side: 'all', exchange: 'unified' })
      : all('kt50031', { orderDate: day, ...ALL })
  // The open orders are read first: an order that is filled between the two readings is then in the second list.
  return open$.pipe(
    mergeMap((open) =>
      filled$.pipe(map((filled) => ({ rows: together(open, filled), hasDetails: product === 'gold' }))),
    ),
  )
}

/** All orders of a day, with cancelled and refused ones. No rows when the host does not offer the list. */
export function allOfDay(
  read: ReadRows,
  product: Product,
  stockCode: string,
  day: string,
  scheduler: SchedulerLike,
): Observable<OrderView> {
  const endpoint = product === 'stock' ? 'kt00007' : 'kt50031'
  return read(endpoint, { orderDate: day, ...ALL, stockCode }).pipe(
    toArray(),
    timeout({ first: PATIENCE, scheduler }),
    map((rows) => {
      const listed = rows.filter((row) => Object.keys(row).length > 0)
      // An empty list proves nothing: some hosts offer the list and fill it late, or never.
      return { rows: together([], listed), hasDetails: listed.length > 0 && listed.length === rows.length }
    }),
    catchError(() => of({ rows: [], hasDetails: false })),
  )
}

/**
 * Open and filled orders, and those of these instruments that neither list shows: cancelled before anything of them was
 * filled, or refused. One of which shares are left, or may be, counts as open: the lists of open orders may be late.
 */
export function withUnlisted(
  lists$: Observable<OrderView>,
  read: ReadRows,
  stockCodes: readonly string[],
  day: string,
  scheduler: SchedulerLike,
): Observable<OrderView> {
  if (stockCodes.length === 0) return lists$
  // They are read first: an order that is filled between the readings is then in the list of fills.
  return forkJoin(stockCodes.map((code) => allOfDay(read, 'stock', code, day, scheduler))).pipe(
    mergeMap((details) =>
      lists$.pipe(
        map(({ rows, hasDetails }) => {
          const shown = new Set(rows.map(({ number }) => number))
          const unlisted = details
            .flatMap((view) => view.rows)
            .filter(({ number }) => !shown.has(number))
            .map((row) => ({ ...row, order: { ...row.order, open: row.order.unfilledQuantity !== 0 } }))
          return { rows: [...rows, ...unlisted], hasDetails }
        }),
      ),
    ),
  )
}

/** Everything that the lists show of the orders of today. */
export function ordersOfToday(
  read: ReadRows,
  product: Product,
  stockCode: string,
  day: string,
  scheduler: SchedulerLike,
): Observable<OrderView> {
  const lists$ = openAndFilled(read, product, stockCode, day)
  if (product === 'gold') return lists$
  return forkJoin([lists$, allOfDay(read, product, stockCode, day, scheduler)]).pipe(
    map(([lists, details]) => ({ rows: merged([...lists.rows, ...details.rows]), hasDetails: details.hasDetails })),
  )
}

// ms. This list only makes a verdict more certain, so a verdict waits no longer for it.
const PATIENCE = 5_000

const ALL = { queryType: 'orderSequence', stockOrBond: 'all', side: 'all', exchange: 'all' }

function together(open: readonly WireRecord[], others: readonly WireRecord[]): readonly OrderRow[] {
  return merged([...open.map((row) => orderRow(row, true)), ...others.map((row) => orderRow(row, false))])
}

/**
 * Merges the rows of each order into one. Both venues may use the same number. So two rows of one number are one order
 * when they name the same venue, or when one of them names no venue and no cell differs. A row without a number is not
 * merged, nor is one that may belong to two orders.
 */
function merged(rows: readonly OrderRow[]): readonly OrderRow[] {
  const groups: [OrderRow, ...OrderRow[]][] = []
  const byNumber = new Map<number, typeof groups>()
  // Rows with a venue come first, so that each row without one is compared with all of them.
  for (const row of [...rows.filter(({ venue }) => venue !== null), ...rows.filter(({ venue }) => venue === null)]) {
    const known = byNumber.get(row.number) ?? []
    const [same, other] = row.number === 0 ? [] : known.filter(([first]) => isOneOrder(first, row))
    if (same !== undefined && other === undefined) {
      same.push(row)
      continue
    }
    const group: (typeof groups)[number] = [row]
    groups.push(group)
    byNumber.set(row.number, [...known, group])
  }
  return groups.map(mergedRow)
}

function isOneOrder(one: OrderRow, other: OrderRow): boolean {
  if (one.venue !== null && other.venue !== null) return one.venue === other.venue
  return (
    agree(one.stockCode, other.stockCode) &&
    agree(one.side, other.side) &&
    agree(one.original, other.original) &&
    agree(one.order.orderQuantity, other.order.orderQuantity) &&
    agree(one.order.orderPrice, other.order.orderPrice)
  )
}

function agree<T>(one: T | null, other: T | null): boolean {
  return one === null || other === null || one === other
}
