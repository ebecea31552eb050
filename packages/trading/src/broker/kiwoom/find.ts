/** Finding an order of an earlier run of which only its facts are known, in the exchange's lists of the day. */
import type { Kiwoom } from '@kiwoom-rx/core'
import { concat, map, mergeMap, type Observable, of, type SchedulerLike, timer, toArray } from 'rxjs'
import { plainItem } from '../../item.ts'
import { timeOfDay } from '../../koreanTime.ts'
import type { OrderIntent } from '../order.ts'

/** The order's number; `several` when more than one order fits, or one that cannot be read completely. */
export type FoundOrder = string | { readonly _tag: 'none' } | { readonly _tag: 'several' }

export interface Row {
  readonly orderNumber: string | null
  readonly originalOrderNumber: string | null
  readonly stockCode: string | null
  readonly orderQuantity: number | null
  readonly orderPrice: number | null
  readonly orderType: string | null
  readonly time: string | null
}

// An order with a time before ours was sent would be another one if the clocks agreed. When our clock is ahead, our own
// order has such a time. So an earlier order may be ours: ruling it out could lead to a second order.
const EARLY = 5_000
// ms in which an order may still be on its way, or not listed yet: one look proves nothing.
const SETTLING = 5_000

type Fit = 'certain' | 'possible' | 'no'

/**
 * Looks in today's open and filled orders for one with the same item, side, quantity and price. It must not be older
 * than the sending, nor have a number that is already known. An order in neither list has no fills. Absence needs two
 * looks without any row that may be the order: a cell that cannot be read may mean anything.
 */
export function findOrder(
  kiwoom: Pick<Kiwoom, 'account'>,
  intent: OrderIntent,
  sentAt: number,
  known: readonly string[],
  scheduler: SchedulerLike,
): Observable<FoundOrder> {
  const look$ = listed(kiwoom, plainItem(intent.item)).pipe(map((rows) => foundIn(rows, intent, sentAt, known)))
  return look$.pipe(
    mergeMap((found) =>
      typeof found === 'string' || found._tag === 'several'
        ? of(found)
        : timer(SETTLING, scheduler).pipe(mergeMap(() => look$)),
    ),
  )
}

function listed(kiwoom: Pick<Kiwoom, 'account'>, code: string): Observable<readonly Row[]> {
  const open$: Observable<Row> = kiwoom.account.unfilledOrders.rows({
    scope: 'stock',
    stockCode: code,
    tradeType: 'all',
    exchange: 'unified',
  })
  const filled$ = kiwoom.account.filledOrders
    .rows({ queryType: 'stock', stockCode: code, side: 'all', exchange: 'unified' })
    .pipe(map((row): Row => ({ ...row, time: row.orderTime })))
  // The open orders are read first: an order that is filled between the two readings is then in the second list.
  return concat(open$, filled$).pipe(toArray())
}

export function foundIn(
  rows: readonly Row[],
  intent: OrderIntent,
  sentAt: number,
  known: readonly string[],
): FoundOrder {
  const fits = rows
    .filter(({ orderNumber }) => orderNumber === null || !known.includes(orderNumber))
    .map((row) => ({ orderNumber: row.orderNumber, fit: fitOf(row, intent, sentAt) }))
  const certain = new Set(
    fits.flatMap(({ fit, orderNumber }) => (fit === 'certain' && orderNumber ? [orderNumber] : [])),
  )
  const [first] = certain
  if (first !== undefined && certain.size === 1) return first
  return first === undefined && fits.every(({ fit }) => fit === 'no') ? { _tag: 'none' } : { _tag: 'several' }
}

function fitOf(row: Row, { side, quantity, orderType, price }: OrderIntent, sentAt: number): Fit {
  if (Number(row.originalOrderNumber ?? 0) !== 0) return 'no'
  const word = side === 'buy' ? '매수' : '매도'
  const lead = row.time === null ? null : millisecondsOf(row.time) - timeOfDay(sentAt)
  const cells = [
    row.orderNumber === null ? null : true,
    row.orderQuantity === null ? null : row.orderQuantity === quantity,
    row.orderType === null ? null : row.orderType.includes(word),
    orderType !== 'limit' ? true : row.orderPrice === null ? null : row.orderPrice === price,
  ]
  if (cells.includes(false)) return 'no'
  return cells.includes(null) || lead === null || lead < -EARLY ? 'possible' : 'certain'
}

function millisecondsOf(time: string): number {
  const [hours = 0, minutes = 0, seconds = 0] = time.split(':').map(Number)
  return ((hours * 60 + minutes) * 60 + seconds) * 1_000
}
