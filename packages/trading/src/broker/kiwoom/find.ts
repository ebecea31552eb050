/** Finding an order of an earlier run of which only its facts are known, in the exchange's lists of the day. */
import type { Kiwoom } from '@kiwoom-rx/core'
import { concat, map, type Observable, toArray } from 'rxjs'
import { plainItem } from '../../item.ts'
import { timeOfDay } from '../../koreanTime.ts'
import type { OrderIntent } from '../order.ts'

/** Its number, or why there is none. */
export type FoundOrder = string | { readonly _tag: 'none' } | { readonly _tag: 'several' }

interface Row {
  readonly orderNumber: string | null
  readonly originalOrderNumber: string | null
  readonly stockCode: string | null
  readonly orderQuantity: number | null
  readonly orderPrice: number | null
  readonly orderType: string | null
  readonly time: string | null
}

// The exchange's clock may be a little ahead of ours.
const EARLY = 5_000

/**
 * Looks among the open and the filled orders of today for one with the order's item, side, quantity and price, that came
 * after it was sent and has none of the numbers that are known. An order that is in neither list filled nothing.
 */
export function findOrder(
  kiwoom: Pick<Kiwoom, 'account'>,
  { item, side, quantity, orderType, price }: OrderIntent,
  sentAt: number,
  known: readonly string[],
): Observable<FoundOrder> {
  const code = plainItem(item)
  const open$: Observable<Row> = kiwoom.account.unfilledOrders.rows({
    scope: 'stock',
    stockCode: code,
    tradeType: 'all',
    exchange: 'unified',
  })
  const filled$ = kiwoom.account.filledOrders
    .rows({ queryType: 'stock', stockCode: code, side: 'all', exchange: 'unified' })
    .pipe(map((row): Row => ({ ...row, time: row.orderTime })))
  // The open ones first: one that is filled in between stands in the other list then.
  return concat(open$, filled$).pipe(
    toArray(),
    map((rows): FoundOrder => {
      const numbers = new Set<string>()
      for (const row of rows) {
        const { orderNumber } = row
        if (orderNumber === null || known.includes(orderNumber)) continue
        if (Number(row.originalOrderNumber ?? 0) !== 0 || row.orderQuantity !== quantity) continue
        if (!row.orderType?.includes(side === 'buy' ? '매수' : '매도')) continue
        if (orderType === 'limit' && row.orderPrice !== price) continue
        if (isBefore(row.time, sentAt)) continue
        numbers.add(orderNumber)
      }
      const [first] = numbers
      if (first === undefined) return { _tag: 'none' }
      return numbers.size === 1 ? first : { _tag: 'several' }
    }),
  )
}

function isBefore(time: string | null, sentAt: number): boolean {
  if (time === null) return false
  const [hours = 0, minutes = 0, seconds = 0] = time.split(':').map(Number)
  const at = ((hours * 60 + minutes) * 60 + seconds) * 1_000
  return at < timeOfDay(sentAt) - EARLY
}
