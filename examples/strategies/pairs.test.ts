import { marbles } from '@kiwoom-rx/testing/marbles'
import { map } from 'rxjs'
import { it } from 'vitest'
import { pairs } from './pairs.ts'

it(
  'sells what ran away upwards, and buys it back when the spread is closed',
  marbles((m) => {
    const prices = { a: 50_000, b: 50_050, c: 52_000 }
    const other = m.trades('247540', ' x---------y---', { x: 100_000, y: 104_000 })
    const trades = m.trades('086520', '-abababac--c--|', prices)
    const expected = '                 --------s--b--|'
    const sides = pairs(trades, other, { count: 8 }).pipe(map(({ side }) => side))
    m.expect(sides).toBeObservable(expected, { s: 'sell', b: 'buy' })
  }),
)

it(
  'compares with no price that is too old',
  marbles((m) => {
    const other = m.trades('247540', ' x', { x: 100_000 })
    const trades = m.trades('086520', '- 5s abababac|', { a: 50_000, b: 50_050, c: 52_000 })
    m.expect(pairs(trades, other, { count: 8, tolerance: 1_000 })).toBeObservable('- 5s --------|')
  }),
)
