import fc from 'fast-check'
import { filter, from, of } from 'rxjs'
import { describe, expect, it } from 'vitest'
import { conflate, type Gap } from '../src/index.ts'
import { collect } from './collect.ts'
import { GAP, keepsTheContract } from './contract.ts'
import { marbles } from './marbles.ts'
import { at, conflated, lengths, onTime, type Tick, ticks } from './ticks.ts'

describe('conflate', () => {
  // The contract looks at item A alone: of the others nothing may wait at an end either.
  keepsTheContract<Tick, Tick>(
    (reset) => (source) =>
      source.pipe(
        conflate({ ms: 10, ...reset }),
        filter((output) => 'type' in output || output.item === 'A'),
      ),
    [at(0, 'B'), at(20), at(40, 'B'), at(60)],
  )

  it('with a scheduler passes at each time what a look at every millisecond would', () => {
    fc.assert(
      fc.property(ticks, lengths, (list, ms) => {
        expect(onTime(list, (source, scheduler) => source.pipe(conflate({ ms, scheduler })))).toEqual(
          conflated(list, ms),
        )
      }),
    )
  })

  it('passes the same by the time of the events, never two within ms, and reports every other', () => {
    fc.assert(
      fc.property(ticks, lengths, (list, ms) => {
        const dropped: [Tick, number][] = []
        const passed = collect(from(list).pipe(conflate({ ms, onDropped: (...given) => dropped.push(given) })))
        expect(passed).toEqual(conflated(list, ms).map(([, tick]) => tick))
        expect(dropped).toEqual(list.filter((tick) => !passed.includes(tick)).map((tick, index) => [tick, index + 1]))
        expect(passed.at(-1)).toBe(list.at(-1))
      }),
    )
  })

  it(
    'lets out what waits before a gap and at the end, and drops it, reported, at a reset',
    marbles((m) => {
      const dropped: [string, number][] = []
      const events = { a: 'a', b: 'b', c: 'c', d: 'd', e: 'e', g: GAP }
      const source = m.hot<string | Gap>('  ab-g--cd-----e-a-b|', events)
      const reset = m.hot('                 --------r-----------')
      const result = source.pipe(
        conflate<string | Gap>({
          ms: 10,
          scheduler: m.scheduler,
          resetOn: reset,
          onDropped: (...given) => dropped.push(given),
        }),
      )
      const seen: unknown[] = []
      result.subscribe((output) => seen.push([m.scheduler.now(), output]))
      m.flush()
      expect(seen).toEqual([
        [0, 'a'],
        [3, 'b'],
        [3, GAP],
        [6, 'c'],
        [13, 'e'],
        [18, 'b'],
      ])
      expect(dropped).toEqual([
        ['d', 1],
        ['a', 2],
      ])
    }),
  )

  it('leaves no timer behind when it is left', () => {
    marbles((m) => {
      const seen: string[] = []
      const subscription = m
        .hot('ab---|')
        .pipe(conflate({ ms: 3, scheduler: m.scheduler }))
        .subscribe((output) => seen.push(output))
      m.scheduler.schedule(() => subscription.unsubscribe(), 2)
      m.flush()
      expect(seen).toEqual(['a'])
    })()
  })

  it('passes all while no time is known, takes a clock of your own, and refuses a bad length', () => {
    expect(collect(of(1, 2, 3).pipe(conflate({ ms: 10 })))).toEqual([1, 2, 3])
    expect(collect(of(1, 2, 3, 20).pipe(conflate({ ms: 10, timeOf: (time) => time })))).toEqual([1, 3, 20])
    expect(() => conflate({ ms: -1 })).toThrow('conflate: ms must be a number of milliseconds above 0, but is -1')
  })
})
