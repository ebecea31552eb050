import { marbles } from '@kiwoom-rx/testing/marbles'
import { map } from 'rxjs'
import { it } from 'vitest'
import { openingRange } from './openingRange.ts'

it(
  'signals once a side when a price leaves the range of the first bar',
  marbles((m) => {
    const prices = { a: 70_000, b: 70_500, c: 70_200, d: 70_600, e: 70_300, f: 69_900 }
    // The range is 70,000 to 70,500; `c` comes after its second and closes it.
    const trades = m.trades('005930', '-a-b- 1s -c-d-e-d-f-', prices)
    const expected = '                         ----- 1s ---x-----y-'
    const sides = openingRange(trades, '1s').pipe(map(({ side }) => side))
    m.expect(sides).toBeObservable(expected, { x: 'buy', y: 'sell' })
  }),
)
