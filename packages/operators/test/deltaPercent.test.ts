import fc from 'fast-check'
import { from, map, type Observable, of } from 'rxjs'
import { describe, expect, expectTypeOf, it } from 'vitest'
import { type DeltaPercent, delta, deltaPercent, msAgo } from '../src/index.ts'
import { collect } from './collect.ts'
import { keepsTheContract } from './contract.ts'
import { marbles } from './marbles.ts'
import { trades } from './trades.ts'

describe('deltaPercent', () => {
  keepsTheContract<number | null, DeltaPercent<number>>((reset) => deltaPercent({ ago: 2, ...reset }), [1, 2, 4, 7])

  it(
    'emits the change in percent of the number before',
    marbles((m) => {
      const source = m.hot('  -a-b-c-|', { a: 200, b: 250, c: 125 })
      const expected = '      ---x-y-|'
      m.expect(source.pipe(deltaPercent())).toBeObservable(expected, {
        x: { value: 250, previous: 200, current: 250, delta: 50, percent: 25 },
        y: { value: 125, previous: 250, current: 125, delta: -125, percent: -50 },
      })
    }),
  )

  it(
    'emits nothing for a change from 0, and counts on from there',
    marbles((m) => {
      const source = m.hot('  -a-0-a-b-|', { a: 4, b: 5, 0: 0 })
      const expected = '      ---x---y-|'
      m.expect(
        source.pipe(
          deltaPercent(),
          map((change) => change.percent),
        ),
      ).toBeObservable(expected, { x: -100, y: 25 })
    }),
  )

  it(
    'skips blanks',
    marbles((m) => {
      const source = m.hot<number | null>('-n-4-n-5-|', { n: null, 4: 4, 5: 5 })
      const expected = '                   -------x-|'
      m.expect(
        source.pipe(
          deltaPercent(),
          map((change) => change.percent),
        ),
      ).toBeObservable(expected, { x: 25 })
    }),
  )

  it('counts the magnitude of a negative number, so that a rise is positive', () => {
    expect(
      collect(
        of(-10, -5, -20).pipe(
          deltaPercent(),
          map((change) => change.percent),
        ),
      ),
    ).toEqual([50, -300])
  })

  it('gives records for several keys, and nothing when one of them was 0', () => {
    const rows = [
      { price: 100, volume: 0 },
      { price: 110, volume: 5 },
      { price: 121, volume: 10 },
    ]
    expect(
      collect(
        from(rows).pipe(
          deltaPercent(['price', 'volume']),
          map((change) => change.percent),
        ),
      ),
    ).toEqual([{ price: 10, volume: 100 }])
  })

  it('names itself when ago is bad', () => {
    expect(() => deltaPercent({ ago: 0 })).toThrow('deltaPercent: ago must be a whole number of at least 1, but is 0')
  })

  it('is delta with a percentage that leads from the number before to the number now', () => {
    const numbers = fc.array(fc.option(fc.integer({ min: -1000, max: 1000 }), { freq: 4 }))
    fc.assert(
      fc.property(numbers, fc.integer({ min: 1, max: 5 }), (values, ago) => {
        const percents = collect(from(values).pipe(deltaPercent({ ago })))
        const deltas = collect(from(values).pipe(delta({ ago })))
        expect(percents.map(({ percent: _, ...rest }) => rest)).toEqual(deltas.filter(({ previous }) => previous !== 0))
        for (const { previous, current, percent } of percents) {
          expect(previous + (Math.abs(previous) * percent) / 100).toBeCloseTo(current, 9)
        }
      }),
    )
  })

  it('infers what it emits', () => {
    const row = { item: '005930', price: 1 }
    expectTypeOf(of(1).pipe(deltaPercent())).toEqualTypeOf<Observable<DeltaPercent<number>>>()
    expectTypeOf(of(row).pipe(deltaPercent('price'))).toEqualTypeOf<Observable<DeltaPercent<typeof row>>>()
    expectTypeOf(of(row).pipe(deltaPercent(['price']))).toEqualTypeOf<
      Observable<DeltaPercent<typeof row, Readonly<Record<'price', number>>>>
    >()
  })

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
