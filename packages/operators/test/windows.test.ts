import fc from 'fast-check'
import { from, map, type Observable, type OperatorFunction, of } from 'rxjs'
import { describe, expect, expectTypeOf, it } from 'vitest'
import {
  type Break,
  correlation,
  deviation,
  ema,
  max,
  mean,
  median,
  min,
  perItem,
  quantile,
  type ResetOptions,
  type Rolling,
  sum,
  vwap,
  zScore,
} from '../src/index.ts'
import { collect } from './collect.ts'
import { GAP, keepsTheContract } from './contract.ts'
import { marbles } from './marbles.ts'

interface Row {
  readonly a: number | null
  readonly b: number | null
  readonly timestamp: number | null
}

type Window = ({ readonly count: number } | { readonly ms: number }) & { readonly least?: number } & ResetOptions
type Make = (window: Window) => OperatorFunction<Row | Break, Rolling<Row> | Break>

/** Each operator, and how a slow loop over the whole window computes the same. */
interface Case {
  readonly name: string
  readonly make: Make
  readonly naive: (rows: readonly { readonly a: number; readonly b: number }[]) => number | null
  /** Whether `b` is read too, so that a blank in it counts. */
  readonly both: boolean
}

const total = (numbers: readonly number[]): number => numbers.reduce((sum, number) => sum + number, 0)
const average = (numbers: readonly number[]): number => total(numbers) / numbers.length
const spread = (numbers: readonly number[]): number => {
  const middle = average(numbers)
  return Math.sqrt(average(numbers.map((number) => (number - middle) ** 2)))
}
const sorted = (numbers: readonly number[]): readonly number[] => [...numbers].sort((one, other) => one - other)
const ranked = (numbers: readonly number[], q: number): number => {
  const rank = (numbers.length - 1) * q
  const [below, above] = [sorted(numbers)[Math.floor(rank)], sorted(numbers)[Math.ceil(rank)]]
  if (below === undefined || above === undefined) {
    throw new Error('an empty window has no quantile')
  }
  return below + (above - below) * (rank - Math.floor(rank))
}

const cases: readonly Case[] = [
  { name: 'sum', make: (w) => sum('a', w), naive: (rows) => total(rows.map(({ a }) => a)), both: false },
  { name: 'mean', make: (w) => mean('a', w), naive: (rows) => average(rows.map(({ a }) => a)), both: false },
  { name: 'deviation', make: (w) => deviation('a', w), naive: (rows) => spread(rows.map(({ a }) => a)), both: false },
  {
    name: 'zScore',
    make: (w) => zScore('a', w),
    naive: (rows) => {
      const numbers = rows.map(({ a }) => a)
      const width = numbers.every((number) => number === numbers[0]) ? 0 : spread(numbers)
      return width === 0 ? null : ((numbers.at(-1) ?? 0) - average(numbers)) / width
    },
    both: false,
  },
  { name: 'min', make: (w) => min('a', w), naive: (rows) => Math.min(...rows.map(({ a }) => a)), both: false },
  { name: 'max', make: (w) => max('a', w), naive: (rows) => Math.max(...rows.map(({ a }) => a)), both: false },
  {
    name: 'median',
    make: (w) => median('a', w),
    naive: (rows) => {
      const numbers = sorted(rows.map(({ a }) => a))
      const [low, high] = [numbers[(numbers.length - 1) >> 1], numbers[numbers.length >> 1]]
      return low === undefined || high === undefined ? null : (low + high) / 2
    },
    both: false,
  },
  ...[0, 0.1, 0.75, 1].map(
    (q): Case => ({
      name: `quantile ${q}`,
      make: (w) => quantile('a', { q, ...w }),
      naive: (rows) =>
        ranked(
          rows.map(({ a }) => a),
          q,
        ),
      both: false,
    }),
  ),
  {
    name: 'vwap',
    make: (w) => vwap('a', 'b', w),
    naive: (rows) => {
      const shares = total(rows.map(({ b }) => Math.abs(b)))
      return shares === 0 ? null : total(rows.map(({ a, b }) => a * Math.abs(b))) / shares
    },
    both: true,
  },
  {
    name: 'correlation',
    make: (w) => correlation('a', 'b', w),
    naive: (rows) => {
      const [as, bs] = [rows.map(({ a }) => a), rows.map(({ b }) => b)]
      const still = (numbers: readonly number[]): boolean => numbers.every((number) => number === numbers[0])
      if (still(as) || still(bs)) {
        return null
      }
      const [meanA, meanB] = [average(as), average(bs)]
      return average(rows.map(({ a, b }) => (a - meanA) * (b - meanB))) / (spread(as) * spread(bs))
    },
    both: true,
  },
]

/** The window before each result, taken again from all that came before; a double loop. */
function slowly({ naive, both }: Case, events: readonly (Row | Break)[], window: Window): readonly (number | 'gap')[] {
  const outputs: (number | 'gap')[] = []
  let seen: { readonly a: number; readonly b: number; readonly time: number }[] = []
  let clock = Number.NEGATIVE_INFINITY
  for (const event of events) {
    if ('type' in event) {
      outputs.push('gap')
      seen = []
      clock = Number.NEGATIVE_INFINITY
      continue
    }
    const { a, b, timestamp } = event
    if (a === null || (both && b === null)) {
      continue
    }
    clock = Math.max(clock, timestamp ?? clock)
    if ('ms' in window && clock === Number.NEGATIVE_INFINITY) {
      continue
    }
    seen.push({ a, b: b ?? 0, time: clock })
    const inside = seen.filter(({ time }, at) =>
      'count' in window ? seen.length - at <= window.count : clock - time < window.ms,
    )
    const least = window.least ?? ('count' in window ? window.count : 1)
    const result = inside.length < least ? null : naive(inside)
    if (result !== null) {
      outputs.push(result)
    }
    // Only what can still matter, so that the double loop stays possible.
    seen = inside
  }
  return outputs
}

const resultOf = (output: Rolling<Row> | Break): number | 'gap' => ('type' in output ? 'gap' : output.result)

function expectClose(actual: readonly (number | 'gap')[], expected: readonly (number | 'gap')[]): void {
  expect(actual.length).toBe(expected.length)
  const apart = actual.findIndex((one, at) => {
    const other = expected[at]
    return typeof one === 'number' && typeof other === 'number'
      ? !(Math.abs(one - other) <= 1e-9 * Math.max(1, Math.abs(other)))
      : one !== other
  })
  expect({ apart, is: actual[apart], not: expected[apart] }).toEqual({ apart: -1, is: undefined, not: undefined })
}

const number = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: -9, max: 9 }) },
  { weight: 2, arbitrary: fc.integer({ min: 0, max: 99_999 }).map((cents) => cents / 100) },
  { weight: 1, arbitrary: fc.constant(null) },
)
const row: fc.Arbitrary<Row> = fc.record({
  a: number,
  b: number,
  timestamp: fc.option(fc.integer({ min: 0, max: 40 }), { freq: 9 }),
})
const events = fc.array(fc.oneof({ weight: 15, arbitrary: row }, { weight: 1, arbitrary: fc.constant(GAP) }), {
  maxLength: 60,
})
const window: fc.Arbitrary<Window> = fc.oneof(
  fc
    .integer({ min: 1, max: 12 })
    .chain((count) =>
      fc.option(fc.integer({ min: 1, max: count })).map((least) => (least === null ? { count } : { count, least })),
    ),
  fc.record({ ms: fc.integer({ min: 1, max: 25 }) }),
  fc.record({ ms: fc.integer({ min: 1, max: 25 }), least: fc.integer({ min: 1, max: 4 }) }),
)

/** A walk like a price's, with jumps, blanks and gaps; the same at each run. */
function walk(length: number): readonly (Row | Break)[] {
  let seed = 7
  const random = (): number => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648
    return seed / 2_147_483_648
  }
  let [a, b, timestamp] = [70_000, 180_000, 0]
  return Array.from({ length }, () => {
    a += (random() - 0.5) * (random() < 0.01 ? 20_000 : 100)
    b += (random() - 0.5) * 100
    timestamp += Math.floor(random() * 100)
    const chance = random()
    return chance < 0.0005 ? GAP : { a: chance < 0.02 ? null : a, b, timestamp }
  })
}
const WALK = walk(100_000)

describe.each(cases)('$name over a window', (one) => {
  keepsTheContract<Row, Rolling<Row>>(
    (reset) => one.make({ count: 3, ...reset }),
    [
      { a: 1, b: 2, timestamp: 1 },
      { a: 2, b: 7, timestamp: 2 },
      { a: 4, b: 5, timestamp: 3 },
      { a: 9, b: 1, timestamp: 4 },
    ],
  )

  it('agrees with a double loop, by count and by time, over blanks, late events and gaps', () => {
    fc.assert(
      fc.property(events, window, (list, length) => {
        expectClose(collect(from(list).pipe(one.make(length), map(resultOf))), slowly(one, list, length))
      }),
      { numRuns: 500 },
    )
  })

  it.each<[string, Window]>([
    ['the last 20', { count: 20 }],
    ['1 second', { ms: 1_000, least: 2 }],
  ])('agrees with a double loop to 1e-9 over 100,000 values, resets included, over %s', (_, length) => {
    const results = collect(from(WALK).pipe(one.make(length), map(resultOf)))
    expect(results.length).toBeGreaterThan(90_000)
    expectClose(results, slowly(one, WALK, length))
  })
})

describe('a window', () => {
  it(
    'by count answers when it is full, or from the least on',
    marbles((m) => {
      const source = m.hot('  -1-2-3-4-|', { 1: 1, 2: 2, 3: 3, 4: 4 })
      const subscription = '  ^--------!'
      const full = '          -----b-c-|'
      const early = '         ---a-b-c-|'
      const b = { value: 3, result: 2, count: 3 }
      const c = { value: 4, result: 3, count: 3 }
      m.expect(source.pipe(mean({ count: 3 }))).toBeObservable(full, { b, c })
      m.expect(source.pipe(mean({ count: 3, least: 2 }))).toBeObservable(early, {
        a: { value: 2, result: 1.5, count: 2 },
        b,
        c,
      })
      m.expect(source).toHaveSubscriptions([subscription, subscription])
    }),
  )

  it(
    'by time holds what is younger than it is long, and takes a late event for one of now',
    marbles((m) => {
      const at = (timestamp: number | null, n: number): { timestamp: number | null; n: number } => ({ timestamp, n })
      const source = m.hot('  -u-a-b-c-l-d-|', {
        u: at(null, 99),
        a: at(1_000, 1),
        b: at(1_999, 2),
        c: at(2_000, 4),
        l: at(1_500, 8),
        d: at(2_999, 16),
      })
      const expected = '      ---a-b-c-l-d-|'
      const sums = source.pipe(
        sum('n', { ms: 1_000 }),
        map(({ result, count }) => `${result} of ${count}`),
      )
      m.expect(sums).toBeObservable(expected, { a: '1 of 1', b: '3 of 2', c: '6 of 2', l: '14 of 3', d: '28 of 3' })
    }),
  )

  it('is one for each item when it is given to perItem', () => {
    const trades$ = from([1, 10, 3, 30].map((price, at) => ({ item: at % 2 === 0 ? '005930' : '000660', price })))
    expect(
      collect(trades$.pipe(perItem(mean('price', { count: 2 })))).map(({ value, result }) => [value, result]),
    ).toEqual([
      [{ item: '005930', price: 3 }, 2],
      [{ item: '000660', price: 30 }, 20],
    ])
  })

  it('leaves no rounding error behind when a huge number leaves it', () => {
    const numbers = [1e18, 0.1, 0.2, 0.3]
    expect(collect(from(numbers).pipe(sum({ count: 2 }))).at(-1)?.result).toBe(0.2 + 0.3)
    expect(collect(from(numbers).pipe(deviation({ count: 2 }))).at(-1)?.result).toBeCloseTo(0.05, 15)
    expect(collect(from(numbers).pipe(zScore({ count: 2 }))).at(-1)?.result).toBeCloseTo(1, 12)
  })

  it('answers exactly 0 for the deviation of numbers that are all equal', () => {
    expect(collect(from([0.1, 0.1, 0.1, 0.1]).pipe(deviation({ count: 3 }))).map(({ result }) => result)).toEqual([
      0, 0,
    ])
    expect(collect(from([0.1, 0.1, 0.1, 0.1]).pipe(zScore({ count: 3 })))).toEqual([])
  })

  it.each<[() => unknown, string]>([
    [() => mean({ count: 0 }), 'mean: count must be a whole number of at least 1, but is 0'],
    [() => sum({ count: 2.5 }), 'sum: count must be a whole number of at least 1, but is 2.5'],
    [() => median({ count: 3, least: 4 }), 'median: least must be at most count (3), but is 4'],
    [() => max<Row, 'a'>('a', { ms: 0 }), 'max: ms must be a number of milliseconds above 0, but is 0'],
    [() => quantile({ q: 1.5, count: 3 }), 'quantile: q must be a number from 0 to 1, but is 1.5'],
    [() => quantile({ q: Number.NaN, count: 3 }), 'quantile: q must be a number from 0 to 1, but is NaN'],
    [() => ema({ count: 3, least: 0 }), 'ema: least must be a whole number of at least 1, but is 0'],
    [() => ema<Row, 'a'>('a', { ms: -1 }), 'ema: ms must be a number of milliseconds above 0, but is -1'],
  ])('refuses what cannot be one: %s', (make, message) => {
    expect(make).toThrow(new RangeError(message))
  })

  it('refuses from plain JavaScript what its types refuse', () => {
    expect(() => mean<Row, 'a'>('a', JSON.parse('null'))).toThrow(
      new TypeError('mean: window must be an object such as { count: 20 } or { ms: 60_000 }, but is null'),
    )
    expect(() => mean(JSON.parse('{}'))).toThrow(
      new TypeError('mean: ms must be a number of milliseconds above 0, but is undefined'),
    )
  })

  it('keeps nothing of a number that has left, however much larger than the others it was', () => {
    const numbers = [0.1, 1e17, 0.2, -1e18, 0.3, 0.1, 0.2]
    const sums = collect(from(numbers).pipe(sum({ count: 3 }))).map(({ result }) => result)
    expect(sums.at(-1)).toBeCloseTo(0.6, 14)
  })

  it('infers what it emits', () => {
    const tick = { item: '005930', price: 1 }
    const gapped$: Observable<typeof tick | Break> = of(tick, GAP)
    expectTypeOf(of(1).pipe(mean({ count: 1 }))).toEqualTypeOf<Observable<Rolling<number>>>()
    expectTypeOf(of(tick).pipe(mean('price', { ms: 1 }))).toEqualTypeOf<Observable<Rolling<typeof tick>>>()
    expectTypeOf(gapped$.pipe(mean((event) => event.price, { count: 1 }))).toEqualTypeOf<
      Observable<Rolling<typeof tick> | Break>
    >()
    expectTypeOf(gapped$.pipe(vwap('price', (event) => event.price, { ms: 1 }))).toEqualTypeOf<
      Observable<Rolling<typeof tick> | Break>
    >()
    // @ts-expect-error a bare number has no time
    of(1).pipe(mean({ ms: 1 }))
    // @ts-expect-error an item is no number
    of(tick).pipe(mean('item', { count: 1 }))
  })
})

describe('ema', () => {
  keepsTheContract<number | null, Rolling<number>>((reset) => ema({ count: 3, ...reset }), [1, 2, 4, 8])

  it('agrees with the weights written out, by count and by time, over blanks and gaps', () => {
    const lengths = fc.oneof(
      fc.record({ count: fc.integer({ min: 1, max: 30 }) }),
      fc.record({ ms: fc.integer({ min: 1, max: 60 }), least: fc.integer({ min: 1, max: 3 }) }),
    )
    fc.assert(
      fc.property(events, lengths, (list, length) => {
        const expected: (number | 'gap')[] = []
        let seen: { readonly a: number; readonly time: number }[] = []
        for (const event of list) {
          if ('type' in event) {
            expected.push('gap')
            seen = []
            continue
          }
          const clock = Math.max(
            seen.at(-1)?.time ?? Number.NEGATIVE_INFINITY,
            event.timestamp ?? Number.NEGATIVE_INFINITY,
          )
          if (event.a === null || ('ms' in length && clock === Number.NEGATIVE_INFINITY)) {
            continue
          }
          seen.push({ a: event.a, time: clock })
          // From the back: what is left of the whole weight, times the share that each number takes of it.
          let [left, result] = [1, 0]
          for (let at = seen.length - 1; at >= 0; at -= 1) {
            const [now, before] = [seen[at], seen[at - 1]]
            const share =
              !now || !before
                ? 1
                : 'count' in length
                  ? 2 / (length.count + 1)
                  : 1 - Math.exp((before.time - now.time) / length.ms)
            result += left * share * (now?.a ?? 0)
            left *= 1 - share
          }
          if (seen.length >= ('count' in length ? length.count : length.least)) {
            expected.push(result)
          }
        }
        expectClose(collect(from(list).pipe(ema('a', length), map(resultOf))), expected)
      }),
      { numRuns: 500 },
    )
  })
})
