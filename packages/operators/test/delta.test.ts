import fc from 'fast-check'
import { from, map, type Observable, of, Subject } from 'rxjs'
import { describe, expect, expectTypeOf, it } from 'vitest'
import { type Delta, delta, deltaPercent, msAgo } from '../src/index.ts'
import { collect } from './collect.ts'
import { keepsTheContract } from './contract.ts'
import { marbles } from './marbles.ts'
import { blanks, type Trade, trade } from './trades.ts'

interface Tick {
  readonly item: string
  readonly price: number | null
  readonly volume: number
}

const tick = (price: number | null, volume = 0): Tick => ({ item: '005930', price, volume })

describe('delta', () => {
  keepsTheContract<number | null, Delta<number>>((reset) => delta({ ago: 2, ...reset }), [1, 2, 4, 7])

  it(
    'emits the change of each number against the one before',
    marbles((m) => {
      const source = m.hot('  --a--b--c--d--|', { a: 5, b: 8, c: 8, d: 6 })
      const subscription = '  ^-------------!'
      const expected = '      -----x--y--z--|'

      m.expect(source.pipe(delta())).toBeObservable(expected, {
        x: { value: 8, previous: 5, current: 8, delta: 3 },
        y: { value: 8, previous: 8, current: 8, delta: 0 },
        z: { value: 6, previous: 8, current: 6, delta: -2 },
      })
      m.expect(source).toHaveSubscriptions(subscription)
    }),
  )

  it(
    'keeps the whole event of a key, and of a selector',
    marbles((m) => {
      const [a, b] = [tick(70_000), tick(69_900)]
      const source = m.hot('  --a--b--|', { a, b })
      const expected = '      -----x--|'
      const values = { x: { value: b, previous: 70_000, current: 69_900, delta: -100 } }

      m.expect(source.pipe(delta('price'))).toBeObservable(expected, values)
      m.expect(source.pipe(delta((event) => event.price))).toBeObservable(expected, values)
    }),
  )

  it(
    'gives records for several keys',
    marbles((m) => {
      const [a, b] = [tick(100, 10), tick(103, 30)]
      const source = m.hot('  --a--b--|', { a, b })
      const expected = '      -----x--|'

      m.expect(source.pipe(delta(['price', 'volume']))).toBeObservable(expected, {
        x: {
          value: b,
          previous: { price: 100, volume: 10 },
          current: { price: 103, volume: 30 },
          delta: { price: 3, volume: 20 },
        },
      })
    }),
  )

  it(
    'compares with the value n events ago',
    marbles((m) => {
      const source = m.hot('  -1-2-4-7-b-|', { 1: 1, 2: 2, 4: 4, 7: 7, b: 11 })
      const expected = '      -----x-y-z-|'

      m.expect(
        source.pipe(
          delta({ ago: 2 }),
          map((change) => change.delta),
        ),
      ).toBeObservable(expected, {
        x: 3,
        y: 5,
        z: 7,
      })
    }),
  )

  it(
    'skips blanks instead of reading them as 0, and they do not count for ago',
    marbles((m) => {
      const blanks = { 1: 1, 2: 2, 4: 4, n: null, u: Number.NaN, i: Number.POSITIVE_INFINITY }
      const source = m.hot<number | null>('-n-1-n-2-u-i-4-n-|', blanks)
      const one = '                        -------x-----y---|'
      const two = '                        -------------z---|'

      m.expect(
        source.pipe(
          delta(),
          map((change) => change.delta),
        ),
      ).toBeObservable(one, { x: 1, y: 2 })
      m.expect(
        source.pipe(
          delta({ ago: 2 }),
          map((change) => change.delta),
        ),
      ).toBeObservable(two, { z: 3 })
    }),
  )

  it(
    'skips an event when one of several keys is blank',
    marbles((m) => {
      const source = m.hot('  -a-b-c-|', { a: tick(100, 10), b: tick(null, 20), c: tick(103, 30) })
      const expected = '      -----x-|'

      m.expect(
        source.pipe(
          delta(['price', 'volume']),
          map((change) => change.delta),
        ),
      ).toBeObservable(expected, {
        x: { price: 3, volume: 20 },
      })
    }),
  )

  it(
    'ends with the error of a selector that throws, and lets go of the source',
    marbles((m) => {
      const source = m.hot('  -1-2-3-|')
      const subscription = '  ^--!'
      const expected = '      ---#'
      const fail = (value: string): number => {
        if (value === '2') {
          throw new Error('no number')
        }
        return 1
      }

      m.expect(source.pipe(delta(fail))).toBeObservable(expected, {}, new Error('no number'))
      m.expect(source).toHaveSubscriptions(subscription)
    }),
  )

  it('keeps the order when a result feeds the source', () => {
    const numbers = new Subject<number>()
    const seen: number[] = []
    numbers.pipe(delta()).subscribe(({ current }) => {
      if (current < 4) {
        numbers.next(current + 1)
      }
      seen.push(current)
    })
    numbers.next(1)
    numbers.next(2)
    expect(seen).toEqual([2, 3, 4])
  })

  it.each([0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY])('refuses ago: %s when it is made', (ago) => {
    expect(() => delta({ ago })).toThrow(RangeError)
    expect(() => delta({ ago })).toThrow(`delta: ago must be a`)
    expect(() => delta({ ago })).toThrow(String(ago))
    expect(() => delta<Tick, 'price'>('price', { ago })).toThrow(RangeError)
  })

  it('refuses an empty list of keys', () => {
    expect(() => delta<Tick, 'price'>([])).toThrow('delta: keys must name at least one field')
  })

  it('agrees with the difference of an array and itself shifted, without its blanks', () => {
    const numbers = fc.array(fc.option(fc.integer({ min: -1000, max: 1000 }), { freq: 4 }))
    fc.assert(
      fc.property(numbers, fc.integer({ min: 1, max: 9 }), (values, ago) => {
        const filled = values.filter((value) => value !== null)
        const expected = filled
          .slice(ago)
          .map((value, i) => ({ value, previous: filled[i], current: value, delta: value - (filled[i] ?? 0) }))
        expect(collect(from(values).pipe(delta({ ago })))).toEqual(expected)
      }),
    )
  })

  it('agrees for several keys with the pairs of events that are whole', () => {
    const number = fc.option(fc.integer({ min: -99, max: 99 }), { freq: 4 })
    fc.assert(
      fc.property(fc.array(fc.record({ a: number, b: number })), fc.integer({ min: 1, max: 4 }), (events, ago) => {
        const whole = events.flatMap(({ a, b }) => (a === null || b === null ? [] : [{ a, b }]))
        const expected = whole
          .slice(ago)
          .map(({ a, b }, i) => ({ a: a - (whole[i]?.a ?? 0), b: b - (whole[i]?.b ?? 0) }))
        expect(
          collect(
            from(events).pipe(
              delta(['a', 'b'], { ago }),
              map((change) => change.delta),
            ),
          ),
        ).toEqual(expected)
      }),
    )
  })

  it('infers what it emits', () => {
    expectTypeOf(of(1).pipe(delta())).toEqualTypeOf<Observable<Delta<number>>>()
    expectTypeOf(of(tick(1)).pipe(delta('price'))).toEqualTypeOf<Observable<Delta<Tick>>>()
    expectTypeOf(of(tick(1)).pipe(delta((event) => event.price))).toEqualTypeOf<Observable<Delta<Tick>>>()
    expectTypeOf(of(tick(1)).pipe(delta(['price', 'volume'], { ago: 2 }))).toEqualTypeOf<
      Observable<Delta<Tick, Readonly<Record<'price' | 'volume', number>>>>
    >()
    const chained = of('1').pipe(
      map((price) => ({ price: Number(price) })),
      delta('price'),
      delta('delta'),
      map((change) => change.value.value.price),
    )
    expectTypeOf(chained).toEqualTypeOf<Observable<number>>()
    // @ts-expect-error an item is no number
    of(tick(1)).pipe(delta('item'))
    // @ts-expect-error no such key
    of(tick(1)).pipe(delta('prize'))
    // @ts-expect-error strings have no difference
    of('1').pipe(delta())
  })
})

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
})
