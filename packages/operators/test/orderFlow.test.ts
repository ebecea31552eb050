import { filter, from, map, type Observable, of, Subject } from 'rxjs'
import { describe, expect, expectTypeOf, it } from 'vitest'
import { type BookState, type Break, bookState, type Flow, type Gap, orderFlow } from '../src/index.ts'
import { book, whole } from './books.ts'
import { collect } from './collect.ts'
import { GAP, keepsTheContract } from './contract.ts'
import { marbles } from './marbles.ts'

describe('orderFlow', () => {
  interface Trade {
    readonly item: string
    readonly timestamp: number
    readonly price: number | null
    readonly tradeVolume: number | null
  }
  const trade = (timestamp: number, price: number | null, tradeVolume: number | null, item = '005930'): Trade => ({
    item,
    timestamp,
    price,
    tradeVolume,
  })
  const stateAt = (timestamp: number, event = whole, item = '005930') => ({ ...event, item, timestamp })
  const book$ = of(stateAt(5)).pipe(bookState())

  keepsTheContract<Trade, Flow<Trade, unknown>>(
    (reset) => (source) =>
      source.pipe(
        orderFlow<Trade | Break, BookState<unknown>>(book$, reset),
        filter((output) => 'type' in output || output.at !== null),
      ),
    [trade(1, 100, 1), trade(6, 100, -1), trade(2, 100, 1), trade(7, 102, 1)],
    'of another stream',
  )

  it(
    'places each trade in the book of its time, and no later one',
    marbles((m) => {
      const states = {
        p: stateAt(5),
        q: stateAt(15, book([[102, 1]], [[105, 1]])),
        c: stateAt(25, book([[9, 1]], [[9, 1]])),
      }
      const source = m.hot('  -a--b-c-d-e-|', {
        a: trade(4, 102, 3),
        b: trade(9, 102, 3),
        c: trade(16, 102, -4),
        d: trade(17, 103, 5),
        e: trade(26, 9, 6),
      })
      const other$ = m.hot('  --p--q---c---', states)
      const subscription = '  ^-----------!'
      const expected = '      -a--b-c-d-e-|'
      const flows = source.pipe(
        orderFlow(other$.pipe(bookState())),
        map(({ at, flow, book }) => `${at} ${flow} ${book?._tag}`),
      )
      m.expect(flows).toBeObservable(expected, {
        a: 'null 3 undefined',
        b: 'ask 3 twoSided',
        c: 'bid -4 twoSided',
        d: 'inside 5 twoSided',
        e: 'null 6 crossed',
      })
      m.expect(other$).toHaveSubscriptions(subscription)
    }),
  )

  it('takes the side from the place in the book when the options ask for it', () => {
    const sides = (trades: readonly Trade[]): unknown =>
      collect(from(trades).pipe(orderFlow(book$, { side: 'book' }))).map(({ flow }) => flow)
    expect(
      sides([
        trade(6, 102, 3),
        trade(6, 104, 3),
        trade(6, 100, 3),
        trade(6, 99, -3),
        trade(6, 101, 3),
        trade(6, 102, null),
        trade(6, null, 3),
        trade(1, 102, 3),
      ]),
    ).toEqual([3, 3, -3, -3, null, null, null, null])
    expect(collect(of(trade(6, 102, Number.NaN)).pipe(orderFlow(book$))).map(({ flow }) => flow)).toEqual([null])
    expect(() => orderFlow(book$, JSON.parse('{"side":"tick"}'))).toThrow("orderFlow: side must be 'sign' or 'book'")
  })

  it('keeps items apart, and forgets at a gap of the books and at resetOn', () => {
    const [source, books$, reset] = [new Subject<Trade>(), new Subject<BookState<unknown> | Gap>(), new Subject<void>()]
    const seen: (string | null)[] = []
    source.pipe(orderFlow(books$, { resetOn: reset })).subscribe(({ at }) => seen.push(at))
    const states = [stateAt(1), stateAt(1, book([[5, 1]], [[6, 1]]), '000660')]
    const tell = (): void => {
      from(states)
        .pipe(bookState())
        .subscribe((state) => books$.next(state))
    }
    const ask = (): void => {
      source.next(trade(9, 100, 1))
      source.next(trade(9, 6, 1, '000660'))
    }
    tell()
    ask()
    books$.next({ ...GAP, registrations: [{ type: '0D', item: '005930' }] })
    ask()
    tell()
    reset.next()
    ask()
    expect(seen).toEqual(['bid', 'ask', null, 'ask', null, null])
  })

  it('infers what it emits', () => {
    const gapped$: Observable<Trade | Gap> = of(trade(1, 1, 1), GAP)
    expectTypeOf(gapped$.pipe(orderFlow(book$))).toEqualTypeOf<
      Observable<Flow<Trade, BookState<ReturnType<typeof stateAt>>> | Gap>
    >()
  })
})
