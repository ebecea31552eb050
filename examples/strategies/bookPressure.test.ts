import { marbles } from '@kiwoom-rx/testing/marbles'
import { map } from 'rxjs'
import { it } from 'vitest'
import { bookPressure } from './bookPressure.ts'

it(
  'signals when one side of the book outweighs the other three times running, then keeps quiet for a while',
  marbles((m) => {
    const book = (bid: number, ask: number) => ({
      bids: [{ price: 69_900, size: bid }],
      asks: [{ price: 70_000, size: ask }],
    })
    const books = { b: book(900, 100), e: book(100, 100), s: book(100, 900) }
    const source = m.book('005930', '-bbebbb-ebbb- 10s sss-|', books)
    const expected = '               ------x------ 10s --y-|'
    const sides = bookPressure(source).pipe(map(({ side }) => side))
    m.expect(sides).toBeObservable(expected, { x: 'buy', y: 'sell' })
  }),
)
