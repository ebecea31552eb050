import fc from 'fast-check'
import { filter, from, map, type Observable, of, Subject } from 'rxjs'
import { describe, expect, expectTypeOf, it } from 'vitest'
import { type Break, type Gap, type Latest, latestPerItem } from '../src/index.ts'
import { collect } from './collect.ts'
import { GAP, keepsTheContract } from './contract.ts'
import { marbles } from './marbles.ts'

interface Tick {
  readonly item: string | null
  readonly price: number
  readonly timestamp?: number
}
const tick = (item: string | null, price: number, timestamp?: number): Tick => ({
  item,
  price,
  ...(timestamp === undefined ? {} : { timestamp }),
})
/** The change set as text. */
const show = (output: Latest<Tick> | Gap): string =>
  'type' in output
    ? 'gap'
    : [
        ...output.added.map((item) => `+${item}`),
        ...output.changed.map((item) => `~${item}`),
        ...[...output.removed].map(([item, { price }]) => `-${item} ${price}`),
      ].join(' ')
const about = (...items: readonly string[]): Gap => ({
  ...GAP,
  registrations: items.map((item) => ({ type: '0B', item })),
})

describe('latestPerItem', () => {
  keepsTheContract<Tick, string>(
    (reset) => (source) =>
      source.pipe(
        latestPerItem<Tick | Break>(reset),
        filter((output) => 'type' in output || output.added.length > 0),
        map((output) => ('type' in output ? output : output.added.join())),
      ),
    [tick('A', 1), tick('A', 2), tick('A', 3), tick('B', 4)],
  )

  it('reports change sets that lead from each map to the next, which are those of a list', () => {
    const step = fc.oneof(
      { weight: 8, arbitrary: fc.tuple(fc.constantFrom('A', 'B', 'C', 'D', null), fc.nat(5)) },
      { weight: 1, arbitrary: fc.constantFrom<readonly string[]>(['A'], ['B', 'Z'], []) },
    )
    const bounds = fc.record({ max: fc.integer({ min: 1, max: 5 }), idle: fc.option(fc.integer({ min: 1, max: 9 })) })
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), bounds, (steps, { max, idle }) => {
        // The list: the least recently seen first.
        let list: { readonly item: string; readonly value: Tick; readonly at: number }[] = []
        let rebuilt = new Map<string, Tick>()
        const source = new Subject<Tick | Gap>()
        const outputs: (Latest<Tick> | Gap)[] = []
        source
          .pipe(latestPerItem({ max, removes: ({ price }) => price === 0, ...(idle === null ? {} : { idle }) }))
          .subscribe((output) => {
            outputs.push(output)
            if (!('type' in output)) {
              const before = rebuilt
              rebuilt = new Map([...before].filter(([item]) => !output.removed.has(item)))
              for (const item of [...output.added, ...output.changed]) {
                expect(before.has(item)).toBe(output.changed.includes(item))
                const value = output.latest.get(item)
                if (value !== undefined) {
                  rebuilt.set(item, value)
                }
              }
              for (const [item, value] of output.removed) {
                expect(before.get(item)).toBe(value)
              }
              expect(new Set(rebuilt)).toEqual(new Set(output.latest))
              expect([...output.latest.keys()]).toEqual(list.map(({ item }) => item))
            }
          })
        steps.forEach((given, at) => {
          const isGap = !(given.length === 2 && typeof given[1] === 'number')
          if (isGap) {
            const named = given.map(String)
            list = list.filter(({ item }) => named.length > 0 && !named.includes(item))
            source.next(about(...named))
            expect(outputs.at(-1)).toMatchObject({ type: 'gap' })
            return
          }
          const [item, price] = [typeof given[0] === 'string' ? given[0] : null, Number(given[1])]
          const value = tick(item, price, at)
          if (item !== null) {
            const others = list.filter((one) => one.item !== item)
            list =
              price === 0
                ? others
                : [...others.filter((one) => idle === null || at - one.at < idle), { item, value, at }].slice(-max)
          }
          source.next(value)
          expect(rebuilt).toEqual(new Map(list.map((one) => [one.item, one.value])))
        })
      }),
      { numRuns: 1000 },
    )
  })

  it(
    'reports what leaves by itself and by a gap, which then passes',
    marbles((m) => {
      const source = m.hot('  -a-b-A-g---a-0-b-|', {
        a: tick('A', 1),
        b: tick('B', 2),
        A: tick('A', 3),
        g: about('B'),
        0: tick('A', 0),
      })
      const subscription = '  ^----------------!'
      const expected = '      -p-q-r-(sg)t-u-v-|'
      m.expect(source.pipe(latestPerItem({ removes: ({ price }) => price === 0 }), map(show))).toBeObservable(
        expected,
        {
          p: '+A',
          q: '+B',
          r: '~A',
          s: '-B 2',
          g: 'gap',
          t: '~A',
          u: '-A 1',
          v: '+B',
        },
      )
      m.expect(source).toHaveSubscriptions(subscription)
    }),
  )

  it('reports what a reset removes, and passes the error of its stream', () => {
    const [source, resetOn] = [new Subject<Tick>(), new Subject<void>()]
    const seen: unknown[] = []
    source.pipe(latestPerItem({ resetOn }), map(show)).subscribe({
      next: (changes) => seen.push(changes),
      error: (error) => seen.push(error),
    })
    resetOn.next()
    source.next(tick('A', 1))
    source.next(tick('B', 2))
    resetOn.next()
    source.next(tick('A', 3))
    resetOn.error(new Error('no session'))
    expect(seen).toEqual(['+A', '+B', '-A 1 -B 2', '+A', new Error('no session')])
    expect(source.observed).toBe(false)
  })

  it('takes the item that the options name, and then all at a gap', () => {
    const rows = [{ code: 'A' }, { code: null }, { code: 'B' }]
    const gapped$: Observable<(typeof rows)[number] | Gap> = from([...rows, about('A')])
    const outputs = collect(gapped$.pipe(latestPerItem({ itemOf: ({ code }) => code })))
    expect(
      outputs.map((output) => ('type' in output ? 'gap' : [...output.latest.keys(), ...output.removed.keys()])),
    ).toEqual([
      // The map goes on changing: by now it is empty.
      [],
      [],
      ['A', 'B'],
      'gap',
    ])
    expect(() => latestPerItem({ max: 0 })).toThrow('latestPerItem: max must be a whole number of at least 1, but is 0')
    expect(() => latestPerItem({ idle: 0 })).toThrow('latestPerItem: idle must be a number of milliseconds above 0')
    expectTypeOf(of(tick('A', 1)).pipe(latestPerItem())).toEqualTypeOf<Observable<Latest<Tick>>>()
  })
})
