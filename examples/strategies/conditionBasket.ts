/** Condition-search basket (조건검색 바스켓): hold what a saved condition finds, as long as it finds it. */
import type { ConditionEvent, Trade } from '@kiwoom-rx/core'
import { type Crossing, type DeltaPercent, deltaPercent, type Signal, signal, threshold } from '@kiwoom-rx/operators'
import {
  distinctUntilChanged,
  EMPTY,
  filter,
  groupBy,
  map,
  mergeMap,
  type Observable,
  of,
  skipWhile,
  switchMap,
  take,
} from 'rxjs'
import type { Strategy } from './strategy.ts'

/** Percent by which a stock has to rise after the condition has found it. */
const RISE = 0.1

/** `tradesOf` is subscribed for a stock only while the condition holds and it has not been bought. */
export function conditionBasket(
  condition$: Observable<ConditionEvent>,
  tradesOf: (stockCode: string) => Observable<Trade>,
): Observable<Signal> {
  return condition$.pipe(
    mergeMap((event) => (event.type === 'set' ? EMPTY : of(event))),
    groupBy(({ stockCode }) => stockCode),
    mergeMap((change$) =>
      change$.pipe(
        switchMap((change) => (change.type === 'leave' ? of(change) : risen(tradesOf(change$.key)))),
        signal('conditionBasket', (event) =>
          'edge' in event
            ? { side: 'buy', reason: `found, and ${event.measured.toFixed(2)} % up since` }
            : { side: 'sell', reason: 'found no longer' },
        ),
        // What was never bought is not sold.
        skipWhile(({ side }) => side === 'sell'),
        distinctUntilChanged((one, other) => one.side === other.side),
      ),
    ),
  )
}

function risen(trade$: Observable<Trade>): Observable<Crossing<DeltaPercent<Trade>>> {
  return trade$.pipe(deltaPercent('price', { against: 'first' }), threshold('percent', { enter: RISE }), take(1))
}

export const strategy: Strategy = {
  name: 'conditionBasket',
  what: 'Buys a stock that a saved condition finds once it rises by 0.1 %, sells it when it is found no longer',
  startAt: '10:00:00',
  signals: ({ condition, realtime }) => {
    const first$ = condition.list().pipe(map(({ conditions }) => conditions[0]?.conditionNumber))
    const condition$ = first$.pipe(
      filter((conditionNumber) => typeof conditionNumber === 'string'),
      switchMap((conditionNumber) => condition.searchRealtime({ conditionNumber })),
    )
    return conditionBasket(condition$, (stockCode) => realtime.trade(stockCode))
  },
}
