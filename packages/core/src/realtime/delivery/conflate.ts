/** For slow consumers: the latest event of each item, and how many it replaces. */
import { type MonoTypeOperatorFunction, Observable, type SchedulerLike, Subscription } from 'rxjs'
import type { WireRecord } from '../../codec/records/record.ts'
import { isInterruption } from '../../shared/gap.ts'
import { type Key, keyOf } from '../protocol/registrationKey.ts'
import type { EventCounter } from './eventCounts.ts'
import type { StreamEvent } from './topic.ts'

interface Pending {
  event: WireRecord
  skipped: number
}

/**
 * Passes the first event at once, then at most one an item in so many ms: the latest, with `skipped`.
 *
 * ```text
 * source  a1-a2-b1-a3-------a4--|
 * result  a1-------(b1 a3)--a4--|     a3 has skipped: 1
 * ```
 *
 * Gaps and missed trades pass at once, after the events that wait; completion emits what waits, an error drops it.
 * Costs O(1) an event; keeps one event an item. `counts` has the number of those that were replaced.
 */
export function conflate(
  ms: number,
  scheduler: SchedulerLike,
  counts: Pick<EventCounter, 'conflated'> = { conflated: 0 },
): MonoTypeOperatorFunction<StreamEvent> {
  return (source) =>
    new Observable((subscriber) => {
      const waiting = new Map<Key, Pending>()
      let window = Subscription.EMPTY
      let isOpen = false

      const flush = (): void => {
        const pending = [...waiting.values()]
        waiting.clear()
        for (const { event, skipped } of pending) subscriber.next({ ...event, skipped })
      }
      const openWindow = (): void => {
        isOpen = true
        window = scheduler.schedule(() => {
          isOpen = false
          if (waiting.size === 0) return
          // Opened before the flush, so that an event which the flush causes waits for the next window.
          openWindow()
          flush()
        }, ms)
      }
      const take = (event: WireRecord): void => {
        const key = keyOf(String(event['type']), String(event['item']))
        const before = waiting.get(key)
        if (before !== undefined) counts.conflated += 1
        // It keeps its place, so that what has waited longest goes first.
        waiting.set(key, { event, skipped: before === undefined ? 0 : before.skipped + 1 })
      }

      const work = source.subscribe({
        next: (event) => {
          if (isInterruption(event)) {
            flush()
            subscriber.next(event)
            return
          }
          take(event)
          if (isOpen) return
          openWindow()
          flush()
        },
        error: (error: unknown) => subscriber.error(error),
        complete: () => {
          flush()
          subscriber.complete()
        },
      })
      return () => {
        work.unsubscribe()
        window.unsubscribe()
      }
    })
}
