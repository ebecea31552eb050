import fc from 'fast-check'
import { filter, from, merge, type Observable, of } from 'rxjs'
import { describe, expect, expectTypeOf, it } from 'vitest'
import {
  type BookEvent,
  type BookState,
  type Break,
  bookState,
  type Gap,
  imbalance,
  perItem,
  type QuoteEvent,
} from '../src/index.ts'
import { anyBook, book, lastState, none, quote, whole } from './books.ts'
import { collect } from './collect.ts'
import { GAP, keepsTheContract } from './contract.ts'

const bestOf = (side: BookEvent['bids']): number | null =>
  side.find(({ price, size }) => (price ?? 0) > 0 && (size ?? 0) > 0)?.price ?? null

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
