/** Pacing (유량 제한): calls leave no faster than the exchange takes them (PROTOCOL §5). */
import { ignoreElements, Observable, type SchedulerLike, type Subscriber, Subscription, timer } from 'rxjs'
import type { Report } from '../diagnostics.ts'
import type { BucketRules, Limit, Refusal } from './bucket.ts'
import { newPace, nextWait, type PaceEvent, stepPace, type Ticket, type Way, waitOf } from './queue.ts'

/** How fast calls leave. */
export interface PaceOptions extends BucketRules {
  /** Queries of one api-id. */
  readonly query: Limit
  /** Queries of all api-ids together; `'unlimited'` when only each api-id by itself counts. */
  readonly total: Limit | 'unlimited'
  /** Orders of every kind together, in a lane of their own: they never wait for a query. */
  readonly order: Limit
  /** Api-ids with a limit of their own: `{ ka10029: { burst: 1, perSecond: 1 } }`. */
  readonly byId: Readonly<Record<string, Limit>>
}

/** What kind of call leaves: a query, an order, or the request of a token, which both of them wait for. */
export type CallKind = 'query' | 'order' | 'token'

/** Who gives calls their turn. */
export interface Pacer {
  /** Waits for a call's turn: completes when it may leave. Unsubscribing gives the place to the next. */
  turn(kind: CallKind, apiId: string, again?: boolean): Observable<never>
  /** Takes note that the exchange refused a call: its lane waits, and goes slower for a while. */
  refused(kind: CallKind, apiId: string, refusal: Refusal): void
  /** How many ms a call that repeats would wait now. */
  waits(kind: CallKind, apiId: string): number
}

/** A pacer; `kind` and api-id decide the lane. */
export function createPacer(options: PaceOptions, scheduler: SchedulerLike, report: Report): Pacer {
  const waiting = new Map<Ticket, Subscriber<never>>()
  let state = newPace(options.total === 'unlimited' ? undefined : options.total, scheduler.now())
  let alarm = Subscription.EMPTY
  let alarmAt: number | undefined
  let last: Ticket = 0

  const dispatch = (event: PaceEvent): void => {
    const [after, admitted] = stepPace(state, event, options, scheduler.now())
    state = after
    for (const ticket of admitted) {
      const subscriber = waiting.get(ticket)
      waiting.delete(ticket)
      // What it sends may be answered at once and bring the next event: the state is already the one after this.
      subscriber?.complete()
    }
    rouse()
  }

  const rouse = (): void => {
    const now = scheduler.now()
    const wait = nextWait(state, options, now)
    const at = wait === undefined ? undefined : now + wait
    if (at === alarmAt) return
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
        dispatch({ _tag: 'ask', ticket, way, again })
        if (!waiting.has(ticket)) return undefined
        report({ _tag: 'Pacing', endpoint: apiId, wait: waitOf(state, ticket, way, options, scheduler.now()) })
        return () => {
          if (waiting.delete(ticket)) dispatch({ _tag: 'withdraw', ticket, lane: way.lane })
        }
      }),
    refused: (kind, apiId, refusal) => {
      dispatch({ _tag: 'refused', way: wayOf(kind, apiId, options), refusal })
    },
    waits: (kind, apiId) => waitOf(state, NOBODY, wayOf(kind, apiId, options), options, scheduler.now()),
  }
}

function wayOf(kind: CallKind, apiId: string, { query, order, byId }: PaceOptions): Way {
  switch (kind) {
    case 'query':
      return { lane: apiId, limit: byId[apiId] ?? query, counted: true }
    case 'token':
      // Queries and orders alike wait for the token, so it cannot wait for them.
      return { lane: apiId, limit: byId[apiId] ?? query, counted: false }
    case 'order':
      return { lane: 'order', limit: order, counted: false }
  }
}

// Tickets count from 1.
const NOBODY: Ticket = 0

/** Completes after a time, without a value. */
export function silence(ms: number, scheduler: SchedulerLike): Observable<never> {
  return timer(ms, scheduler).pipe(ignoreElements())
}
