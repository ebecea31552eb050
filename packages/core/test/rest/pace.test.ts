import fc from 'fast-check'
import { concat, map, merge, of } from 'rxjs'
import { describe, expect, it } from 'vitest'
import type { Diagnostic } from '../../src/diagnostics.ts'
import { createPacer, fullBucket, take } from '../../src/rest/pace.ts'
import { virtually } from '../kit/scheduler.ts'

describe('a bucket', () => {
  it('never lets out more than its burst plus what flowed in', () => {
    const limits = fc.record({ burst: fc.integer({ min: 1, max: 10 }), perSecond: fc.integer({ min: 1, max: 20 }) })
    fc.assert(
      fc.property(limits, fc.array(fc.integer({ min: 0, max: 2000 }), { maxLength: 60 }), (limit, pauses) => {
        let now = 0
        let bucket = fullBucket(limit, now)
        const leave: number[] = []
        for (const pause of pauses) {
          now += pause
          const [after, wait] = take(bucket, limit, now)
          bucket = after
          leave.push(now + wait)
        }
        for (const [i, from] of leave.entries()) {
          for (let j = i; j < leave.length; j++) {
            // Waits are whole milliseconds, so that two leave times may lie up to one closer than they should.
            const span = (leave[j] ?? 0) - from + 1
            expect(j - i + 1).toBeLessThanOrEqual(limit.burst + (span * limit.perSecond) / 1000 + 1e-6)
          }
        }
      }),
    )
  })
})

describe('the pacer', () => {
  it('lets a burst pass, then spaces calls, and says how long each waits', () =>
    virtually(({ expectObservable, flush }, clock) => {
      const reported: Diagnostic[] = []
      const pace = createPacer({ burst: 2, perSecond: 1 }, clock, (diagnostic) => reported.push(diagnostic))
      const call = (name: string) => concat(pace('ka10007'), of(name))
      expectObservable(merge(call('a'), call('b'), call('c'), call('d'))).toBe('(ab) 996ms c 999ms (d|)')
      flush()
      expect(reported).toEqual([
        { _tag: 'Pacing', endpoint: 'ka10007', wait: 1000 },
        { _tag: 'Pacing', endpoint: 'ka10007', wait: 2000 },
      ])
    }))

  it('counts each api-id by itself', () =>
    virtually(({ expectObservable }, clock) => {
      const pace = createPacer({ burst: 1, perSecond: 1 }, clock, () => undefined)
      const calls = merge(
        ...['ka10007', 'ka10080', 'ka10007'].map((id) => concat(pace(id), of(id)).pipe(map((x) => x))),
      )
      expectObservable(calls).toBe('(ab) 996ms (a|)', { a: 'ka10007', b: 'ka10080' })
    }))
})
