import type { OperatorFunction } from 'rxjs'
import { checkOptions, optional, stream } from './internal/machine/arguments.ts'
import type { Break, EventOf, GapOf } from './internal/machine/gap.ts'
import { type Level, type LevelNow, levelRule, steppingAt } from './internal/machine/level.ts'
import {
  type Keyed,
  type Measure,
  measureBy,
  type NumericKey,
  numberOf,
  type Selector,
} from './internal/machine/measure.ts'
import type { Machine, ResetOptions } from './internal/machine/step.ts'

export interface BandOptions extends ResetOptions {
  /** The lower edge; a number on it is inside. May be a stream. */
  readonly low: Level
  /** The upper edge; a number on it is inside. May be a stream. */
  readonly high: Level
}

export type Zone = 'below' | 'inside' | 'above'

/** A number that came to lie elsewhere, seen from a band. */
export interface ZoneChange<T> {
  /** The event that brought the change, whole: its item and time are here. */
  readonly value: T
  readonly measured: number
  readonly zone: Zone
  /** Where the number before lay; `null` for the first of all. */
  readonly previous: Zone | null
}

/**
 * Emits where a number lies, below, inside or above a band, whenever that changes (밴드 이탈).
 *
 * A channel that prices are expected to stay in, fixed or moving with the market.
 *
 * ```marbles
 * source  --4--6--n--9--3--|    n: null
 *         band({ low: 4, high: 7 })
 * result  --a--------b--c--|    a: inside, b: above, c: below
 * ```
 *
 * - The edges are inside. The first number emits its zone at once.
 * - An edge may be a stream, such as a Bollinger band: its latest number counts, and while it has none nothing is
 *   reported. It is subscribed before the source and may end before it. A zone changes only at events of the source.
 *   Where moving edges have crossed each other (`low` above `high`) nothing is reported.
 * - Takes the values themselves, a key of them (`band('price', …)`), or what a selector picks.
 * - A blank (`null`, absent, not finite) changes nothing. Fixed edges that are crossed throw when the operator is made.
 * - A `Gap` in the source passes on, and the next number is the first again; `resetOn` does so at each of its values.
 * - Errors (those of the edges too) and completion pass. A selector that throws ends the stream with its error.
 * - O(1) a value and in memory.
 * - One state for the whole stream: give a merged stream of several stocks to `perItem`.
 *
 * @example
 * ```ts
 * import { from } from 'rxjs'
 * import { band } from '@kiwoom-rx/operators'
 *
 * const trades$ = from([70_000, 70_600, 70_300].map((price) => ({ item: '005930', price })))
 * trades$
 *   .pipe(band('price', { low: 69_500, high: 70_500 }))
 *   .subscribe(({ measured, zone }) => console.log(measured, zone))
 * // prints: 70000 inside
 * // prints: 70600 above
 * // prints: 70300 inside
 * ```
 */
export function band<T extends number | null | Break>(
  options: BandOptions,
): OperatorFunction<T, ZoneChange<number> | GapOf<T>>
/** The same of a key of the events, or of the number that a selector picks. */
export function band<T, K extends NumericKey<EventOf<T>>>(
  measured: K | Selector<EventOf<T>>,
  options: BandOptions,
): OperatorFunction<T, ZoneChange<EventOf<T>> | GapOf<T>>
/** The same by a key inside a generic function, where only the constraint of `T` is known. */
export function band<T extends Keyed<K>, K extends string>(
  measured: K,
  options: BandOptions,
): OperatorFunction<T, ZoneChange<EventOf<T>> | GapOf<T>>
export function band<T, K extends NumericKey<T>>(
  measured: BandOptions | K | Selector<T>,
  given?: BandOptions,
): OperatorFunction<T, unknown> {
  const isMeasured = typeof measured === 'string' || typeof measured === 'function'
  const options = isMeasured ? given : measured
  if (typeof options !== 'object' || options === null) {
    throw new TypeError(`band: options must be an object such as { low: 3, high: 5 }, but is ${options}`)
  }
  checkOptions('band', options, { low: levelRule, high: levelRule, resetOn: optional(stream) })
  const { low, high } = options
  if (typeof low === 'number' && typeof high === 'number' && low > high) {
    throw new RangeError(`band: low must be at most high (${high}), but is ${low}`)
  }
  const measure = isMeasured ? measureBy<T, K>(measured) : numberOf
  return steppingAt([low, high], (levels) => bandMachine(measure, levels), options)
}

/** The state is the zone of the last number. */
function bandMachine<T>(
  measure: Measure<T>,
  [lowNow, highNow]: readonly LevelNow[],
): Machine<Zone | null, T, ZoneChange<T>> {
  return {
    start: () => null,
    step: (previous, value, out) => {
      const [measured, low, high] = [measure(value), lowNow?.() ?? null, highNow?.() ?? null]
      if (measured === null || low === null || high === null || low > high) {
        return previous
      }
      const zone = measured < low ? 'below' : measured > high ? 'above' : 'inside'
      if (!(zone === previous)) {
        out.next({ value, measured, zone, previous })
      }
      return zone
    },
  }
}
