import type { OperatorFunction } from 'rxjs'
import { checkOptions, count, finite, notBoth, optional, type Shape, stream } from '../machine/arguments.ts'
import { type Measure, measureBy, type NumericKey, numberOf, type Selector } from '../machine/measure.ts'
import { type Machine, type ResetOptions, stepping } from '../machine/step.ts'

/** What a change is taken against: the value `ago` events ago (default: the one before), or a reference. */
export type ChangeOptions<T = never, N = number | null | undefined> = ResetOptions &
  (
    | {
        /** Against the value this many events ago, blanks not counted. Default 1: the one before. */
        readonly ago?: number | undefined
        readonly against?: undefined
      }
    | {
        /**
         * Against the first value (since the last gap or reset), against the one that stood some time ago (`msAgo`), or
         * against a reference such as the session's base price (기준가): a number, or what a function reads from the event.
         */
        readonly against: 'first' | number | Past<T> | ((value: T) => N)
        readonly ago?: undefined
      }
  )

/** Looks back at the values of a stream. */
export interface Past<T> {
  readonly start: <N>() => LookBack<T, N>
}

/** Takes in the reading of an event, and gives the one to hold it against; `null` while there is none. */
export type LookBack<T, N> = (value: T, current: N) => N | null

/** What a change is taken of: a number, or a record of numbers read from one event. */
export interface Reading<T, N> {
  /** The number or numbers of an event; `null` when blank. */
  readonly read: (value: T) => N | null
  /** Combines two readings number by number; `null` when it cannot be done for one of them. */
  readonly combine: (previous: N, current: N, how: Combine) => N | null
  /** The reading that a reference stands for: one number for all, or a record of them; `null` when blank. */
  readonly refer: (reference: unknown) => N | null
}

export type Combine = (previous: number, current: number) => number | null

export const difference = (previous: number, current: number): number => current - previous

/** In percent of the magnitude of `previous`; `null` from 0. */
export const percentage = (previous: number, current: number): number | null =>
  previous === 0 ? null : ((current - previous) / Math.abs(previous)) * 100

/** The state is what remembers. */
export function changeMachine<T, N, Out>(
  reading: Reading<T, N>,
  start: () => LookBack<T, N>,
  change: (value: T, previous: N, current: N) => Out | null,
): Machine<LookBack<T, N>, T, Out> {
  return {
    start,
    step: (lookBack, value, out) => {
      const current = reading.read(value)
      const previous = current === null ? null : lookBack(value, current)
      const output = current === null || previous === null ? null : change(value, previous, current)
      if (output !== null) {
        out.next(output)
      }
      return lookBack
    },
  }
}

function theOneBefore<T, N>(): LookBack<T, N> {
  let last: N | null = null
  return (_, current) => {
    const previous = last
    last = current
    return previous
  }
}

/** A ring that is overwritten at `at`, where the oldest is. */
function eventsAgo<T, N>(ago: number): () => LookBack<T, N> {
  return () => {
    const readings: N[] = []
    let at = 0
    return (_, current) => {
      const previous = readings[at] ?? null
      readings[at] = current
      at = at + 1 === ago ? 0 : at + 1
      return previous
    }
  }
}

function theFirst<T, N>(): LookBack<T, N> {
  let first: N | null = null
  return (_, current) => {
    const previous = first
    first ??= current
    return previous
  }
}

/** What the operators over changes accept as their first argument. */
export type Measured<T, K, Options> = Options | K | readonly K[] | Selector<T> | undefined

/** Reads the arguments that the operators over changes share, and makes the operator for them. */
export function changeOperator<T, K extends NumericKey<T>>(
  name: string,
  measured: Measured<T, K, ChangeOptions<T, unknown>>,
  options: ChangeOptions<T, unknown> | undefined,
  changeOf: <N>(reading: Reading<T, N>) => (value: T, previous: N, current: N) => unknown,
): OperatorFunction<T, unknown> {
  const made = <N>(reading: Reading<T, N>, given: ChangeOptions<T, unknown> = {}): OperatorFunction<T, unknown> => {
    checkOptions(name, given, CHANGE)
    return stepping(changeMachine(reading, startOf(name, reading, given), changeOf(reading)), given)
  }
  if (isKeys(measured)) {
    return made(severalOf(name, measured), options)
  }
  if (typeof measured === 'string') {
    return made(
      one((value: T) => numberOf(value[measured])),
      options,
    )
  }
  return typeof measured === 'function' ? made(one(measureBy<T, K>(measured)), options) : made(one(numberOf), measured)
}

/** What looks back in the way that the options say. */
/** The rules of the options of all changes. */
export const CHANGE: Shape<ChangeOptions<never, unknown>> = {
  ago: optional(count),
  against: (name, value) => {
    const isMade = typeof value === 'function' || (typeof value === 'object' && value !== null && 'start' in value)
    if (value !== undefined && value !== 'first' && !isMade) finite(name, value)
  },
  resetOn: optional(stream),
}

export function startOf<T, N>(
  name: string,
  reading: Reading<T, N>,
  options: ChangeOptions<T, unknown>,
): () => LookBack<T, N> {
  notBoth(name, options, 'ago', 'against')
  const { ago = 1, against } = options
  if (against === undefined) {
    return ago === 1 ? theOneBefore : eventsAgo(ago)
  }
  if (against === 'first') {
    return theFirst
  }
  if (typeof against === 'object') {
    return against.start
  }
  if (typeof against === 'function') {
    return () => (value) => reading.refer(against(value))
  }
  const reference = reading.refer(against)
  return () => () => reference
}

/** A reading of a single number. */
export function one<T>(read: Measure<T>): Reading<T, number> {
  return { read, combine: (previous, current, how) => how(previous, current), refer: numberOf }
}

function severalOf<T, K extends NumericKey<T>>(
  name: string,
  keys: readonly K[],
): Reading<T, Readonly<Record<K, number>>> {
  if (keys.length === 0) {
    throw new RangeError(`${name}: keys must name at least one field, but is []`)
  }
  return {
    read: (value) => recordOf(keys, (key) => numberOf(value[key])),
    combine: (previous, current, how) => recordOf(keys, (key) => how(previous[key], current[key])),
    refer: (reference) =>
      recordOf(keys, (key) =>
        numberOf(typeof reference === 'object' && reference !== null ? Reflect.get(reference, key) : reference),
      ),
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

function isKeys<T, K, Options>(measured: Measured<T, K, Options>): measured is readonly K[] {
  return Array.isArray(measured)
}
