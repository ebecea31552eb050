/** Takes logged steps again. */
import type { StepRecord } from './stepLog.ts'
import type { Machine, Tagged, TimerEffect, TimerEvent, Transition } from './transition.ts'

/**
 * Takes the logged steps of one machine again, from its initial state, and returns each transition: the whole state
 * after the step, where the log has only its name, and the same effects.
 *
 * The log must begin before the first step of the machine (subscribe to `steps$` directly after `connect`), and
 * `options` must be those of the client. Steps of other machines are left out.
 */
export function replay<
  Name extends string,
  State,
  Event extends Tagged,
  Effect extends Tagged,
  Timer extends string,
  Moment,
  Options,
>(
  machine: Machine<Name, State, Event, Effect, Timer, Moment, Options>,
  steps: readonly StepRecord<Name, Event | TimerEvent<Timer>, Effect | TimerEffect<Timer>, Moment>[],
  options: Options,
): readonly Transition<State, Effect | TimerEffect<Timer>>[] {
  let state = machine.initial
  return steps.map(({ event, moment }) => {
    const transition = machine.step(state, event, moment, options)
    state = transition[0]
    return transition
  })
}
