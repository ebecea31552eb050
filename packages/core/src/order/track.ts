/** Follows orders: the shell of the machine of each order. */
import { delay, Observable, type SchedulerLike, Subscription, share, take, tap } from 'rxjs'
import type { WireRecord } from '../codec/records/record.ts'
import { epochOfKorean } from '../codec/values/koreanTime.ts'
import { BadRequest, Timeout } from '../errors.ts'
import { runMachine } from '../machine/runMachine.ts'
import { createSerialQueue } from '../machine/serialQueue.ts'
import type { StepLog, StepRecord } from '../machine/stepLog.ts'
import type { Report } from '../observe/diagnostics.ts'
import { rememberSecret } from '../observe/secrets.ts'
import { isEnd, type OrderState } from './life.ts'
import { createListReader } from './listReader.ts'
import { openAndFilled, type ReadRows, withUnlisted } from './lists.ts'
import { type OrderPlace, tradingDay } from './memory.ts'
import { noticeOf } from './notice.ts'
import { numberOf } from './orderRow.ts'
import { type OrderEffect, type OrderEntry, type OrderEvent, type OrderMoment, orderMachine } from './orderStep.ts'

export interface TrackContext {
  /** The account's 00 events, and the gaps in which events may have been missed. */
  readonly notices$: Observable<WireRecord>
  readonly ready$: Observable<unknown>
  readonly isOnline: () => boolean
  readonly read: ReadRows
  /** Product, instrument and venue of an order that this client placed today. */
  readonly placeOf: (orderNumber: string) => OrderPlace | undefined
  readonly scheduler: SchedulerLike
  readonly report: Report
  readonly log: StepLog<OrderStep>
}

export interface Tracker {
  track(orderNumber: string): Observable<OrderState>
  /** An order is on its way: its events may come before its number is known. */
  begun(): void
  settled(): void
  close(): void
}

/** One step of a followed order. */
export type OrderStep = StepRecord<'order', OrderEvent, OrderEffect, OrderMoment>

// Events that are kept: enough for a burst of orders, and bounded for a program that runs for days.
const KEPT = 1_000
// ms after an order's round trip in which a program may begin to track it without losing events.
const GRACE = 60_000
// ms after the login. By then the registration, which is sent right after the login, is in force.
const REGISTERED = 1_000

export function createTracker(context: TrackContext): Tracker {
  const { notices$, ready$, isOnline, read, placeOf, scheduler, report, log } = context
  const today = (): string => tradingDay(scheduler.now())
  const lists = createListReader(
    (product, stockCode, detailed) =>
      withUnlisted(openAndFilled(read, product, stockCode, today()), read, detailed, today(), scheduler),
    scheduler,
    report,
  )
  let journal: { readonly day: string; readonly entries: readonly OrderEntry[] } = { day: '', entries: [] }
  /** Events of an earlier day are about other orders: numbers begin again each day. */
  const entriesOfToday = (): readonly OrderEntry[] => (journal.day === today() ? journal.entries : [])
  const shared$ = notices$.pipe(
    tap((record) => {
      rememberSecret(record['accountNumber'])
      journal = { day: today(), entries: [...entriesOfToday().slice(1 - KEPT), noticeOf(record)] }
    }),
    share(),
  )
  let underWay = 0
  let follows = 0
  let watch = Subscription.EMPTY
  let grace = Subscription.EMPTY

  const follow = (orderNumber: string, day: string, place: OrderPlace | undefined): Observable<OrderState> =>
    new Observable<OrderState>((subscriber) => {
      if (numberOf(orderNumber) === 0) {
        const message = `track needs an order number such as '0000140', got '${orderNumber}'`
        subscriber.error(new BadRequest(message, { endpoint: 'order.track' }))
        return
      }
      if (today() !== day) {
        const message = `order ${orderNumber} is one of ${day}, which is over: numbers begin again each day`
        subscriber.error(new BadRequest(message, { endpoint: 'order.track' }))
        return
      }
      follows += 1
      let looking = Subscription.EMPTY
      const machine = runMachine({
        machine: orderMachine,
        options: undefined,
        scheduler,
        run: createSerialQueue(),
        log,
        id: `${orderNumber}/${follows}`,
        moment: () => ({ now: scheduler.now(), place }),
        perform: (effect) => {
          switch (effect._tag) {
            case 'progress':
              subscriber.next(effect.state)
              if (isEnd(effect.state)) subscriber.complete()
              return
            case 'look':
              looking.unsubscribe()
              looking = lists.next(effect).subscribe(({ rows }) => machine.dispatch({ _tag: 'lists', rows }))
              return
            case 'report':
              report(effect.diagnostic)
          }
        },
      })
      const isOver = (): boolean => {
        if (today() === day) return false
        const message = `the trading day of order ${orderNumber} (${day}) is over, and neither an event nor a list showed its end`
        subscriber.error(new Timeout(message, { endpoint: 'order.track' }))
        return true
      }
      const watchDay = (): void => {
        if (isOver()) return
        const left = epochOfKorean(`${day}T23:59:59`) + 1_000 - scheduler.now()
        subscriber.add(scheduler.schedule(watchDay, Math.max(1_000, left)))
      }

      subscriber.add(() => {
        looking.unsubscribe()
        machine.stop()
      })
      machine.dispatch({ _tag: 'followed', orderNumber, entries: entriesOfToday() })
      if (subscriber.closed) return
      subscriber.add(
        shared$.subscribe({
          next: (record) => {
            if (isOver()) return
            const notice = noticeOf(record)
            machine.dispatch(notice === undefined ? { _tag: 'gap' } : { _tag: 'notice', notice })
          },
          error: (error: unknown) => subscriber.error(error),
          complete: () => subscriber.complete(),
        }),
      )
      if (subscriber.closed) return
      watchDay()
      const look = (): void => machine.dispatch({ _tag: 'lookNeeded' })
      look()
      // A second look shows what happened between the first look and the registration.
      subscriber.add(ready$.pipe(take(1), delay(REGISTERED, scheduler)).subscribe(look))
    })

  return {
    // A number means an order of this day and place: a later order elsewhere may get the same number.
    track: (orderNumber) => follow(orderNumber, today(), placeOf(orderNumber)),
    begun: () => {
      underWay += 1
      grace.unsubscribe()
      // It opens no session for this: that would end another session of the same app key.
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
