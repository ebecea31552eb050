import fc from 'fast-check'
import { from, merge, type Observable, of } from 'rxjs'
import { describe, expect, expectTypeOf, it } from 'vitest'
import { combineSignals, type Gap, type Signal } from '../src/index.ts'
import { collect } from './collect.ts'
import { GAP, keepsTheContract } from './contract.ts'
import { both, found } from './signals.ts'

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
