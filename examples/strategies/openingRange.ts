/** Opening-range breakout (시가 범위 돌파): the first minutes draw a range; leaving it decides the day. */
import type { MarketStatus, Trade } from '@kiwoom-rx/core'
import {
  type Bar,
  bars,
  crossAbove,
  crossBelow,
  type Duration,
  perItem,
  type Signal,
  signal,
} from '@kiwoom-rx/operators'
import { filter, ignoreElements, map, merge, type Observable, share, shareReplay, take } from 'rxjs'
import { STOCKS, type Strategy } from './strategy.ts'

export function openingRange(
  trade$: Observable<Trade>,
  status$: Observable<MarketStatus>,
  every: Duration = '5m',
): Observable<Signal> {
  // The market's own time shows that the stream was there when the range began, before a stock's first trade.
  const clock$ = status$.pipe(
    map(({ timestamp }) => timestamp),
    filter((time) => time !== null),
    shareReplay({ bufferSize: 1, refCount: true }),
  )
  const signal$ = trade$.pipe(
    perItem((own$) => {
      const range$ = own$.pipe(bars({ every, clock$ }), filter(isOpening), take(1), share())
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
  return merge(clock$.pipe(ignoreElements()), signal$)
}

/** The whole bar from 09:00 in Korea, midnight in UTC. A range that was not seen whole is no range. */
function isOpening({ from, isComplete }: Bar<Trade>): boolean {
  return isComplete && from !== null && from % 86_400_000 === 0
}

export const strategy: Strategy = {
  name: 'openingRange',
  what: 'Buys the first price above the range of the first five minutes, sells the first below it',
  startAt: '08:59:50',
  signals: ({ realtime }) => openingRange(realtime.trade(STOCKS), realtime.marketStatus()),
}
