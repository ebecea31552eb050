import { marbles } from '@kiwoom-rx/testing/marbles'
import { map } from 'rxjs'
import { it } from 'vitest'
import { afterHours } from './afterHours.ts'

it(
  'signals when one side of the after-hours quote is left over, and only after hours',
  marbles((m) => {
    const quote = (bid: number | null, ask: number) => ({ afterHoursTotalBidSize: bid, afterHoursTotalAskSize: ask })
    const values = { b: quote(9_000, 1_000), e: quote(1_100, 1_000), n: quote(null, 5_000), s: quote(10, 5_000) }
    const quotes = m.events('0E', '005930', '-b------------------------------b-b-n-e-s-|', values)
    const status = m.session('               ---(afterHoursClosePriceStart)--------------')
    const expected = '                      --------------------------------x-------y-|'
    const sides = afterHours(quotes, status).pipe(map(({ side }) => side))
    m.expect(sides).toBeObservable(expected, { x: 'buy', y: 'sell' })
  }),
)
