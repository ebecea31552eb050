import fc from 'fast-check'
import { concat, interval, map, NEVER, Subject, timer } from 'rxjs'
import { TestScheduler } from 'rxjs/testing'
import { describe, expect, it } from 'vitest'
import { VirtualClock } from '../../src/clock.ts'
import { marbles, type Recording, recordMarbles } from '../../src/marbles.ts'

/** A stream as steps: after so many ms, so many values at once; then an end. */
const streams = fc.record({
  steps: fc.array(
    fc.tuple(
      fc.nat(30),
      fc.array(fc.constantFrom<unknown>(1, 2, 'a', 'text', null, Number.NaN), { minLength: 1, maxLength: 3 }),
    ),
    {
      maxLength: 8,
    },
  ),
  end: fc.constantFrom('complete', 'error'),
})

function record(steps: readonly (readonly [number, readonly unknown[]])[], end: string): Recording<unknown> {
  const clock = new VirtualClock({ start: '2026-11-20T09:00:00' })
  const source = new Subject<unknown>()
  let at = 0
  for (const [ms, values] of steps) {
    at += ms
    clock.schedule(() => {
      for (const value of values) source.next(value)
    }, at)
  }
  clock.schedule(() => (end === 'error' ? source.error(new Error('end')) : source.complete()), at + 1)
  const recordings: Recording<unknown>[] = []
  recordMarbles(source, { scheduler: clock }).subscribe((recording) => recordings.push(recording))
  clock.runAll()
  const [only] = recordings
  if (only === undefined || recordings.length > 1) throw new Error(`${recordings.length} recordings`)
  return only
}

describe('a recording', () => {
  it('played in a test does what the stream did, whenever it says that it is exact', () => {
    fc.assert(
      fc.property(streams, ({ steps, end }) => {
        const { marbles: diagram, values, error, messages, isExact } = record(steps, end)
        fc.pre(isExact)
        const played = new TestScheduler(() => undefined).run(() =>
          TestScheduler.parseMarbles(diagram, { ...values }, error, false, true),
        )
        expect(played).toEqual(messages)
        marbles((m) => m.expect(m.cold(diagram, values, error)).toBeObservable(diagram, values, error))()
      }),
      { numRuns: 300 },
    )
  })

  it('has one letter for equal values, and every value under its letter', () => {
    const recording = record(
      [
        [2, [61_300]],
        [3, [{ price: 1 }, { price: 1 }]],
        [9, [61_300]],
      ],
      'complete',
    )
    expect(recording).toMatchObject({ marbles: '--a--(bb)-----a|', values: { a: 61_300, b: { price: 1 } } })
  })

  it('writes long silences as time, and keeps an error', () => {
    expect(record([[2000, ['x']]], 'error')).toMatchObject({ marbles: ' 2000ms x#', error: new Error('end') })
  })

  it('says when a diagram cannot say the times', () => {
    expect(
      record(
        [
          [1, [1, 2]],
          [1, [3]],
        ],
        'complete',
      ).isExact,
    ).toBe(false)
    expect(
      record(
        [
          [1, [1, 2]],
          [4, [3]],
        ],
        'complete',
      ).isExact,
    ).toBe(true)
  })

  it('of a stream without end is over when the options ask for it be', () => {
    const clock = new VirtualClock()
    const seen: string[] = []
    const ticks = interval(4, clock)
    recordMarbles(ticks, { scheduler: clock, until: 10 }).subscribe((recording) => seen.push(recording.marbles))
    recordMarbles(NEVER, { scheduler: clock, until: 5 }).subscribe((recording) => seen.push(recording.marbles))
    recordMarbles(timer(60_000, clock), { scheduler: clock, column: 10_000 }).subscribe((one) => seen.push(one.marbles))
    clock.advanceBy(120_000)
    expect(seen).toEqual(['-----', '----a---b-', '------(a|)'])
    expect(clock.pending).toBe(0)
  })

  it('of a long silence at the end is played as silence', () => {
    const clock = new VirtualClock()
    const seen: Recording<string>[] = []
    const source = timer(4, clock).pipe(map(() => 'price'))
    recordMarbles(concat(source, NEVER), { scheduler: clock, until: 100 }).subscribe((one) => seen.push(one))
    clock.advanceBy(200)
    const [{ marbles: diagram, values }] = [seen[0] ?? expect.unreachable()]
    expect(diagram).toBe('----a 95ms ')
    marbles((m) => m.expect(m.hot(diagram, values)).toBeObservable('----a', { a: 'price' }))()
  })

  it('stops listening when it is left', () => {
    const source = new Subject<number>()
    const subscription = recordMarbles(source, { scheduler: new VirtualClock() }).subscribe()
    expect(source.observed).toBe(true)
    subscription.unsubscribe()
    expect(source.observed).toBe(false)
  })

  it.each([{ until: -1 }, { until: Number.NaN }, { column: 0 }, { column: Number.POSITIVE_INFINITY }])(
    'refuses %j',
    (options) => {
      expect(() => recordMarbles(NEVER, options)).toThrow(RangeError)
    },
  )
})
