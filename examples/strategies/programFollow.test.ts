import { marbles } from '@kiwoom-rx/testing/marbles'
import { map } from 'rxjs'
import { it } from 'vitest'
import { programFollow } from './programFollow.ts'

it(
  'joins programs once when they buy or sell enough within the time',
  marbles((m) => {
    const net = (netBuyAmountChange: number | null) => ({ netBuyAmountChange })
    const values = { a: net(300), b: net(250), c: net(-100), n: net(null), s: net(-900) }
    const program = m.events('0w', '005930', '-a- 30s b-c-n- 70s c-a-a-s-s-|', values)
    const expected = '                        --- 30s b----- 70s ----x---y-|'
    const sides = programFollow(program, { ms: 60_000, amount: 500 }).pipe(map(({ side }) => side))
    m.expect(sides).toBeObservable(expected, { b: 'buy', x: 'buy', y: 'sell' })
  }),
)
