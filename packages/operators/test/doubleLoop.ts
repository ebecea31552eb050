import fc from 'fast-check'
import { from, map, type OperatorFunction } from 'rxjs'
import { expect, it } from 'vitest'
import type { Break, ResetOptions, Rolling } from '../src/index.ts'
import { collect } from './collect.ts'
import { GAP, keepsTheContract } from './contract.ts'
import { events, expectClose, type Row, resultOf } from './rows.ts'

type Window = ({ readonly count: number } | { readonly ms: number }) & { readonly least?: number } & ResetOptions

type Make = (window: Window) => OperatorFunction<Row | Break, Rolling<Row> | Break>

/** An operator over `a`, or over `a` and `b`, and how a slow loop over the whole window computes the same. */
interface Case {
  readonly make: Make
  readonly naive: (rows: readonly { readonly a: number; readonly b: number }[]) => number | null
  /** Whether `b` is read too, so that a blank in it counts. */
  readonly both: boolean
}

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

/** The tests of an operator over a window: it keeps the contract, and agrees with a double loop. */
export function agreesWithADoubleLoop(one: Case): void {
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
}
