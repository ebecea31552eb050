import type { OperatorFunction } from 'rxjs'
import { checkOptions, optional, stream, word } from './internal/machine/arguments.ts'
import type { Break, EventOf, GapOf } from './internal/machine/gap.ts'
import { type Level, type LevelNow, levelRule, type Side, steppingAt } from './internal/machine/level.ts'
import {
  type Keyed,
  type Measure,
  measureBy,
  type NumericKey,
  numberOf,
  type Selector,
} from './internal/machine/measure.ts'
import type { Machine, ResetOptions } from './internal/machine/step.ts'

export interface ThresholdOptions extends ResetOptions {
  /** The level at which the zone begins; a number on the level is inside. May be a stream. */
  readonly enter: Level
  /**
   * The level behind which the zone ends: below it for side 'above', above it for side 'below'; a number on the level
   * is still inside. May be a stream. Default `enter`.
   */
  readonly leave?: Level | undefined
  /** The zone lies above (default) or below its levels. */
  readonly side?: Side | undefined
}

/** A number going into the zone of a threshold, or out of it. */
export interface Crossing<T> {
  readonly edge: 'enter' | 'leave'
  /** The event that crossed, whole: its item and time are here. */
  readonly value: T
  /** The number that crossed. */
  readonly measured: number
  /** The level that it crossed, as it stood then. */
  readonly level: number
  readonly side: Side
}

/**
 * Emits once when a number enters the zone above (or below) a level, and once when it leaves it (돌파와 이탈).
 *
 * A trigger with a separate way back, so that a price dancing on the line fires once and not at every tick.
 *
 * ```marbles
 * source  --1--5--4--6--2--5--|
 *         threshold({ enter: 5, leave: 3 })
 * result  -----a--------b--c--|    a: enter 5, b: leave 2, c: enter 5
 * ```
 *
 * - Takes the values themselves, a key of them (`threshold('price', …)`), or what a selector picks.
 * - `enter` is inside, `leave` is still inside. Between the two nothing happens: that is the hysteresis. `leave` must
 *   not be on the zone's side of `enter`; bad fixed levels throw when the operator is made.
 * - Enters and leaves alternate, beginning with an enter: a stream that begins inside the zone enters it at once.
 * - A level may be a stream, such as a rolling maximum: its latest number counts, and while it has none nothing is
 *   reported. It is subscribed before the source and may end before it. A zone is entered and left only at events of
 *   the source; where moving levels have crossed each other (`leave` on the zone's side of `enter`) nothing is
 *   reported.
 * - A blank (`null`, absent, not finite) changes nothing.
 * - A `Gap` in the source passes on, and a zone open at it is forgotten, not left: inside, the next number enters
 *   again. `resetOn` does the same at each of its values.
 * - Errors (those of the levels too) and completion pass (a zone still open at the end is not left). A selector that throws ends the stream with
 *   its error.
 * - O(1) a value and in memory.
 * - One state for the whole stream: give a merged stream of several stocks to `perItem`.
 *
 * @example
 * ```ts
 * import { from } from 'rxjs'
 * import { threshold } from '@kiwoom-rx/operators'
 *
 * from([
 *   { item: '005930', changeRate: 2.9 },
 *   { item: '005930', changeRate: 3.1 },
 *   { item: '005930', changeRate: 2.8 },
 *   { item: '005930', changeRate: 1.9 },
 * ])
 *   .pipe(threshold((trade) => trade.changeRate, { enter: 3, leave: 2 }))
 *   .subscribe((crossing) => console.log(crossing.value.item, crossing.edge, crossing.measured))
 * // prints: 005930 enter 3.1
 * // prints: 005930 leave 1.9
 * ```
 */
export function threshold<T extends number | null | Break>(
  options: ThresholdOptions,
): OperatorFunction<T, Crossing<number> | GapOf<T>>
/** The crossings of a key, such as `threshold('price', { enter: 70_000 })`. */
export function threshold<T, K extends NumericKey<EventOf<T>>>(
  key: K,
  options: ThresholdOptions,
): OperatorFunction<T, Crossing<EventOf<T>> | GapOf<T>>
/** The crossings of the number that a selector picks. */
export function threshold<T>(
  selector: Selector<EventOf<T>>,
  options: ThresholdOptions,
): OperatorFunction<T, Crossing<EventOf<T>> | GapOf<T>>
/** The same by a key inside a generic function, where only the constraint of `T` is known. */
export function threshold<T extends Keyed<K>, K extends string>(
  key: K,
  options: ThresholdOptions,
): OperatorFunction<T, Crossing<EventOf<T>> | GapOf<T>>
export function threshold<T, K extends NumericKey<T>>(
  measured: ThresholdOptions | K | Selector<T>,
  options?: ThresholdOptions,
): OperatorFunction<T, unknown> {
  const isMeasured = typeof measured === 'string' || typeof measured === 'function'
  const measure = isMeasured ? measureBy<T, K>(measured) : numberOf
  const given = isMeasured ? options : measured
  const { levels, side } = checked(given)
  return steppingAt(
    levels,
    ([enterNow = () => null, leaveNow = enterNow]) => thresholdMachine(measure, side, enterNow, leaveNow),
    given,
  )
}

/** The state is only whether the last number was inside the zone. */
function thresholdMachine<T>(
  measure: Measure<T>,
  side: Side,
  enterNow: LevelNow,
  leaveNow: LevelNow,
): Machine<boolean, T, Crossing<T>> {
  const sign = side === 'above' ? 1 : -1
  return {
    start: () => false,
    step: (inside, value, out) => {
      const measured = measure(value)
      const enter = enterNow()
      const leave = leaveNow()
      const isBlank = measured === null || enter === null || leave === null || (enter - leave) * sign < 0
      if (isBlank || (inside ? (measured - leave) * sign >= 0 : (measured - enter) * sign < 0)) {
        return inside
      }
      out.next(
        inside
          ? { edge: 'leave', value, measured, level: leave, side }
          : { edge: 'enter', value, measured, level: enter, side },
      )
      return !inside
    },
  }
}

/** The levels, `leave` only when it is given, and the side; or an error that says what is wrong. */
function checked(options: ThresholdOptions | undefined): { levels: readonly Level[]; side: Side } {
  if (typeof options !== 'object' || options === null) {
    throw new TypeError(`threshold: options must be an object such as { enter: 3, leave: 2 }, but is ${options}`)
  }
  checkOptions('threshold', options, {
    enter: levelRule,
    leave: optional(levelRule),
    side: optional(word('above', 'below')),
    resetOn: optional(stream),
  })
  const { enter, leave, side = 'above' } = options
  if (leave === undefined) {
    return { levels: [enter], side }
  }
  if (typeof enter === 'number' && typeof leave === 'number' && (side === 'above' ? leave > enter : leave < enter)) {
    const wanted = side === 'above' ? 'at or below' : 'at or above'
    throw new RangeError(`threshold: leave must be ${wanted} enter (${enter}) for side '${side}', but is ${leave}`)
  }
  return { levels: [enter, leave], side }
}
