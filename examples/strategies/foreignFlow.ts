/** Foreign flow (외국인 수급): what foreign investors do against the price, from the rows of ka10064. */
import type { Trade } from '@kiwoom-rx/core'
import { asOf, delta, type Signal, signal } from '@kiwoom-rx/operators'
import { distinctUntilChanged, map, type Observable, reduce, switchMap, timer } from 'rxjs'
import type { Strategy } from './strategy.ts'

/** The newest row of ka10064, and when it was read. */
export interface ForeignRow {
  readonly item: string
  /** Epoch milliseconds. */
  readonly receivedAt: number
  /** Net buying since the open (외국인 순매수), million KRW. */
  readonly foreigners: number | null
}

/** Million KRW from one row to the next that count. */
const LEAST = 100

export function foreignFlow(row$: Observable<ForeignRow>, trade$: Observable<Trade>): Observable<Signal> {
  return row$.pipe(
    asOf(trade$, { on: 'receivedAt' }),
    map(({ value, other }) => ({ ...value, price: other?.price ?? null })),
    delta(['foreigners', 'price']),
    signal('foreignFlow', ({ delta: { foreigners, price } }) => {
      const reason = `foreigners ${foreigners} million KRW, price ${price} KRW`
      if (foreigners >= LEAST && price <= 0) return { side: 'buy', strength: foreigners / LEAST, reason }
      if (foreigners <= -LEAST && price >= 0) return { side: 'sell', strength: -foreigners / LEAST, reason }
      return null
    }),
  )
}

export const strategy: Strategy = {
  name: 'foreignFlow',
  what: 'Buys what foreigners buy while its price does not rise, sells what they sell while it does not fall',
  startAt: '10:00:00',
  signals: ({ chart, realtime }, scheduler) => {
    const [item, query] = ['005930', { market: 'all', measure: 'amount', tradeType: 'netBuy' } as const]
    const rows$ = chart.intradayInvestorTrading.rows({ ...query, stockCode: item })
    const newest$ = rows$.pipe(reduce((newest, row) => ((row.time ?? '') > (newest.time ?? '') ? row : newest)))
    const trade$ = realtime.trade(item)
    // Asked each minute, and taken when there is a new one, with the time of the reading: that of the trades' arrival.
    const row$ = timer(0, 60_000, scheduler).pipe(
      switchMap(() => newest$),
      distinctUntilChanged((one, other) => one.time === other.time),
      map(({ foreigners }) => ({ item, receivedAt: (scheduler ?? Date).now(), foreigners })),
    )
    return foreignFlow(row$, trade$)
  },
}
