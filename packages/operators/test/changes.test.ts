import fc from 'fast-check'
import { from, map, type Observable, of } from 'rxjs'
import { describe, expect, expectTypeOf, it } from 'vitest'
import {
  type Delta,
  type DeltaPercent,
  delta,
  deltaPercent,
  type Gap,
  msAgo,
  type Rolling,
  rateOfChange,
  sinceOpen,
  type TickChange,
  type TickTable,
  ticksSince,
} from '../src/index.ts'
import { stepsUpTo, ticksOf } from '../src/internal/market/tickSize.ts'
import { collect } from './collect.ts'
import { GAP, keepsTheContract } from './contract.ts'

interface Trade {
  readonly timestamp: number | null
  readonly price: number | null
  readonly open: number
}

const trade = (price: number | null, timestamp: number | null = null, open = 0): Trade => ({ price, timestamp, open })
const blanks = fc.array(fc.option(fc.integer({ min: -9, max: 9 }), { freq: 5 }), { maxLength: 40 })
const trades = fc.array(
  fc.record({
    timestamp: fc.option(fc.nat(60), { freq: 9 }),
    price: fc.option(fc.integer({ min: 1, max: 9 }), { freq: 9 }),
    open: fc.nat(3),
  }),
  { maxLength: 40 },
)

/** The clock of an operator at each event that has a number: the latest time seen so far. */
function clocks(list: readonly Trade[]): readonly number[] {
  let clock = Number.NEGATIVE_INFINITY
  return list.map(({ timestamp, price }) => {
    clock = price === null ? clock : Math.max(clock, timestamp ?? clock)
    return clock
  })
}

describe('delta against the first', () => {
  keepsTheContract<number | null, Delta<number>>((reset) => delta({ against: 'first', ...reset }), [null, 3, 5, 4])

  it('is the difference of each number and the first of its list', () => {
    fc.assert(
      fc.property(blanks, (list) => {
        const [first, ...others] = list.filter((n) => n !== null)
        const changes = collect(from(list).pipe(delta({ against: 'first' })))
        expect(changes).toEqual(
          others.map((value) => ({ value, previous: first, current: value, delta: value - (first ?? 0) })),
        )
      }),
    )
  })

  it('takes the first of several keys from the first whole event', () => {
    const events = [trade(null, 1), trade(10, 2), trade(13, 9)]
    expect(
      collect(from(events).pipe(delta(['price', 'timestamp'], { against: 'first' }))).map((change) => change.delta),
    ).toEqual([{ price: 3, timestamp: 7 }])
  })
})

describe('delta against n ms ago', () => {
  keepsTheContract<Trade, Delta<Trade>>(
    (reset) => delta('price', { against: msAgo(10), ...reset }),
    [trade(1, 0), trade(2, 9), trade(3, 10), trade(4, 19)],
  )

  it('is against the latest number that is so old, by a search through all of them', () => {
    fc.assert(
      fc.property(trades, fc.integer({ min: 1, max: 30 }), (list, ms) => {
        const times = clocks(list)
        const placed = list.flatMap(({ price }, at) => {
          const time = times[at] ?? 0
          return price === null || time === Number.NEGATIVE_INFINITY ? [] : [{ price, time }]
        })
        const expected = placed.flatMap(({ price, time }) => {
          const before = placed.slice(
            0,
            placed.findIndex((other) => other.time > time - ms),
          )
          const past = before.at(-1)
          return past === undefined ? [] : [[past.price, price]]
        })
        const changes = collect(from(list).pipe(delta('price', { against: msAgo(ms) })))
        expect(changes.map(({ previous, current }) => [previous, current])).toEqual(expected)
      }),
    )
  })

  it('takes a clock of your own, for several keys too', () => {
    const rows = [0, 5, 10].map((second) => ({ second, price: second * second, volume: second }))
    const options = { against: msAgo(10, { timeOf: ({ second }: { second: number }) => second }) }
    expect(collect(from(rows).pipe(delta(['price', 'volume'], options))).map((change) => change.delta)).toEqual([
      { price: 100, volume: 10 },
    ])
  })
})

describe('delta against a reference', () => {
  keepsTheContract<Trade, Delta<Trade>>(
    (reset) => delta('price', { against: (event) => (event.open === 0 ? null : event.open), ...reset }),
    [trade(1), trade(2, null, 1), trade(null, null, 1), trade(3, null, 2)],
    'none',
  )

  it('is one number for all of several keys, or a record of them', () => {
    const events = of({ price: 12, high: 15 }, { price: 9, high: 15 })
    const keys = ['price', 'high'] as const
    expect(collect(events.pipe(delta(keys, { against: 10 }))).map((change) => change.delta)).toEqual([
      { price: 2, high: 5 },
      { price: -1, high: 5 },
    ])
    const own = collect(events.pipe(deltaPercent(keys, { against: () => ({ price: 10, high: 12 }) })))
    expect(own.map((change) => change.percent)).toEqual([
      { price: 20, high: 25 },
      { price: -10, high: 25 },
    ])
    expect(collect(events.pipe(delta(keys, { against: () => ({ price: 10, high: null }) })))).toEqual([])
  })

  it('refuses levels that are no numbers, and invalid times', () => {
    expect(() => delta({ against: Number.NaN })).toThrow('delta: against must be a finite number, but is NaN')
    expect(() => msAgo(0)).toThrow('msAgo: ms must be a number of milliseconds above 0, but is 0')
    expect(() => delta(JSON.parse('{"against":"last"}'))).toThrow(
      "delta: against must be a finite number, but is 'last'",
    )
  })

  it('looks back again in each subscription', () => {
    const past = msAgo<Trade>(5)
    const changes$ = from([trade(1, 0), trade(2, 5)]).pipe(delta('price', { against: past }))
    expect([collect(changes$), collect(changes$)].map((changes) => changes.length)).toEqual([1, 1])
  })
})

describe('deltaPercent', () => {
  it('against the first, n ms ago and a reference is the delta of the same in percent of the number before', () => {
    const options = fc.constantFrom({ against: 'first' } as const, { against: msAgo(7) }, { against: 3 }, { ago: 2 })
    fc.assert(
      fc.property(trades, options, (list, given) => {
        const changes = collect(from(list).pipe(delta('price', given)))
        const percents = collect(from(list).pipe(deltaPercent('price', given)))
        expect(percents).toEqual(
          changes.map((change) => ({ ...change, percent: (change.delta / change.previous) * 100 })),
        )
      }),
    )
  })
})

describe('sinceOpen', () => {
  keepsTheContract<Trade, DeltaPercent<Trade>>(
    () => sinceOpen('price'),
    [trade(9), trade(9, 1, 10), trade(null, 2, 10), trade(12, 3, 10)],
    'none',
  )

  it('is deltaPercent against what the event says of its open, whatever came before', () => {
    fc.assert(
      fc.property(trades, (list) => {
        const expected = collect(from(list).pipe(deltaPercent('price', { against: (event) => event.open })))
        expect(collect(from(list).pipe(sinceOpen('price')))).toEqual(expected)
        expect(expected.length).toBe(list.filter(({ price, open }) => price !== null && open > 0).length)
      }),
    )
  })

  it('takes the open from where it is', () => {
    const candle = { opening: 200, close: 210 }
    const percent = map((change: DeltaPercent<unknown>) => change.percent)
    expect(collect(of(candle).pipe(sinceOpen('close', { open: (row) => row.opening }), percent))).toEqual([5])
    expect(collect(of(candle).pipe(sinceOpen('close', { open: 168 }), percent))).toEqual([25])
    expect(collect(of(candle).pipe(sinceOpen('close'), percent))).toEqual([])
  })
})

describe('ticksSince', () => {
  keepsTheContract<number | null, TickChange<number>>((reset) => ticksSince(reset), [null, 4_995, 5_010, 4_990])

  /** Up the stairs one step at a time. */
  function walked(from: number, to: number, table: TickTable): number {
    let steps = 0
    for (let at = Math.min(from, to); at < Math.max(from, to); steps += 1) {
      at += table.find(([below]) => at < below)?.[1] ?? Number.NaN
    }
    return from <= to ? steps : -steps
  }

  it.each(['stock', 'fund'] as const)('counts the steps of a %s as one who walks them', (sizes) => {
    const table = ticksOf('test', sizes)
    const onStep = fc.integer({ min: 1, max: 600_000 }).map((price) => {
      const step = table.find(([below]) => price < below)?.[1] ?? 1
      return Math.max(1, Math.floor(price / step) * step)
    })
    fc.assert(
      fc.property(fc.array(onStep, { minLength: 1, maxLength: 6 }), (prices) => {
        const [first = 0, ...others] = prices
        const changes = collect(from(prices).pipe(ticksSince({ sizes })))
        expect(changes.map(({ ticks }) => ticks)).toEqual(others.map((price) => walked(first, price, table)))
      }),
    )
  })

  it('is the table of the exchange, at each of its edges', () => {
    const stock = ticksOf('test', 'stock')
    const edges = [2_000, 5_000, 20_000, 50_000, 200_000, 500_000]
    const around = edges.map((edge) => {
      const steps = (from: number, to: number): number => 1 / (stepsUpTo(to, stock) - stepsUpTo(from, stock))
      return [steps(edge - 1, edge), steps(edge, edge + 1)].map(Math.round)
    })
    expect(around).toEqual([
      [1, 5],
      [5, 10],
      [10, 50],
      [50, 100],
      [100, 500],
      [500, 1_000],
    ])
  })

  it('is since whatever delta can be taken against', () => {
    const prices = of(199_900, 200_500, 199_800)
    const ticks = map((change: TickChange<number>) => change.ticks)
    expect(collect(prices.pipe(ticksSince(), ticks))).toEqual([2, -1])
    expect(collect(prices.pipe(ticksSince({ ago: 1 }), ticks))).toEqual([2, -3])
    expect(collect(prices.pipe(ticksSince({ against: 200_000 }), ticks))).toEqual([-1, 1, -2])
    expect(collect(prices.pipe(ticksSince({ sizes: [[1, 100]] }), ticks))).toEqual([6, -1])
    // A mid-price trade, between two steps.
    expect(collect(of(70_000, 70_050).pipe(ticksSince(), ticks))).toEqual([0.5])
  })

  it.each(['[]', '"etf"', '[[5, 1], [5, 2]]', '[[5, 0]]', '[[5, null]]', '{}'])('refuses the table %s', (sizes) => {
    expect(() => ticksSince({ sizes: JSON.parse(sizes) })).toThrow(
      new RangeError(
        `ticksSince: sizes must be 'stock', 'fund' or a table like [[2000, 1], [Infinity, 5]], but is ${JSON.parse(sizes)}`,
      ),
    )
  })
})

describe('rateOfChange', () => {
  keepsTheContract<number | null, Rolling<number>>((reset) => rateOfChange({ count: 1, ...reset }), [null, 2, 3, 6])

  it('by count is deltaPercent against n events ago', () => {
    fc.assert(
      fc.property(blanks, fc.integer({ min: 1, max: 6 }), (list, count) => {
        const expected = collect(from(list).pipe(deltaPercent({ ago: count }))).map(({ value, percent }) => ({
          value,
          result: percent,
          count,
        }))
        expect(collect(from(list).pipe(rateOfChange({ count })))).toEqual(expected)
      }),
    )
  })

  it('by time is from the oldest of the window before, by a search through all of them', () => {
    fc.assert(
      fc.property(trades, fc.integer({ min: 1, max: 30 }), fc.integer({ min: 1, max: 3 }), (list, ms, least) => {
        const times = clocks(list)
        const placed = list.flatMap((value, at) => {
          const time = times[at] ?? 0
          return value.price === null || time === Number.NEGATIVE_INFINITY ? [] : [{ price: value.price, value, time }]
        })
        const expected = placed.flatMap(({ price, value, time }, at) => {
          const before = placed.slice(0, at).filter((other) => time - other.time < ms)
          const [oldest] = before
          return oldest === undefined || before.length < least
            ? []
            : [{ value, result: ((price - oldest.price) / oldest.price) * 100, count: before.length }]
        })
        expect(collect(from(list).pipe(rateOfChange('price', { ms, least })))).toEqual(expected)
      }),
    )
  })

  it('says nothing of a change from 0', () => {
    expect(collect(of(0, 5, 6).pipe(rateOfChange({ count: 1 }))).map(({ result }) => result)).toEqual([20])
    expect(collect(of(-4, -2).pipe(rateOfChange({ count: 1 }))).map(({ result }) => result)).toEqual([50])
  })
})

it('changes infer what they emit', () => {
  const event = { item: '005930', price: 1, open: 1 }
  const gapped$: Observable<typeof event | Gap> = of(event, GAP)
  expectTypeOf(gapped$.pipe(sinceOpen('price'))).toEqualTypeOf<Observable<DeltaPercent<typeof event> | Gap>>()
  expectTypeOf(of(1).pipe(ticksSince({ against: 1 }))).toEqualTypeOf<Observable<TickChange<number>>>()
  expectTypeOf(gapped$.pipe(ticksSince('price', { against: (one) => one.open }))).toEqualTypeOf<
    Observable<TickChange<typeof event> | Gap>
  >()
  expectTypeOf(of(event).pipe(rateOfChange('price', { ms: 5 }))).toEqualTypeOf<Observable<Rolling<typeof event>>>()
  expectTypeOf(of(event).pipe(delta(['price'], { against: ({ open }) => ({ price: open }) }))).toEqualTypeOf<
    Observable<Delta<typeof event, Readonly<Record<'price', number>>>>
  >()
  // @ts-expect-error only one of them
  expect(() => delta({ ago: 1, against: 'first' })).toThrow('delta: ago and against exclude each other; leave one out')
})
