import fc from 'fast-check'
import { from } from 'rxjs'
import { describe, expect, it } from 'vitest'
import { type Breakout, breakout } from '../src/index.ts'
import { collect } from './collect.ts'
import { keepsTheContract } from './contract.ts'
import { blanks, clocks, ticks } from './numbers.ts'

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
