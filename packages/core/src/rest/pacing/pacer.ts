/** Pacing (유량 제한): calls leave no faster than the exchange takes them (docs/protocol.md#limits). */
import { ignoreElements, Observable, type SchedulerLike, type Subscriber, Subscription, timer } from 'rxjs'
import { type Elapsed, elapsedOf } from '../../clock.ts'
import type { Report } from '../../observe/diagnostics.ts'
import type { BucketRules, Limit, Refusal } from './bucket.ts'
import { type CallKind, type CallStats, createCallCounts } from './callCounts.ts'
import { newPace, nextWait, type PaceEvent, type Share, stepPace, type Ticket, type Way, waitOf } from './callQueue.ts'

/** How fast calls leave. */
export interface PaceOptions extends BucketRules {
  /** Queries of one api-id. */
  readonly query: Limit
  /** Queries of all api-ids together; `'unlimited'` when only the limit of each api-id counts. */
  readonly total: Limit | 'unlimited'
  /**
   * Orders of every kind together. They have lanes of their own and never wait for a query. Cancellations and
   * modifications go before waiting orders.
   */
  readonly order: Limit
  /** Api-ids with a limit of their own: `{ ka10029: { burst: 1, perSecond: 1 } }`. */
  readonly byId: Readonly<Record<string, Limit>>
}

/** Gives calls their turn. */
export interface Pacer {
  /** Waits for a call's turn: completes when the call may leave. Unsubscribing gives the place to the next call. */
  turn(kind: CallKind, apiId: string, again?: boolean): Observable<never>
  /** The exchange refused a call: its lane waits, and is slower for a while. */
  refused(kind: CallKind, apiId: string, refusal: Refusal): void
  /** ms that a call would wait that asks now; `again` for a repeated call. */
  waits(kind: CallKind, apiId: string, again: boolean): number
  /** Waiting times of calls, by api-id. */
  stats(): Readonly<Record<string, CallStats>>
}

/** Makes a pacer. Kind and api-id decide the lane. Waits are measured by `elapsed`: a wall clock may be set back. */
export function createPacer(
  options: PaceOptions,
  scheduler: SchedulerLike,
  report: Report,
  elapsed: Elapsed = elapsedOf(scheduler),
): Pacer {
  const waiting = new Map<Ticket, Subscriber<never>>()
  const counts = createCallCounts(elapsed)
  let state = newPace(sharedLimits(options), elapsed())
  let alarm = Subscription.EMPTY
  let alarmAt: number | undefined
  let last: Ticket = 0

  const dispatch = (event: PaceEvent): void => {
    const [after, admitted] = stepPace(state, event, options, elapsed())
    state = after
    for (const ticket of admitted) {
      const subscriber = waiting.get(ticket)
      waiting.delete(ticket)
      counts.admitted(ticket)
      // The call may be answered synchronously and cause the next event, so the new state is stored first.
      subscriber?.complete()
    }
    rouse()
  }

  const rouse = (): void => {
    const now = elapsed()
    const wait = nextWait(state, options, now)
    const at = wait === undefined ? undefined : now + wait
    if (at === alarmAt || (alarmAt !== undefined && at !== undefined && at > alarmAt && at < alarmAt + 1)) return
    alarm.unsubscribe()
    alarmAt = at
    if (wait === undefined) return
    alarm = scheduler.schedule(() => {
      alarmAt = undefined
      dispatch({ _tag: 'tick' })
    }, wait)
  }

  return {
    turn: (kind, apiId, again = false) =>
      new Observable<never>((subscriber) => {
        const way = wayOf(kind, apiId, options)
        last += 1
        const ticket = last
        waiting.set(ticket, subscriber)
        counts.asked(ticket, apiId, kind)
        dispatch({ _tag: 'ask', ticket, way, again })
        if (!waiting.has(ticket)) return undefined
        report({ _tag: 'Pacing', endpoint: apiId, wait: waitOf(state, way, options, elapsed(), { ticket, again }) })
        return () => {
          if (!waiting.delete(ticket)) return
          counts.withdrawn(ticket)
          dispatch({ _tag: 'withdraw', ticket, lane: way.lane })
        }
      }),
    refused: (kind, apiId, refusal) => {
      counts.refused(apiId)
      dispatch({ _tag: 'refused', way: wayOf(kind, apiId, options), refusal })
    },
    waits: (kind, apiId, again) => waitOf(state, wayOf(kind, apiId, options), options, elapsed(), { again }),
    stats: () =>
      counts.stats((kind, apiId) => waitOf(state, wayOf(kind, apiId, options), options, elapsed(), { again: false })),
  }
}

function sharedLimits({ total, order }: PaceOptions): ReadonlyMap<Share, Limit> {
  const orders = [['orders', order]] as const
  return new Map<Share, Limit>(total === 'unlimited' ? orders : [...orders, ['queries', total]])
}

function wayOf(kind: CallKind, apiId: string, { query, order, byId }: PaceOptions): Way {
  switch (kind) {
    case 'query':
      return { lane: apiId, limit: byId[apiId] ?? query, share: 'queries', rank: 0 }
    case 'token':
      // Queries and orders wait for the token, so its request cannot wait for them.
      return { lane: apiId, limit: byId[apiId] ?? query, share: undefined, rank: 0 }
    case 'order':
    case 'amend': {
      const own = byId[apiId]
      // New orders and cancellations have separate buckets (docs/protocol.md#limits): a refused order delays no
      // cancellation. The published limit of 5 a second for all orders together is also kept.
      return { lane: own ? apiId : kind, limit: own ?? order, share: 'orders', rank: kind === 'amend' ? 0 : 1 }
    }
  }
}

/** Completes after a time, without a value. */
export function silence(ms: number, scheduler: SchedulerLike): Observable<never> {
  return timer(ms, scheduler).pipe(ignoreElements())
}
