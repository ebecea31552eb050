/** The signals on paper (모의 체결): the orders that they would have become. None leaves. */
import type { Gap, Missed, OrderBook, Trade, Vi } from '@kiwoom-rx/core'
import { probe } from '@kiwoom-rx/inspector'
import type { Marked } from '@kiwoom-rx/operators'
import { type Broker, type ExecutionEvent, execute, paperBroker } from '@kiwoom-rx/trading'
import { filter, map, type Observable } from 'rxjs'
import type { Signal } from './strategy.ts'

/** KRW to begin with. */
export const CAPITAL = 100_000_000

export interface PaperMarket {
  readonly trade$: Observable<Trade | Gap | Missed>
  readonly book$: Observable<OrderBook | Gap>
  readonly vi$: Observable<Vi>
}

/** The broker that fills them against the live books. */
export function paperAccount({ trade$, book$, vi$ }: PaperMarket): Broker {
  const costs = { env: 'real', venue: 'krx', market: 'kosdaq', instrument: 'stock' } as const
  return paperBroker({ trade$, book$, vi$, costs, cash: CAPITAL })
}

/** Buys what rises or is pressed upwards, unless it is under a VI; gives it up by a stop, by the clock or by a turn. */
export function onPaper(
  signal$: Observable<Marked<Signal>>,
  broker: Broker,
  vi$: Observable<Vi>,
): Observable<ExecutionEvent> {
  return signal$.pipe(
    filter(({ underVi }) => !underVi),
    map(({ value: { item, side, at: timestamp, text: reason } }) => {
      return { name: 'demo', item, side, timestamp, reason, strength: 1, inputs: [] }
    }),
    probe('signals'),
    execute(broker, {
      name: 'demo',
      size: { percentOfEquity: 20 },
      entry: { ticks: 1 },
      stop: { percent: 0.5 },
      trailingStop: { percent: 0.7 },
      maxHold: 300_000,
      vi$,
    }),
    probe('executions'),
  )
}
