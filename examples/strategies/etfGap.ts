/** ETF NAV gap (ETF 괴리율): a fund is worth what it holds, and its price comes back to that. */
import type { EtfNav } from '@kiwoom-rx/core'
import { band, perItem, type Signal, signal } from '@kiwoom-rx/operators'
import type { Observable } from 'rxjs'
import type { Strategy } from './strategy.ts'

/** Percent of the net asset value. */
const GAP = 0.2

export function etfGap(nav$: Observable<EtfNav>, gap = GAP): Observable<Signal> {
  return nav$.pipe(
    perItem((own$) =>
      own$.pipe(band(({ price, nav }) => price && nav && (price / nav - 1) * 100, { low: -gap, high: gap })),
    ),
    signal('etfGap', ({ zone, measured }) =>
      zone === 'inside'
        ? null
        : {
            side: zone === 'below' ? 'buy' : 'sell',
            strength: Math.abs(measured) / gap,
            reason: `${measured.toFixed(2)} % from its net asset value`,
          },
    ),
  )
}

export const strategy: Strategy = {
  name: 'etfGap',
  what: 'Buys a fund that trades 0.2 % below its net asset value, sells one that trades so far above',
  startAt: '10:00:00',
  signals: ({ realtime }) => etfGap(realtime.etfNav('069500')),
}
