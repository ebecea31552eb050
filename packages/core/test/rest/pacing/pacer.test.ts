import fc from 'fast-check'
import { concat, finalize, ignoreElements, map, merge, mergeMap, of, range, timer } from 'rxjs'
import { describe, expect, it } from 'vitest'
import type { Diagnostic } from '../../../src/observe/diagnostics.ts'
import {
  type Bucket,
  type BucketRules,
  fullBucket,
  type Limit,
  shrink,
  take,
  waitFor,
} from '../../../src/rest/pacing/bucket.ts'
import { createPacer, type PaceOptions } from '../../../src/rest/pacing/pacer.ts'
import { virtually } from '../../kit/scheduler.ts'

const RULES: BucketRules = { slack: 0, recovery: 60_000 }
const limits = fc.record({ burst: fc.integer({ min: 1, max: 10 }), perSecond: fc.integer({ min: 1, max: 20 }) })

/** The exchange's own count, written as its rules are published and not as our bucket is. */
function refusals(arrivals: readonly number[], { burst, perSecond }: Limit): number {
  let left = burst
  let at = 0
  let refused = 0
  for (const arrival of arrivals) {
    left = Math.min(burst, left + ((arrival - at) * perSecond) / 1000)
    at = arrival
    if (left > 0.999) left -= 1
    else refused += 1
  }
  return refused
}

/** When calls leave that want to at these times, one after the other. */
function departures(limit: Limit, rules: BucketRules, wishes: readonly number[]): number[] {
  let now = 0
  let bucket = fullBucket(limit, now)
  return wishes.map((wish) => {
    now = Math.max(now, wish)
    now += waitFor(bucket, rules, now)
    bucket = take(bucket, rules, now)
    return now
  })
}

/** Ascending times, many of them together. */
const wishes = fc.array(fc.integer({ min: 0, max: 900 }), { minLength: 1, maxLength: 80 }).map((pauses) => {
  let time = 0
  return pauses.map((pause) => {
    time += pause % 7 ? 0 : pause
    return time
  })
})

describe('a bucket', () => {
  it('never lets out more than its burst plus what flowed in', () => {
    fc.assert(
      fc.property(limits, wishes, (limit, times) => {
        const left = departures(limit, RULES, times)
        for (const [i, from] of left.entries()) {
          for (let j = i; j < left.length; j++) {
            const span = (left[j] ?? 0) - from
            expect(j - i + 1).toBeLessThanOrEqual(limit.burst + (span * limit.perSecond) / 1000 + 1e-6)
          }
        }
      }),
    )
  })

  it('is never refused by an exchange with the same limit, while every call arrives within the slack', () => {
    const delays = fc.infiniteStream(fc.integer({ min: 0, max: 100 }))
    fc.assert(
      fc.property(limits, wishes, delays, (limit, times, late) => {
        const left = departures(limit, { ...RULES, slack: 100 }, times)
        const arrivals = left.map((time) => time + Number(late.next().value)).sort((a, b) => a - b)
        expect(refusals(arrivals, limit)).toBe(0)
      }),
    )
  })

  it('wastes no more than the slack and a millisecond a busy stretch', () => {
    const left = departures(
      { burst: 5, perSecond: 5 },
      { ...RULES, slack: 100 },
      Array.from({ length: 200 }, () => 0),
    )
    expect(left.at(-1)).toBe((195 / 5) * 1000 + 100)
  })

  it('is empty and half as fast after a refusal, and grows back within its recovery', () => {
    const limit = { burst: 4, perSecond: 4 }
    const bucket = shrink(fullBucket(limit, 0), RULES, 0, { leftAt: 0 })
    expect(waitFor(bucket, RULES, 0)).toBe(500)
    expect(waitFor(bucket, RULES, 500)).toBe(0)
    const later: Bucket = { ...bucket, tokens: 0, at: 60_000 }
    expect(waitFor(later, RULES, 60_000)).toBe(250)
  })

  it('shrinks once for all the calls that were under way together', () => {
    const first = shrink(fullBucket({ burst: 4, perSecond: 4 }, 0), RULES, 5, { leftAt: 0 })
    const second = shrink(first, RULES, 5, { leftAt: 0 })
    expect(second.share).toBe(first.share)
  })

  it('keeps to a smaller quota that the exchange reports', () => {
    const bucket = shrink(fullBucket({ burst: 5, perSecond: 5 }, 0), RULES, 0, { leftAt: 0, quota: 1 })
    expect(bucket.limit).toEqual({ burst: 1, perSecond: 1 })
    expect(waitFor(bucket, RULES, 0)).toBe(1000)
  })

  it('waits as long as the exchange asks', () => {
    const bucket = shrink(fullBucket({ burst: 5, perSecond: 5 }, 0), RULES, 0, { leftAt: 0, retryAfter: 7000 })
    expect(waitFor(bucket, RULES, 0)).toBe(7000)
  })
})

const ONE: Limit = { burst: 1, perSecond: 1 }
const pace: PaceOptions = { query: ONE, total: 'unlimited', order: ONE, byId: {}, slack: 0, recovery: 60_000 }

describe('the pacer', () => {
  it('lets a burst pass, then spaces calls, and says once for each how long it waits', () =>
    virtually(({ expectObservable, flush }, clock) => {
      const reported: Diagnostic[] = []
      const options = { ...pace, query: { burst: 2, perSecond: 1 } }
      const pacer = createPacer(options, clock, (diagnostic) => reported.push(diagnostic))
      const call = (name: string) => concat(pacer.turn('query', 'ka10007'), of(name))
      expectObservable(merge(call('a'), call('b'), call('c'), call('d'))).toBe('(ab) 996ms c 999ms (d|)')
      flush()
      expect(reported).toEqual([
        { _tag: 'Pacing', endpoint: 'ka10007', wait: 1000 },
        { _tag: 'Pacing', endpoint: 'ka10007', wait: 2000 },
      ])
    }))

  it('counts each api-id by itself', () =>
    virtually(({ expectObservable }, clock) => {
      const pacer = createPacer(pace, clock, () => undefined)
      const calls = merge(...['ka10007', 'ka10080', 'ka10007'].map((id) => concat(pacer.turn('query', id), of(id))))
      expectObservable(calls).toBe('(ab) 996ms (a|)', { a: 'ka10007', b: 'ka10080' })
    }))

  it('gives an api-id the limit of its own', () =>
    virtually(({ expectObservable }, clock) => {
      const pacer = createPacer({ ...pace, byId: { ka10029: { burst: 3, perSecond: 1 } } }, clock, () => undefined)
      const calls = range(3).pipe(mergeMap((n) => concat(pacer.turn('query', 'ka10029'), of(String(n)))))
      expectObservable(calls).toBe('(012|)')
    }))

  it('lets api-ids take turns at what all queries share, so that a long queue does not hold up a short one', () =>
    virtually(({ expectObservable }, clock) => {
      const pacer = createPacer({ ...pace, query: { burst: 9, perSecond: 9 }, total: ONE }, clock, () => undefined)
      const call = (id: string, name: string) => concat(pacer.turn('query', id), of(name))
      const calls = merge(call('x', '1'), call('x', '2'), call('x', '3'), call('y', 'a'))
      expectObservable(calls).toBe('1 999ms a 999ms 2 999ms (3|)')
    }))

  it('never lets an order wait for a query, nor a token', () =>
    virtually(({ expectObservable }, clock) => {
      const pacer = createPacer({ ...pace, total: ONE }, clock, () => undefined)
      const queries = range(200).pipe(mergeMap((n) => pacer.turn('query', `ka${n % 7}`)))
      const others = concat(pacer.turn('token', 'au10001'), pacer.turn('order', 'kt10000'), of('o'))
      expectObservable(merge(queries, timer(5, clock).pipe(mergeMap(() => others))), '10ms !').toBe('5ms o')
    }))

  it('gives all orders one lane', () =>
    virtually(({ expectObservable }, clock) => {
      const pacer = createPacer(pace, clock, () => undefined)
      const call = (id: string) => concat(pacer.turn('order', id), of(id.slice(-1)))
      expectObservable(merge(call('kt10000'), call('kt10003'))).toBe('0 999ms (3|)')
    }))

  it('lets streams that page at the same time take turns', () =>
    virtually(({ expectObservable }, clock) => {
      const pacer = createPacer(pace, clock, () => undefined)
      const page = (name: string) => concat(pacer.turn('query', 'ka10080'), timer(1, clock).pipe(map(() => name)))
      const stream = (name: string) => concat(page(name), page(name), page(name))
      expectObservable(merge(stream('a'), stream('b'))).toBe('-a 999ms b 999ms a 999ms b 999ms a 999ms (b|)')
    }))

  it('gives the place of one who leaves to the next', () =>
    virtually(({ expectObservable }, clock) => {
      const pacer = createPacer(pace, clock, () => undefined)
      const call = (name: string) => concat(pacer.turn('query', 'ka10080'), of(name))
      expectObservable(call('a')).toBe('(a|)')
      expectObservable(call('b'), '10ms !').toBe('-')
      expectObservable(call('c')).toBe('1s (c|)')
    }))

  it('makes everybody wait for a refusal, the refused call first', () =>
    virtually(({ expectObservable }, clock) => {
      const pacer = createPacer({ ...pace, query: { burst: 4, perSecond: 4 }, recovery: 1e12 }, clock, () => undefined)
      const call = (name: string, again = false) => concat(pacer.turn('query', 'ka10080', again), of(name))
      const refused = timer(0, clock).pipe(
        mergeMap(() => {
          pacer.refused('query', 'ka10080', { leftAt: 0, retryAfter: 3000 })
          return merge(call('b'), call('a', true))
        }),
      )
      expectObservable(refused).toBe('3s a 499ms (b|)')
    }))

  it('keeps nothing of calls that have left', () =>
    virtually(({ flush }, clock) => {
      const pacer = createPacer(pace, clock, () => undefined)
      let open = 0
      const calls = range(50).pipe(
        mergeMap(() => {
          open += 1
          return pacer.turn('query', 'ka10080').pipe(
            ignoreElements(),
            finalize(() => (open -= 1)),
          )
        }),
      )
      calls.subscribe()
      flush()
      expect(open).toBe(0)
      expect(clock.now()).toBe(49_000)
    }))
})
