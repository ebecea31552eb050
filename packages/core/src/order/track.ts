/** Following orders: the shell around the life of an order. */
import { delay, Observable, type SchedulerLike, Subscription, share, take, tap } from 'rxjs'
import type { WireRecord } from '../codec/record.ts'
import { BadRequest } from '../errors.ts'
import type { ListedOrder } from '../orders.ts'
import { keepSecret } from '../secrets.ts'
import { catchUp, isEnd, live, newLife, type OrderNotice, type OrderState, stateOf } from './life.ts'
import { numberOf } from './verdict.ts'

export interface TrackContext {
  readonly notices$: Observable<WireRecord>
  readonly ready$: Observable<unknown>
  readonly isOnline: () => boolean
  /** Reads the lists in which an order stands. */
  readonly list: (orderNumber: string) => Observable<readonly ListedOrder[]>
  readonly scheduler: SchedulerLike
}

export interface Tracker {
  track(orderNumber: string): Observable<OrderState>
  /** An order is on its way: its events may come before its number is known. */
  begun(): void
  settled(): void
  close(): void
}

// Enough for all the events of a burst of orders; a program that runs for days must not grow.
const KEPT = 1_000
// From the end of an order's round trip until somebody who tracks it must have asked.
const GRACE = 60_000
// From the login until the registration, which leaves at once after it, must hold.
const REGISTERED = 1_000

export function createTracker({ notices$, ready$, isOnline, list, scheduler }: TrackContext): Tracker {
  let journal: readonly OrderNotice[] = []
  const shared$ = notices$.pipe(
    tap((record) => {
      const notice = noticeOf(record)
      if (notice !== undefined) journal = [...journal.slice(1 - KEPT), notice]
    }),
    share(),
  )
  let underWay = 0
  let watch = Subscription.EMPTY
  let grace = Subscription.EMPTY

  return {
    track: (orderNumber) =>
      new Observable<OrderState>((subscriber) => {
        if (numberOf(orderNumber) === 0) {
          const message = `track needs an order number such as '0000140', got '${orderNumber}'`
          subscriber.error(new BadRequest(message, { endpoint: 'order.track' }))
          return
        }
        let life = journal.reduce(live, newLife(orderNumber))
        let shown = ''
        const show = (): void => {
          const state = stateOf(life)
          const text = JSON.stringify(state) ?? ''
          if (state === undefined || text === shown) return
          shown = text
          subscriber.next(state)
          if (isEnd(state)) subscriber.complete()
        }
        const look = (): void => {
          const listed = list(orderNumber).subscribe({
            next: (orders) => {
              life = catchUp(life, orders)
              show()
            },
            // The events go on without; the next gap brings another look.
            error: () => undefined,
          })
          subscriber.add(listed)
        }
        show()
        if (subscriber.closed) return
        subscriber.add(
          shared$.subscribe({
            next: (record) => {
              const notice = noticeOf(record)
              if (notice === undefined) {
                look()
                return
              }
              life = live(life, notice)
              show()
            },
            error: (error: unknown) => subscriber.error(error),
            complete: () => subscriber.complete(),
          }),
        )
        if (subscriber.closed) return
        look()
        // What happened between that look and the registration is seen by a second one.
        subscriber.add(ready$.pipe(take(1), delay(REGISTERED, scheduler)).subscribe(look))
      }),
    begun: () => {
      underWay += 1
      grace.unsubscribe()
      // A session of its own is not opened: it would end another one of the same app key.
      if (watch.closed && isOnline()) watch = shared$.subscribe({ error: () => undefined })
    },
    settled: () => {
      underWay -= 1
      if (underWay > 0 || watch.closed) return
      grace = scheduler.schedule(() => watch.unsubscribe(), GRACE)
    },
    close: () => {
      grace.unsubscribe()
      watch.unsubscribe()
    },
  }
}

/** A 00 event; nothing for a gap. */
function noticeOf(record: WireRecord): OrderNotice | undefined {
  const { orderNumber, accountNumber } = record
  if (typeof orderNumber !== 'string') return undefined
  keepSecret(accountNumber)
  const text = (name: string): string | null => {
    const value = record[name]
    return typeof value === 'string' ? value : null
  }
  const count = (name: string): number | null => {
    const value = record[name]
    return typeof value === 'number' ? value : null
  }
  return {
    orderNumber,
    originalOrderNumber: text('originalOrderNumber'),
    orderStatus: text('orderStatus'),
    orderType: text('orderType'),
    orderQuantity: count('orderQuantity'),
    orderPrice: count('orderPrice'),
    unfilledQuantity: count('unfilledQuantity'),
    fillNumber: text('fillNumber'),
    fillPrice: count('fillPrice'),
    unitFillPrice: count('unitFillPrice'),
    unitFillQuantity: count('unitFillQuantity'),
    rejectReason: text('rejectReason'),
  }
}
