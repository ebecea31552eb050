import type { OperatorFunction } from 'rxjs'
import {
  callback,
  checkOptions,
  count,
  milliseconds,
  must,
  notBoth,
  optional,
  type Shape,
  stream,
} from '../machine/arguments.ts'
import { timeOf } from '../machine/event.ts'
import { measureBy, type NumericKey, numberOf, type Selector } from '../machine/measure.ts'
import { type Machine, type ResetOptions, type Sink, stepping } from '../machine/step.ts'
import { fifo } from './fifo.ts'
import type { Queue } from './queue.ts'

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

/** Takes an event in, and hands out what comes of it. */
type Window<T, Out> = (value: T, out: Sink<Out>) => void

/** What an operator makes of a window. */
export interface Plan<T, In, Whole, Out> {
  readonly queue: () => Queue<In, Whole>
  /** Hands out what comes of an event, given its reading and what the window amounts to. */
  readonly answer: (value: T, reading: In, whole: Whole, count: number, out: Sink<Out>) => void
  /** Whether the window ends before the event; default with it. */
  readonly isBefore?: boolean
}

/** Answers each event by the window that ends with it, or by the one before it. */
export function windowMachine<T, In, Whole, Out>(
  name: string,
  read: (value: T) => In | null,
  window: WindowOptions<T>,
  { queue: make, answer, isBefore }: Plan<T, In, Whole, Out>,
): Machine<Window<T, Out>, T, Out> {
  const isByTime = window.count === undefined
  const length = isByTime ? window.ms : window.count
  const least = window.least ?? window.count ?? 1
  must(`${name}: least`, least, isByTime || least <= length, `at most count (${length})`)
  const clockOf = (isByTime && window.timeOf) || timeOf
  return {
    start: () => {
      const queue = make()
      /** Of a time window: when each number leaves. */
      const ends = fifo<number>()
      let clock = -NEVER
      let size = 0
      const drop = (): void => {
        queue.shift()
        size -= 1
      }
      const tell = (value: T, reading: In, out: Sink<Out>): void => {
        if (size >= least) {
          answer(value, reading, queue.result(), size, out)
        }
      }
      return (value, out) => {
        const reading = read(value)
        if (reading === null) {
          return
        }
        if (isByTime) {
          clock = Math.max(clock, clockOf(value) ?? clock)
          if (clock === -NEVER) {
            return
          }
          for (let end = ends.peek(); end !== undefined && end <= clock; end = ends.peek()) {
            ends.shift()
            drop()
          }
          ends.push(clock + length)
        }
        if (isBefore) {
          tell(value, reading, out)
        }
        if (size === length && !isByTime) {
          drop()
        }
        queue.push(reading)
        size += 1
        if (!isBefore) {
          tell(value, reading, out)
        }
      }
    },
    step: (window, value, out) => {
      window(value, out)
      return window
    },
  }
}

/** After every time. */
export const NEVER: number = Number.POSITIVE_INFINITY

/** The window of an operator's arguments, or an error that says how one looks. */
export function windowOf<Options extends WindowOptions<never>>(
  name: string,
  window: Options | undefined,
  shape: Shape<WindowOptions<never>> = WINDOW,
): Options {
  if (typeof window !== 'object' || window === null) {
    throw new TypeError(`${name}: window must be an object such as { count: 20 } or { ms: 60_000 }, but is ${window}`)
  }
  checkOptions<WindowOptions<never>>(name, window, shape)
  notBoth(name, window, 'count', 'ms')
  if (window.count === undefined) milliseconds(`${name}: ms`, window.ms)
  return window
}

/** The rules of the options that all windows have. */
export const WINDOW: Shape<WindowOptions<never>> = {
  count: optional(count),
  ms: optional(milliseconds),
  least: optional(count),
  timeOf: optional(callback),
  resetOn: optional(stream),
}

/** What the operators over one number accept as their first argument. */
export type RollingOf<T, K, Options> = Options | K | Selector<T>

/** The operator over a window of one number, for the arguments that they all share. */
export function windowed<T, K extends NumericKey<T>, Options extends WindowOptions<T>, Whole, Out>(
  name: string,
  measured: RollingOf<T, K, Options>,
  options: Options | undefined,
  planOf: (options: Options) => Plan<T, number, Whole, Out>,
  shape: Shape<WindowOptions<never>> = WINDOW,
): OperatorFunction<T, unknown> {
  const isMeasured = typeof measured === 'string' || typeof measured === 'function'
  const window = windowOf(name, isMeasured ? options : measured, shape)
  const read = isMeasured ? measureBy<T, K>(measured) : numberOf
  return stepping(windowMachine(name, read, window, planOf(window)), window)
}

/** Answers an event with a result, unless that is `null`. */
export function rolling<T, In, Whole>(
  queue: () => Queue<In, Whole>,
  resultOf: (whole: Whole, count: number, latest: In) => number | null,
): Plan<T, In, Whole, Rolling<T>> {
  return {
    queue,
    answer: (value, latest, whole, count, out) => {
      const result = resultOf(whole, count, latest)
      if (result !== null) {
        out.next({ value, result, count })
      }
    },
  }
}
