import type { OperatorFunction } from 'rxjs'
import { count } from './arguments.ts'
import { type Measure, measureBy, type NumericKey, numberOf, type Selector } from './measure.ts'
import { type Machine, NOTHING, type ResetOptions } from './step.ts'

/** How far back a change looks. */
export interface ChangeOptions extends ResetOptions {
  /** Against the value this many events ago, blanks not counted. Default 1: the one before. */
  readonly ago?: number | undefined
}

/** What a change is taken of: a number, or a record of numbers read from one event. */
export interface Reading<T, N> {
  /** The number or numbers of an event; `null` when blank. */
  readonly read: (value: T) => N | null
  /** Combines two readings number by number; `null` when it cannot be done for one of them. */
  readonly combine: (previous: N, current: N, how: Combine) => N | null
}

export type Combine = (previous: number, current: number) => number | null

/** The last `ago` readings: a ring that is overwritten at `at`, where the oldest is. */
interface Ring<N> {
  readonly readings: N[]
  at: number
}

/** Pairs each reading with the one `ago` events before it. */
export function changeMachine<T, N, Out>(
  reading: Reading<T, N>,
  ago: number,
  change: (value: T, previous: N, current: N) => Out | null,
): Machine<Ring<N>, T, Out> {
  return {
    start: () => ({ readings: [], at: 0 }),
    step: (ring, value) => {
      const current = reading.read(value)
      if (current === null) {
        return [ring, NOTHING]
      }
      const previous = ring.readings[ring.at]
      ring.readings[ring.at] = current
      ring.at = ring.at + 1 === ago ? 0 : ring.at + 1
      const output = previous === undefined ? null : change(value, previous, current)
      return [ring, output === null ? NOTHING : [output]]
    },
  }
}

/** What `delta` and `deltaPercent` accept as their first argument. */
export type Measured<T, K> = ChangeOptions | K | readonly K[] | Selector<T> | undefined

/** Reads the arguments that `delta` and `deltaPercent` share, and makes the operator for them. */
export function changeOperator<T, K extends NumericKey<T>>(
  name: string,
  measured: Measured<T, K>,
  options: ChangeOptions | undefined,
  make: <N>(reading: Reading<T, N>, ago: number, reset: ResetOptions) => OperatorFunction<T, unknown>,
): OperatorFunction<T, unknown> {
  const made = <N>(reading: Reading<T, N>, given: ChangeOptions = {}): OperatorFunction<T, unknown> =>
    make(reading, count(`${name}: ago`, given.ago ?? 1), given)
  if (isKeys(measured)) {
    return made(severalOf(name, measured), options)
  }
  if (typeof measured === 'string' || typeof measured === 'function') {
    return made(one(measureBy(measured)), options)
  }
  return made(one(numberOf), measured)
}

function one<T>(read: Measure<T>): Reading<T, number> {
  return { read, combine: (previous, current, how) => how(previous, current) }
}

function severalOf<T, K extends NumericKey<T>>(
  name: string,
  keys: readonly K[],
): Reading<T, Readonly<Record<K, number>>> {
  if (keys.length === 0) {
    throw new RangeError(`${name}: keys must name at least one field, but is []`)
  }
  const measures = new Map(keys.map((key) => [key, measureBy<T, K>(key)]))
  return {
    read: (value) => recordOf(keys, (key) => measures.get(key)?.(value) ?? null),
    combine: (previous, current, how) => recordOf(keys, (key) => how(previous[key], current[key])),
  }
}

/** The record of what `read` gives for each key; `null` as soon as one is `null`. */
function recordOf<K extends string>(
  keys: readonly K[],
  read: (key: K) => number | null,
): Readonly<Record<K, number>> | null
function recordOf(keys: readonly string[], read: (key: string) => number | null): Record<string, number> | null {
  const record: Record<string, number> = {}
  for (const key of keys) {
    const number = read(key)
    if (number === null) {
      return null
    }
    record[key] = number
  }
  return record
}

function isKeys<T, K>(measured: Measured<T, K>): measured is readonly K[] {
  return Array.isArray(measured)
}
