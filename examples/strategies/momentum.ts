/** Momentum (모멘텀) with a VI guard: go with a fast move, but not from a call auction. */
import type { Trade, Vi } from '@kiwoom-rx/core'
import { deltaPercent, pauseDuringVi, perItem, type Signal, signal, threshold } from '@kiwoom-rx/operators'
import { connect, merge, type Observable } from 'rxjs'
import { STOCKS, type Strategy } from './strategy.ts'

/** Percent within so many trades that make a move, and below which it is over. */
const [MOVE, OVER, TRADES] = [0.5, 0.2, 20]
/** A VI takes two minutes and at most thirty seconds: one whose release was missed mutes a stock for no longer. */
const LONGEST_VI = 150_000

export function momentum(trade$: Observable<Trade>, vi$: Observable<Vi>): Observable<Signal> {
  return trade$.pipe(
    perItem((own$) =>
      own$.pipe(
        deltaPercent('price', { ago: TRADES }),
        connect((move$) =>
          merge(
            move$.pipe(threshold('percent', { enter: MOVE, leave: OVER })),
            move$.pipe(threshold('percent', { enter: -MOVE, leave: -OVER, side: 'below' })),
          ),
        ),
      ),
    ),
    signal('momentum', ({ edge, side, measured }) =>
      edge === 'enter'
        ? { side: side === 'above' ? 'buy' : 'sell', reason: `${measured.toFixed(2)} % within ${TRADES} trades` }
        : null,
    ),
    pauseDuringVi(vi$, { longest: LONGEST_VI }),
  )
}

export const strategy: Strategy = {
  name: 'momentum',
  what: 'Buys a price that rises by 0.5 % within 20 trades, sells one that falls so; silent under a VI',
  startAt: '10:00:00',
  signals: ({ realtime }) => momentum(realtime.trade(STOCKS), realtime.vi()),
}
