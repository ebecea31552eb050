import fc from 'fast-check'
import { filter, from, map, merge, type Observable, of, Subject } from 'rxjs'
import { describe, expect, expectTypeOf, it } from 'vitest'
import {
  type BookEvent,
  type BookState,
  type Break,
  bookState,
  depth,
  type Flow,
  type Gap,
  imbalance,
  orderFlow,
  perItem,
  type QuoteEvent,
  sweepCost,
} from '../src/index.ts'
import { collect } from './collect.ts'
import { GAP, keepsTheContract } from './contract.ts'
import { marbles } from './marbles.ts'

type Side = readonly (readonly [price: number | null, size: number | null])[]

const book = (bids: Side, asks: Side): BookEvent => ({
  bids: bids.map(([price, size]) => ({ price, size })),
  asks: asks.map(([price, size]) => ({ price, size })),
})
const quote = (bestBidPrice: number | null, bestAskPrice: number | null): QuoteEvent => ({ bestBidPrice, bestAskPrice })
const none = book([], [])
const whole = book(
  [
    [100, 30],
    [99, 10],
  ],
  [
    [102, 10],
    [103, 50],
  ],
)

/** Ten levels a side at most, any of them empty, the best first; may be crossed. */
const anyBook: fc.Arbitrary<BookEvent> = fc
  .tuple(
    fc.integer({ min: 1, max: 40 }),
    fc.integer({ min: 1, max: 40 }),
    ...[0, 1].map(() => fc.array(fc.tuple(fc.nat(5), fc.option(fc.nat(50))), { maxLength: 10 })),
  )
  .map(([bid, ask, bids, asks]) => ({
    bids: (bids ?? []).map(([empty, size], at) => ({ price: empty === 0 ? null : Math.max(0, bid - at), size })),
    asks: (asks ?? []).map(([empty, size], at) => ({ price: empty === 0 ? 0 : ask + at, size })),
  }))
const bestOf = (side: BookEvent['bids']): number | null =>
  side.find(({ price, size }) => (price ?? 0) > 0 && (size ?? 0) > 0)?.price ?? null
const lastState = (...events: readonly (BookEvent | QuoteEvent)[]): BookState<unknown> | undefined =>
  collect(from(events).pipe(bookState())).at(-1)

describe('bookState', () => {
  keepsTheContract<BookEvent | QuoteEvent, BookState<unknown>>(
    (reset) => (source) =>
      source.pipe(
        bookState<BookEvent | QuoteEvent | Break>(reset),
        filter((output) => 'type' in output || (output._tag === 'twoSided' && output.microprice !== null)),
      ),
    [none, whole, quote(98, 101), whole],
  )

  it.each<[string, BookEvent, object]>([
    [
      'numbers of a book with two sides',
      whole,
      { _tag: 'twoSided', bid: 100, ask: 102, spread: 2, mid: 101, microprice: 101.5 },
    ],
    ['empty', none, { _tag: 'empty', bid: null, ask: null }],
    ['one-sided at the price limit', book([[100, 30]], [[0, 0]]), { _tag: 'oneSided', bid: 100, ask: null }],
    ['one-sided the other way', book([[null, null]], [[102, 10]]), { _tag: 'oneSided', bid: null, ask: 102 }],
    ['crossed in an auction', book([[103, 30]], [[102, 10]]), { _tag: 'crossed', bid: 103, ask: 102 }],
    ['crossed when they meet', book([[102, 30]], [[102, 10]]), { _tag: 'crossed', bid: 102, ask: 102 }],
    [
      'numbers past levels without a price or size',
      book(
        [
          [0, 7],
          [100, 0],
          [99, 20],
        ],
        [
          [null, 5],
          [101, 20],
        ],
      ),
      { _tag: 'twoSided', bid: 99, ask: 101, spread: 2, mid: 100, microprice: 100 },
    ],
  ])('gives the %s', (_, value, state) => {
    expect(collect(of(value).pipe(bookState()))).toEqual([{ value, bids: value.bids, asks: value.asks, ...state }])
  })

  it('never gives as true a price outside of its bid and ask, quotes or not', () => {
    const anyQuote = fc.record({
      bestBidPrice: fc.option(fc.nat(40), { freq: 5 }),
      bestAskPrice: fc.option(fc.nat(40), { freq: 5 }),
    })
    const events = fc.array(fc.oneof(anyBook, anyQuote), { minLength: 1, maxLength: 12 })
    fc.assert(
      fc.property(events, (list) => {
        const states = collect(from(list).pipe(bookState()))
        expect(states.map(({ value }) => value)).toEqual(list)
        states.forEach((state, at) => {
          // The latest word on each side: of a book always, of a quote unless it is blank.
          const wordOn = (
            sideOf: (event: BookEvent) => BookEvent['bids'],
            priceOf: (quote: QuoteEvent) => number | null,
          ) =>
            list
              .slice(0, at + 1)
              .map((event) => ('bids' in event ? { price: bestOf(sideOf(event)) } : { quoted: priceOf(event) }))
              .findLast((word) => 'price' in word || word.quoted !== null)
          const [bidWord, askWord] = [
            wordOn(
              ({ bids }) => bids,
              ({ bestBidPrice }) => bestBidPrice,
            ),
            wordOn(
              ({ asks }) => asks,
              ({ bestAskPrice }) => bestAskPrice,
            ),
          ]
          expect([state.bid, state.ask]).toEqual(
            [bidWord, askWord].map((word) => (word && 'price' in word ? word.price : word?.quoted || null)),
          )
          const { bid, ask } = state
          const flag = bid === null && ask === null ? 'empty' : bid === null || ask === null ? 'oneSided' : null
          expect(state._tag).toBe(flag ?? ((bid ?? 0) < (ask ?? 0) ? 'twoSided' : 'crossed'))
          expect(state.bids.every((level) => bestOf([level]) === null || (level.price ?? 0) <= (bid ?? 0))).toBe(true)
          expect(state.asks.every((level) => bestOf([level]) === null || (level.price ?? 0) >= (ask ?? 99))).toBe(true)
          if (state._tag === 'twoSided') {
            expect(state.spread).toBe(state.ask - state.bid)
            expect(state.mid).toBe((state.bid + state.ask) / 2)
            if (state.microprice !== null) {
              expect(state.microprice).toBeGreaterThan(state.bid)
              expect(state.microprice).toBeLessThan(state.ask)
            }
          } else {
            expect(imbalance(state)).toBe(null)
          }
        })
      }),
      { numRuns: 1000 },
    )
  })

  it('takes out of the book the levels that a quote has left behind, and knows no size of a better price', () => {
    expect(lastState(whole, quote(99, 103))).toMatchObject({
      _tag: 'twoSided',
      bids: [{ price: 99, size: 10 }],
      asks: [{ price: 103, size: 50 }],
      microprice: 99 + (4 * 10) / 60,
    })
    expect(lastState(whole, quote(101, 102))).toMatchObject({ bid: 101, ask: 102, mid: 101.5, microprice: null })
    expect(lastState(whole, quote(101, 102), whole)).toMatchObject({ microprice: 101.5 })
    expect(lastState(whole, quote(null, 103))).toMatchObject({ bid: 100, ask: 103 })
    expect(lastState(whole, quote(100, 0))).toMatchObject({ _tag: 'oneSided', ask: null, asks: [] })
    expect(lastState(whole, quote(102, 102))).toMatchObject({ _tag: 'crossed' })
    expect(lastState(quote(100, 102))).toMatchObject({ _tag: 'twoSided', bids: [], asks: [], microprice: null })
  })

  it('passes over a quote that was received before the book, and merges only what is of one item', () => {
    const [early, late] = [
      { ...quote(98, 104), receivedAt: 1 },
      { ...quote(98, 104), receivedAt: 3 },
    ]
    const told = { ...whole, receivedAt: 2 }
    expect(collect(of(told, early, late).pipe(bookState())).map(({ bid }) => bid)).toEqual([100, 98])

    const of5930 = { ...whole, item: '005930' }
    const of660 = { ...quote(98, 104), item: '000660' }
    const merged$ = merge(of(of5930), of(of660, { ...quote(99, 104), item: '005930' }))
    expect(collect(merged$.pipe(bookState())).map(({ bids }) => bids.length)).toEqual([2, 0, 0])
    expect(collect(merged$.pipe(perItem(bookState()))).map(({ bids }) => bids.length)).toEqual([2, 0, 1])
  })

  it('infers what it emits', () => {
    const gapped$: Observable<BookEvent | QuoteEvent | Gap> = of(whole, GAP)
    expectTypeOf(gapped$.pipe(bookState())).toEqualTypeOf<Observable<BookState<BookEvent | QuoteEvent> | Gap>>()
    expectTypeOf(of(whole).pipe(bookState())).toEqualTypeOf<Observable<BookState<BookEvent>>>()
  })
})

describe('imbalance, depth and sweepCost', () => {
  it('agree with the shares of the book laid out one by one, on events and states alike', () => {
    fc.assert(
      fc.property(
        anyBook,
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 1, max: 60 }),
        (event, levels, number) => {
          const shares = (side: BookEvent['bids']): readonly number[] =>
            side.flatMap(({ price, size }) =>
              price !== null && price > 0 && size !== null ? Array.from({ length: size }, () => price) : [],
            )
          const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0)
          const [bids, asks] = [shares(event.bids), shares(event.asks)]
          const [bid, ask] = [bids[0] ?? null, asks[0] ?? null]
          const crossed = bid !== null && ask !== null && bid >= ask

          const [some, others] = [
            shares(event.bids.slice(0, levels)).length,
            shares(event.asks.slice(0, levels)).length,
          ]
          const twoSided = bid !== null && ask !== null && !crossed && some + others > 0
          const expected = {
            imbalance: twoSided ? (some - others) / (some + others) : null,
            depth: crossed
              ? null
              : bid !== null && number <= bid
                ? bids.filter((price) => price >= number).length
                : asks.filter((price) => price <= number).length,
            ...Object.fromEntries(
              [
                { name: 'buy', side: asks, first: ask },
                { name: 'sell', side: bids, first: bid },
              ].map(({ name, side, first }) => {
                const taken = side.slice(0, number)
                const value = sum(taken)
                return [
                  name,
                  crossed || first === null || taken.length < number
                    ? null
                    : {
                        value,
                        average: value / number,
                        worst: taken.at(-1),
                        cost: sum(taken.map((price) => Math.abs(price - first))),
                      },
                ]
              }),
            ),
          }
          for (const one of [event, ...collect(of(event).pipe(bookState()))]) {
            expect({
              imbalance: imbalance(one, levels),
              depth: depth(one, number),
              buy: sweepCost(one, number),
              sell: sweepCost(one, -number),
            }).toEqual(expected)
          }
        },
      ),
      { numRuns: 1000 },
    )
  })

  it('heed best quotes that are newer than the levels', () => {
    const crossed = lastState(whole, quote(102, 102)) ?? none
    expect([imbalance(crossed), depth(crossed, 103), sweepCost(crossed, 1)]).toEqual([null, null, null])
    const better = lastState(whole, quote(100, 101)) ?? none
    // Of the shares at 101 no one knows how many there are; they cannot be counted on.
    expect(depth(better, 101)).toBe(0)
    expect(sweepCost(better, 10)).toEqual({ value: 1_020, average: 102, worst: 102, cost: 10 })
  })

  it('refuse what cannot be meant', () => {
    expect(() => imbalance(whole, 0)).toThrow('imbalance: levels must be a whole number of at least 1, but is 0')
    expect(() => depth(whole, Number.NaN)).toThrow('depth: price must be a finite number, but is NaN')
    expect(() => sweepCost(whole, 0)).toThrow('sweepCost: quantity must not be 0: plus buys, minus sells')
  })
})

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
