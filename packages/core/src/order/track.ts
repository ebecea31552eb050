/** Following orders: the shell around the life of an order. */
import { delay, Observable, type SchedulerLike, Subscription, share, take, tap } from 'rxjs'
import { epochOfKorean } from '../codec/koreanTime.ts'
import type { WireRecord } from '../codec/record.ts'
import { BadRequest, Timeout } from '../errors.ts'
import type { Report } from '../observe/diagnostics.ts'
import { rememberSecret } from '../observe/secrets.ts'
import { doubling } from '../shared/backOff.ts'
import { catchUp, unclear } from './catchUp.ts'
import { afterGap, isEnd, type Life, live, newLife, type OrderState, stateOf } from './life.ts'
import { createListReader } from './listReader.ts'
import { openAndFilled, type Product, type ReadRows } from './lists.ts'
import { type OrderPlace, tradingDay } from './memory.ts'
import { noticeOf, type OrderNotice } from './notice.ts'
import { numberOf } from './orderRow.ts'

export interface TrackContext {
  /** The account's 00 events, and the gaps in which some may have been missed. */
  readonly notices$: Observable<WireRecord>
  readonly ready$: Observable<unknown>
  readonly isOnline: () => boolean
  readonly read: ReadRows
  /** Where this client placed an order today. */
  readonly placeOf: (orderNumber: string) => OrderPlace | undefined
  readonly scheduler: SchedulerLike
  readonly report: Report
}

export interface Tracker {
  track(orderNumber: string): Observable<OrderState>
  /** An order is on its way: its events may come before its number is known. */
  begun(): void
  settled(): void
  close(): void
}

/** An event of the journal; nothing for a gap. */
type Entry = OrderNotice | undefined

// Enough for all the events of a burst of orders; a program that runs for days must not grow.
const KEPT = 1_000
// From the end of an order's round trip until a program that tracks it must have asked.
const GRACE = 60_000
// From the login until the registration, which leaves at once after it, must hold.
const REGISTERED = 1_000
// Pauses between looks while an order is unclear, ms: doubling up to the longest.
const PAUSE = 500
const LONGEST = 60_000
// Between looks at an order that is clear: what ends at the close of its session sends no event.
const PERIOD = 300_000

export function createTracker(context: TrackContext): Tracker {
  const { notices$, ready$, isOnline, read, placeOf, scheduler, report } = context
  const today = (): string => tradingDay(scheduler.now())
  const lists = createListReader(
    (product, stockCode) => openAndFilled(read, product, stockCode, today()),
    scheduler,
    report,
  )
  let journal: { readonly day: string; readonly entries: readonly Entry[] } = { day: '', entries: [] }
  /** Yesterday's events are about other orders: numbers begin again each day. */
  const entriesOfToday = (): readonly Entry[] => (journal.day === today() ? journal.entries : [])
  const shared$ = notices$.pipe(
    tap((record) => {
      rememberSecret(record['accountNumber'])
      journal = { day: today(), entries: [...entriesOfToday().slice(1 - KEPT), noticeOf(record)] }
    }),
    share(),
  )
  let underWay = 0
  let watch = Subscription.EMPTY
  let grace = Subscription.EMPTY

  const follow = (orderNumber: string, day: string): Observable<OrderState> =>
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
      const place = placeOf(orderNumber)
      const start = newLife(orderNumber, place?.stockCode ?? null, place?.venue ?? null)
      let life = entriesOfToday().reduce(step, start)
      let shown = ''
      let looks = 0
      let looking = Subscription.EMPTY
      let timer = Subscription.EMPTY

      const show = (): void => {
        const state = stateOf(life)
        const text = JSON.stringify(state) ?? ''
        if (state === undefined || text === shown) return
        shown = text
        subscriber.next(state)
        if (isEnd(state)) subscriber.complete()
      }
      const look = (): void => {
        timer.unsubscribe()
        looking.unsubscribe()
        looking = lists.next({ product: productNow(), stockCode: stockNow() }).subscribe(({ rows }) => {
          life = catchUp(life, rows)
          looks += 1
          show()
          if (!subscriber.closed) planLook()
        })
      }
      /** The next look: soon while something is unclear, and now and then while it is not. */
      const planLook = (): void => {
        timer.unsubscribe()
        const reason = unclear(life)
        if (reason === undefined) looks = 0
        const wait = reason === undefined ? PERIOD : doubling(PAUSE, looks - 1, LONGEST)
        // One look may come before the lists show what was just accepted.
        if (reason !== undefined && looks > 1) report({ _tag: 'OrderUnclear', orderNumber, reason, wait })
        timer = scheduler.schedule(look, wait)
      }
      const productNow = (): Product => {
        const known = placeOf(orderNumber)?.product
        // The number of an order from before a restart may be one of gold.
        return known ?? (stateOf(life) === undefined && looks % 3 === 2 ? 'gold' : 'stock')
      }
      const stockNow = (): string | undefined => placeOf(orderNumber)?.stockCode ?? life.stockCode ?? undefined
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
        timer.unsubscribe()
      })
      show()
      if (subscriber.closed) return
      subscriber.add(
        shared$.subscribe({
          next: (record) => {
            if (isOver()) return
            const notice = noticeOf(record)
            const before = life
            life = step(life, notice)
            show()
            if (subscriber.closed) return
            if (notice === undefined) {
              looks = 0
              look()
            } else if (before.isCurrent && !life.isCurrent && looking.closed) planLook()
          },
          error: (error: unknown) => subscriber.error(error),
          complete: () => subscriber.complete(),
        }),
      )
      if (subscriber.closed) return
      watchDay()
      look()
      // What happened between that look and the registration is seen by a second one.
      subscriber.add(ready$.pipe(take(1), delay(REGISTERED, scheduler)).subscribe(look))
    })

  return {
    // A number is of the day on which it is asked for: a later subscription must not find another order.
    track: (orderNumber) => follow(orderNumber, today()),
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

function step(life: Life, entry: Entry): Life {
  return entry === undefined ? afterGap(life) : live(life, entry)
}
