import type { OperatorFunction } from 'rxjs'
import { checkOptions, isStream, optional, stream } from '../machine/arguments.ts'
import { type Level, type LevelNow, levelRule, type Side, steppingAt } from '../machine/level.ts'
import { type Measure, measureBy, type NumericKey, numberOf, type Selector } from '../machine/measure.ts'
import type { Machine, ResetOptions } from '../machine/step.ts'

/** A number that crossed a level. */
export interface Crossed<T> {
  /** The event that crossed, whole: its item and time are here. */
  readonly value: T
  /** The number before. */
  readonly previous: number
  /** The number that crossed. */
  readonly measured: number
  /** The level that it crossed, as it stood then. */
  readonly level: number
  /** The side on which it now is. */
  readonly side: Side
}

interface Last {
  readonly measured: number
  readonly isBeyond: boolean
}

/** The state is the last number, and whether it was beyond the level of its time. */
function crossMachine<T>(side: Side, measure: Measure<T>, levelNow: LevelNow): Machine<Last | null, T, Crossed<T>> {
  return {
    start: () => null,
    step: (last, value, out) => {
      const [measured, level] = [measure(value), levelNow()]
      if (measured === null || level === null) {
        return last
      }
      const isBeyond = side === 'above' ? measured > level : measured < level
      const crosses = last !== null && isBeyond && !last.isBeyond
      if (crosses) {
        out.next({ value, previous: last.measured, measured, level, side })
      }
      return { measured, isBeyond }
    },
  }
}

/** What `crossAbove` and `crossBelow` accept as their first argument. */
export type CrossMeasured<T, K> = Level | K | Selector<T>

/** Reads the arguments that `crossAbove` and `crossBelow` share, and makes the operator for them. */
export function crossing<T, K extends NumericKey<T>>(
  name: string,
  side: Side,
  first: CrossMeasured<T, K>,
  second: Level | ResetOptions | undefined,
  third: ResetOptions | undefined,
): OperatorFunction<T, unknown> {
  const isMeasured = typeof first === 'string' || typeof first === 'function'
  const [level, options] = isMeasured ? [second, third] : [first, second]
  if (!isLevel(level)) {
    throw new TypeError(`${name}: level must be a number or an Observable of numbers, but is ${level}`)
  }
  levelRule(`${name}: level`, level)
  if (isLevel(options)) {
    throw new TypeError(`${name}: options must be an object such as { resetOn }, but is a second level`)
  }
  checkOptions(name, options, { resetOn: optional(stream) })
  const measure = isMeasured ? measureBy<T, K>(first) : numberOf
  return steppingAt([level], ([now = () => null]) => crossMachine(side, measure, now), options)
}

function isLevel(value: unknown): value is Level {
  return typeof value === 'number' || isStream(value)
}
