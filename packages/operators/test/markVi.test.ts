import { filter, map, type Observable, of, reduce } from 'rxjs'
import { describe, expect, expectTypeOf, it } from 'vitest'
import { type Marked, markVi } from '../src/index.ts'
import { collect } from './collect.ts'
import { keepsTheContract } from './contract.ts'
import { marbles } from './marbles.ts'
import { type Tick, tick, vi } from './vi.ts'

const events = {
  a: tick('005930', '10:14:00'),
  b: tick('005930', '10:15:10'),
  c: tick('005930', '10:17:10'),
  x: tick('000660', '10:15:20'),
}

const frames = { t: vi('005930', '10:15:00'), r: vi('005930', '10:15:00', '10:17:10', '10:17:10') }

describe('markVi', () => {
  // All four values are answered: the contract wants two, so it looks at those marked.
  keepsTheContract<Tick, Marked<Tick>>(
    (reset) => (source) =>
      source.pipe(
        markVi(of(frames.t), reset),
        filter((output) => 'type' in output || output.underVi),
      ),
    [events.a, events.x, events.x, events.b],
    'of another stream',
  )

  it(
    'forgets all VIs at each value of resetOn',
    marbles((m) => {
      const source = m.hot('  --b--b-|', events)
      const vi$ = m.hot('     -t-----|', frames)
      const reset = m.hot('   ---r---|')
      const expected = '      --B--b-|'
      m.expect(source.pipe(markVi(vi$, { resetOn: reset }))).toBeObservable(expected, {
        B: { value: events.b, underVi: true },
        b: { value: events.b, underVi: false },
      })
    }),
  )

  it(
    'passes every event, and marks those of an item under VI',
    marbles((m) => {
      const source = m.hot('  -a--b--x----c-|', events)
      const vi$ = m.hot('     --t-------r---|', frames)
      const expected = '      -a--B--x----c-|'
      m.expect(source.pipe(markVi(vi$))).toBeObservable(expected, {
        a: { value: events.a, underVi: false },
        B: { value: events.b, underVi: true },
        x: { value: events.x, underVi: false },
        c: { value: events.c, underVi: false },
      })
      m.expect(vi$).toHaveSubscriptions('^-------------!')
    }),
  )

  it(
    'passes an error of vi$ on, and lets go of the source',
    marbles((m) => {
      const source = m.hot('  -x-x-', events)
      const subscription = '  ^-!   '
      const vi$ = m.hot('     --#   ', frames, new Error('no VI'))
      const expected = '      -x#   '
      m.expect(
        source.pipe(
          markVi(vi$),
          map(({ value }) => value),
        ),
      ).toBeObservable(expected, events, new Error('no VI'))
      m.expect(source).toHaveSubscriptions(subscription)
    }),
  )

  it('counts what pauseDuringVi holds back', () => {
    const heldBack = of(events.a, events.x, events.b).pipe(
      markVi(of(frames.t)),
      reduce((sum, { underVi }) => sum + (underVi ? 1 : 0), 0),
    )
    expect(collect(heldBack)).toEqual([2])
  })

  it('infers what it emits', () => {
    expectTypeOf(of(events.a).pipe(markVi(of(frames.t)))).toEqualTypeOf<Observable<Marked<Tick>>>()
    // @ts-expect-error no item in a number
    of(1).pipe(markVi(of(frames.t)))
    expectTypeOf(of(1).pipe(markVi(of(frames.t), { itemOf: (value) => String(value) }))).toEqualTypeOf<
      Observable<Marked<number>>
    >()
  })
})
