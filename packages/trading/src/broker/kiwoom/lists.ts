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

/** What the exchange's list says of the fills of an order, under all its numbers. */
export interface ListedFills {
  /** KRW a share on average; `null` when the list does not show it. */
  readonly average: number | null
  /** What was charged, by number, KRW. */
  readonly charges: ReadonlyMap<string, { readonly commission: number; readonly tax: number }>
}

export function listedFills(kiwoom: Pick<Kiwoom, 'account'>, numbers: readonly string[]): Observable<ListedFills> {
  return kiwoom.account.filledOrders.rows({ queryType: 'all', side: 'all', exchange: 'unified' }).pipe(
    toArray(),
    map((rows) => {
      const charges = new Map<string, { readonly commission: number; readonly tax: number }>()
      let [amount, shares] = [0, 0]
      for (const { orderNumber, fillPrice, fillQuantity, ...row } of rows) {
        if (orderNumber === null || !numbers.includes(orderNumber) || fillPrice === null || !fillQuantity) continue
        amount += fillPrice * Math.abs(fillQuantity)
        shares += Math.abs(fillQuantity)
        const { todayTradeCommission: commission, todayTradeTax: tax } = row
        // Where the list has a row a fill, each has the charges of the order so far: the last one counts.
        const before = charges.get(orderNumber) ?? { commission: 0, tax: 0 }
        charges.set(orderNumber, {
          commission: Math.max(before.commission, commission ?? 0),
          tax: Math.max(before.tax, tax ?? 0),
        })
      }
      return { average: shares === 0 ? null : amount / shares, charges }
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
