import { marbles } from '@kiwoom-rx/testing/marbles'
import { map } from 'rxjs'
import { it } from 'vitest'
import { etfGap } from './etfGap.ts'

it(
  'buys below and sells above the net asset value, and reads no blank as a price',
  marbles((m) => {
    const values = {
      a: { price: 46_000, nav: 46_010 },
      b: { price: 45_800, nav: 46_010 },
      n: { price: 45_000, nav: null },
      s: { price: 46_300, nav: 46_010 },
    }
    const navs = m.events('0G', '069500', '-a-b-b-n-a-s-|', values)
    const expected = '                     ---x-------y-|'
    const sides = etfGap(navs, 0.3).pipe(map(({ side }) => side))
    m.expect(sides).toBeObservable(expected, { x: 'buy', y: 'sell' })
  }),
)
