import { type Marbles, marbles } from '@kiwoom-rx/testing/marbles'
import { map } from 'rxjs'
import { describe, it } from 'vitest'
import { openingRange } from './openingRange.ts'

const PRICES = { a: 70_000, b: 70_500, c: 70_200, d: 70_600, e: 70_300, f: 69_900 }

const sidesOf = (m: Marbles, trades: string, status: string) =>
  openingRange(m.trades('005930', trades, PRICES), m.session(status), '1s').pipe(map(({ side }) => side))

describe('openingRange', () => {
  it(
    'signals once a side when a price leaves the range of the first bar of the day',
    marbles((m) => {
      // The range is 70,000 to 70,500; `c` comes after its second and closes it.
      const trades = '  -a-b- 1s -c-d-e-d-f-'
      const status = '  (open)-'
      const expected = '----- 1s ---x-----y-'
      m.expect(sidesOf(m, trades, status)).toBeObservable(expected, { x: 'buy', y: 'sell' })
    }),
  )

  it(
    'trades no range that it did not see from its beginning',
    marbles((m) => {
      const late = '    2500ms -a-b- 1s -c-d-e-d-f-'
      const status = '  2500ms (open)'
      const expected = '2500ms ----- 1s -----------'
      m.expect(sidesOf(m, late, status)).toBeObservable(expected)
    }),
  )

  it(
    'trades no range of which it does not know the beginning',
    marbles((m) => {
      // The market's time is unknown until the first trade, one second after the range began.
      const trades = '  1s -a-b- 1s -c-d-e-d-f-'
      const expected = '1s ----- 1s -----------'
      const trade$ = m.trades('005930', trades, PRICES)
      m.expect(openingRange(trade$, m.session('-'), '2s')).toBeObservable(expected)
    }),
  )
})
