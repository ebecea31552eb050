import fc from 'fast-check'
import {
  concatMap,
  count,
  delay,
  EMPTY,
  from,
  map,
  type Observable,
  of,
  Subject,
  take,
  tap,
  throwError,
  toArray,
} from 'rxjs'
import { describe, expect, expectTypeOf, it } from 'vitest'
import { type Crossing, type Delta, delta, type Gap, perItem, threshold } from '../src/index.ts'
import { see, UNSEEN } from '../src/internal/shared/recency.ts'
import { collect } from './collect.ts'
import { GAP, keepsTheContract } from './contract.ts'
import { marbles } from './marbles.ts'

interface Tick {
  readonly item: string
  readonly price: number
  readonly timestamp?: number
}

const samsung = (price: number, timestamp?: number): Tick => tick('005930', price, timestamp)
const hynix = (price: number, timestamp?: number): Tick => tick('000660', price, timestamp)

function tick(item: string, price: number, timestamp?: number): Tick {
  return timestamp === undefined ? { item, price } : { item, price, timestamp }
}

/** What distinguishes one result from another in these tests: item and change. */
const brief = map((change: Delta<Tick>) => `${change.value.item} ${change.delta}`)

describe('perItem', () => {
  keepsTheContract<Tick, Delta<Tick>>(
    (reset) => perItem(delta('price'), reset),
    [samsung(1), samsung(3), hynix(1), hynix(2)],
  )

  it(
    'runs an operator for each item by itself, and keeps the order of the events',
    marbles((m) => {
      const source = m.hot('  -a-x-b-y-c-|', { a: samsung(1), x: hynix(2), b: samsung(4), y: hynix(4), c: samsung(9) })
      const subscription = '  ^----------!'
      const expected = '      -----p-q-r-|'
      m.expect(source.pipe(perItem(delta('price')), brief)).toBeObservable(expected, {
        p: '005930 3',
        q: '000660 2',
        r: '005930 5',
      })
      m.expect(source).toHaveSubscriptions(subscription)
    }),
  )

  it('starts again with the items that a gap names, and passes it on once', () => {
    const about = (...items: readonly string[]): Gap => ({
      ...GAP,
      registrations: items.map((item) => ({ type: '0B', item })),
    })
    const tell = (gap: Gap, itemOf?: (tick: Tick) => string): readonly string[] =>
      collect(
        from([samsung(1), hynix(2), gap, samsung(4), hynix(4), samsung(9)]).pipe(
          perItem<Tick | Gap, Delta<Tick>>(delta('price'), itemOf ? { itemOf } : {}),
          map((output) => ('type' in output ? 'gap' : `${output.value.item} ${output.delta}`)),
        ),
      )
    expect(tell(about('005930'))).toEqual(['gap', '000660 2', '005930 5'])
    expect(tell(about('000660', '005930_NX'))).toEqual(['gap', '005930 3', '005930 5'])
    expect(tell(about('035720'))).toEqual(['gap', '005930 3', '000660 2', '005930 5'])
    expect(tell(about(''))).toEqual(['gap', '005930 5'])
    expect(tell(about('035720'), (tick) => tick.item)).toEqual(['gap', '005930 5'])
  })

  it('gives no gap to a pipeline', () => {
    const seen: unknown[] = []
    const events$ = from([samsung(1), GAP, samsung(2), GAP])
    collect(events$.pipe(perItem<Tick | Gap, Tick>((event$) => event$.pipe(tap((event) => seen.push(event))))))
    expect(seen).toEqual([samsung(1), samsung(2)])
  })

  it('keeps venues apart: they are different items', () => {
    const events = of(tick('005930', 1), tick('005930_NX', 5), tick('005930', 2))
    expect(collect(events.pipe(perItem(delta('price')), brief))).toEqual(['005930 1'])
  })

  it(
    'ends with the error of one pipeline, and lets go of the source',
    marbles((m) => {
      const source = m.hot('  -a-x-a-|', { a: samsung(1), x: hynix(1) })
      const subscription = '  ^--!    '
      const expected = '      -a-#    '
      const fail = (events$: Observable<Tick>, item: string | null): Observable<Tick> =>
        item === '000660' ? throwError(() => new Error('no such stock')) : events$
      m.expect(source.pipe(perItem(fail))).toBeObservable(expected, { a: samsung(1) }, new Error('no such stock'))
      m.expect(source).toHaveSubscriptions(subscription)
    }),
  )

  it(
    'waits at the end for a pipeline that answers later',
    marbles((m) => {
      const source = m.cold(' -a|      ', { a: samsung(1) })
      const expected = '      ----(a|) '
      m.expect(source.pipe(perItem((events$) => events$.pipe(delay(3, m.scheduler))))).toBeObservable(expected, {
        a: samsung(1),
      })
    }),
  )

  it('completes the pipelines with the source, so that what they keep comes out', () => {
    const counts = of(samsung(1), hynix(1), samsung(2)).pipe(perItem((events$) => events$.pipe(count())))
    expect(collect(counts)).toEqual([2, 1])
  })

  it('does not start again for an item whose pipeline is complete', () => {
    const firsts = of(samsung(1), hynix(1), samsung(2)).pipe(perItem((events$) => events$.pipe(take(1))))
    expect(collect(firsts)).toEqual([samsung(1), hynix(1)])
  })

  it('passes the item to the pipeline', () => {
    const items: unknown[] = []
    const project = (events$: Observable<Tick>, item: string | null): Observable<Tick> => {
      items.push(item)
      return events$
    }
    of(samsung(1), hynix(1), samsung(2)).pipe(perItem(project)).subscribe()
    expect(items).toEqual(['005930', '000660'])
  })

  it('forgets the least recently seen item beyond max, completing its pipeline before the next event', () => {
    const stocks = ['A', 'B', 'A', 'C', 'B'].map((item, at) => tick(item, at))
    const grouped = from(stocks).pipe(
      perItem(
        (events$, item) =>
          events$.pipe(
            map(({ price }) => price),
            toArray(),
            map((prices) => [item, ...prices]),
          ),
        {
          max: 2,
        },
      ),
    )
    // C pushes out B, not A, which was seen since; then B, back again, pushes out A.
    expect(collect(grouped)).toEqual([
      ['B', 1],
      ['A', 0, 2],
      ['C', 3],
      ['B', 4],
    ])
  })

  it('forgets items that were idle in event time, the returning one too', () => {
    const events = [
      samsung(1, 0),
      hynix(1, 4_000),
      samsung(3, 9_999),
      samsung(4, 14_000),
      hynix(9, 14_000),
      samsung(9, 30_000),
    ]
    expect(collect(from(events).pipe(perItem(delta('price'), { idle: 10_000 }), brief))).toEqual([
      '005930 2',
      '005930 1',
    ])
    expect(collect(from(events).pipe(perItem(delta('price')), brief))).toHaveLength(4)
  })

  it('gives all events without an item one pipeline', () => {
    const events = of({ item: null, price: 1 }, { item: null, price: 3 })
    expect(
      collect(
        events.pipe(
          perItem(delta('price')),
          map((change) => change.delta),
        ),
      ),
    ).toEqual([2])
  })

  it('lets go of everything when it is left', () => {
    const source = new Subject<Tick>()
    const never = new Subject<never>()
    const subscription = source.pipe(perItem((events$) => events$.pipe(concatMap(() => never)))).subscribe()
    source.next(samsung(1))
    expect(never.observed).toBe(true)
    subscription.unsubscribe()
    expect([source.observed, never.observed]).toEqual([false, false])
  })

  it.each([
    [{ max: 0 }, 'perItem: max must be a whole number of at least 1, but is 0'],
    [{ max: 2.5 }, 'perItem: max must be a whole number of at least 1, but is 2.5'],
    [{ idle: 0 }, 'perItem: idle must be a number of milliseconds above 0, but is 0'],
    [{ idle: Number.NaN }, 'perItem: idle must be a number of milliseconds above 0, but is NaN'],
  ])('refuses %o when it is made', (options, message) => {
    expect(() => perItem((events$: Observable<Tick>) => events$, options)).toThrow(new RangeError(message))
  })

  it('agrees with a separate stream for each item, whatever the pipeline', () => {
    const events = fc.array(fc.record({ item: fc.constantFrom('A', 'B', 'C'), price: fc.integer({ min: 0, max: 9 }) }))
    const pipelines = fc.constantFrom<(events$: Observable<Tick>) => Observable<unknown>>(
      delta('price'),
      delta('price', { ago: 3 }),
      threshold('price', { enter: 7, leave: 3 }),
      (events$) => events$.pipe(delta('price'), threshold('delta', { enter: 3, leave: -3 })),
    )
    fc.assert(
      fc.property(events, pipelines, (list, pipeline) => {
        const all = collect(from(list).pipe(perItem(pipeline)))
        for (const item of ['A', 'B', 'C']) {
          const alone = collect(from(list.filter((event) => event.item === item)).pipe(pipeline))
          expect(all.filter((output) => JSON.stringify(output).includes(`"${item}"`))).toEqual(alone)
        }
        // One output an event at most, so the order of outputs is that of their events.
        const caused = all.map((output) => list.findIndex((event) => contains(output, event)))
        expect(caused).toEqual([...caused].sort((one, other) => one - other))
      }),
    )
  })

  it('forgets as a list would that is searched from end to end', () => {
    const visits = fc.array(fc.record({ item: fc.constantFrom('A', 'B', 'C', 'D', 'E'), time: fc.option(fc.nat(99)) }))
    fc.assert(
      fc.property(visits, fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 40 }), (list, max, idle) => {
        let recency = UNSEEN()
        let naive: { readonly item: string; readonly last: number }[] = []
        for (const [index, { item, time }] of list.entries()) {
          // The clock does not go back, and stands before everything until there is a time.
          const now = Math.max(...list.slice(0, index + 1).map((visit) => visit.time ?? Number.NEGATIVE_INFINITY))
          const before = naive.map((entry) => entry.item)
          const fresh = naive.filter((entry) => entry.last === now || now - entry.last < idle)
          const kept = [...fresh.filter((entry) => entry.item !== item), { item, last: now }].slice(-max)
          const returning = before.includes(item) && !fresh.some((entry) => entry.item === item) ? [item] : []
          naive = kept
          const gone = before.filter((other) => !kept.some((entry) => entry.item === other))

          const [next, forgotten] = see(recency, item, time, { max, idle })
          recency = next
          expect([...recency.seen.keys()]).toEqual(naive.map((entry) => entry.item))
          expect([...forgotten].sort()).toEqual([...gone, ...returning].sort())
        }
      }),
    )
  })

  it('infers what it emits', () => {
    expectTypeOf(of(samsung(1)).pipe(perItem(delta('price')))).toEqualTypeOf<Observable<Delta<Tick>>>()
    expectTypeOf(
      of(samsung(1)).pipe(perItem((events$) => events$.pipe(delta('price'), threshold('delta', { enter: 1 })))),
    ).toEqualTypeOf<Observable<Crossing<Delta<Tick>>>>()
    expectTypeOf(of(1).pipe(perItem(delta(), { itemOf: (value) => String(value) }))).toEqualTypeOf<
      Observable<Delta<number>>
    >()
    // @ts-expect-error no item in a number
    of(1).pipe(perItem(delta()))
    expect(collect(EMPTY.pipe(perItem((events$: Observable<Tick>) => events$)))).toEqual([])
  })
})

/** Whether the event itself (not an equal one) is somewhere in an output. */
function contains(output: unknown, event: Tick): boolean {
  return (
    output === event ||
    (typeof output === 'object' && output !== null && 'value' in output && contains(output.value, event))
  )
}
