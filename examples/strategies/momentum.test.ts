import { marbles } from '@kiwoom-rx/testing/marbles'
import { map } from 'rxjs'
import { expect, it } from 'vitest'
import { momentum } from './momentum.ts'

it(
  'buys the rise and sells the fall, and says nothing under a VI',
  marbles((m) => {
    // Twenty trades without a move, then one with: `c` is 1 % up, `d` falls as far below what was twenty trades ago.
    const flat = 'a'.repeat(20)
    const prices = { a: 100_000, c: 101_000, d: 98_000 }
    const trades = m.trades('005930', `${flat}c-----d-`, prices)
    const vi$ = m.vi('                       --------------------------')
    const expected = `${'-'.repeat(20)}b-----s-`
    const sides = momentum(trades, vi$).pipe(map(({ side }) => side))
    m.expect(sides).toBeObservable(expected, { b: 'buy', s: 'sell' })

    const paused = momentum(trades, m.vi(`${'-'.repeat(18)}(on)------`))
    m.expect(paused).toBeObservable('-'.repeat(28))
    expect(expected).toHaveLength(28)
  }),
)
