/** The exchange's order lists: ka10075, ka10076 and kt00007; kt50075 and kt50031 for gold. */
import { catchError, forkJoin, map, mergeMap, type Observable, of, type SchedulerLike, timeout, toArray } from 'rxjs'
import type { WireRecord } from '../codec/records/record.ts'
import { mergedRow, type OrderRow, orderRow } from './orderRow.ts'

/** Reads all rows of an endpoint's list; a row, or a list, that cannot be read comes as a row without values. */
export type ReadRows = (endpoint: string, params: object) => Observable<WireRecord>

/** What an order trades. */
export type Product = 'stock' | 'gold'

/** What the lists contain. */
export interface OrderView {
  /** Each order once: what several lists show of it is merged. */
  readonly rows: readonly OrderRow[]
  /** Whether the list of all orders was read, with those that are cancelled or refused. */
  readonly hasDetails: boolean
}

/** Open and filled orders of an instrument, or of all (`undefined`). Gold's list of the filled holds all of the day. */
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
  // The open ones first: an order that is filled in between stands in the other list then, and is not missed.
  return open$.pipe(
    mergeMap((open) =>
      filled$.pipe(map((filled) => ({ rows: together(open, filled), hasDetails: product === 'gold' }))),
    ),
  )
}

/** All orders of a day, with those that are cancelled or refused. No rows when this host does not offer the list. */
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
      // An empty list proves nothing: hosts are known that offer the list and fill it late, or not at all.
      return { rows: together([], listed), hasDetails: listed.length > 0 && listed.length === rows.length }
    }),
    catchError(() => of({ rows: [], hasDetails: false })),
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

// A verdict does not wait longer for what only makes it surer.
const PATIENCE = 5_000

const ALL = { queryType: 'orderSequence', stockOrBond: 'all', side: 'all', exchange: 'all' }

function together(open: readonly WireRecord[], others: readonly WireRecord[]): readonly OrderRow[] {
  return merged([...open.map((row) => orderRow(row, true)), ...others.map((row) => orderRow(row, false))])
}

/**
 * Rows of one order become one. Each venue may have numbers of its own, so rows of a number are of one order when they
 * name one venue, or when one names none and no cell speaks against it. A row without a number, and one that may be of
 * two orders, stays by itself.
 */
function merged(rows: readonly OrderRow[]): readonly OrderRow[] {
  const groups: [OrderRow, ...OrderRow[]][] = []
  const byNumber = new Map<number, typeof groups>()
  // Those that name a venue come first, so that the others find all that they may belong to.
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
