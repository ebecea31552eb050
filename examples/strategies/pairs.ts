/** Pairs spread (페어 트레이딩): two stocks that go together, one of which has run away. */
import type { Trade } from '@kiwoom-rx/core'
import { asOf, type Signal, signal, threshold, zScore } from '@kiwoom-rx/operators'
import { connect, filter, merge, type Observable } from 'rxjs'
import type { Strategy } from './strategy.ts'

/** Standard deviations at which the spread is wide, and at which it is closed again. */
const [WIDE, CLOSED] = [2, 0.5]

/** Of the stock of `trade$`, held against the price that `other$` had at that time, not older than `tolerance` ms. */
export function pairs(
  trade$: Observable<Trade>,
  other$: Observable<Trade>,
  { count = 300, tolerance = 60_000 } = {},
): Observable<Signal> {
  return trade$.pipe(
    asOf(other$, { by: () => null, tolerance }),
    filter(({ other }) => other !== null),
    // The logarithm, so that a spread up weighs as much as one down.
    zScore(({ value, other }) => (other === null ? null : Math.log(value.price / other.price)), { count }),
    connect((spread$) =>
      merge(
        spread$.pipe(threshold('result', { enter: WIDE, leave: CLOSED })),
        spread$.pipe(threshold('result', { enter: -WIDE, leave: -CLOSED, side: 'below' })),
      ),
    ),
    signal('pairs', ({ edge, side, measured }) => ({
      side: (edge === 'enter') === (side === 'above') ? 'sell' : 'buy',
      reason: `spread ${edge === 'enter' ? 'wide' : 'closed'}, ${measured.toFixed(1)} σ`,
    })),
  )
}

export const strategy: Strategy = {
  name: 'pairs',
  what: 'Sells 에코프로 when it is 2 σ dear against 에코프로비엠, buys it when cheap, and closes within 0.5 σ',
  startAt: '10:00:00',
  signals: ({ realtime }) => pairs(realtime.trade('086520'), realtime.trade('247540')),
}
