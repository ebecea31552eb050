/** What the account holds (보유종목): the shell of the positions machine, between the notices and the REST balance. */
import {
  catchError,
  concat,
  defer,
  distinctUntilChanged,
  filter,
  map,
  Observable,
  of,
  ReplaySubject,
  type SchedulerLike,
  Subscription,
  share,
  tap,
  throwError,
  toArray,
} from 'rxjs'
import type { WireRecord } from '../codec/record.ts'
import type { Report } from '../diagnostics.ts'
import { KiwoomError, Rejected, Unavailable } from '../errors.ts'
import type { Holdings } from './holdings.ts'
import { isMark, type Mark } from './mark.ts'
import type { Position } from './position.ts'
import { holdingsOf, newPositions, type PositionsEvent, type PositionsTimer } from './positionsState.ts'
import { positionsStep } from './positionsStep.ts'
import { createQueue } from './queue.ts'

export interface PositionsContext {
  /**
   * All rows of the valued balance (kt00018) of a venue, then completion; a row that cannot be read as one without
   * values. It errors where it is cut off: completion alone is no answer.
   */
  readonly read: (exchange: BalanceVenue) => Observable<WireRecord>
  /** The venues to ask: kt00018 takes KRX or NXT, and knows no word for both. */
  readonly venues: readonly BalanceVenue[]
  /** Balance changes (04) and order notices (00), with their gaps. */
  readonly balances$: Observable<WireRecord | Mark>
  readonly notices$: Observable<WireRecord | Mark>
  /** Whether both are registered, now and each time that it changes. */
  readonly registered$: Observable<boolean>
  /** Emits when something came on the session that could not be read. */
  readonly unreadable$: Observable<unknown>
  readonly scheduler: SchedulerLike
  readonly report: Report
}

export type BalanceVenue = 'krx' | 'nxt'

/** The holdings, as one shared stream whose late subscribers begin with what is known. */
export function createHoldings(context: PositionsContext): Observable<Holdings> {
  const { scheduler, report } = context
  return new Observable<Holdings>((subscriber) => {
    const run = createQueue()
    const readAll = balanceReader(context)
    const timers = new Map<PositionsTimer, Subscription>()
    let state = newPositions
    let positions: readonly Position[] = []
    let shown = holdingsOf(state, positions)
    let reading = Subscription.EMPTY

    const dispatch = (event: PositionsEvent): void => run(() => apply(event))
    const apply = (event: PositionsEvent): void => {
      if (subscriber.closed) return
      const { book } = state
      const [after, effects] = positionsStep(state, event, scheduler.now())
      state = after
      for (const effect of effects) {
        switch (effect._tag) {
          case 'read':
            reading = readAll.subscribe({
              next: (replies) => dispatch({ _tag: 'read', replies }),
              error: (error: unknown) => dispatch({ _tag: 'failed', error: asKiwoomError(error) }),
            })
            break
          case 'startTimer':
            timers.get(effect.timer)?.unsubscribe()
            timers.set(
              effect.timer,
              scheduler.schedule(() => dispatch({ _tag: 'timer', timer: effect.timer }), effect.ms),
            )
            break
          case 'stopTimer':
            timers.get(effect.timer)?.unsubscribe()
            break
          case 'report':
            report(effect.diagnostic)
            break
          case 'fail':
            subscriber.error(effect.error)
            return
        }
      }
      if (state.book !== book) positions = [...(state.book?.values() ?? [])]
      const holdings = holdingsOf(state, positions)
      if (isSame(holdings, shown)) return
      shown = holdings
      subscriber.next(holdings)
    }
    const each = <T>(source: Observable<T>, event: (value: T) => PositionsEvent): Subscription =>
      source.subscribe({
        next: (value) => dispatch(event(value)),
        error: (error: unknown) => run(() => subscriber.error(error)),
        complete: () => run(() => subscriber.complete()),
      })

    subscriber.next(shown)
    subscriber.add(() => {
      reading.unsubscribe()
      for (const timer of timers.values()) timer.unsubscribe()
    })
    subscriber.add(context.unreadable$.subscribe(() => dispatch({ _tag: 'unreadable' })))
    subscriber.add(each(context.registered$, (isRegistered): PositionsEvent => ({ _tag: 'registered', isRegistered })))
    subscriber.add(
      each(context.balances$, (record) => (isMark(record) ? { _tag: 'gap' } : { _tag: 'balance', balance: record })),
    )
    subscriber.add(each(context.notices$, (record) => ({ _tag: isMark(record) ? 'gap' : 'notice' })))
  }).pipe(share({ connector: () => new ReplaySubject<Holdings>(1) }))
}

/** The positions alone, each time that they are known anew; nothing while they are not known. */
export function positionsOf(holdings$: Observable<Holdings>): Observable<readonly Position[]> {
  return holdings$.pipe(
    filter((holdings) => holdings._tag !== 'unread'),
    map(({ positions }) => positions),
    distinctUntilChanged(),
  )
}

/**
 * Reads all venues. An exchange that offers the balance of its first venue alone has answered; but a venue that answered
 * once has holdings of its own, and its refusal is no answer.
 */
function balanceReader({ read, venues }: PositionsContext): Observable<readonly (readonly WireRecord[])[]> {
  const answered = new Set<BalanceVenue>()
  let refusals = 0
  const ofVenue = (venue: BalanceVenue, index: number): Observable<readonly WireRecord[]> =>
    defer(() => read(venue)).pipe(
      toArray(),
      tap(() => answered.add(venue)),
      catchError((error: unknown) => {
        if (index === 0 || answered.has(venue) || !(error instanceof Rejected)) return throwError(() => error)
        refusals += 1
        const isOffered = !NOT_OFFERED.test(`${error.code} ${error.message}`) && refusals < MOST_REFUSALS
        return isOffered ? throwError(() => error) : of([])
      }),
    )
  return defer(() => concat(...venues.map(ofVenue)).pipe(toArray()))
}

// Services that an environment does not offer (PROTOCOL §6); another refusal may pass.
const NOT_OFFERED = /RC9000|RC7006|\b8104\b/
const MOST_REFUSALS = 3

function isSame(one: Holdings, other: Holdings): boolean {
  if (one._tag === 'unread' || other._tag === 'unread')
    return one._tag === other._tag && reasonOf(one) === reasonOf(other)
  return one._tag === other._tag && one.positions === other.positions && reasonOf(one) === reasonOf(other)
}

function reasonOf(holdings: Holdings): string | undefined {
  return holdings._tag === 'current' ? undefined : holdings.reason
}

function asKiwoomError(error: unknown): KiwoomError {
  if (error instanceof KiwoomError) return error
  return new Unavailable(`the balance could not be read: ${String(error)}`, { endpoint: 'kt00018', cause: error })
}
