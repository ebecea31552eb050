import { marbles } from '@kiwoom-rx/testing/marbles'
import { map } from 'rxjs'
import { it } from 'vitest'
import { viReentry } from './viReentry.ts'

it(
  'goes with the first move after a release, and starts again with the next VI',
  marbles((m) => {
    const prices = { a: 70_000, b: 77_000, c: 77_100, d: 77_300, e: 80_000, f: 79_500 }
    const trades = m.trades('005930', '-a- 2s ---- 120s -b-c-d- 100s - 2s ---- 120s e-f-|', prices)
    const vi$ = m.vi('                 --- 2s (on) 120s (off)-- 98s  -- 2s (on) 120s (off)-')
    const expected = '                 --- 2s ---- 120s -----x- 100s - 2s ---- 120s --y-|'
    const sides = viReentry(trades, vi$).pipe(map(({ side }) => side))
    m.expect(sides).toBeObservable(expected, { x: 'buy', y: 'sell' })
  }),
)
