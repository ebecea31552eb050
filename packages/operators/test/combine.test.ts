import fc from 'fast-check'
import { from, map, merge, type Observable, of } from 'rxjs'
import { describe, expect, expectTypeOf, it } from 'vitest'
import { type CombineOptions, combineSignals, delta, explain, type Gap, type Signal, signal } from '../src/index.ts'
import { collect } from './collect.ts'
import { GAP, keepsTheContract } from './contract.ts'

const found = (name: string, side: 'buy' | 'sell', timestamp: number | null, item = 'A', strength = 1): Signal => ({
  name,
  item,
  side,
  strength,
  reason: `${name} agrees`,
  inputs: [],
  timestamp,
})

describe('signal', () => {
  interface Tick {
    readonly item: string
    readonly timestamp: number
    readonly price: number
  }
  const tick = (price: number): Tick => ({ item: '005930', timestamp: price, price })
  keepsTheContract<Tick, Signal>(
    () => signal('up', ({ price }) => (price > 5 ? { side: 'buy', reason: `${price}` } : null)),
    [tick(1), tick(6), tick(2), tick(7)],
    'none',
  )

  it('finds item and time of the event at any depth, and keeps it whole', () => {
    const [one] = collect(
      of(tick(1), tick(9)).pipe(
        delta('price'),
        signal('up', () => ({ side: 'sell', reason: 'x' })),
      ),
    )
    expect(one).toMatchObject({ name: 'up', item: '005930', side: 'sell', strength: 1, reason: 'x', timestamp: 9 })
    expect(one?.inputs).toEqual([{ value: tick(9), previous: 1, current: 9, delta: 8 }])
    expect(collect(of({ item: 'A' }).pipe(signal('any', () => ({ side: 'buy', reason: '' }))))).toMatchObject([
      { item: 'A', timestamp: null },
    ])
  })

  it('makes none of an event without an item', () => {
    const events = from([{}, { item: '' }, { item: 'A' }])
    expect(collect(events.pipe(signal('any', () => ({ side: 'buy', reason: '' }))))).toHaveLength(1)
  })

  it('carries the price, the quantity and the type of order that the rule gives', () => {
    const order = { price: 70_000, quantity: 3, orderType: 'limit' } as const
    const [one] = collect(of({ item: 'A' }).pipe(signal('s', () => ({ side: 'buy', reason: '', ...order }))))
    expect(one).toMatchObject(order)
  })

  it('makes none of a strength that is blank or not above 0', () => {
    const strengths = from([null, 0, -1, Number.NaN, undefined, 0.5]).pipe(map((strength) => ({ item: 'A', strength })))
    const signals = strengths.pipe(signal('s', ({ strength }) => ({ side: 'buy', reason: '', strength })))
    expect(collect(signals).map(({ strength }) => strength)).toEqual([1, 0.5])
  })
})

const both: CombineOptions = { rule: 'all', of: ['a', 'b'], within: 10 }

describe('combineSignals', () => {
  keepsTheContract<Signal, Signal>(
    (reset) => combineSignals('c', { ...both, ...reset }),
    [found('a', 'buy', 0), found('b', 'buy', 1), found('b', 'sell', 2), found('a', 'sell', 3)],
  )

  const signals = fc
    .array(
      fc.record({
        name: fc.constantFrom('a', 'b', 'c'),
        side: fc.constantFrom('buy' as const, 'sell' as const),
        item: fc.constantFrom('A', 'B'),
        wait: fc.nat(6),
        strength: fc.integer({ min: 1, max: 3 }),
      }),
      { maxLength: 30 },
    )
    .map((list) => {
      let time = 0
      return list.map(({ name, side, item, wait, strength }) => {
        time += wait
        return found(name, side, time, item, strength)
      })
    })

  const rules = fc.oneof(
    fc.record({ rule: fc.constantFrom('all' as const, 'any' as const), of: fc.subarray(['a', 'b'], { minLength: 1 }) }),
    fc.record({
      rule: fc.constant('weighted' as const),
      weights: fc.record({ a: fc.integer({ min: -2, max: 2 }), b: fc.integer({ min: 1, max: 2 }) }),
      level: fc.integer({ min: 1, max: 5 }),
    }),
  )

  it('combines what a search through all signals of the item since its last combination finds', () => {
    fc.assert(
      fc.property(signals, rules, fc.integer({ min: 1, max: 12 }), (list, options, within) => {
        const names = options.rule === 'weighted' ? ['a', 'b'] : options.of
        const since = new Map<string | null, Signal[]>()
        const expected: unknown[] = []
        for (const one of list) {
          if (!names.includes(one.name)) {
            continue
          }
          const now = one.timestamp ?? 0
          const open = [...(since.get(one.item) ?? []), one]
          since.set(one.item, open)
          const latest = names.flatMap((name) => {
            const last = open.filter((other) => other.name === name).at(-1)
            return last && now - (last.timestamp ?? 0) <= within ? [last] : []
          })
          const sum =
            options.rule === 'weighted'
              ? latest
                  .map(({ name, side, strength }) => {
                    const weight = name === 'a' ? options.weights.a : options.weights.b
                    return side === 'buy' ? weight * strength : -weight * strength
                  })
                  .reduce((total, part) => total + part, 0)
              : 0
          const agrees =
            options.rule === 'any' ||
            (options.rule === 'weighted'
              ? Math.abs(sum) >= options.level
              : latest.length === names.length && latest.every(({ side }) => side === one.side))
          if (agrees) {
            const strength =
              options.rule === 'weighted'
                ? Math.abs(sum)
                : options.rule === 'any'
                  ? one.strength
                  : Math.min(...latest.map((each) => each.strength))
            const side = options.rule === 'weighted' ? (sum > 0 ? 'buy' : 'sell') : one.side
            expected.push([one.item, now, side, strength, latest])
            since.delete(one.item)
          }
        }
        const combined = collect(from(list).pipe(combineSignals('c', { ...options, within })))
        expect(
          combined.map(({ item, timestamp, side, strength, inputs }) => [item, timestamp, side, strength, inputs]),
        ).toEqual(expected)
      }),
      { numRuns: 1000 },
    )
  })

  it('is for each item what it is for its signals alone', () => {
    fc.assert(
      fc.property(signals, (list) => {
        const together = collect(from(list).pipe(combineSignals('c', both)))
        for (const item of ['A', 'B']) {
          const alone = from(list.filter((one) => one.item === item)).pipe(combineSignals('c', both))
          expect(together.filter((one) => one.item === item)).toEqual(collect(alone))
        }
      }),
    )
  })

  it('counts a signal without a time at the latest time seen', () => {
    const list = [found('a', 'buy', null), found('b', 'buy', null)]
    expect(collect(from(list).pipe(combineSignals('c', both)))).toMatchObject([{ timestamp: null }])
    const late = [found('a', 'buy', 0), found('c', 'buy', 50), found('b', 'buy', 50), found('a', 'buy', null)]
    expect(collect(from(late).pipe(combineSignals('c', both)))).toMatchObject([{ timestamp: 50 }])
  })

  it.each<[Record<string, unknown>, string]>([
    [
      { rule: 'most', of: ['a'], within: 1 },
      "combineSignals: rule must be 'all' or 'any' or 'weighted', but is 'most'",
    ],
    [{ rule: 'all', of: [], within: 1 }, 'combineSignals: of must name at least one signal'],
    [{ rule: 'weighted', weights: {}, level: 1, within: 1 }, 'combineSignals: weights must name at least one signal'],
    [
      { rule: 'weighted', weights: { a: null }, level: 1, within: 1 },
      'combineSignals: weights.a must be a finite number, but is null',
    ],
    [{ rule: 'weighted', weights: { a: 1 }, level: 0, within: 1 }, 'combineSignals: level must be above 0, but is 0'],
    [{ rule: 'all', of: ['a'], within: 0 }, 'combineSignals: within must be a number of milliseconds above 0'],
  ])('refuses %o', (options, message) => {
    expect(() => combineSignals('c', JSON.parse(JSON.stringify(options)))).toThrow(message)
  })

  it('infers what it emits', () => {
    const gapped$: Observable<Signal | Gap> = of(found('a', 'buy', 0), GAP)
    expectTypeOf(gapped$.pipe(combineSignals('c', both))).toEqualTypeOf<Observable<Signal | Gap>>()
    expectTypeOf(merge(of(found('a', 'buy', 0))).pipe(combineSignals('c', both))).toEqualTypeOf<Observable<Signal>>()
  })
})

describe('explain', () => {
  it('has a line for each signal, those that it combines below it, and none for events', () => {
    const [pair] = collect(of(found('a', 'buy', 0, 'A', 0.5), found('b', 'buy', 1)).pipe(combineSignals('pair', both)))
    const [entry] = collect(
      from([...(pair ? [pair] : []), found('c', 'buy', 2)]).pipe(
        combineSignals('entry', { ...both, of: ['pair', 'c'] }),
      ),
    )
    expect(entry && explain(entry).split('\n')).toEqual([
      'buy A entry 0.5',
      '  buy A pair 0.5',
      '    buy A a 0.5: a agrees',
      '    buy A b 1: b agrees',
      '  buy A c 1: c agrees',
    ])
    expect(explain({ ...found('a', 'sell', 0), item: 'B', strength: 0.1 + 0.2, inputs: [{ price: 1 }, null] })).toBe(
      'sell B a 0.3: a agrees',
    )
  })
})
