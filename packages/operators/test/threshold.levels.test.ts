import fc from 'fast-check'
import { from, map, type Observable, of, Subject } from 'rxjs'
import { describe, expect, expectTypeOf, it } from 'vitest'
import { type Crossing, type Gap, type Level, threshold } from '../src/index.ts'
import { collect } from './collect.ts'
import { GAP, keepsTheContract } from './contract.ts'
import { marbles } from './marbles.ts'

const numbers = { 1: 1, 2: 2, 3: 3, 4: 4, 5: 5, 6: 6, 7: 7, 8: 8, 9: 9, n: null }
const edges = map(({ edge, level }: Crossing<unknown>) => `${edge} ${level}`)

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
