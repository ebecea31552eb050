/** After-hours imbalance (시간외 잔량 불균형): who is left over at the close, from 0E. */
import type { AfterHoursQuote, MarketStatus } from '@kiwoom-rx/core'
import { duringSession, perItem, type Signal, session, signal, threshold } from '@kiwoom-rx/operators'
import { merge, type Observable } from 'rxjs'
import { STOCKS, type Strategy } from './strategy.ts'

/** From -1 (all offered) to 1 (all bid), of at least so many shares. */
const [HEAVY, EVEN, LEAST] = [0.6, 0.2, 1_000]

export function afterHours(quote$: Observable<AfterHoursQuote>, status$: Observable<MarketStatus>): Observable<Signal> {
  return quote$.pipe(
    duringSession(status$.pipe(session()), ['afterHoursClose', 'afterHoursAuction']),
    perItem((own$) =>
      merge(
        own$.pipe(threshold(leftOver, { enter: HEAVY, leave: EVEN })),
        own$.pipe(threshold(leftOver, { enter: -HEAVY, leave: -EVEN, side: 'below' })),
      ),
    ),
    signal('afterHours', ({ edge, side, measured }) =>
      edge === 'enter'
        ? {
            side: side === 'above' ? 'buy' : 'sell',
            reason: `${(measured * 100).toFixed(0)} % of the size on one side`,
          }
        : null,
    ),
  )
}

function leftOver(quote: AfterHoursQuote): number | null {
  const [bid, ask] = [quote.afterHoursTotalBidSize, quote.afterHoursTotalAskSize]
  return bid === null || ask === null || bid + ask < LEAST ? null : (bid - ask) / (bid + ask)
}

export const strategy: Strategy = {
  name: 'afterHours',
  what: 'After the close buys where bids outweigh offers four to one, sells where offers do',
  startAt: '15:39:00',
  signals: ({ realtime }) => afterHours(realtime.afterHoursQuote(STOCKS), realtime.marketStatus()),
}
