/** What the account holds (보유종목): read over REST, kept current by notices, read again whenever one may be missing. */
import {
  catchError,
  concat,
  defer,
  merge,
  Observable,
  of,
  ReplaySubject,
  type SchedulerLike,
  Subscription,
  share,
  throwError,
  toArray,
} from 'rxjs'
import type { WireRecord } from '../codec/record.ts'
import { Closed, Rejected } from '../errors.ts'
import { applyBalance, isCredit, type Position, positionsOf } from './holdings.ts'
import { isMark, type Mark } from './mark.ts'

export interface PositionsContext {
  /** The rows of the valued balance (kt00018) of a venue, one by one. */
  readonly read: (exchange: BalanceVenue) => Observable<WireRecord>
  /** The venues to ask: kt00018 takes KRX or NXT, and knows no word for both. */
  readonly venues: readonly BalanceVenue[]
  /** Balance changes (04) and order notices (00). */
  readonly balances$: Observable<WireRecord | Mark>
  readonly notices$: Observable<WireRecord | Mark>
  /** Emits each time that both are registered, at first and after each loss. */
  readonly registered$: Observable<unknown>
  readonly scheduler: SchedulerLike
}

export type BalanceVenue = 'krx' | 'nxt'

// Fills come in bursts; within a second of the first of them the balance is read once.
const SETTLE = 1_000

/**
 * The positions, as one shared stream that begins with what is held now.
 *
 * A balance notice changes its position at once. It says nothing of orders that wait, and nothing that would place it in
 * time beside a REST reply: so the balance is read when the notices are registered, after each gap, and a second after
 * order notices; notices that come meanwhile are applied after the reply.
 */
export function createPositions(context: PositionsContext): Observable<readonly Position[]> {
  return new Observable<readonly Position[]>((subscriber) => {
    let positions = new Map<string, Position>()
    let isKnown = false
    let isReading = false
    let isOutdated = false
    let meanwhile: WireRecord[] = []
    let settling: Subscription | undefined
    let reading = Subscription.EMPTY

    const emit = (): void => subscriber.next([...positions.values()])

    const read = (): void => {
      if (isReading) {
        isOutdated = true
        return
      }
      isReading = true
      isOutdated = false
      const replies: WireRecord[][] = []
      reading = readAll(context).subscribe({
        next: (rows) => replies.push(rows),
        // A hot stream completes with its client.
        error: (error: unknown) => (error instanceof Closed ? subscriber.complete() : subscriber.error(error)),
        complete: () => {
          isReading = false
          positions = positionsOf(replies)
          const late = meanwhile
          meanwhile = []
          for (const balance of late) applyBalance(positions, balance)
          isKnown = true
          emit()
          if (isOutdated) read()
        },
      })
    }
    const readSoon = (): void => {
      settling ??= context.scheduler.schedule(() => {
        settling = undefined
        read()
      }, SETTLE)
    }

    const work = merge(
      onEach(context.registered$, read),
      onEach(context.balances$, (balance) => {
        if (isMark(balance)) return
        if (isReading) meanwhile.push(balance)
        else if (isKnown && applyBalance(positions, balance)) emit()
        if (isCredit(balance)) readSoon()
      }),
      onEach(context.notices$, (notice) => {
        if (!isMark(notice)) readSoon()
      }),
    ).subscribe({ error: (error: unknown) => subscriber.error(error), complete: () => subscriber.complete() })
    return () => {
      work.unsubscribe()
      reading.unsubscribe()
      settling?.unsubscribe()
    }
  }).pipe(share({ connector: () => new ReplaySubject<readonly Position[]>(1) }))
}

/** The rows of each venue. An exchange that answers for its first venue alone has answered. */
function readAll({ read, venues }: PositionsContext): Observable<WireRecord[]> {
  const replies = venues.map((venue, index) =>
    defer(() => read(venue)).pipe(
      toArray(),
      catchError((error: unknown) =>
        index > 0 && error instanceof Rejected ? of<WireRecord[]>([]) : throwError(() => error),
      ),
    ),
  )
  return concat(...replies)
}

function onEach<T>(source: Observable<T>, act: (value: T) => void): Observable<never> {
  return new Observable<never>((subscriber) =>
    source.subscribe({
      next: act,
      error: (error: unknown) => subscriber.error(error),
      complete: () => subscriber.complete(),
    }),
  )
}
