import fc from 'fast-check'
import { from, map, type Observable, of, Subject, throwError } from 'rxjs'
import { describe, expect, expectTypeOf, it } from 'vitest'
import {
  type Breakout,
  band,
  breakout,
  type Crossed,
  type Crossover,
  confirm,
  cooldown,
  crossAbove,
  crossBelow,
  crossover,
  type Gap,
  type Outlier,
  outlier,
  type ZoneChange,
} from '../src/index.ts'
import { collect } from './collect.ts'
import { GAP, keepsTheContract } from './contract.ts'
import { marbles } from './marbles.ts'

const numbers = { 0: 0, 1: 1, 2: 2, 3: 3, 4: 4, 5: 5, 6: 6, 7: 7, 8: 8, 9: 9 }
const blanks = fc.array(fc.option(fc.integer({ min: -4, max: 4 }), { freq: 6 }), { maxLength: 40 })
const level = fc.integer({ min: -2, max: 2 })

interface Tick {
  readonly timestamp: number | null
  readonly n: number
}
const ticks = fc.array(
  fc.record({ timestamp: fc.option(fc.nat(50), { freq: 9 }), n: fc.integer({ min: -4, max: 4 }) }),
  { maxLength: 40 },
)

/** The clock of an operator at each event: the latest time seen so far. */
function clocks(list: readonly Tick[]): readonly number[] {
  let clock = Number.NEGATIVE_INFINITY
  return list.map(({ timestamp }) => {
    clock = Math.max(clock, timestamp ?? clock)
    return clock
  })
}

describe('crossAbove', () => {
  keepsTheContract<number | null, Crossed<number>>((reset) => crossAbove(3, reset), [2, 4, 3, 5])

  it(
    'crosses a level that moves at the events of the source alone',
    marbles((m) => {
      const source = m.hot('  -5-5--5-6-4--5-|', numbers)
      const level = m.hot('   --7-3-----6|    ', numbers)
      const expected = '      ------x--------|'
      m.expect(source.pipe(crossAbove(level))).toBeObservable(expected, {
        x: { value: 5, previous: 5, measured: 5, level: 3, side: 'above' },
      })
    }),
  )

  it(
    'ends with the error of its level, and lets go of both',
    marbles((m) => {
      const source = m.hot('  -1-2-3-|', numbers)
      const level = m.hot('   -0--#   ', numbers, new Error('no level'))
      const subscription = '  ^---!   '
      const expected = '      ----#   '
      m.expect(source.pipe(crossAbove(level))).toBeObservable(expected, {}, new Error('no level'))
      m.expect(source).toHaveSubscriptions(subscription)
      m.expect(level).toHaveSubscriptions(subscription)
    }),
  )

  it('does not subscribe to the source when its level has failed', () => {
    const source = new Subject<number>()
    source.pipe(crossAbove(throwError(() => new Error('no level')))).subscribe({ error: () => {} })
    expect(source.observed).toBe(false)
  })

  it('lets go of its level when it is left, and when the source is complete', () => {
    const [source, level] = [new Subject<number>(), new Subject<number>()]
    const leaves = source.pipe(crossAbove(level)).subscribe()
    expect(level.observed).toBe(true)
    leaves.unsubscribe()
    expect(level.observed).toBe(false)
    source.pipe(crossAbove(level)).subscribe()
    source.complete()
    expect(level.observed).toBe(false)
  })

  it('is not moved by blanks and gaps of its level', () => {
    const [source, level] = [new Subject<number>(), new Subject<number | null | Gap>()]
    const seen: number[] = []
    source.pipe(crossAbove(level)).subscribe((crossed) => seen.push(crossed.level))
    for (const given of [3, null, GAP, Number.NaN]) {
      level.next(given)
      source.next(2)
      source.next(4)
    }
    expect(seen).toEqual([3, 3, 3, 3])
  })

  it('is crossBelow of the mirror image, and agrees with a loop over pairs', () => {
    fc.assert(
      fc.property(blanks, level, (list, at) => {
        const above = collect(from(list).pipe(crossAbove(at)))
        const mirrored = from(list).pipe(map((n) => (n === null ? null : -n)))
        const below = collect(mirrored.pipe(crossBelow(-at)))
        expect(below.map(({ measured, previous, side }) => [0 - measured, 0 - previous, side])).toEqual(
          above.map(({ measured, previous }) => [measured + 0, previous + 0, 'below']),
        )
        const known = list.filter((n) => n !== null)
        const expected = known.flatMap((measured, index) => {
          const previous = known[index - 1]
          return previous !== undefined && previous <= at && measured > at
            ? [{ value: measured, previous, measured, level: at, side: 'above' }]
            : []
        })
        expect(above).toEqual(expected)
      }),
    )
  })

  it.each<[() => unknown, string]>([
    [() => crossAbove(Number.NaN), 'crossAbove: level must be a finite number, but is NaN'],
    [() => crossBelow<Tick, 'n'>('n', JSON.parse('"5"')), 'crossBelow: level must be a number or an Observable'],
    [() => crossBelow<Tick, 'n'>('n', JSON.parse('{}')), 'crossBelow: level must be a number or an Observable'],
  ])('refuses what is no level: %s', (make, message) => {
    expect(make).toThrow(message)
  })
})

describe('crossBelow', () => {
  keepsTheContract<number | null, Crossed<number>>((reset) => crossBelow(3, reset), [5, 2, 3, 1])
})

describe('crossover', () => {
  const pair = (a: number | null, b: number | null): { a: number | null; b: number | null } => ({ a, b })
  keepsTheContract<ReturnType<typeof pair>, Crossover<ReturnType<typeof pair>>>(
    (reset) => crossover('a', 'b', reset),
    [pair(1, 2), pair(3, 2), pair(2, 2), pair(1, 2)],
  )

  it('reports each change of order once, whatever touches or is blank in between', () => {
    const pairs = fc.array(fc.tuple(fc.option(level, { freq: 6 }), fc.option(level, { freq: 6 })))
    fc.assert(
      fc.property(pairs, (list) => {
        const crossings = collect(from(list.map(([a, b]) => pair(a, b))).pipe(crossover('a', 'b')))
        const sides = list.flatMap(([a, b]) => (a === null || b === null || a === b ? [] : [a > b ? 'above' : 'below']))
        expect(crossings.map(({ side }) => side)).toEqual(sides.filter((side, at) => at > 0 && side !== sides[at - 1]))
        expect(crossings.every(({ a, b, side }) => (side === 'above' ? a > b : a < b))).toBe(true)
      }),
    )
  })
})

describe('band', () => {
  keepsTheContract<number | null, ZoneChange<number>>((reset) => band({ low: 2, high: 4, ...reset }), [3, 2, 4, 5])

  it('reports exactly the changes of zone', () => {
    fc.assert(
      fc.property(blanks, level, fc.nat(2), (list, low, width) => {
        const high = low + width
        const zones = list.flatMap((n) => (n === null ? [] : [n < low ? 'below' : n > high ? 'above' : 'inside']))
        const changes = collect(from(list).pipe(band({ low, high })))
        expect(changes.map(({ zone }) => zone)).toEqual(zones.filter((zone, at) => zone !== zones[at - 1]))
        expect(changes.map(({ previous }) => previous)).toEqual(
          [null, ...changes.map(({ zone }) => zone)].slice(0, changes.length),
        )
      }),
    )
  })

  it(
    'follows edges that move, and reports nothing while they are unknown or crossed',
    marbles((m) => {
      const source = m.hot('  -5-5-5-5-5-|', numbers)
      const low = m.hot('     2---6------|', numbers)
      const high = m.hot('    --4---7-8--|', numbers)
      const expected = '      ---a---b---|'
      const zones = source.pipe(
        band({ low, high }),
        map(({ previous, zone }) => `${previous} to ${zone}`),
      )
      m.expect(zones).toBeObservable(expected, { a: 'null to above', b: 'above to below' })
    }),
  )

  it('refuses edges that cannot be', () => {
    expect(() => band({ low: 4, high: 3 })).toThrow(new RangeError('band: low must be at most high (3), but is 4'))
    expect(() => band({ low: Number.NaN, high: 3 })).toThrow('band: low must be a finite number, but is NaN')
    expect(() => band({ low: 1, high: Number.NaN })).toThrow('must be a finite number, but is NaN')
    expect(() => band<Tick, 'n'>('n', JSON.parse('null'))).toThrow(TypeError)
  })
})

describe('breakout', () => {
  keepsTheContract<number | null, Breakout<number>>((reset) => breakout({ count: 1, ...reset }), [2, 3, 3, 1])

  it('agrees with the extremes of a slice, by count', () => {
    fc.assert(
      fc.property(blanks, fc.integer({ min: 1, max: 6 }), (list, count) => {
        const known = list.filter((n) => n !== null)
        const expected = known.flatMap((measured, at) => {
          const before = known.slice(Math.max(0, at - count), at)
          const [low, high] = [Math.min(...before), Math.max(...before)]
          return before.length < count || (measured >= low && measured <= high)
            ? []
            : [
                {
                  value: measured,
                  measured,
                  level: measured > high ? high : low,
                  side: measured > high ? 'above' : 'below',
                },
              ]
        })
        expect(collect(from(list).pipe(breakout({ count })))).toEqual(expected)
      }),
    )
  })

  it('agrees with the extremes of a slice, by time', () => {
    fc.assert(
      fc.property(ticks, fc.integer({ min: 1, max: 30 }), fc.integer({ min: 1, max: 3 }), (list, ms, least) => {
        const times = clocks(list)
        const expected = list.flatMap((tick, at) => {
          const now = times[at] ?? 0
          const before = list
            .slice(0, at)
            .filter((_, other) => now - (times[other] ?? 0) < ms)
            .map(({ n }) => n)
          const [low, high] = [Math.min(...before), Math.max(...before)]
          return before.length < least || (tick.n >= low && tick.n <= high)
            ? []
            : [[tick.n, tick.n > high ? high : low]]
        })
        const outputs = collect(from(list).pipe(breakout('n', { ms, least })))
        expect(outputs.map(({ measured, level }) => [measured, level])).toEqual(expected)
      }),
    )
  })
})

describe('outlier', () => {
  keepsTheContract<number | null, Outlier<number>>(
    (reset) => outlier({ z: 1, count: 2, least: 1, ...reset }),
    [1, 3, 9, -50],
  )

  it('agrees with a slice, its mean and its deviation', () => {
    const z = fc.constantFrom(0.5, 1.25, 2)
    fc.assert(
      fc.property(blanks, fc.integer({ min: 2, max: 6 }), z, (list, count, far) => {
        const known = list.filter((n) => n !== null)
        const scores = known.flatMap((measured, at) => {
          const before = known.slice(Math.max(0, at - count), at)
          const mean = before.reduce((sum, n) => sum + n, 0) / before.length
          const deviation = Math.sqrt(before.reduce((sum, n) => sum + (n - mean) ** 2, 0) / before.length)
          return before.length < count || before.every((n) => n === before[0]) ? [] : [(measured - mean) / deviation]
        })
        const outputs = collect(from(list).pipe(outlier({ z: far, count })))
        // On the very edge rounding may decide either way.
        const clear = (score: number): boolean => Math.abs(Math.abs(score) - far) > 1e-9
        const told = outputs.map(({ zScore }) => zScore).filter(clear)
        const expected = scores.filter((score) => Math.abs(score) >= far).filter(clear)
        expect(told.length).toBe(expected.length)
        told.forEach((score, at) => {
          expect(score).toBeCloseTo(expected[at] ?? Number.NaN, 9)
        })
      }),
    )
  })

  it('refuses a z that is no distance', () => {
    expect(() => outlier({ z: 0, count: 3 })).toThrow(new RangeError('outlier: z must be a number above 0, but is 0'))
  })
})

describe('cooldown', () => {
  const at = (timestamp: number | null): Tick => ({ timestamp, n: 0 })
  keepsTheContract<Tick, Tick>((reset) => cooldown({ ms: 10, ...reset }), [at(0), at(5), at(9), at(10)])

  it('passes exactly the events that are late enough after the last that passed, and reports the others', () => {
    fc.assert(
      fc.property(ticks, fc.integer({ min: 1, max: 30 }), (list, ms) => {
        const dropped: Tick[] = []
        const passed = collect(from(list).pipe(cooldown({ ms, onDropped: (tick) => dropped.push(tick) })))
        const times = clocks(list)
        let last = Number.NEGATIVE_INFINITY
        const [expected, others]: [Tick[], Tick[]] = [[], []]
        list.forEach((tick, index) => {
          const now = times[index] ?? 0
          if (now === Number.NEGATIVE_INFINITY || last === Number.NEGATIVE_INFINITY || now - last >= ms) {
            last = now
            expected.push(tick)
          } else {
            others.push(tick)
          }
        })
        expect(passed).toEqual(expected)
        expect(dropped).toEqual(others)
      }),
    )
  })

  it('takes a clock of your own', () => {
    const rows = [0, 5, 10].map((second) => ({ second }))
    expect(collect(from(rows).pipe(cooldown({ ms: 10, timeOf: ({ second }) => second })))).toEqual([rows[0], rows[2]])
    expect(() => cooldown({ ms: 0 })).toThrow('cooldown: ms must be a number of milliseconds above 0, but is 0')
  })
})

describe('confirm', () => {
  const isUp = (n: number): boolean => n > 0
  keepsTheContract<number, number>((reset) => confirm(isUp, { count: 1, ...reset }), [-1, 2, -3, 4])

  it('agrees with the runs of a list, by count', () => {
    fc.assert(
      fc.property(fc.array(level, { maxLength: 40 }), fc.integer({ min: 1, max: 4 }), (list, count) => {
        const expected = list.filter((_, at) => {
          const run = list.slice(0, at + 1).reverse()
          const length = run.findIndex((n) => !isUp(n))
          return (length === -1 ? run.length : length) === count
        })
        expect(collect(from(list).pipe(confirm(isUp, { count })))).toEqual(expected)
      }),
    )
  })

  it('agrees with the runs of a list, by time', () => {
    fc.assert(
      fc.property(ticks, fc.integer({ min: 1, max: 30 }), (list, ms) => {
        const times = clocks(list)
        const expected: Tick[] = []
        let [since, told]: [number | null, boolean] = [null, false]
        list.forEach((tick, at) => {
          const now = times[at] ?? 0
          if (!isUp(tick.n)) {
            since = null
            told = false
            return
          }
          since ??= now
          if (!told && now - since >= ms) {
            told = true
            expected.push(tick)
          }
        })
        expect(collect(from(list).pipe(confirm(({ n }) => isUp(n), { ms })))).toEqual(expected)
      }),
    )
  })

  it('ends with the error of a condition that throws, and refuses a row of none', () => {
    const errors: unknown[] = []
    const fail = (): boolean => {
      throw new Error('no condition')
    }
    of(1)
      .pipe(confirm(fail, { count: 1 }))
      .subscribe({ error: (error) => errors.push(error) })
    expect(errors).toEqual([new Error('no condition')])
    expect(() => confirm(isUp, { count: 0 })).toThrow('confirm: count must be a whole number of at least 1, but is 0')
    expect(() => confirm(isUp, { ms: 0 })).toThrow('confirm: ms must be a number of milliseconds above 0, but is 0')
  })
})

describe('the signals', () => {
  it('infer what they emit', () => {
    const tick = { item: '005930', price: 1, timestamp: 1 }
    const gapped$: Observable<typeof tick | Gap> = of(tick, GAP)
    expectTypeOf(of(1).pipe(crossAbove(1))).toEqualTypeOf<Observable<Crossed<number>>>()
    expectTypeOf(gapped$.pipe(crossAbove('price', of(1)))).toEqualTypeOf<Observable<Crossed<typeof tick> | Gap>>()
    expectTypeOf(gapped$.pipe(band((event) => event.price, { low: 1, high: 2 }))).toEqualTypeOf<
      Observable<ZoneChange<typeof tick> | Gap>
    >()
    expectTypeOf(of(tick).pipe(breakout('price', { ms: 1 }))).toEqualTypeOf<Observable<Breakout<typeof tick>>>()
    expectTypeOf(gapped$.pipe(confirm((event) => event.price > 1, { count: 2 }))).toEqualTypeOf<typeof gapped$>()
    expectTypeOf(gapped$.pipe(cooldown({ ms: 1 }))).toEqualTypeOf<typeof gapped$>()
  })
})
