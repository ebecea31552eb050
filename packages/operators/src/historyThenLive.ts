import { Observable } from 'rxjs'
import { callback, checkOptions, count, optional } from './internal/machine/arguments.ts'
import { type Break, type EventOf, isBreak } from './internal/machine/gap.ts'

export interface HistoryOptions<T> {
  /** What distinguishes one value from another, in both streams alike: such as `(candle) => candle.time`. */
  readonly key: (value: T) => string | number
  /** Orders the history, as `sort` wants it: below 0 when `one` comes first. Whichever way its pages run is no matter. */
  readonly order: (one: T, other: T) => number
  /**
   * How many keys of emitted values to remember; at least as many as one reading of the history gives, or a reading
   * after a gap emits its oldest values again. Default 100,000.
   */
  readonly max?: number | undefined
}

/**
 * Emits what has been, then what is, with nothing missing and nothing twice (과거와 실시간 결합).
 *
 * A chart that goes on: REST pages first, then the realtime stream, and REST again after a broken connection.
 *
 * ```marbles
 * source    --1--2--3---------4--|
 * history$  ------2-1-0|
 *           (live$) => historyThenLive(history$, live$, { key: String, order: (a, b) => a - b })
 * result    -----------(0123)-4--|
 * ```
 *
 * - Subscribes to `live$` first and holds what it brings, then reads `history$` to its end, sorts it by `order`, and
 *   emits it; then what was held, then what comes, each without values whose key has been emitted.
 * - `history$` must be finite and cold, so that each subscription reads again: such as the `rows` of an endpoint,
 *   bounded by `takeWhile`.
 * - Of a key the first value counts. So leave out of the history what is still forming, such as the candle of this
 *   minute; and where `live$` has none for the minute that was cut, let the history wait until that is over.
 * - A `Gap` in `live$` is not passed on but closed: from it on live values are held, the history is read again, and
 *   what had been missed comes out in order. A gap during a reading makes it read once more. So the result is the
 *   stream that was never interrupted, as far as the history has it.
 * - An error of either stream passes at once. Completes with `live$`, when no reading is under way any more.
 * - O(1) a live value; a reading of n values costs the sorting, O(n log n). Keeps `max` keys, and while it reads the
 *   history read and the live values held.
 *
 * @example
 * ```ts
 * import { concat, NEVER, of, take } from 'rxjs'
 * import { historyThenLive } from '@kiwoom-rx/operators'
 *
 * // Newest first, as chart pages come.
 * const history$ = of({ time: '09:02', close: 70_200 }, { time: '09:01', close: 70_100 })
 * const live$ = concat(of({ time: '09:02', close: 70_200 }, { time: '09:03', close: 70_050 }), NEVER)
 *
 * historyThenLive(history$, live$, {
 *   key: (candle) => candle.time,
 *   order: (one, other) => one.time.localeCompare(other.time),
 * })
 *   .pipe(take(3))
 *   .subscribe(({ time, close }) => console.log(time, close))
 * // prints: 09:01 70100
 * // prints: 09:02 70200
 * // prints: 09:03 70050
 * ```
 */
export function historyThenLive<T>(
  history$: Observable<EventOf<T>>,
  live$: Observable<T>,
  options: HistoryOptions<NoInfer<EventOf<T>>>,
): Observable<EventOf<T>>
export function historyThenLive<T>(
  history$: Observable<T>,
  live$: Observable<T | Break>,
  options: HistoryOptions<T>,
): Observable<T> {
  checkOptions('historyThenLive', options, { key: callback, order: callback, max: optional(count) })
  const { key, order, max = 100_000 } = options
  return new Observable((subscriber) => {
    const known = new Set<string | number>()
    let held: T[] = []
    let [isReading, mustReadAgain, liveEnded] = [true, false, false]

    const emit = (value: T): void => {
      const name = key(value)
      const isNew = !known.delete(name)
      known.add(name)
      for (const oldest of known) {
        if (known.size <= max) {
          break
        }
        known.delete(oldest)
      }
      if (isNew && !subscriber.closed) {
        subscriber.next(value)
      }
    }
    const guarded = (work: () => void): void => {
      try {
        work()
      } catch (error) {
        subscriber.error(error)
      }
    }
    const read = (): void => {
      mustReadAgain = false
      const rows: T[] = []
      subscriber.add(
        history$.subscribe({
          next: (row) => rows.push(row),
          error: (error) => subscriber.error(error),
          complete: () => guarded(() => finish(rows)),
        }),
      )
    }
    const finish = (rows: T[]): void => {
      if (mustReadAgain) {
        read()
        return
      }
      rows.sort(order)
      // What comes while this is delivered (feedback) is held behind it; a gap then begins the next reading.
      rows.forEach(emit)
      while (held.length > 0 && !mustReadAgain && !subscriber.closed) {
        const values = held
        held = []
        values.forEach(emit)
      }
      if (mustReadAgain) {
        read()
        return
      }
      isReading = false
      if (liveEnded) {
        subscriber.complete()
      }
    }
    subscriber.add(
      live$.subscribe({
        next: (value) =>
          guarded(() => {
            if (isBreak(value)) {
              mustReadAgain = true
              if (!isReading) {
                isReading = true
                read()
              }
            } else if (isReading) {
              held.push(value)
            } else {
              emit(value)
            }
          }),
        error: (error) => subscriber.error(error),
        complete: () => {
          liveEnded = true
          if (!isReading) {
            subscriber.complete()
          }
        },
      }),
    )
    if (!subscriber.closed) {
      read()
    }
  })
}
