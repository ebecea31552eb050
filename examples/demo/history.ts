/** History over REST: minute candles page by page, and who was buying today. */
import type { Kiwoom } from '@kiwoom-rx/core'
import { concat, map, type Observable, reduce, take } from 'rxjs'

export interface History {
  readonly pages: number
  readonly rows: number
  /** What the newest rows say, one line each. */
  readonly notes: readonly string[]
}

/** Nothing was read. */
export const NOTHING: History = { pages: 0, rows: 0, notes: [] }

/** Reads three pages of candles and all of today's investor rows of a stock. */
export function readHistory({ chart }: Kiwoom, stockCode: string): Observable<History> {
  const candles$ = chart.stockMinute({ stockCode, candleInterval: 1, adjustedPrice: 'adjusted' }).pipe(
    take(3),
    map(({ candles }) => {
      const [newest] = candles
      return {
        pages: 1,
        rows: candles.length,
        notes: newest ? [`${candles.length} candles (분봉) back from ${newest.tradeTime}`] : [],
      }
    }),
  )
  const investors$ = chart
    .intradayInvestorTrading({ market: 'all', measure: 'amount', tradeType: 'netBuy', stockCode })
    .pipe(
      map(({ investorTrades }) => {
        const last = investorTrades.at(-1)
        const notes = last ? [`at ${last.time} foreigners (외국인) net ${last.foreigners} million KRW`] : []
        return { pages: 1, rows: investorTrades.length, notes }
      }),
    )
  return concat(candles$, investors$).pipe(reduce(add, NOTHING))
}

function add(a: History, b: History): History {
  return { pages: a.pages + b.pages, rows: a.rows + b.rows, notes: [...a.notes, ...b.notes] }
}
