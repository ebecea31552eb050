/** The strategies that a day's streams are enough for, each as threads load it. */
import type { Signal } from '@kiwoom-rx/operators'
import { type DayRealtime, type DayRunner, dayRunner, type ExecuteOptions, execute } from '@kiwoom-rx/trading'
import type { Observable } from 'rxjs'
import { bookPressure as bookPressures } from '../strategies/bookPressure.ts'
import { momentum as moves } from '../strategies/momentum.ts'
import { openingRange as ranges } from '../strategies/openingRange.ts'
import { pairs as spreads } from '../strategies/pairs.ts'
import { STOCKS } from '../strategies/strategy.ts'
import { viReentry as reentries } from '../strategies/viReentry.ts'
import { breakouts } from '../trading/breakout.ts'
import { executions } from './executions.ts'

function runner(
  name: string,
  options: ExecuteOptions,
  signals: (realtime: DayRealtime) => Observable<Signal>,
): DayRunner<undefined> {
  return dayRunner(({ realtime, broker, scheduler }) =>
    signals(realtime).pipe(execute(broker, { name, ...options, vi$: realtime.vi(), scheduler })),
  )
}

export const momentum: DayRunner<undefined> = runner('momentum', executions.momentum, (realtime) =>
  moves(realtime.trade(STOCKS), realtime.vi()),
)

export const openingRange: DayRunner<undefined> = runner('openingRange', executions.openingRange, (realtime) =>
  ranges(realtime.trade(STOCKS), realtime.marketStatus()),
)

export const breakout: DayRunner<undefined> = dayRunner(({ realtime, broker, scheduler }) =>
  breakouts(realtime.trade(STOCKS, { gaps: true })).pipe(
    execute(broker, { name: 'breakout', ...executions.breakout, vi$: realtime.vi(), scheduler }),
  ),
)

export const bookPressure: DayRunner<undefined> = runner('bookPressure', executions.bookPressure, (realtime) =>
  bookPressures(realtime.orderBook(STOCKS)),
)

export const pairs: DayRunner<undefined> = runner('pairs', executions.pairs, (realtime) =>
  spreads(realtime.trade('086520'), realtime.trade('247540')),
)

export const viReentry: DayRunner<undefined> = runner('viReentry', executions.viReentry, (realtime) =>
  reentries(realtime.trade(STOCKS), realtime.vi()),
)
