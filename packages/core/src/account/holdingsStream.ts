/** What the account holds (보유종목): the shell of the holdings machine, between the notices and the REST balance. */
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
import type { WireRecord } from '../codec/records/record.ts'
import { KiwoomError, Rejected, Unavailable } from '../errors.ts'
import { runMachine } from '../machine/runMachine.ts'
import { createSerialQueue } from '../machine/serialQueue.ts'
import type { StepLog, StepRecord } from '../machine/stepLog.ts'
import type { Report } from '../observe/diagnostics.ts'
import { type Interruption, isInterruption } from '../shared/gap.ts'
import type { Holdings } from './holdings.ts'
import {
  type HoldingsEffect,
  type HoldingsEvent,
  type HoldingsMoment,
  holdingsOf,
  initialHoldings,
} from './holdingsState.ts'
import { holdingsMachine } from './holdingsStep.ts'
import type { Position } from './position.ts'
import type { BalanceVenue } from './venues.ts'

export interface HoldingsContext {
  /**
   * All rows of the valued balance (kt00018) of a venue, then completion; a row that cannot be read as one without
   * values. It errors where it is cut off: completion alone is no answer.
   */
  readonly read: (exchange: BalanceVenue) => Observable<WireRecord>
  /** The venues to ask, one after the other. */
  readonly venues: readonly BalanceVenue[]
  /** Balance changes (04) and order notices (00), with their gaps. */
  readonly balances$: Observable<WireRecord | Interruption>
  readonly notices$: Observable<WireRecord | Interruption>
  /** Whether both are registered, now and each time that it changes. */
  readonly registered$: Observable<boolean>
  /** Emits when something came on the session that could not be read. */
  readonly unreadable$: Observable<unknown>
  readonly scheduler: SchedulerLike
  readonly report: Report
  readonly log: StepLog<HoldingsStep>
}

/** One step of the holdings. */
export type HoldingsStep = StepRecord<'holdings', HoldingsEvent, HoldingsEffect, HoldingsMoment>

/** The holdings, as one shared stream whose late subscribers begin with what is known. */
export function createHoldings(context: HoldingsContext): Observable<Holdings> {
  const { scheduler, report } = context
  let starts = 0
  return new Observable<Holdings>((subscriber) => {
    starts += 1
    const run = createSerialQueue()
    const readAll = balanceReader(context)
    let positions: readonly Position[] = []
    let shown = holdingsOf(initialHoldings, positions)
    let reading = Subscription.EMPTY

    const machine = runMachine({
      machine: holdingsMachine,
      options: undefined,
      id: String(starts),
      scheduler,
      run,
      log: context.log,
      moment: () => ({ now: scheduler.now() }),
      perform: (effect) => {
        switch (effect._tag) {
          case 'read':
            reading = readAll.subscribe({
              next: (replies) => dispatch({ _tag: 'read', replies }),
              error: (error: unknown) => dispatch({ _tag: 'failed', error: asKiwoomError(error) }),
            })
            return
          case 'report':
            report(effect.diagnostic)
            return
          case 'fail':
            subscriber.error(effect.error)
        }
      },
      afterStep: (before, after) => {
        if (after.book !== before.book) positions = [...(after.book?.values() ?? [])]
        const holdings = holdingsOf(after, positions)
        if (isSame(holdings, shown)) return
        shown = holdings
        subscriber.next(holdings)
      },
    })
    const { dispatch } = machine
    const each = <T>(source: Observable<T>, event: (value: T) => HoldingsEvent): Subscription =>
      source.subscribe({
        next: (value) => dispatch(event(value)),
        error: (error: unknown) => run(() => subscriber.error(error)),
        complete: () => run(() => subscriber.complete()),
      })

    subscriber.next(shown)
    subscriber.add(() => {
      reading.unsubscribe()
      machine.stop()
    })
    subscriber.add(context.unreadable$.subscribe(() => dispatch({ _tag: 'unreadable' })))
    subscriber.add(each(context.registered$, (isRegistered): HoldingsEvent => ({ _tag: 'registered', isRegistered })))
    subscriber.add(
      each(context.balances$, (record) =>
        isInterruption(record) ? { _tag: 'gap' } : { _tag: 'balance', balance: record },
      ),
    )
    subscriber.add(each(context.notices$, (record) => ({ _tag: isInterruption(record) ? 'gap' : 'notice' })))
  }).pipe(share({ connector: () => new ReplaySubject<Holdings>(1) }))
}

/** The positions alone, each time that they are known again; nothing while they are not known. */
export function positionsOf(holdings$: Observable<Holdings>): Observable<readonly Position[]> {
  return holdings$.pipe(
    filter((holdings) => holdings._tag !== 'unread'),
    map(({ positions }) => positions),
    distinctUntilChanged(),
  )
}

/**
 * Reads all venues. An exchange that offers the balance of its first venue alone has answered; but a venue that
 * answered once has holdings of its own, and its refusal is no answer.
 */
function balanceReader({ read, venues }: HoldingsContext): Observable<readonly (readonly WireRecord[])[]> {
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

// Services that an environment does not offer (docs/protocol.md#errors); another refusal may pass.
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
