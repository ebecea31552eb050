import { defer, type MonoTypeOperatorFunction, type SchedulerLike } from 'rxjs'
import { callback, checkOptions, clock, milliseconds, optional, stream } from './internal/machine/arguments.ts'
import { counting, type OnDropped } from './internal/machine/dropping.ts'
import { elapsedOf } from './internal/machine/elapsed.ts'
import { itemOf, type OfItem, timeOf } from './internal/machine/event.ts'
import type { Break, EventOf } from './internal/machine/gap.ts'
import { type Machine, type ResetOptions, stepping } from './internal/machine/step.ts'
import type { WithItemOf } from './internal/market/viWatch.ts'

export interface ThrottleOptions<T> extends ResetOptions {
  /** How long after an event of an item no more of it pass, in milliseconds. */
  readonly ms: number
  /** The item (종목) of an event. Default its `item`, else its `stockCode`, else that of its `value`. */
  readonly itemOf?: ((value: T) => string | null) | undefined
  /** The time of an event, epoch milliseconds. Default its `timestamp`, else its `receivedAt`, else that of its `value`. */
  readonly timeOf?: ((value: T) => number | null) | undefined
  /** Measures by this scheduler's time instead of that of the events. It makes no timer. */
  readonly scheduler?: SchedulerLike | undefined
  /** Receives each event that is held back, at once, and how many they are by then in this subscription. */
  readonly onDropped?: OnDropped<T> | undefined
}

/** The same for values whose item only you can find. */
export function throttlePerItem<T>(
  options: ThrottleOptions<EventOf<T>> & WithItemOf<EventOf<T>>,
): MonoTypeOperatorFunction<T>
/**
 * Passes an event of each item, then none of that item for a while (종목별 발생 제한).
 *
 * One alarm a stock a minute, however often it rings.
 *
 * ```marbles
 * source  --a--x--b--y--c--|    a: A 1, b: A 2, c: A 11, x: B 1, y: B 2
 *         throttlePerItem({ ms: 10, timeOf: (event) => event.price })
 * result  --a--x--------c--|
 * ```
 *
 * - The while is measured from the event that passed, in the time of the events, or of a `scheduler` when there is one;
 *   an event at least `ms` later passes. Events that are held back do not prolong it, and never come out: where the
 *   latest must not be lost use `conflatePerItem`.
 * - By the time of the events: one without a time, or with an earlier one than has been seen of any item, counts at the
 *   latest time seen; while no time is known every event passes. Events without an item are one item.
 * - It is `perItem(cooldown({ ms }))` without a pipeline an item, for streams of thousands of items.
 * - A `Gap` in the source passes on, and the next event of each item passes; `resetOn` does so at each of its values.
 * - Errors and completion pass; nothing is left over at the end.
 * - O(1) an event amortised; keeps the items that had an event pass in the last `ms`.
 *
 * @example
 * ```ts
 * import { from } from 'rxjs'
 * import { throttlePerItem } from '@kiwoom-rx/operators'
 *
 * const alarms$ = from([
 *   { item: '005930', timestamp: 0, text: 'up 3 %' },
 *   { item: '005930', timestamp: 9_000, text: 'up 3.1 %' },
 *   { item: '000660', timestamp: 9_500, text: 'down 3 %' },
 *   { item: '005930', timestamp: 61_000, text: 'up 4 %' },
 * ])
 * alarms$.pipe(throttlePerItem({ ms: 60_000 })).subscribe(({ item, text }) => console.log(item, text))
 * // prints: 005930 up 3 %
 * // prints: 000660 down 3 %
 * // prints: 005930 up 4 %
 * ```
 */
export function throttlePerItem<T extends OfItem | Break>(
  options: ThrottleOptions<NoInfer<EventOf<T>>>,
): MonoTypeOperatorFunction<T>
export function throttlePerItem<T>(options: ThrottleOptions<T>): MonoTypeOperatorFunction<T | Break> {
  checkOptions('throttlePerItem', options, {
    ms: milliseconds,
    itemOf: optional(callback),
    timeOf: optional(callback),
    scheduler: optional(clock),
    onDropped: optional(callback),
    resetOn: optional(stream),
  })
  return (source) => defer(() => source.pipe(stepping(throttleMachine(options, counting(options.onDropped)), options)))
}

interface Quiet {
  clock: number
  /** Until when an item is quiet. All are so for equally long, so that the first ends first. */
  readonly until: Map<string | null, number>
}

function throttleMachine<T>(options: ThrottleOptions<T>, drop: (value: T) => void): Machine<Quiet, T, T> {
  const { ms, scheduler } = options
  const keyOf = options.itemOf ?? itemOf
  const clockOf = scheduler ? elapsedOf(scheduler) : (options.timeOf ?? timeOf)
  return {
    start: () => ({ clock: Number.NEGATIVE_INFINITY, until: new Map() }),
    step: (quiet, value, out) => {
      quiet.clock = Math.max(quiet.clock, clockOf(value) ?? Number.NEGATIVE_INFINITY)
      for (const [item, until] of quiet.until) {
        if (until > quiet.clock) {
          break
        }
        quiet.until.delete(item)
      }
      const item = keyOf(value)
      if (quiet.until.has(item)) {
        drop(value)
        return quiet
      }
      quiet.until.set(item, quiet.clock + ms)
      out.next(value)
      return quiet
    },
  }
}
