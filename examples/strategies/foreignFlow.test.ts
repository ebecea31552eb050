import { marbles } from '@kiwoom-rx/testing/marbles'
import { map } from 'rxjs'
import { it } from 'vitest'
import { foreignFlow } from './foreignFlow.ts'

it(
  'goes with the foreigners when the price has not yet',
  marbles((m) => {
    const row = (receivedAt: number, foreigners: number | null) => ({ item: '005930', receivedAt, foreigners })
    const rows = m.hot('                -a--b--c--d--e-|', {
      a: row(1, 1_000),
      b: row(4, 1_300),
      c: row(7, null),
      d: row(10, 900),
      e: row(13, 1_400),
    })
    const trades = m.trades('005930', ' x--y-----z--w--', { x: 70_000, y: 69_900, z: 70_100, w: 70_400 })
    const expected = '                 ----b-----s----|'
    const sides = foreignFlow(rows, trades).pipe(map(({ side }) => side))
    m.expect(sides).toBeObservable(expected, { b: 'buy', s: 'sell' })
  }),
)
