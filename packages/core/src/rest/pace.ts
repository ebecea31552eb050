/** Pacing (유량 제한): calls leave no faster than the exchange takes them, each api-id by its own count (PROTOCOL §5). */
import { defer, EMPTY, ignoreElements, type Observable, type SchedulerLike, timer } from 'rxjs'
import type { Report } from '../diagnostics.ts'

/** How many calls at once, and how many a second after that. */
export interface Limit {
  readonly burst: number
  readonly perSecond: number
}

/** A token bucket. Its tokens go below zero by the calls that wait for their turn. */
export interface Bucket {
  readonly tokens: number
  readonly at: number
}

/** A bucket that nothing was taken from. */
export function fullBucket(limit: Limit, now: number): Bucket {
  return { tokens: limit.burst, at: now }
}

/** Takes one token: the bucket after it, and how many ms to wait before the call may leave. */
export function take(bucket: Bucket, limit: Limit, now: number): readonly [Bucket, number] {
  const refilled = bucket.tokens + ((now - bucket.at) * limit.perSecond) / 1000
  const tokens = Math.min(limit.burst, refilled) - 1
  return [{ tokens, at: now }, tokens >= 0 ? 0 : Math.ceil((-tokens * 1000) / limit.perSecond)]
}

/** Waits for a call's turn: completes when it may leave, in the order of subscription. */
export type Pacer = (apiId: string) => Observable<never>

/** A pacer with one bucket for each api-id. */
export function createPacer(limit: Limit, scheduler: SchedulerLike, report: Report): Pacer {
  const buckets = new Map<string, Bucket>()
  return (apiId) =>
    defer(() => {
      const now = scheduler.now()
      const [bucket, wait] = take(buckets.get(apiId) ?? fullBucket(limit, now), limit, now)
      buckets.set(apiId, bucket)
      if (wait === 0) return EMPTY
      report({ _tag: 'Pacing', endpoint: apiId, wait })
      return silence(wait, scheduler)
    })
}

/** Completes after a time, without a value. */
export function silence(ms: number, scheduler: SchedulerLike): Observable<never> {
  return timer(ms, scheduler).pipe(ignoreElements())
}
