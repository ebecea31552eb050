/** The shell of every pure machine: keeps its state, runs its timers, logs its steps, hands its other effects on. */
import type { SchedulerLike, Subscription } from 'rxjs'
import type { SerialQueue } from './serialQueue.ts'
import type { StepLog, StepRecord } from './stepLog.ts'
import type { Machine, Tagged, TimerEffect, TimerEvent } from './transition.ts'

/** What a machine needs to run. */
export interface Surroundings<
  Name extends string,
  State,
  Event extends Tagged,
  Effect extends Tagged,
  Timer extends string,
  Moment,
  Options,
> {
  readonly machine: Machine<Name, State, Event, Effect, Timer, Moment, Options>
  readonly options: Options
  readonly scheduler: SchedulerLike
  /** Machines that share a connection share the queue. */
  readonly run: SerialQueue
  readonly log: StepLog<StepRecord<Name, Event | TimerEvent<Timer>, Effect | TimerEffect<Timer>, Moment>>
  readonly moment: () => Moment
  /** Does what the machine asks for, timers excepted. */
  readonly perform: (effect: Effect) => void
  /** Called before each step. */
  readonly beforeStep?: (event: Event | TimerEvent<Timer>) => void
  /** Called after each step and its effects. */
  readonly afterStep?: (before: State, after: State) => void
  /** Which instance this is, where a client runs several of the machine. */
  readonly id?: string
}

/** A machine that runs. */
export interface RunningMachine<State, Event> {
  readonly state: () => State
  /** Takes one step and performs its effects before it returns: for what is in the queue already. */
  readonly apply: (event: Event) => void
  /** Takes the step in its turn in the queue. */
  readonly dispatch: (event: Event) => void
  /** Stops the machine for good: no timer runs on, and no further step is taken or effect performed. */
  readonly stop: () => void
}

/** Starts a machine. Nothing happens before its first event. */
export function runMachine<
  Name extends string,
  State,
  Event extends Tagged,
  Effect extends Tagged,
  Timer extends string,
  Moment,
  Options,
>(
  surroundings: Surroundings<Name, State, Event, Effect, Timer, Moment, Options>,
): RunningMachine<State, Event | TimerEvent<Timer>> {
  const { machine, options, scheduler, run, log, perform, beforeStep, afterStep, id = '' } = surroundings
  const timers = new Map<Timer, Subscription>()
  let state = machine.initial
  let isStopped = false

  const apply = (event: Event | TimerEvent<Timer>): void => {
    if (isStopped) return
    beforeStep?.(event)
    const before = state
    const moment = surroundings.moment()
    const [after, effects] = machine.step(before, event, moment, options)
    state = after
    if (log.isObserved()) {
      const names = { before: machine.stateName(before), after: machine.stateName(after) }
      log.write({ at: scheduler.now(), machine: machine.name, id, event, moment, ...names, effects })
    }
    for (const effect of effects) {
      // An effect may end the last subscription, and with it the machine.
      if (isStopped) return
      if (isOfTimers<Timer>(effect)) setTimer(effect)
      else perform(effect)
    }
    afterStep?.(before, after)
  }
  const dispatch = (event: Event | TimerEvent<Timer>): void => run(() => apply(event))

  const setTimer = (effect: TimerEffect<Timer>): void => {
    if (effect._tag === 'stopTimers') {
      stopTimers()
      return
    }
    const { timer } = effect
    timers.get(timer)?.unsubscribe()
    if (effect._tag === 'stopTimer') return
    timers.set(
      timer,
      scheduler.schedule(() => dispatch({ _tag: 'timer', timer }), effect.ms),
    )
  }
  const stopTimers = (): void => {
    for (const timer of timers.values()) timer.unsubscribe()
  }

  const stop = (): void => {
    isStopped = true
    stopTimers()
  }

  return { state: () => state, apply, dispatch, stop }
}

function isOfTimers<Timer extends string>(effect: Tagged): effect is TimerEffect<Timer> {
  return effect._tag === 'startTimer' || effect._tag === 'stopTimer' || effect._tag === 'stopTimers'
}
