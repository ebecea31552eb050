import fc from 'fast-check'
import { EMPTY, filter, NEVER, type Observable, of, Subject } from 'rxjs'
import { describe, expect, expectTypeOf, it } from 'vitest'
import {
  type Gap,
  type PaperEvent,
  type PaperOptions,
  paperTrade,
  type Signal,
  sweepCost,
  type ViState,
} from '../src/index.ts'
import { collect } from './collect.ts'
import { GAP, keepsTheContract } from './contract.ts'
import { marbles } from './marbles.ts'

interface Level {
  readonly price: number
  readonly size: number
}
interface Book {
  readonly item: string
  readonly asks: readonly Level[]
  readonly bids: readonly Level[]
  readonly timestamp?: number
}

const order = (side: 'buy' | 'sell', item = 'A', timestamp: number | null = null): Signal => ({
  name: 'test',
  item,
  side,
  strength: 1,
  reason: 'a test',
  inputs: [],
  timestamp,
})
const levels = (...pairs: readonly (readonly [number, number])[]): readonly Level[] =>
  pairs.map(([price, size]) => ({ price, size }))
const book: Book = { item: 'A', asks: levels([101, 5], [103, 5]), bids: levels([100, 5], [98, 5]) }
const free: PaperOptions = { cash: 10_000, quantity: 4, feeRate: 0, taxRate: 0 }

const say = (event: PaperEvent): string => {
  switch (event._tag) {
    case 'fill':
      return `${event.signal.side} ${event.quantity} at ${event.average}`
    case 'refused':
      return event.reason
    case 'mark':
      return `mark ${event.position.value}`
  }
}

/** What is told when streams speak in this order. */
function told(
  happenings: readonly (Signal | Book | ViState | Gap)[],
  options: Partial<PaperOptions> = {},
): readonly PaperEvent[] {
  const [signal$, book$, vi$] = [new Subject<Signal>(), new Subject<Book | Gap>(), new Subject<ViState>()]
  const events: PaperEvent[] = []
  signal$.pipe(paperTrade(book$, { ...free, vi$, ...options })).subscribe((event) => events.push(event))
  for (const one of happenings) {
    if ('side' in one) {
      signal$.next(one)
    } else if ('underVi' in one) {
      vi$.next(one)
    } else {
      book$.next(one)
    }
  }
  return events
}

describe('paperTrade', () => {
  keepsTheContract<Signal, PaperEvent>(
    (reset) => (source) =>
      source.pipe(
        paperTrade(of(book), { ...free, ...reset }),
        filter((output) => 'type' in output || output._tag === 'fill'),
      ),
    [order('sell'), order('buy'), order('buy', 'B'), order('sell')],
    'of another stream',
  )

  const viOf = (item: string, underVi: boolean): ViState => ({ item, underVi, trigger: 0, release: null })
  const item = fc.constantFrom('A', 'B_NX')
  const side = fc.array(fc.record({ price: fc.integer({ min: 0, max: 30 }), size: fc.integer({ min: 0, max: 4 }) }), {
    maxLength: 4,
  })
  const happening = fc.oneof(
    { weight: 5, arbitrary: fc.record({ side: fc.constantFrom('buy' as const, 'sell' as const), item }) },
    {
      weight: 5,
      arbitrary: fc.record({ item, asks: side, bids: side, lift: fc.integer({ min: -10, max: 60 }) }),
    },
    { weight: 1, arbitrary: fc.record({ underVi: fc.boolean(), item: fc.constantFrom('A', 'B') }) },
    { weight: 1, arbitrary: fc.constant(GAP) },
  )

  const byPrice = (list: readonly Level[], sign: number): readonly Level[] =>
    list.toSorted((one, other) => sign * (one.price - other.price))

  it('trades what one who buys and sells share by share would, and its money adds up to the won', () => {
    const setting = fc.record({
      cash: fc.integer({ min: 0, max: 600 }),
      quantity: fc.integer({ min: 0, max: 9 }),
      feeRate: fc.constantFrom(0, 0.015, 0.07),
      taxRate: fc.constantFrom(0, 0.023),
    })
    fc.assert(
      fc.property(fc.array(happening, { maxLength: 40 }), setting, (list, options) => {
        const happenings = list.map((one): Signal | Book | ViState | Gap => {
          if ('lift' in one) {
            // Asks above the bids, unless the lift is negative.
            const asks = one.asks.map(({ price, size }) => ({ price: price + one.lift, size }))
            return { item: one.item, asks: byPrice(asks, 1), bids: byPrice(one.bids, -1) }
          }
          return 'side' in one ? order(one.side, one.item) : 'underVi' in one ? viOf(one.item, one.underVi) : one
        })
        const events = told(happenings, options)

        // The slow way: shares one by one.
        const books = new Map<string, { asks: number[]; bids: number[] }>()
        const bids = new Map<string, number>()
        const paused = new Set<string>()
        const [held, spent] = [new Map<string, number>(), new Map<string, number>()]
        let [cash, fees] = [options.cash, 0]
        const expected: string[] = []
        const shares = (side: readonly Level[]): number[] =>
          side.flatMap(({ price, size }) => (price > 0 ? Array<number>(size).fill(price) : []))
        for (const one of happenings) {
          if ('registrations' in one) {
            books.clear()
          } else if ('underVi' in one) {
            paused[one.underVi ? 'add' : 'delete'](one.item)
          } else if ('asks' in one) {
            const now = { asks: shares(one.asks), bids: shares(one.bids) }
            books.set(one.item, now)
            const [bid, ask] = [now.bids[0], now.asks[0]]
            const before = bids.get(one.item)
            if (bid !== undefined && (ask === undefined || bid < ask)) {
              bids.set(one.item, bid)
              const count = held.get(one.item) ?? 0
              // Nothing is sold without a bid: what was paid is what it was valued at.
              if (count > 0 && bid * count !== (before === undefined ? spent.get(one.item) : before * count)) {
                expected.push(`mark ${bid * count}`)
              }
            }
          } else {
            const now = books.get(one.item)
            const count = held.get(one.item) ?? 0
            const isBuy = one.side === 'buy'
            const offers = now?.[isBuy ? 'asks' : 'bids']
            const crossed = now && (now.bids[0] ?? 0) >= (now.asks[0] ?? Number.POSITIVE_INFINITY)
            if (options.quantity === 0) {
              expected.push('noQuantity')
            } else if (!isBuy && count === 0) {
              expected.push('noPosition')
            } else if (paused.has(one.item.slice(0, 1))) {
              expected.push('underVi')
            } else if (offers === undefined) {
              expected.push('noBook')
            } else if (crossed) {
              expected.push('crossedBook')
            } else if (offers.length === 0) {
              expected.push('emptySide')
            } else {
              let [amount, traded] = [0, 0]
              const most = isBuy ? options.quantity : Math.min(options.quantity, count)
              while (traded < most && offers[0] !== undefined) {
                if (isBuy && (amount + offers[0]) * (1 + options.feeRate) > cash + 1e-9) {
                  break
                }
                amount += offers.shift() ?? 0
                traded += 1
              }
              if (traded === 0) {
                expected.push('noCash')
                continue
              }
              const cost = Math.floor(amount * options.feeRate + 1e-6)
              const tax = isBuy ? 0 : Math.floor(amount * options.taxRate + 1e-6)
              cash += (isBuy ? -amount : amount) - cost - tax
              fees += cost + tax
              spent.set(one.item, (spent.get(one.item) ?? 0) + amount)
              held.set(one.item, count + (isBuy ? traded : -traded))
              expected.push(`${one.side} ${traded} at ${amount / traded}`)
            }
          }
        }
        expect(events.map(say)).toEqual(expected)

        // The law of the money, at every event.
        let [bought, sold, paid] = [0, 0, 0]
        const values = new Map<string, { value: number; cost: number }>()
        for (const event of events) {
          const { account, position } = event
          if (event._tag === 'fill') {
            bought += event.signal.side === 'buy' ? event.amount : 0
            sold += event.signal.side === 'sell' ? event.amount : 0
            paid += event.fee + event.tax
            expect(event.amount).toBe(event.taken.reduce((sum, { price, quantity }) => sum + price * quantity, 0))
            expect(event.quantity + event.unfilled).toBe(options.quantity)
          }
          if (position !== null) {
            values.set(position.item, position)
          }
          const sums = [...values.values()].reduce(
            (total, { value, cost }) => ({ value: total.value + value, cost: total.cost + cost }),
            { value: 0, cost: 0 },
          )
          expect(account.cash).toBe(options.cash - bought + sold - paid)
          expect(account.cash).toBeGreaterThanOrEqual(0)
          expect(account.value).toBe(sums.value)
          expect(account.profit).toBe(account.cash + account.value - options.cash)
          expect(account.realised).toBe(account.profit - (sums.value - sums.cost))
          expect(account.fees).toBe(paid)
        }
        if (events.length > 0) {
          expect([events.at(-1)?.account.cash, events.at(-1)?.account.fees]).toEqual([cash, fees])
        }
      }),
      { numRuns: 2000 },
    )
  })

  it('fills for the price of a sweep of the book, where the book shows enough', () => {
    fc.assert(
      fc.property(side, side, fc.integer({ min: 1, max: 9 }), (asks, bids, quantity) => {
        const shown = {
          item: 'A',
          asks: byPrice(
            asks.map((l) => ({ ...l, price: l.price + 40 })),
            1,
          ),
          bids: byPrice(bids, -1),
        }
        const [event] = told([shown, order('buy')], { quantity, cash: 1_000_000 })
        const sweep = sweepCost(shown, quantity)
        if (sweep !== null) {
          expect(event).toMatchObject({ _tag: 'fill', amount: sweep.value, average: sweep.average, unfilled: 0 })
        } else {
          expect(event?._tag === 'fill' ? event.unfilled : 1).toBeGreaterThan(0)
        }
      }),
    )
  })

  it('takes what it took from the book until the next one', () => {
    const events = told([book, order('buy'), order('buy'), order('buy'), order('buy'), book, order('buy')], {
      quantity: 4,
    })
    expect(events.map(say)).toEqual(['buy 4 at 101', 'buy 4 at 102.5', 'buy 2 at 103', 'emptySide', 'buy 4 at 101'])
    expect(events[2]).toMatchObject({ unfilled: 2 })
  })

  it('asks the function for the quantity, with what is held and the account', () => {
    const asked: unknown[] = []
    const quantity: PaperOptions['quantity'] = (signal, position, { cash }) => {
      asked.push([signal.side, position?.quantity ?? null, cash])
      return signal.side === 'buy' ? Math.floor(cash / 3_000) : (position?.quantity ?? 0)
    }
    const events = told([book, order('buy'), order('sell'), order('sell')], { quantity })
    expect(events.map(say)).toEqual(['buy 3 at 101', 'sell 3 at 100', 'noQuantity'])
    expect(asked).toEqual([
      ['buy', null, 10_000],
      ['sell', 3, 9_697],
      ['sell', null, 9_997],
    ])
  })

  it('refuses a book that is too old, and one of another venue', () => {
    const aged = { ...book, timestamp: 1_000 }
    const times = [order('buy', 'A', 1_500), order('buy', 'A', 1_501), order('buy', 'A_NX', 1_000), order('buy', 'B')]
    expect(told([aged, ...times], { maxAge: 500 }).map(say)).toEqual(['buy 4 at 101', 'oldBook', 'noBook', 'noBook'])
  })

  it('forgets the books that a gap names, and keeps the others', () => {
    const gap: Gap = { ...GAP, registrations: [{ type: '0D', item: 'A' }] }
    const other = { ...book, item: 'B' }
    expect(told([book, other, gap, order('buy'), order('buy', 'B')]).map(say)).toEqual(['noBook', 'buy 4 at 101'])
  })

  it('begins anew with the cash of the start at resetOn, and still knows the market', () => {
    const [signal$, reset] = [new Subject<Signal>(), new Subject<void>()]
    const events: PaperEvent[] = []
    signal$.pipe(paperTrade(of(book), { ...free, resetOn: reset })).subscribe((event) => events.push(event))
    signal$.next(order('buy'))
    reset.next()
    signal$.next(order('sell'))
    signal$.next(order('buy'))
    expect(events.map(say)).toEqual(['buy 4 at 101', 'noPosition', 'buy 4 at 102.5'])
    expect(events[1]?.account).toEqual({ cash: 10_000, value: 0, fees: 0, realised: 0, profit: 0 })
  })

  it(
    'passes errors of any stream, and lets go of all with the signals',
    marbles((m) => {
      const signals = m.hot('  s---|', { s: order('buy', 'B') })
      const free$ = (books$: Observable<Book>, vi$: Observable<ViState> = NEVER) =>
        signals.pipe(
          paperTrade(books$, { ...free, vi$ }),
          filter((event) => event._tag === 'fill'),
        )
      const empty = m.cold<Book>('|')
      m.expect(free$(m.hot<Book>('-----'))).toBeObservable('----|')
      m.expect(free$(empty)).toBeObservable('----|')
      m.expect(free$(m.cold<Book>('--#', {}, new Error('no books')))).toBeObservable('--#', {}, new Error('no books'))
      m.expect(free$(empty, m.cold<ViState>('-#', {}, new Error('no VI')))).toBeObservable('-#', {}, new Error('no VI'))
      m.expect(signals).toHaveSubscriptions(['^---!', '^---!', '^-!', '^!'])
    }),
  )

  it('refuses money that is none', () => {
    expect(() => paperTrade(EMPTY, { ...free, cash: -1 })).toThrow('paperTrade: cash must not be below 0, but is -1')
    expect(() => paperTrade(EMPTY, { ...free, feeRate: Number.NaN })).toThrow(
      'paperTrade: feeRate must be a finite number',
    )
    expect(() => paperTrade(EMPTY, { ...free, maxAge: 0 })).toThrow(
      'paperTrade: maxAge must be a number of milliseconds',
    )
    expect(() => paperTrade(EMPTY, { ...free, quantity: Number.NaN })).toThrow(
      'paperTrade: quantity must be a finite number, but is NaN',
    )
    const none = { ...free, quantity: () => Number.NaN }
    expect(collect(of(order('buy')).pipe(paperTrade(of(book), none))).map(say)).toEqual(['noQuantity'])
  })

  it('infers what it emits', () => {
    const gapped$: Observable<Signal | Gap> = of(order('buy'), GAP)
    expectTypeOf(gapped$.pipe(paperTrade(of(book), free))).toEqualTypeOf<Observable<PaperEvent | Gap>>()
    expectTypeOf(of(order('buy')).pipe(paperTrade(of(book), free))).toEqualTypeOf<Observable<PaperEvent>>()
  })
})
