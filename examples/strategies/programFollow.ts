/** Program-trading follow (프로그램 매매 추종): baskets are bought in many slices; join while they last. */
import type { ProgramTrading } from '@kiwoom-rx/core'
import { perItem, type Signal, signal, sum, threshold } from '@kiwoom-rx/operators'
import { connect, merge, type Observable } from 'rxjs'
import { STOCKS, type Strategy } from './strategy.ts'

export interface ProgramOptions {
  /** How far back to add up, milliseconds. */
  readonly ms?: number
  /** Net buying or selling in that time that is worth joining, million KRW. */
  readonly amount?: number
}

export function programFollow(
  program$: Observable<ProgramTrading>,
  { ms = 60_000, amount = 500 }: ProgramOptions = {},
): Observable<Signal> {
  return program$.pipe(
    perItem((own$) =>
      own$.pipe(
        sum('netBuyAmountChange', { ms }),
        connect((net$) =>
          merge(
            net$.pipe(threshold('result', { enter: amount, leave: amount / 2 })),
            net$.pipe(threshold('result', { enter: -amount, leave: -amount / 2, side: 'below' })),
          ),
        ),
      ),
    ),
    signal('programFollow', ({ edge, side, measured }) =>
      edge === 'enter'
        ? { side: side === 'above' ? 'buy' : 'sell', reason: `programs net ${measured} million KRW in ${ms / 1000} s` }
        : null,
    ),
  )
}

export const strategy: Strategy = {
  name: 'programFollow',
  what: 'Buys what programs have bought for 500 million KRW net within a minute, sells what they have sold so',
  startAt: '10:00:00',
  signals: ({ realtime }) => programFollow(realtime.programTrading(STOCKS)),
}
