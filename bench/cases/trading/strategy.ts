/** What the threads of a benchmark run. */
import { dayRunner } from '@kiwoom-rx/trading'
import { breakout } from '../../../examples/trading/breakout.ts'

/** Breakouts of the first minutes; the parameters are the items. */
export const morning = dayRunner<readonly string[]>(({ realtime, broker, parameters }) =>
  breakout(realtime.trade(parameters, { gaps: true }), broker, {
    until: '09:05',
    flatAt: '10:25',
    busy: 1.1,
    minutes: 5,
  }),
)
