import fc from 'fast-check'
import { from, map, type Observable, of, Subject } from 'rxjs'
import { describe, expect, expectTypeOf, it } from 'vitest'
import { type Crossing, type Gap, type Level, type Side, type ThresholdOptions, threshold } from '../src/index.ts'
import { collect } from './collect.ts'
import { GAP, keepsTheContract } from './contract.ts'
import { marbles } from './marbles.ts'

const numbers = { 0: 0, 1: 1, 2: 2, 3: 3, 4: 4, 5: 5, 6: 6, 7: 7, 8: 8, 9: 9, n: null }
const edges = map(({ edge, level }: Crossing<unknown>) => `${edge} ${level}`)

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

describe('threshold at levels that move', () => {
  keepsTheContract<number | null, Crossing<number>>(
    (reset) => threshold({ enter: of(5), leave: of(3), ...reset }),
    [1, 6, 4, 2],
  )

  it(
    'enters and leaves at the events of the source, at the levels of their time',
    marbles((m) => {
      const source = m.hot('    -5-5-5---3-3-5-|', numbers)
      const enter = m.hot('     6-5-----------6|', numbers)
      const leave = m.hot('     2-------2-4-|   ', numbers)
      const expected = '        ---x-------y-z-|'
      const subscription = '    ^--------------!'
      const crossings = source.pipe(threshold({ enter, leave }), edges)
      m.expect(crossings).toBeObservable(expected, { x: 'enter 5', y: 'leave 4', z: 'enter 5' })
      m.expect(enter).toHaveSubscriptions(subscription)
      m.expect(leave).toHaveSubscriptions('^-----------!')
    }),
  )

  it(
    'leaves at the level of its time that it would enter at, when only that is given',
    marbles((m) => {
      const source = m.hot('    -5-5-5-|', numbers)
      const enter = m.hot('     4-6-5--|', numbers)
      const expected = '        -x-y-z-|'
      m.expect(source.pipe(threshold({ enter }), edges)).toBeObservable(expected, {
        x: 'enter 4',
        y: 'leave 6',
        z: 'enter 5',
      })
      m.expect(enter).toHaveSubscriptions('^------!')
    }),
  )

  it(
    'reports nothing while a level is unknown, or they have crossed each other',
    marbles((m) => {
      const source = m.hot('    -9-9-9-1-1-|', numbers)
      const leave = m.hot('     --9-3-7-2--|', numbers)
      const expected = '        -----x---y-|'
      m.expect(source.pipe(threshold({ enter: 5, leave }), edges)).toBeObservable(expected, {
        x: 'enter 5',
        y: 'leave 2',
      })
    }),
  )

  it(
    'ends with the error of a level, and lets go of all',
    marbles((m) => {
      const source = m.hot('    -1-2-3-|', numbers)
      const leave = m.hot('     ---#    ', numbers, new Error('no level'))
      const subscription = '    ^--!    '
      m.expect(source.pipe(threshold({ enter: 5, leave }))).toBeObservable('---#', {}, new Error('no level'))
      m.expect(source).toHaveSubscriptions(subscription)
      m.expect(leave).toHaveSubscriptions(subscription)
    }),
  )

  it('is not moved by blanks and gaps of its levels', () => {
    const [source, enter] = [new Subject<number>(), new Subject<number | null | Gap>()]
    const seen: string[] = []
    source.pipe(threshold({ enter }), edges).subscribe((crossing) => seen.push(crossing))
    for (const given of [3, null, GAP, Number.NaN]) {
      enter.next(given)
      source.next(3)
      source.next(2)
    }
    expect(seen).toEqual(Array(4).fill(['enter 3', 'leave 3']).flat())
  })

  it('agrees with a loop that looks up both levels at each event', () => {
    const happening = fc.tuple(fc.constantFrom('source', 'enter', 'leave'), fc.integer({ min: -4, max: 4 }))
    fc.assert(
      fc.property(fc.array(happening, { maxLength: 60 }), fc.constantFrom('above', 'below'), (happenings, side) => {
        const subjects = { source: new Subject<number>(), enter: new Subject<number>(), leave: new Subject<number>() }
        const seen: unknown[] = []
        const levels: { enter: Level; leave: Level } = { enter: subjects.enter, leave: subjects.leave }
        subjects.source
          .pipe(threshold({ ...levels, side }))
          .subscribe(({ edge, measured, level }) => seen.push([edge, measured, level]))
        const expected: unknown[] = []
        const now: { enter?: number; leave?: number } = {}
        let inside = false
        for (const [name, n] of happenings) {
          if (name !== 'source') {
            now[name] = n
          } else if (now.enter !== undefined && now.leave !== undefined) {
            const [enter, leave] = [now.enter, now.leave]
            const isBetween = side === 'above' ? leave <= enter : leave >= enter
            if (isBetween && !inside && (side === 'above' ? n >= enter : n <= enter)) {
              inside = true
              expected.push(['enter', n, enter])
            } else if (isBetween && inside && (side === 'above' ? n < leave : n > leave)) {
              inside = false
              expected.push(['leave', n, leave])
            }
          }
          subjects[name].next(n)
        }
        expect(seen).toEqual(expected)
      }),
      { numRuns: 500 },
    )
  })

  it('agrees with fixed levels when its streams give only those', () => {
    const list = fc.array(fc.option(fc.integer({ min: -9, max: 9 }), { freq: 5 }))
    fc.assert(
      fc.property(list, fc.integer({ min: 0, max: 5 }), (values, width) => {
        const fixed = collect(from(values).pipe(threshold({ enter: 2, leave: 2 - width })))
        expect(collect(from(values).pipe(threshold({ enter: of(2), leave: of(2 - width) })))).toEqual(fixed)
      }),
    )
  })

  it('infers what it emits, and refuses what is no level', () => {
    expectTypeOf(of(1).pipe(threshold({ enter: of(1) }))).toEqualTypeOf<Observable<Crossing<number>>>()
    expect(() => threshold(JSON.parse('{"enter":{}}'))).toThrow(
      new TypeError('threshold: enter must be a finite number, but is [object Object]'),
    )
    expect(() => threshold({ enter: of(1), leave: Number.NaN })).toThrow('threshold: leave must be a finite number')
  })
})
