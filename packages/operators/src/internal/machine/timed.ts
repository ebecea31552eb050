import {
  endWith,
  merge,
  Observable,
  type OperatorFunction,
  type SchedulerLike,
  Subject,
  Subscription,
  takeWhile,
} from 'rxjs'
import { elapsedOf } from './elapsed.ts'
import { timeOf } from './event.ts'
import type { Break } from './gap.ts'
import { type ResetOptions, type Sink, stepping } from './step.ts'

/** By which clock an operator waits. */
export interface ClockOptions<T> extends ResetOptions {
  /**
   * Waits by this scheduler: what is due comes out when its time has come, without a next event. Default: by the time
   * of the events, and what is due comes out with the first event that is late enough, before that event's own result.
   */
  readonly scheduler?: SchedulerLike | undefined
  /**
   * Without a scheduler: the time of an event, epoch milliseconds. Default its `timestamp`, else its `receivedAt`, else
   * that of its `value`. An event without one, or with an earlier one than has been seen, counts at the latest seen.
   */
  readonly timeOf?: ((value: T) => number | null) | undefined
}

/** A machine that waits. Its times are those of one clock, which never goes back. */
export interface TimedMachine<State, In, Out> {
  readonly start: () => State
  /** A value has come; its time is minus infinity while none is known. */
  readonly take: (state: State, value: In, time: number, out: Sink<Out>) => State
  /** When there is something to do without a value; infinity for never. */
  readonly due: (state: State) => number
  /** That time has come. It must move `due` on. */
  readonly pass: (state: State, time: number, out: Sink<Out>) => State
  /** What is left to say before the end, or before a gap, after either of which it starts again. */
  readonly flush?: (state: State) => readonly Out[]
}

/** A time while none is known. */
export const UNKNOWN: number = Number.NEGATIVE_INFINITY
/** When nothing is due. */
export const NEVER: number = Number.POSITIVE_INFINITY

/** The time has come. */
const WAKE: unique symbol = Symbol('wake')
/** The source is complete. */
const ENDED: unique symbol = Symbol('ended')

/** A timer of more than 31 bits of milliseconds goes off at once. */
const LONGEST = 0x7fff_ffff

/**
 * The shell of a machine that waits. The same values come out by the events' time as by a scheduler that keeps that
 * time, only later: with the next event.
 */
export function timed<State, In, Out>(
  machine: TimedMachine<State, In, Out>,
  options: ClockOptions<In>,
): OperatorFunction<In | Break, Out | Break> {
  const { scheduler } = options
  const clockOf = options.timeOf ?? timeOf
  return (source) =>
    new Observable((subscriber) => {
      const elapsed = scheduler && elapsedOf(scheduler)
      const wakes = new Subject<typeof WAKE>()
      let timer = Subscription.EMPTY
      let alarm = NEVER
      const setAlarm = (time: number): void => {
        if (scheduler === undefined || elapsed === undefined || time === alarm) {
          return
        }
        timer.unsubscribe()
        alarm = time
        if (time !== NEVER) {
          const wake = (): void => {
            alarm = NEVER
            wakes.next(WAKE)
          }
          timer = scheduler.schedule(wake, Math.min(Math.max(0, time - elapsed()), LONGEST))
        }
      }
      let clock = UNKNOWN
      const start = (): State => {
        clock = UNKNOWN
        return machine.start()
      }
      const flush = (state: State, out: Sink<Out>): void => {
        for (const output of machine.flush?.(state) ?? []) {
          out.next(output)
        }
      }
      const atGap = (state: State, _: Break, out: Sink<Out>): State => {
        flush(state, out)
        return start()
      }
      const step = (before: State, input: In | typeof WAKE | typeof ENDED, out: Sink<Out>): State => {
        let state = before
        if (input === ENDED) {
          flush(state, out)
          return state
        }
        const time = elapsed ? elapsed() : input === WAKE ? null : clockOf(input)
        clock = Math.max(clock, time ?? UNKNOWN)
        for (let due = machine.due(state); due <= clock; due = machine.due(state)) {
          state = machine.pass(state, due, out)
        }
        if (input !== WAKE) {
          state = machine.take(state, input, clock, out)
        }
        setAlarm(machine.due(state))
        return state
      }
      subscriber.add(() => timer.unsubscribe())
      merge(wakes, source.pipe(endWith(ENDED)))
        .pipe(
          takeWhile((input) => input !== ENDED, true),
          stepping<State, In | typeof WAKE | typeof ENDED, Out>({ start, atGap, step }, options),
        )
        .subscribe(subscriber)
    })
}
