/** The exchange's lists of open (미체결) and filled (체결) orders, as a broker reads them. */
import type { Kiwoom } from '@kiwoom-rx/core'
import { map, type Observable, toArray } from 'rxjs'
import type { OrderUpdate } from '../order.ts'

/** The open orders of the account. */
export function openOrders(
  kiwoom: Pick<Kiwoom, 'account'>,
  now: () => number,
  clientIdOf: (orderId: string) => string | null,
): Observable<readonly OrderUpdate[]> {
  return kiwoom.account.unfilledOrders.rows({ scope: 'all', tradeType: 'all', exchange: 'unified' }).pipe(
    toArray(),
    map((rows) =>
      rows.flatMap((row): readonly OrderUpdate[] => {
        const { orderNumber, stockCode, orderQuantity, unfilledQuantity, orderPrice, orderType } = row
        // A row without a number or a code can be neither looked up nor cancelled.
        if (orderNumber === null || stockCode === null) return []
        const isKnown = orderQuantity !== null && unfilledQuantity !== null
        return [
          {
            _tag: 'accepted',
            at: now(),
            orderId: orderNumber,
            clientId: clientIdOf(orderNumber),
            item: `${stockCode}${suffixOf(row)}`,
            side: sideOf(orderType),
            price: orderPrice === 0 ? null : orderPrice,
            quantity: orderQuantity,
            filledQuantity: isKnown ? orderQuantity - unfilledQuantity : 0,
            openQuantity: unfilledQuantity,
          },
        ]
      }),
    ),
  )
}

/** KRW a share that an order was filled at on average, under all its numbers; `null` when the list does not show it. */
export function averageFill(kiwoom: Pick<Kiwoom, 'account'>, numbers: readonly string[]): Observable<number | null> {
  return kiwoom.account.filledOrders.rows({ queryType: 'all', side: 'all', exchange: 'unified' }).pipe(
    toArray(),
    map((rows) => {
      let [amount, shares] = [0, 0]
      for (const { orderNumber, fillPrice, fillQuantity } of rows) {
        if (orderNumber === null || !numbers.includes(orderNumber) || fillPrice === null || !fillQuantity) continue
        amount += fillPrice * Math.abs(fillQuantity)
        shares += Math.abs(fillQuantity)
      }
      return shares === 0 ? null : amount / shares
    }),
  )
}

/** The exchange's text has a plus for buys and a minus for sales: `'+매수'`, `'-매도정정'`. */
function sideOf(orderType: string | null): 'buy' | 'sell' | null {
  if (orderType?.includes('매수')) return 'buy'
  return orderType?.includes('매도') ? 'sell' : null
}

function suffixOf({ sor, exchangeName }: { readonly sor: unknown; readonly exchangeName: unknown }): string {
  if (sor === true || sor === 'yes') return '_AL'
  return exchangeName === 'nxt' ? '_NX' : ''
}
