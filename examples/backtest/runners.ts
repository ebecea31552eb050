/** The strategies that a day's streams are enough for, each as threads load it. */
import type { Signal } from '@kiwoom-rx/operators'
import { type DayRealtime, type DayRunner, dayRunner, type ExecuteOptions, execute } from '@kiwoom-rx/trading'
import { map, type Observable } from 'rxjs'
import { afterHours as afterCloses } from '../strategies/afterHours.ts'
import { bookPressure as bookPressures } from '../strategies/bookPressure.ts'
import { etfGap as gaps } from '../strategies/etfGap.ts'
import { momentum as moves } from '../strategies/momentum.ts'
import { openingRange as ranges } from '../strategies/openingRange.ts'
import { pairs as spreads } from '../strategies/pairs.ts'
import { programFollow as programs } from '../strategies/programFollow.ts'
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

export const programFollow: DayRunner<undefined> = runner('programFollow', executions.programFollow, (realtime) =>
  programs(realtime.events('0w', STOCKS)),
)

export const etfGap: DayRunner<undefined> = runner('etfGap', executions.etfGap, (realtime) =>
  gaps(realtime.events('0G', '069500')),
)

/** Found in what KRX leaves over after its close, and traded on NXT, whose after-market is open then. */
export const afterHours: DayRunner<undefined> = runner('afterHours', executions.afterHours, (realtime) =>
  afterCloses(realtime.events('0E', STOCKS), realtime.marketStatus()).pipe(
    map((signal) => ({ ...signal, item: `${signal.item}_NX` })),
  ),
)
