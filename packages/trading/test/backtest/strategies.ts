/** Strategies that threads load. */
import { deltaPercent, perItem, signal, threshold } from '@kiwoom-rx/operators'
import { map } from 'rxjs'
import { dayRunner, execute } from '../../src/index.ts'

export const ITEMS = ['005930', '000660']

export interface Parameters {
  /** Percent within twenty trades that make a move. */
  readonly move: number
  readonly stop: number
}

/** Buys a fast rise, and gives it up by a stop, a target or the clock. */
export const rises = dayRunner<Parameters>(({ realtime, broker, scheduler, parameters: { move, stop } }) =>
  realtime.trade(ITEMS).pipe(
    perItem((own$) =>
      own$.pipe(deltaPercent('price', { ago: 20 }), threshold('percent', { enter: move, leave: move / 2 })),
    ),
    signal('rises', ({ edge, measured }) =>
      edge === 'enter' ? { side: 'buy', reason: `${measured.toFixed(2)} %` } : null,
    ),
    execute(broker, {
      size: { percentOfEquity: 20 },
      stop: { percent: stop },
      target: { percent: 1 },
      flatAt: '09:09',
      scheduler,
      vi$: realtime.vi(),
    }),
  ),
)

/** Fails on its first trade. */
export const breaks = dayRunner<Parameters>(({ realtime }) =>
  realtime.trade(ITEMS).pipe(
    map(() => {
      throw new RangeError('no such luck')
    }),
  ),
)
