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

interface Window<In> {
  readonly queue: Queue<In>
  /** Of a time window: when each number leaves. */
  readonly ends: Fifo<number>
  size: number
  clock: number
}

/** Takes each reading into the queue, lets go of what has left the window, and answers with what is in it now. */
export function windowMachine<T, In>(
  name: string,
  read: (value: T) => In | null,
  window: WindowOptions<T>,
  make: () => Queue<In>,
): Machine<Window<In>, T, Rolling<T>> {
  const advance = advanceBy<T, In>(name, window)
  const least = count(`${name}: least`, window.least ?? window.count ?? 1)
  if (window.count !== undefined && least > window.count) {
    throw new RangeError(`${name}: least must be at most count (${window.count}), but is ${least}`)
  }
  return {
    start: () => ({ queue: make(), ends: fifo(), size: 0, clock: Number.NEGATIVE_INFINITY }),
    step: (state, value) => {
      const reading = read(value)
      if (reading === null || !advance(state, value)) {
        return [state, NOTHING]
      }
      state.queue.push(reading)
      state.size += 1
      const result = state.size < least ? null : state.queue.result(reading)
      return [state, result === null ? NOTHING : [{ value, result, count: state.size }]]
    },
  }
}

/** Lets go of what leaves as an event comes; `false` when the event cannot be placed. */
function advanceBy<T, In>(name: string, window: WindowOptions<T>): (state: Window<In>, value: T) => boolean {
  const drop = (state: Window<In>): void => {
    state.queue.shift()
    state.size -= 1
  }
  if (window.count !== undefined) {
    const most = count(`${name}: count`, window.count)
    return (state) => {
      if (state.size === most) {
        drop(state)
      }
      return true
    }
  }
  const length = milliseconds(`${name}: ms`, window.ms)
  const clockOf = window.timeOf ?? timeOf
  return (state, value) => {
    state.clock = Math.max(state.clock, clockOf(value) ?? Number.NEGATIVE_INFINITY)
    if (state.clock === Number.NEGATIVE_INFINITY) {
      return false
    }
    for (let end = state.ends.peek(); end !== undefined && end <= state.clock; end = state.ends.peek()) {
      state.ends.shift()
      drop(state)
    }
    state.ends.push(state.clock + length)
    return true
  }
}

/** What the operators over one number accept as their first argument. */
export type RollingOf<T, K, Options> = Options | K | Selector<T>

/** The operator over a window of one number, for the arguments that they all share. */
export function rolling<T, K extends NumericKey<T>, Options extends WindowOptions<T>>(
  name: string,
  measured: RollingOf<T, K, Options>,
  options: Options | undefined,
  make: (options: Options) => () => Queue<number>,
): OperatorFunction<T, unknown> {
  const isMeasured = typeof measured === 'string' || typeof measured === 'function'
  const window = isMeasured ? options : measured
  if (typeof window !== 'object' || window === null) {
    throw new TypeError(`${name}: window must be an object such as { count: 20 } or { ms: 60_000 }, but is ${window}`)
  }
  const read = isMeasured ? measureBy<T, K>(measured) : numberOf
  return stepping(windowMachine(name, read, window, make(window)), window)
}
