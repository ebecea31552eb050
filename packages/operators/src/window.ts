import type { OperatorFunction } from 'rxjs'
import { count, milliseconds } from './arguments.ts'
import { timeOf } from './event.ts'
import { type Fifo, fifo } from './fifo.ts'
import { measureBy, type NumericKey, numberOf, type Selector } from './measure.ts'
import type { Queue } from './queue.ts'
import { type Machine, NOTHING, type ResetOptions, stepping } from './step.ts'

/** The last so many numbers. */
export interface CountWindow extends ResetOptions {
  /** How many numbers, blanks not counted. */
  readonly count: number
  /** How many numbers it takes before there is a result. Default: all of `count`. */
  readonly least?: number | undefined
  readonly ms?: undefined
}

/** The numbers of the last so many milliseconds. */
export interface TimeWindow<T> extends ResetOptions {
  /** How long a number stays, in milliseconds of event time: one exactly that old is gone. */
  readonly ms: number
  /** How many numbers it takes before there is a result. Default 1. */
  readonly least?: number | undefined
  /**
   * The time of an event, epoch milliseconds. Default its `timestamp`, else its `receivedAt`, else that of its `value`.
   * An event without one, or with an earlier one than has been seen, counts at the latest time seen; before any time
   * is known events are skipped.
   */
  readonly timeOf?: ((value: T) => number | null) | undefined
  readonly count?: undefined
}

/** Over which numbers a result is taken: the last `count`, or those of the last `ms`. */
export type WindowOptions<T> = CountWindow | TimeWindow<T>

/** A result over a window that ends with an event. */
export interface Rolling<T> {
  /** The event that brought the result, whole: its item and time are here. */
  readonly value: T
  /** The result over the window, this event included. */
  readonly result: number
  /** How many numbers are in the window. */
  readonly count: number
}

interface Window<In, Whole> {
  readonly queue: Queue<In, Whole>
  /** Of a time window: when each number leaves. */
  readonly ends: Fifo<number>
  size: number
  clock: number
}

/** Answers each event with what the window that ends with it amounts to. */
export function windowMachine<T, In, Whole>(
  name: string,
  read: (value: T) => In | null,
  window: WindowOptions<T>,
  make: () => Queue<In, Whole>,
  resultOf: (whole: Whole, latest: In) => number | null,
): Machine<Window<In, Whole>, T, Rolling<T>> {
  const { start, advance, leave, add, least } = sliding(name, window, make)
  return {
    start,
    step: (state, value) => {
      const reading = read(value)
      if (reading === null || !advance(state, value)) {
        return [state, NOTHING]
      }
      leave(state)
      add(state, reading)
      const result = state.size < least ? null : resultOf(state.queue.result(), reading)
      return [state, result === null ? NOTHING : [{ value, result, count: state.size }]]
    },
  }
}

/** Holds each event against the window before it. */
export function beforeMachine<T, In, Whole, Out>(
  name: string,
  read: (value: T) => In | null,
  window: WindowOptions<T>,
  make: () => Queue<In, Whole>,
  answer: (value: T, reading: In, before: Whole) => Out | null,
): Machine<Window<In, Whole>, T, Out> {
  const { start, advance, add, leave, least } = sliding(name, window, make)
  return {
    start,
    step: (state, value) => {
      const reading = read(value)
      if (reading === null || !advance(state, value)) {
        return [state, NOTHING]
      }
      const output = state.size < least ? null : answer(value, reading, state.queue.result())
      leave(state)
      add(state, reading)
      return [state, output === null ? NOTHING : [output]]
    },
  }
}

interface Sliding<T, In, Whole> {
  readonly start: () => Window<In, Whole>
  /** Lets go of what is too old as an event comes; `false` when the event cannot be placed. */
  readonly advance: (state: Window<In, Whole>, value: T) => boolean
  /** Makes room in a window that is full by count. */
  readonly leave: (state: Window<In, Whole>) => void
  readonly add: (state: Window<In, Whole>, reading: In) => void
  readonly least: number
}

function sliding<T, In, Whole>(
  name: string,
  window: WindowOptions<T>,
  make: () => Queue<In, Whole>,
): Sliding<T, In, Whole> {
  const most = window.count === undefined ? Number.POSITIVE_INFINITY : count(`${name}: count`, window.count)
  const length = window.count === undefined ? milliseconds(`${name}: ms`, window.ms) : null
  const least = count(`${name}: least`, window.least ?? window.count ?? 1)
  if (least > most) {
    throw new RangeError(`${name}: least must be at most count (${most}), but is ${least}`)
  }
  const clockOf = window.count === undefined ? (window.timeOf ?? timeOf) : () => null
  const drop = (state: Window<In, Whole>): void => {
    state.queue.shift()
    state.size -= 1
  }
  return {
    start: () => ({ queue: make(), ends: fifo(), size: 0, clock: Number.NEGATIVE_INFINITY }),
    advance: (state, value) => {
      if (length === null) {
        return true
      }
      state.clock = Math.max(state.clock, clockOf(value) ?? Number.NEGATIVE_INFINITY)
      if (state.clock === Number.NEGATIVE_INFINITY) {
        return false
      }
      for (let end = state.ends.peek(); end !== undefined && end <= state.clock; end = state.ends.peek()) {
        state.ends.shift()
        drop(state)
      }
      return true
    },
    leave: (state) => {
      if (state.size === most) {
        drop(state)
      }
    },
    add: (state, reading) => {
      state.queue.push(reading)
      state.size += 1
      if (length !== null) {
        state.ends.push(state.clock + length)
      }
    },
    least,
  }
}

/** The window of an operator's arguments, or an error that says how one looks. */
export function windowOf<Options>(name: string, window: Options | undefined): Options {
  if (typeof window !== 'object' || window === null) {
    throw new TypeError(`${name}: window must be an object such as { count: 20 } or { ms: 60_000 }, but is ${window}`)
  }
  return window
}

/** What the operators over one number accept as their first argument. */
export type RollingOf<T, K, Options> = Options | K | Selector<T>

/** The operator over a window of one number, for the arguments that they all share. */
export function rolling<T, K extends NumericKey<T>, Options extends WindowOptions<T>, Whole>(
  name: string,
  measured: RollingOf<T, K, Options>,
  options: Options | undefined,
  make: (options: Options) => () => Queue<number, Whole>,
  resultOf: (whole: Whole, latest: number) => number | null,
): OperatorFunction<T, unknown> {
  const isMeasured = typeof measured === 'string' || typeof measured === 'function'
  const window = windowOf(name, isMeasured ? options : measured)
  const read = isMeasured ? measureBy<T, K>(measured) : numberOf
  return stepping(windowMachine(name, read, window, make(window), resultOf), window)
}
