import { callback, checkOptions, milliseconds, optional } from './internal/machine/arguments.ts'
import { timeOf } from './internal/machine/event.ts'
import type { LookBack, Past } from './internal/shared/change.ts'
import { fifo } from './internal/window/fifo.ts'

export interface MsAgoOptions<T> {
  /** The time of an event, epoch milliseconds. Default its `timestamp`, else its `receivedAt`, else that of its `value`. */
  readonly timeOf?: ((value: T) => number | null) | undefined
}

/**
 * The value that stood so many milliseconds ago, for `against` of `delta` and similar operators.
 *
 * - The latest value that is at least so old in the time of the events. Until there is one nothing is compared.
 * - An event without a time, or with an earlier one than has been seen, counts at the latest time seen; before any time
 *   is known events are skipped.
 * - O(1) a value amortised; keeps the values of that time.
 *
 * @example
 * ```ts
 * import { from } from 'rxjs'
 * import { deltaPercent, msAgo } from '@kiwoom-rx/operators'
 *
 * const trades$ = from([
 *   { timestamp: 0, price: 70_000 },
 *   { timestamp: 30_000, price: 70_100 },
 *   { timestamp: 61_000, price: 70_700 },
 * ])
 * trades$.pipe(deltaPercent('price', { against: msAgo(60_000) })).subscribe(({ percent }) => console.log(percent))
 * // prints: 1
 * ```
 */
export function msAgo<T>(ms: number, options: MsAgoOptions<T> = {}): Past<T> {
  const length = milliseconds('msAgo: ms', ms)
  checkOptions('msAgo', options, { timeOf: optional(callback) })
  const clockOf = options.timeOf ?? timeOf
  return { start: <N>() => standing<T, N>(length, clockOf) }
}

interface Timed<N> {
  readonly time: number
  readonly reading: N
}

/** The latest reading that is so old, and those that are not yet. */
function standing<T, N>(ms: number, clockOf: (value: T) => number | null): LookBack<T, N> {
  const younger = fifo<Timed<N>>()
  let clock = Number.NEGATIVE_INFINITY
  let previous: N | null = null
  return (value, current) => {
    clock = Math.max(clock, clockOf(value) ?? Number.NEGATIVE_INFINITY)
    if (clock === Number.NEGATIVE_INFINITY) {
      return null
    }
    for (let next = younger.peek(); next !== undefined && next.time <= clock - ms; next = younger.peek()) {
      previous = next.reading
      younger.shift()
    }
    younger.push({ time: clock, reading: current })
    return previous
  }
}
