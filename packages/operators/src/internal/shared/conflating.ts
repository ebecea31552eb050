import { defer, type MonoTypeOperatorFunction } from 'rxjs'
import { callback, clock, milliseconds, optional, type Shape, stream } from '../machine/arguments.ts'
import { counting, type OnDropped } from '../machine/dropping.ts'
import type { Break } from '../machine/gap.ts'
import type { Sink } from '../machine/step.ts'
import { type ClockOptions, NEVER, type TimedMachine, timed } from '../machine/timed.ts'

export interface ConflateOptions<T> extends ClockOptions<T> {
  /** How long after an event nothing more passes, in milliseconds. */
  readonly ms: number
  /** Receives each event that a later one replaces, at once, and how many they are by then in this subscription. */
  readonly onDropped?: OnDropped<T> | undefined
}

/** The rules of the options that both have. */
export const CONFLATE: Shape<ConflateOptions<unknown>> = {
  ms: milliseconds,
  onDropped: optional(callback),
  scheduler: optional(clock),
  timeOf: optional(callback),
  resetOn: optional(stream),
}

/** Until when a key is quiet, and the latest event that waits for it: none, or one. */
interface Quiet<T> {
  readonly until: number
  waiting: readonly T[]
}

/** The keys that are quiet. All are so for equally long, so that the first of the Map is the first that is due. */
type Keys<T> = Map<string | null, Quiet<T>>

/** The operator that conflates by a key. */
export function conflating<T>(
  keyOf: (value: T) => string | null,
  options: ConflateOptions<T>,
): MonoTypeOperatorFunction<T | Break> {
  return (source) =>
    defer(() => source.pipe(timed(conflateMachine(options.ms, keyOf, counting(options.onDropped)), options)))
}

function conflateMachine<T>(
  ms: number,
  keyOf: (value: T) => string | null,
  drop: (value: T) => void,
): TimedMachine<Keys<T>, T, T> {
  // The one state of the subscription, so that what a reset throws away is reported.
  const keys: Keys<T> = new Map()
  const passed = (key: string | null, value: T, time: number, out: Sink<T>): Keys<T> => {
    keys.set(key, { until: time + ms, waiting: [] })
    out.next(value)
    return keys
  }
  const taken = (): readonly T[] => {
    const values = [...keys.values()].flatMap(({ waiting }) => waiting)
    keys.clear()
    return values
  }
  return {
    start: () => {
      taken().forEach(drop)
      return keys
    },
    due: () => keys.values().next().value?.until ?? NEVER,
    pass: (_, time, out) => {
      for (const [key, { waiting }] of keys) {
        keys.delete(key)
        for (const value of waiting) {
          passed(key, value, time, out)
        }
        break
      }
      return keys
    },
    take: (_, value, time, out) => {
      const key = keyOf(value)
      const quiet = keys.get(key)
      if (quiet === undefined) {
        return passed(key, value, time, out)
      }
      quiet.waiting.forEach(drop)
      quiet.waiting = [value]
      return keys
    },
    flush: taken,
  }
}
