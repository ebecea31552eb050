/** Opening-range breakout (시가 범위 돌파), from trades to orders: whichever broker fills them. */
import type { Gap, Missed, Trade } from '@kiwoom-rx/core'
import { bars, meanBefore, openingRange, perItem, type Signal, signal } from '@kiwoom-rx/operators'
import { type Broker, type ExecutionEvent, execute } from '@kiwoom-rx/trading'
import { distinctUntilKeyChanged, filter, map, type Observable, startWith, withLatestFrom } from 'rxjs'

type Trades = Observable<Trade | Gap | Missed>

/** The range ends at `until`; a minute is busy with `busy` times the mean volume of the `minutes` before it. */
export const DEFAULTS = { until: '09:30', flatAt: '15:15', busy: 2, minutes: 10 }

/** A stock that leaves the range of the opening upwards, after a minute of unusual volume. */
export function breakouts(trade$: Trades, { until, busy, minutes } = DEFAULTS): Observable<Signal | Gap | Missed> {
  return trade$.pipe(
    perItem((own$) => {
      const isBusy$ = own$.pipe(
        bars({ every: '1m' }),
        meanBefore('volume', { count: minutes }),
        map(({ value, result }) => value.volume > busy * result),
        startWith(false),
      )
      return own$.pipe(
        openingRange('price', { to: until }),
        withLatestFrom(isBusy$),
        map(([ranged, isBusy]) => ({ ...ranged, isOut: isBusy && ranged.measured > ranged.high })),
        distinctUntilKeyChanged('isOut'),
        filter(({ isOut }) => isOut),
      )
    }),
    signal('breakout', ({ measured, high }) => ({ side: 'buy', reason: `${measured} is above the range to ${high}` })),
  )
}

/** The same with its money: 1 % of the account at risk, two positions at most, nothing over night. */
export function breakout(trade$: Trades, broker: Broker, options = DEFAULTS): Observable<ExecutionEvent> {
  const execution = execute(broker, {
    name: 'breakout',
    size: { riskPercent: 1 },
    entry: { ticks: 2, timeout: 5_000, chase: 2 },
    trailingStop: { percent: 1.5 },
    flatAt: options.flatAt,
    cooldown: 600_000,
    risk: { maxPositions: 2 },
  })
  return breakouts(trade$, options).pipe(execution)
}
