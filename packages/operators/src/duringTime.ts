import { filter, type MonoTypeOperatorFunction } from 'rxjs'
import { callback, checkOptions, must, optional } from './internal/machine/arguments.ts'
import { timeOf } from './internal/machine/event.ts'
import { type Break, type EventOf, isBreak } from './internal/machine/gap.ts'
import { clockTime, koreanTime } from './internal/market/timeOfDay.ts'

export interface TimeOfDayOptions<T> {
  /** The time of an event, epoch milliseconds. Default its `timestamp`, else its `receivedAt`, else that of its `value`. */
  readonly timeOf?: ((value: T) => number | null) | undefined
}

/**
 * Passes only events of certain hours of the day in Korea (시간대).
 *
 * Not in the first five minutes, and not in the last fifteen.
 *
 * ```marbles
 * source  --a--b--c--d--|    a: A 09:04:59, b: A 09:05:00, c: A 15:09:59, d: A 15:10:00
 *         duringTime('09:05', '15:10')
 * result  -----b--c-----|
 * ```
 *
 * - From the first time on, and before the second. By the times of the events, whatever the clock of the machine.
 * - For the sessions of a venue, which begin at another hour on some days, see `duringSession`.
 * - An event without a time does not pass. invalid times, or in the wrong order, throw when the operator is made.
 * - A `Gap` in the source passes on, whatever its time. Nothing is remembered.
 * - Errors and completion pass.
 * - O(1) an event.
 *
 * @example
 * ```ts
 * import { from } from 'rxjs'
 * import { duringTime } from '@kiwoom-rx/operators'
 *
 * const at = (time: string) => Date.parse(`2026-11-20T${time}+09:00`)
 * from(['09:00:10', '09:05:10', '15:20:00'].map((time) => ({ time, timestamp: at(time) })))
 *   .pipe(duringTime('09:05', '15:10'))
 *   .subscribe(({ time }) => console.log(time))
 * // prints: 09:05:10
 * ```
 */
export function duringTime<T>(
  from: string,
  to: string,
  options?: TimeOfDayOptions<NoInfer<EventOf<T>>>,
): MonoTypeOperatorFunction<T>
export function duringTime<T>(
  from: string,
  to: string,
  options: TimeOfDayOptions<T> = {},
): MonoTypeOperatorFunction<T | Break> {
  checkOptions('duringTime', options, { timeOf: optional(callback) })
  const begin = clockTime('duringTime: from', from)
  const end = clockTime('duringTime: to', to)
  must('duringTime: to', to, end > begin, 'later than from')
  const clockOf = options.timeOf ?? timeOf
  return filter((value) => {
    if (isBreak(value)) {
      return true
    }
    const at = clockOf(value)
    const time = at === null ? Number.NaN : koreanTime(at)
    return time >= begin && time < end
  })
}
