/** Reads the order lists once for all callers that wait. A failed reading is repeated with growing pauses. */
import { Observable, type SchedulerLike, Subscription } from 'rxjs'
import type { Report } from '../observe/diagnostics.ts'
import { doubling } from '../shared/backOff.ts'
import type { OrderView, Product } from './lists.ts'

/** The orders that a reading is about. */
export interface Reading {
  readonly product: Product
  /** `undefined` where it is not known. */
  readonly stockCode: string | undefined
  /** Whether orders that are neither open nor filled matter too; for that the instrument must be known. */
  readonly isDetailed: boolean
}

export interface ListReader {
  /** The next reading that begins after the subscription, shared with other subscribers. It never errors. */
  next(reading: Reading): Observable<OrderView>
}

interface Waiting extends Reading {
  readonly deliver: (view: OrderView) => void
}

// Pauses in ms. The call itself is already repeated before it fails.
const PAUSE = 1_000
const LONGEST = 30_000

export function createListReader(
  read: (product: Product, stockCode: string | undefined, detailed: readonly string[]) => Observable<OrderView>,
  scheduler: SchedulerLike,
  report: Report,
): ListReader {
  const readers = { stock: readerOf('stock'), gold: readerOf('gold') }

  function readerOf(product: Product) {
    const waiting = new Set<Waiting>()
    let turn = Subscription.EMPTY
    let reading = Subscription.EMPTY
    let isBusy = false
    let failures = 0

    const plan = (ms: number): void => {
      isBusy = true
      turn = scheduler.schedule(start, ms)
    }
    const stop = (): void => {
      turn.unsubscribe()
      reading.unsubscribe()
      isBusy = false
    }
    const start = (): void => {
      // A later request waits for the next reading: its caller may know newer events than this one shows.
      const group = [...waiting]
      const codes = new Set(group.map(({ stockCode }) => stockCode))
      const [code] = codes
      const detailed = new Set(group.flatMap(({ isDetailed, stockCode }) => (isDetailed ? (stockCode ?? []) : [])))
      let view: OrderView | undefined
      reading = new Subscription()
      reading.add(
        read(product, codes.size === 1 ? code : undefined, [...detailed]).subscribe({
          next: (value) => {
            view = value
          },
          error: (error: unknown) => failed(error),
          complete: () => (view === undefined ? failed('the read ended without an answer') : done(group, view)),
        }),
      )
    }
    const failed = (error: unknown): void => {
      const wait = doubling(PAUSE, failures, LONGEST)
      failures += 1
      const reason = error instanceof Error ? error.message : String(error)
      report({ _tag: 'OrderListsUnread', orders: waiting.size, wait, reason })
      plan(wait)
    }
    const done = (group: readonly Waiting[], view: OrderView): void => {
      failures = 0
      isBusy = false
      const still = group.filter((each) => waiting.delete(each))
      for (const { deliver } of still) deliver(view)
      if (waiting.size > 0 && !isBusy) plan(0)
    }

    return (wanted: Reading): Observable<OrderView> =>
      new Observable((subscriber) => {
        const each: Waiting = {
          ...wanted,
          deliver: (view) => {
            subscriber.next(view)
            subscriber.complete()
          },
        }
        waiting.add(each)
        // All requests of one turn share one reading.
        if (!isBusy) plan(0)
        return () => {
          if (waiting.delete(each) && waiting.size === 0) stop()
        }
      })
  }

  return { next: (wanted) => readers[wanted.product](wanted) }
}
