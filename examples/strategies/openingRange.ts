/** Opening-range breakout (시가 범위 돌파): the first minutes draw a range; leaving it decides the day. */
import type { Trade } from '@kiwoom-rx/core'
import { bars, crossAbove, crossBelow, type Duration, perItem, type Signal, signal } from '@kiwoom-rx/operators'
import { map, merge, type Observable, share, take } from 'rxjs'
import { STOCKS, type Strategy } from './strategy.ts'

export function openingRange(trade$: Observable<Trade>, every: Duration = '5m'): Observable<Signal> {
  return trade$.pipe(
    perItem((own$) => {
      const range$ = own$.pipe(bars({ every }), take(1), share())
      const high$ = range$.pipe(map(({ high }) => high))
      const low$ = range$.pipe(map(({ low }) => low))
      // Once a side, once a day.
      return merge(own$.pipe(crossAbove('price', high$), take(1)), own$.pipe(crossBelow('price', low$), take(1)))
    }),
    signal('openingRange', ({ side, measured, level }) => ({
      side: side === 'above' ? 'buy' : 'sell',
      reason: `${measured} is ${side} ${level}, the edge of the first ${every}`,
    })),
  )
}

export const strategy: Strategy = {
  name: 'openingRange',
  what: 'Buys the first price above the range of the first five minutes, sells the first below it',
  startAt: '09:00:00',
  signals: ({ realtime }) => openingRange(realtime.trade(STOCKS)),
}
