import { from, map, type Observable, of } from 'rxjs'
import { describe, expect, expectTypeOf, it } from 'vitest'
import {
  type Break,
  deviation,
  ema,
  max,
  mean,
  median,
  perItem,
  quantile,
  type Rolling,
  sum,
  vwap,
  zScore,
} from '../src/index.ts'
import { collect } from './collect.ts'
import { GAP } from './contract.ts'
import { marbles } from './marbles.ts'
import type { Row } from './rows.ts'

describe('a window', () => {
  it(
    'by count answers when it is full, or from the least on',
    marbles((m) => {
      const source = m.hot('  -1-2-3-4-|', { 1: 1, 2: 2, 3: 3, 4: 4 })
      const subscription = '  ^--------!'
      const full = '          -----b-c-|'
      const early = '         ---a-b-c-|'
      const b = { value: 3, result: 2, count: 3 }
      const c = { value: 4, result: 3, count: 3 }
      m.expect(source.pipe(mean({ count: 3 }))).toBeObservable(full, { b, c })
      m.expect(source.pipe(mean({ count: 3, least: 2 }))).toBeObservable(early, {
        a: { value: 2, result: 1.5, count: 2 },
        b,
        c,
      })
      m.expect(source).toHaveSubscriptions([subscription, subscription])
    }),
  )

  it(
    'by time holds what is younger than it is long, and takes a late event for one of now',
    marbles((m) => {
      const at = (timestamp: number | null, n: number): { timestamp: number | null; n: number } => ({ timestamp, n })
      const source = m.hot('  -u-a-b-c-l-d-|', {
        u: at(null, 99),
        a: at(1_000, 1),
        b: at(1_999, 2),
        c: at(2_000, 4),
        l: at(1_500, 8),
        d: at(2_999, 16),
      })
      const expected = '      ---a-b-c-l-d-|'
      const sums = source.pipe(
        sum('n', { ms: 1_000 }),
        map(({ result, count }) => `${result} of ${count}`),
      )
      m.expect(sums).toBeObservable(expected, { a: '1 of 1', b: '3 of 2', c: '6 of 2', l: '14 of 3', d: '28 of 3' })
    }),
  )

  it('is one for each item when it is given to perItem', () => {
    const trades$ = from([1, 10, 3, 30].map((price, at) => ({ item: at % 2 === 0 ? '005930' : '000660', price })))
    expect(
      collect(trades$.pipe(perItem(mean('price', { count: 2 })))).map(({ value, result }) => [value, result]),
    ).toEqual([
      [{ item: '005930', price: 3 }, 2],
      [{ item: '000660', price: 30 }, 20],
    ])
  })

  it('leaves no rounding error behind when a huge number leaves it', () => {
    const numbers = [1e18, 0.1, 0.2, 0.3]
    expect(collect(from(numbers).pipe(sum({ count: 2 }))).at(-1)?.result).toBe(0.2 + 0.3)
    expect(collect(from(numbers).pipe(deviation({ count: 2 }))).at(-1)?.result).toBeCloseTo(0.05, 15)
    expect(collect(from(numbers).pipe(zScore({ count: 2 }))).at(-1)?.result).toBeCloseTo(1, 12)
  })

  it('answers exactly 0 for the deviation of numbers that are all equal', () => {
    expect(collect(from([0.1, 0.1, 0.1, 0.1]).pipe(deviation({ count: 3 }))).map(({ result }) => result)).toEqual([
      0, 0,
    ])
    expect(collect(from([0.1, 0.1, 0.1, 0.1]).pipe(zScore({ count: 3 })))).toEqual([])
  })

  it.each<[() => unknown, string]>([
    [() => mean({ count: 0 }), 'mean: count must be a whole number of at least 1, but is 0'],
    [() => sum({ count: 2.5 }), 'sum: count must be a whole number of at least 1, but is 2.5'],
    [() => median({ count: 3, least: 4 }), 'median: least must be at most count (3), but is 4'],
    [() => max<Row, 'a'>('a', { ms: 0 }), 'max: ms must be a number of milliseconds above 0, but is 0'],
    [() => quantile({ q: 1.5, count: 3 }), 'quantile: q must be a number from 0 to 1, but is 1.5'],
    [() => quantile({ q: Number.NaN, count: 3 }), 'quantile: q must be a number from 0 to 1, but is NaN'],
    [() => ema({ count: 3, least: 0 }), 'ema: least must be a whole number of at least 1, but is 0'],
    [() => ema<Row, 'a'>('a', { ms: -1 }), 'ema: ms must be a number of milliseconds above 0, but is -1'],
  ])('refuses what cannot be one: %s', (make, message) => {
    expect(make).toThrow(new RangeError(message))
  })

  it('refuses from plain JavaScript what its types refuse', () => {
    expect(() => mean<Row, 'a'>('a', JSON.parse('null'))).toThrow(
      new TypeError('mean: window must be an object such as { count: 20 } or { ms: 60_000 }, but is null'),
    )
    expect(() => mean(JSON.parse('{}'))).toThrow(
      new TypeError('mean: ms must be a number of milliseconds above 0, but is undefined'),
    )
  })

  it('keeps nothing of a number that has left, however much larger than the others it was', () => {
    const numbers = [0.1, 1e17, 0.2, -1e18, 0.3, 0.1, 0.2]
    const sums = collect(from(numbers).pipe(sum({ count: 3 }))).map(({ result }) => result)
    expect(sums.at(-1)).toBeCloseTo(0.6, 14)
  })

  it('infers what it emits', () => {
    const tick = { item: '005930', price: 1 }
    const gapped$: Observable<typeof tick | Break> = of(tick, GAP)
    expectTypeOf(of(1).pipe(mean({ count: 1 }))).toEqualTypeOf<Observable<Rolling<number>>>()
    expectTypeOf(of(tick).pipe(mean('price', { ms: 1 }))).toEqualTypeOf<Observable<Rolling<typeof tick>>>()
    expectTypeOf(gapped$.pipe(mean((event) => event.price, { count: 1 }))).toEqualTypeOf<
      Observable<Rolling<typeof tick> | Break>
    >()
    expectTypeOf(gapped$.pipe(vwap('price', (event) => event.price, { ms: 1 }))).toEqualTypeOf<
      Observable<Rolling<typeof tick> | Break>
    >()
    // @ts-expect-error a bare number has no time
    of(1).pipe(mean({ ms: 1 }))
    // @ts-expect-error an item is no number
    of(tick).pipe(mean('item', { count: 1 }))
  })
})
