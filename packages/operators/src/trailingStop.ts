import type { OperatorFunction } from 'rxjs'
import { checkOptions, must, notBoth, optional, type Rule, stream } from './internal/machine/arguments.ts'
import type { Break, EventOf, GapOf } from './internal/machine/gap.ts'
import { type Keyed, measureBy, type NumericKey, numberOf, type Selector } from './internal/machine/measure.ts'
import { type Machine, type ResetOptions, stepping } from './internal/machine/step.ts'

/** How far below the peak: so many percent of it, or so many won. */
export interface TrailingStopOptions extends ResetOptions {
  /** Percent of the peak; above 0. */
  readonly percent?: number | undefined
  /** KRW; above 0. */
  readonly won?: number | undefined
}

/** A price that has fallen too far from its peak. */
export interface Stopped<T> {
  /** The event, whole: its item and time are here. */
  readonly value: T
  readonly measured: number
  /** The highest number since the beginning, or since the stop before. */
  readonly peak: number
}

/**
 * Emits when a price has fallen so far below its highest (추적 손절매).
 *
 * A gain may run, and only what it gives back ends it.
 *
 * ```marbles
 * source  --5--8--7--6--9--6--|
 *         trailingStop({ won: 2 })
 * result  -----------a-----b--|    a: 6 from 8, b: 6 from 9
 * ```
 *
 * - Emits the first number that is `percent` of the peak, or `won`, or more below the peak; that number is then the first
 *   of a new peak.
 * - Takes the values themselves, a key of them (`trailingStop('price', …)`), or what a selector picks.
 * - A blank (`null`, absent, not finite) is skipped. Options without a distance, or with two, throw when the operator is
 *   made.
 * - A `Gap` in the source passes on, and the peak begins again after it; `resetOn` does so at each of its values, such as
 *   those of your fills.
 * - Errors and completion pass. A selector that throws ends the stream with its error.
 * - O(1) a value and in memory.
 * - One peak for the whole stream: give a merged stream of several stocks to `perItem`.
 *
 * @example
 * ```ts
 * import { from } from 'rxjs'
 * import { trailingStop } from '@kiwoom-rx/operators'
 *
 * from([70_000, 72_000, 71_500, 70_500].map((price) => ({ item: '005930', price })))
 *   .pipe(trailingStop('price', { percent: 2 }))
 *   .subscribe(({ value, peak }) => console.log(value.price, peak))
 * // prints: 70500 72000
 * ```
 */
export function trailingStop<T extends number | null | Break>(
  options: TrailingStopOptions,
): OperatorFunction<T, Stopped<number> | GapOf<T>>
/** The same of a key of the events, or of the number that a selector picks. */
export function trailingStop<T, K extends NumericKey<EventOf<T>>>(
  measured: K | Selector<EventOf<T>>,
  options: TrailingStopOptions,
): OperatorFunction<T, Stopped<EventOf<T>> | GapOf<T>>
/** The same by a key inside a generic function, where only the constraint of `T` is known. */
export function trailingStop<T extends Keyed<K>, K extends string>(
  measured: K,
  options: TrailingStopOptions,
): OperatorFunction<T, Stopped<EventOf<T>> | GapOf<T>>
export function trailingStop<T, K extends NumericKey<T>>(
  measured: TrailingStopOptions | K | Selector<T>,
  given?: TrailingStopOptions,
): OperatorFunction<T | Break, Stopped<T> | Break> {
  const isMeasured = typeof measured === 'string' || typeof measured === 'function'
  const options = isMeasured ? given : measured
  checkOptions('trailingStop', options, { percent: optional(above0), won: optional(above0), resetOn: optional(stream) })
  const { percent, won } = options ?? {}
  notBoth('trailingStop', options ?? {}, 'percent', 'won')
  must('trailingStop: percent or won', percent ?? won, percent !== undefined || won !== undefined, 'given')
  const read = isMeasured ? measureBy<T, K>(measured) : numberOf
  const distanceOf = (peak: number): number => won ?? (peak * (percent ?? 0)) / 100
  const machine: Machine<number, T, Stopped<T>> = {
    start: () => Number.NEGATIVE_INFINITY,
    step: (before, value, out) => {
      const measured = read(value)
      if (measured === null) {
        return before
      }
      const peak = Math.max(before, measured)
      if (measured > peak - distanceOf(peak)) {
        return peak
      }
      out.next({ value, measured, peak })
      return measured
    },
  }
  return stepping(machine, options)
}

const above0: Rule = (name, value) => {
  must(name, value, (numberOf(value) ?? 0) > 0, 'a number above 0')
}
