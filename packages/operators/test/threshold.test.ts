import fc from 'fast-check'
import { from, map, type Observable, of } from 'rxjs'
import { describe, expect, expectTypeOf, it } from 'vitest'
import { type Crossing, type Side, type ThresholdOptions, threshold } from '../src/index.ts'
import { collect } from './collect.ts'
import { keepsTheContract } from './contract.ts'
import { marbles } from './marbles.ts'

const numbers = { 0: 0, 1: 1, 2: 2, 3: 3, 4: 4, 5: 5, 6: 6, 7: 7, 8: 8, 9: 9 }

describe('threshold', () => {
  keepsTheContract<number | null, Crossing<number>>(
    (reset) => threshold({ enter: 5, leave: 3, ...reset }),
    [1, 6, 4, 2],
  )

  it(
    'enters on the level and leaves behind the other',
    marbles((m) => {
      const source = m.hot('  -4-5-6-3-5-2-|', numbers)
      const expected = '      ---x-------y-|'
      m.expect(source.pipe(threshold({ enter: 5, leave: 3 }))).toBeObservable(expected, {
        x: { edge: 'enter', value: 5, measured: 5, level: 5, side: 'above' },
        y: { edge: 'leave', value: 2, measured: 2, level: 3, side: 'above' },
      })
    }),
  )

  it(
    'does the same below, mirrored',
    marbles((m) => {
      const source = m.hot('  -6-5-4-7-5-8-|', numbers)
      const expected = '      ---x-------y-|'
      m.expect(source.pipe(threshold({ enter: 5, leave: 7, side: 'below' }))).toBeObservable(expected, {
        x: { edge: 'enter', value: 5, measured: 5, level: 5, side: 'below' },
        y: { edge: 'leave', value: 8, measured: 8, level: 7, side: 'below' },
      })
    }),
  )

  it(
    'leaves at the level it enters at when none is given, and does not flap on it',
    marbles((m) => {
      const source = m.hot('  -5-5-4-4-5-|', numbers)
      const above = '         -x---y---x-|'
      const below = '         -x---------|'
      const edge = map((crossing: Crossing<number>) => crossing.edge)
      m.expect(source.pipe(threshold({ enter: 5 }), edge)).toBeObservable(above, { x: 'enter', y: 'leave' })
      m.expect(source.pipe(threshold({ enter: 5, side: 'below' }), edge)).toBeObservable(below, { x: 'enter' })
    }),
  )

  it(
    'enters at once when the stream begins inside, and does not leave when it ends there',
    marbles((m) => {
      const source = m.hot('  -9-9-|', numbers)
      const expected = '      -x---|'
      m.expect(
        source.pipe(
          threshold({ enter: 5 }),
          map(({ edge }) => edge),
        ),
      ).toBeObservable(expected, { x: 'enter' })
    }),
  )

  it(
    'is not moved by blanks',
    marbles((m) => {
      const values = { ...numbers, n: null, u: Number.NaN, i: Number.POSITIVE_INFINITY }
      const source = m.hot<number | null>('-n-i-6-n-u-4-|', values)
      const expected = '                   -----x-----y-|'
      const edges = source.pipe(
        threshold({ enter: 5 }),
        map(({ edge }) => edge),
      )
      m.expect(edges).toBeObservable(expected, { x: 'enter', y: 'leave' })
    }),
  )

  it(
    'keeps the whole event of a key, and of a selector',
    marbles((m) => {
      const [a, b] = [
        { item: '005930', changeRate: null },
        { item: '005930', changeRate: 3.5 },
      ]
      const source = m.hot<{ item: string; changeRate: number | null }>('-a-b-|', { a, b })
      const expected = '                                                 ---x-|'
      const values = { x: { edge: 'enter' as const, value: b, measured: 3.5, level: 3, side: 'above' as const } }
      m.expect(source.pipe(threshold('changeRate', { enter: 3 }))).toBeObservable(expected, values)
      m.expect(source.pipe(threshold((event) => event.changeRate, { enter: 3 }))).toBeObservable(expected, values)
    }),
  )

  it(
    'ends with the error of a selector that throws, and lets go of the source',
    marbles((m) => {
      const source = m.hot('  -1-2-|', numbers)
      const subscription = '  ^!'
      const expected = '      -#'
      const fail = (): number => {
        throw new Error('no number')
      }
      m.expect(source.pipe(threshold(fail, { enter: 1 }))).toBeObservable(expected, {}, new Error('no number'))
      m.expect(source).toHaveSubscriptions(subscription)
    }),
  )

  it.each<[ThresholdOptions, string]>([
    [{ enter: 3, leave: 4 }, "threshold: leave must be at or below enter (3) for side 'above', but is 4"],
    [
      { enter: 3, leave: 2, side: 'below' },
      "threshold: leave must be at or above enter (3) for side 'below', but is 2",
    ],
    [{ enter: Number.NaN }, 'threshold: enter must be a finite number, but is NaN'],
    [{ enter: 3, leave: Number.NaN }, 'threshold: leave must be a finite number, but is NaN'],
    [{ enter: Number.NEGATIVE_INFINITY }, 'threshold: enter must be a finite number, but is -Infinity'],
  ])('refuses %o when it is made', (options, message) => {
    expect(() => threshold(options)).toThrow(new RangeError(message))
    expect(() => threshold((value: number) => value, options)).toThrow(new RangeError(message))
  })

  it('refuses from plain JavaScript what its types refuse', () => {
    expect(() => threshold(JSON.parse('{"enter":"3"}'))).toThrow(
      new TypeError("threshold: enter must be a finite number, but is '3'"),
    )
    expect(() => threshold(JSON.parse('{"enter":3,"side":"up"}'))).toThrow(
      new TypeError("threshold: side must be 'above' or 'below', but is 'up'"),
    )
    expect(() => threshold<{ price: number }, 'price'>('price', JSON.parse('null'))).toThrow(TypeError)
  })

  it('agrees with a loop that walks through the numbers, and alternates', () => {
    const level = fc.integer({ min: -5, max: 5 })
    const values = fc.array(fc.option(fc.integer({ min: -9, max: 9 }), { freq: 5 }))
    fc.assert(
      fc.property(values, level, level, fc.constantFrom<Side>('above', 'below'), (list, one, other, side) => {
        const sign = side === 'above' ? 1 : -1
        const enter = sign * Math.max(sign * one, sign * other)
        const leave = sign * Math.min(sign * one, sign * other)
        const crossings = collect(from(list).pipe(threshold({ enter, leave, side })))

        const expected: unknown[] = []
        for (let at = 0, inside = false; at < list.length; at += 1) {
          const measured = list[at] ?? null
          if (measured === null) {
            continue
          }
          if (!inside && (measured - enter) * sign >= 0) {
            inside = true
            expected.push({ edge: 'enter', value: measured, measured, level: enter, side })
          } else if (inside && (measured - leave) * sign < 0) {
            inside = false
            expected.push({ edge: 'leave', value: measured, measured, level: leave, side })
          }
        }
        expect(crossings).toEqual(expected)
        expect(crossings.map(({ edge }) => edge)).toEqual(crossings.map((_, at) => (at % 2 === 0 ? 'enter' : 'leave')))
      }),
    )
  })

  it('infers what it emits', () => {
    const row = { item: '005930', price: 1 }
    expectTypeOf(of(1).pipe(threshold({ enter: 1 }))).toEqualTypeOf<Observable<Crossing<number>>>()
    expectTypeOf(of(row).pipe(threshold('price', { enter: 1 }))).toEqualTypeOf<Observable<Crossing<typeof row>>>()
    expectTypeOf(of(row).pipe(threshold(({ price }) => price, { enter: 1 }))).toEqualTypeOf<
      Observable<Crossing<typeof row>>
    >()
    // @ts-expect-error an item is no number
    of(row).pipe(threshold('item', { enter: 1 }))
    // @ts-expect-error a level is needed
    expect(() => of(1).pipe(threshold({ leave: 1 }))).toThrow(TypeError)
  })
})
