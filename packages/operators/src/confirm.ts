import type { MonoTypeOperatorFunction } from 'rxjs'
import { callback, checkOptions, count, milliseconds, notBoth, optional, stream } from './internal/machine/arguments.ts'
import { timeOf } from './internal/machine/event.ts'
import type { Break, EventOf } from './internal/machine/gap.ts'
import { type Machine, type ResetOptions, stepping } from './internal/machine/step.ts'

/** How long a condition must hold: for so many events in a row, or for so many milliseconds of event time. */
export type ConfirmOptions<T> = ResetOptions &
  (
    | { readonly count: number; readonly ms?: undefined }
    | {
        readonly ms: number
        readonly count?: undefined
        /** The time of an event, epoch milliseconds. Default its `timestamp`, `receivedAt`, or that of its `value`. */
        readonly timeOf?: ((value: T) => number | null) | undefined
      }
  )

/**
 * Passes the event at which a condition has held long enough, once each time it holds (신호 확정).
 *
 * A signal that must not be a flicker.
 *
 * ```marbles
 * source  --6--7--2--8--9--7--|
 *         confirm((price) => price > 5, { count: 2 })
 * result  -----7--------9-----|
 * ```
 *
 * - `{ count: n }` confirms at the nth event in a row for which the condition holds; `{ ms: n }` at the first event at
 *   least n milliseconds of event time after the first of the row. The first event that fails the condition breaks the
 *   row, and the next row can confirm again.
 * - No timer: a row that lasts in silence is confirmed by the event that ends the silence, if the condition holds for
 *   it. An event without a time, or with an earlier one than has been seen, counts at the latest time seen.
 * - A `Gap` in the source passes on and breaks the row; `resetOn` breaks it at each of its values.
 * - Errors and completion pass. A condition that throws ends the stream with its error.
 * - O(1) a value and in memory.
 * - One row for the whole stream: give a merged stream of several stocks to `perItem`.
 *
 * @example
 * ```ts
 * import { from } from 'rxjs'
 * import { confirm } from '@kiwoom-rx/operators'
 *
 * const trades$ = from([70_100, 69_900, 70_100, 70_200, 70_300].map((price) => ({ item: '005930', price })))
 * trades$
 *   .pipe(confirm((trade) => trade.price > 70_000, { count: 3 }))
 *   .subscribe(({ price }) => console.log(price))
 * // prints: 70300
 * ```
 */
export function confirm<T>(
  condition: (value: NoInfer<EventOf<T>>) => boolean,
  options: ConfirmOptions<NoInfer<EventOf<T>>>,
): MonoTypeOperatorFunction<T>
/** The same made apart from its source, where only the condition knows what the events are. */
export function confirm<T>(
  condition: (value: T) => boolean,
  options: ConfirmOptions<NoInfer<T>>,
): MonoTypeOperatorFunction<T>
export function confirm<T>(
  condition: (value: T) => boolean,
  options: ConfirmOptions<T>,
): MonoTypeOperatorFunction<T | Break> {
  checkOptions('confirm', options, {
    count: optional(count),
    ms: optional(milliseconds),
    timeOf: optional(callback),
    resetOn: optional(stream),
  })
  notBoth('confirm', options, 'count', 'ms')
  return stepping(confirmMachine(condition, options), options)
}

/** The events in a row for which the condition holds. */
interface Row {
  readonly length: number
  readonly clock: number
  /** When the row began. */
  readonly since: number
  readonly isTold: boolean
}

function confirmMachine<T>(condition: (value: T) => boolean, options: ConfirmOptions<T>): Machine<Row, T, T> {
  const clockOf = options.count === undefined ? (options.timeOf ?? timeOf) : () => null
  const isLong = lengthOf(options)
  return {
    start: () => ({ length: 0, clock: Number.NEGATIVE_INFINITY, since: Number.NEGATIVE_INFINITY, isTold: false }),
    step: (row, value, out) => {
      const clock = Math.max(row.clock, clockOf(value) ?? Number.NEGATIVE_INFINITY)
      if (!condition(value)) {
        return { length: 0, clock, since: clock, isTold: false }
      }
      const grown = { length: row.length + 1, clock, since: row.length === 0 ? clock : row.since }
      const isTold = row.isTold || isLong(grown)
      if (isTold && !row.isTold) {
        out.next(value)
      }
      return { ...grown, isTold }
    },
  }
}

function lengthOf<T>(options: ConfirmOptions<T>): (row: Omit<Row, 'isTold'>) => boolean {
  if (options.count !== undefined) {
    const most = options.count
    return ({ length }) => length >= most
  }
  const most = milliseconds('confirm: ms', options.ms)
  return ({ clock, since }) => clock - since >= most
}
