/** What became of an order of an earlier day, by the exchange's list of that day (kt00007). Its day is over: it is final. */
import type { Kiwoom } from '@kiwoom-rx/core'
import { map, type Observable, toArray } from 'rxjs'
import { type CostsOf, charged, UNCHARGED } from '../../costs.ts'
import { plainItem } from '../../item.ts'
import { dateOf } from '../../koreanTime.ts'
import type { OrderIntent, OrderUpdate } from '../order.ts'
import { foundIn, type Row } from './find.ts'
import { lineStanding, newLine } from './orderLine.ts'

/** How an order ended. */
export type EarlierOrder =
  | { readonly _tag: 'ended'; readonly orderId: string; readonly filled: number; readonly average: number }
  /** The list has other orders, and none that may be it. */
  | { readonly _tag: 'absent' }
  /** Nothing proves anything. */
  | { readonly _tag: 'undecided' }

interface DayRow extends Row {
  readonly fillQuantity: number | null
  readonly fillPrice: number | null
}

export function earlierOrder(
  kiwoom: Pick<Kiwoom, 'account'>,
  intent: OrderIntent,
  orderId: string | null,
  sentAt: number,
): Observable<EarlierOrder> {
  return kiwoom.account.orderFillDetails
    .rows({
      orderDate: dateOf(sentAt),
      queryType: 'orderSequence',
      stockOrBond: 'all',
      side: 'all',
      exchange: 'all',
    })
    .pipe(
      map((row): DayRow => ({ ...row, time: row.orderTime })),
      toArray(),
      map((rows) => endOf(rows, intent, orderId, sentAt)),
    )
}

/** The orders of a day without those of other items; an order whose item cannot be read may be any. */
function endOf(rows: readonly DayRow[], intent: OrderIntent, orderId: string | null, sentAt: number): EarlierOrder {
  const own = rows.filter(({ stockCode }) => stockCode === null || stockCode === plainItem(intent.item))
  const found = foundIn(
    own.filter(({ orderNumber }) => orderId === null || orderNumber === null || isSame(orderNumber, orderId)),
    intent,
    sentAt,
    [],
  )
  if (typeof found !== 'string') {
    // An empty list proves nothing: hosts are known that fill it late, or not at all. Nor does one without a known number.
    const isProved = found._tag === 'none' && rows.length > 0 && orderId === null
    return { _tag: isProved ? 'absent' : 'undecided' }
  }
  return addedUp(own, found, intent.quantity)
}

/** What was filled under all its numbers: a modification gives an order another. */
function addedUp(rows: readonly DayRow[], first: string, quantity: number): EarlierOrder {
  const family = new Set([Number(first)])
  for (let size = 0; size < family.size; ) {
    size = family.size
    for (const { orderNumber, originalOrderNumber } of rows) {
      if (orderNumber !== null && family.has(Number(originalOrderNumber ?? 0))) family.add(Number(orderNumber))
    }
  }
  const members = rows.filter(({ orderNumber }) => orderNumber !== null && family.has(Number(orderNumber)))
  let [filled, amount] = [0, 0]
  for (const { fillQuantity, fillPrice } of members) {
    if (fillQuantity === null || (fillQuantity !== 0 && fillPrice === null)) return { _tag: 'undecided' }
    filled += Math.abs(fillQuantity)
    amount += Math.abs(fillQuantity) * (fillPrice ?? 0)
  }
  // Two rows of one number may be its fills, or the order so far twice.
  if (members.length > family.size || filled > quantity) return { _tag: 'undecided' }
  return { _tag: 'ended', orderId: first, filled, average: filled === 0 ? 0 : amount / filled }
}

function isSame(one: string, other: string): boolean {
  return Number(one) === Number(other)
}

/**
 * The updates of an order that has ended. Prices are averages, and so estimated; without rates of its own the broker knows
 * no charges of it, for they came in notices of that day.
 */
export function earlierUpdates(
  intent: OrderIntent,
  { orderId, filled, average }: EarlierOrder & { readonly _tag: 'ended' },
  sentAt: number,
  at: number,
  rates: CostsOf | null,
): readonly OrderUpdate[] {
  const line = newLine(intent, orderId)
  const updates: OrderUpdate[] = [{ _tag: 'accepted', ...lineStanding(line, at) }]
  const open = intent.quantity - filled
  if (filled > 0) {
    const costs = rates?.(intent.item, dateOf(sentAt))
    const { commission, tax } = costs ? charged(UNCHARGED, intent.side, average * filled, costs) : UNCHARGED
    updates.push({
      ...{ _tag: 'fill', ...lineStanding(line, at), filledQuantity: filled, openQuantity: open },
      ...{ fillQuantity: filled, fillPrice: average, isEstimated: true, commission, tax, shownQuantity: null },
    })
  }
  if (open === 0) return updates
  const standing = { ...lineStanding(line, at), filledQuantity: filled, openQuantity: 0 }
  return [...updates, { _tag: 'cancelled', ...standing, reason: 'its day ended' }]
}
