/** VI-release re-entry (VI 해제 후 재진입): after the call auction the first move often goes on. */
import type { Trade, Vi } from '@kiwoom-rx/core'
import { afterVi, deltaPercent, perItem, type Signal, signal } from '@kiwoom-rx/operators'
import { filter, type Observable, take } from 'rxjs'
import { STOCKS, type Strategy } from './strategy.ts'

/** For a minute after the release; percent from its first price. */
const [MINUTE, MOVE] = [60_000, 0.3]

export function viReentry(trade$: Observable<Trade>, vi$: Observable<Vi>): Observable<Signal> {
  return trade$.pipe(
    afterVi(vi$, { ms: MINUTE }),
    perItem(
      (own$) =>
        own$.pipe(
          deltaPercent('price', { against: 'first' }),
          // The first move alone: whatever comes after it is another story.
          filter(({ percent }) => Math.abs(percent) >= MOVE),
          take(1),
        ),
      // A VI lasts two minutes: a stock not heard of for longer than one starts again, with the price of its release.
      { idle: 90_000 },
    ),
    signal('viReentry', ({ percent }) => ({
      side: percent > 0 ? 'buy' : 'sell',
      reason: `${percent.toFixed(2)} % since the release of the VI`,
    })),
  )
}

export const strategy: Strategy = {
  name: 'viReentry',
  what: 'In the minute after a VI buys what rises by 0.3 % from its first price, sells what falls so',
  startAt: '10:00:00',
  signals: ({ realtime }) => viReentry(realtime.trade(STOCKS), realtime.vi()),
}
