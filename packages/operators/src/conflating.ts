import { defer, type MonoTypeOperatorFunction } from 'rxjs'
import { milliseconds } from './arguments.ts'
import { counting, type OnDropped } from './dropping.ts'
import type { Gap } from './gap.ts'
import { NOTHING } from './step.ts'
import { type ClockOptions, NEVER, type TimedMachine, timed } from './timed.ts'

export interface ConflateOptions<T> extends ClockOptions<T> {
  /** How long after an event nothing more passes, in milliseconds. */
  readonly ms: number
  /** Is told each event that a later one replaces, at once, and how many they are by then in this subscription. */
  readonly onDropped?: OnDropped<T> | undefined
}

/** Until when a key is quiet, and the latest event that waits for it. */
interface Quiet<T> {
  readonly until: number
  readonly waiting: { readonly value: T } | null
}

/** The keys that are quiet. All are so for equally long, so that the first of the Map is the first that is due. */
type Keys<T> = Map<string | null, Quiet<T>>

/** The operator that conflates by a key. */
export function conflating<T>(
  name: string,
  keyOf: (value: T) => string | null,
  options: ConflateOptions<T>,
): MonoTypeOperatorFunction<T | Gap> {
  const ms = milliseconds(`${name}: ms`, options.ms)
  return (source) => defer(() => source.pipe(timed(conflateMachine(ms, keyOf, counting(options.onDropped)), options)))
}

function conflateMachine<T>(
  ms: number,
  keyOf: (value: T) => string | null,
  drop: (value: T) => void,
): TimedMachine<Keys<T>, T, T> {
  // The one state of the subscription, so that what a reset throws away is told.
  const keys: Keys<T> = new Map()
  return {
    start: () => {
      for (const value of taken(keys)) {
        drop(value)
      }
      return keys
    },
    due: () => {
      for (const { until } of keys.values()) {
        return until
      }
      return NEVER
    },
    pass: (_, time) => {
      for (const [key, { waiting }] of keys) {
        keys.delete(key)
        if (waiting !== null) {
          keys.set(key, { until: time + ms, waiting: null })
          return [keys, [waiting.value]]
        }
        break
      }
      return [keys, NOTHING]
    },
    take: (_, value, time) => {
      const key = keyOf(value)
      const quiet = keys.get(key)
      if (quiet === undefined) {
        keys.set(key, { until: time + ms, waiting: null })
        return [keys, [value]]
      }
      if (quiet.waiting !== null) {
        drop(quiet.waiting.value)
      }
      // Where it was: its time has not moved.
      keys.set(key, { until: quiet.until, waiting: { value } })
      return [keys, NOTHING]
    },
    flush: taken,
  }
}

/** Takes out what waits. */
function taken<T>(keys: Keys<T>): readonly T[] {
  const values: T[] = []
  for (const { waiting } of keys.values()) {
    if (waiting !== null) {
      values.push(waiting.value)
    }
  }
  keys.clear()
  return values
}
