/** What every pure machine of the client has in common. */

/** The state after an event, and what the shell has to do, in this order. */
export type Transition<State, Effect> = readonly [state: State, effects: readonly Effect[]]

/** Anything that is distinguished by its `_tag`. */
export interface Tagged {
  readonly _tag: string
}

/** A timer has run out. */
export interface TimerEvent<Timer extends string> {
  readonly _tag: 'timer'
  readonly timer: Timer
}

/** What a machine does with its timers. One of each name runs at a time; starting it again replaces it. */
export type TimerEffect<Timer extends string> =
  | { readonly _tag: 'startTimer'; readonly timer: Timer; readonly ms: number }
  | { readonly _tag: 'stopTimer'; readonly timer: Timer }
  | { readonly _tag: 'stopTimers' }

/**
 * A pure machine: it has no clock, no socket and no subscriber, so the same arguments give the same transition.
 *
 * `Event` and `Effect` are its own; those of its timers come on top.
 */
export interface Machine<
  Name extends string,
  State,
  Event extends Tagged,
  Effect extends Tagged,
  Timer extends string,
  Moment,
  Options,
> {
  /** Its name in the log of steps. */
  readonly name: Name
  readonly initial: State
  /** A short name of a state, for logs. */
  readonly stateName: (state: State) => string
  readonly step: (
    state: State,
    event: Event | TimerEvent<Timer>,
    moment: Moment,
    options: Options,
  ) => Transition<State, Effect | TimerEffect<Timer>>
}
