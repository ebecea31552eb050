import { Observable, type OperatorFunction, Subscriber } from 'rxjs'
import { type Break, type EventOf, type GapOf, isBreak } from './gap.ts'

/**
 * What an operator does with one value: the state it was in and the value, to the next state and what goes out.
 *
 * A state belongs to one subscription and is used up by the step that takes it: a step may reuse its maps and buffers
 * for the state that it returns, which is what keeps windows and per-item books O(1) a value.
 */
export type Step<State, In, Out> = (state: State, value: In) => readonly [state: State, outputs: readonly Out[]]

/** An operator without RxJS: how it starts, and its step. */
export interface PureMachine<State, In, Out> {
  readonly start: () => State
  readonly step: Step<State, In, Out>
  /** What becomes of the state at a gap in the source, and what goes out before it. Default: it starts afresh. */
  readonly atGap?: Step<State, Break, Out>
}

/** Where outputs go, one after the other. */
export interface Sink<Out> {
  next(output: Out): void
}

/** A step that hands its outputs to a sink, which is only for the time of the call. */
export type Emit<State, In, Out> = (state: State, value: In, out: Sink<Out>) => State

/**
 * What the shell runs: the same as a `PureMachine` that returns the same states and the same outputs in the same order,
 * without a tuple and an array for each value.
 */
export interface Machine<State, In, Out> {
  readonly start: () => State
  readonly emit: Emit<State, In, Out>
  readonly atGap?: Emit<State, Break, Out>
}

/** The options of every operator that remembers. */
export interface ResetOptions {
  /**
   * Forgets at each of its values, as at a `Gap`: what comes next is the first again. Its completion changes nothing,
   * its error passes. Default: only a `Gap` in the input makes it forget.
   */
  readonly resetOn?: Observable<unknown> | undefined
}

/**
 * The RxJS shell around a machine: each subscription starts its own, errors and completion pass, and a step that
 * throws ends the stream with that error. A `Gap` passes on and, unless the machine says otherwise, starts it afresh. A
 * value that arrives while the outputs of an earlier one are still being delivered (feedback through a Subject) waits
 * its turn, so that outputs keep the order of inputs; so does completion, but an error overtakes.
 */
export function stepping<State, T, Out>(
  machine: Machine<State, EventOf<T>, Out>,
  options?: ResetOptions,
): OperatorFunction<T, Out | GapOf<T>>
export function stepping<State, In, Out>(
  machine: Machine<State, In, Out>,
  options?: ResetOptions,
): OperatorFunction<In | Break, Out | Break>
export function stepping<State, In, Out>(
  { start, emit, atGap = start }: Machine<State, In, Out>,
  options?: ResetOptions,
): OperatorFunction<In | Break, Out | Break> {
  return (source) =>
    new Observable((out) => {
      let state = start()
      let isBusy = false
      /** What arrived while outputs were being delivered. */
      let waiting: Input<In>[] = []

      const perform = (input: Input<In>): void => {
        try {
          if (input === END) {
            out.complete()
          } else if (input === RESET) {
            state = start()
          } else if (isBreak(input)) {
            state = atGap(state, input, out)
            out.next(input)
          } else {
            state = emit(state, input, out)
          }
        } catch (error) {
          out.error(error)
        }
      }
      const next = (input: Input<In>): void => {
        if (inner.closed) {
          return
        }
        if (isBusy) {
          waiting.push(input)
          return
        }
        isBusy = true
        perform(input)
        if (waiting.length > 0) {
          // Grows while it is walked through.
          for (const later of waiting) {
            if (!out.closed) {
              perform(later)
            }
          }
          waiting = []
        }
        isBusy = false
      }

      // Not source.subscribe({ … }): a source that is synchronous would not see that no one listens any more.
      const inner = new Subscriber<In | Break>(out)
      // The source itself calls them, without RxJS's calls in between, which a tick would feel.
      inner.next = next
      inner.complete = () => next(END)
      // Before the source, so that one that begins at once is already listened to for resets.
      out.add(options?.resetOn?.subscribe({ next: () => next(RESET), error: (error) => out.error(error) }))
      // A resetOn that failed has ended the stream already.
      if (!out.closed) {
        source.subscribe(inner)
      }
    })
}

/** The same, for a source that is known to carry gaps. */
export const overGaps: <State, In, Out>(
  machine: Machine<State, In, Out>,
  options?: ResetOptions,
) => OperatorFunction<In | Break, Out | Break> = stepping

/** Among the inputs: start afresh. */
const RESET: unique symbol = Symbol()
/** Among the inputs: the source is complete. */
const END: unique symbol = Symbol()

type Input<In> = In | Break | typeof RESET | typeof END

/** What the shell runs of a machine that returns its outputs. */
export function pure<State, In, Out>(machine: PureMachine<State, In, Out>): Machine<State, In, Out> {
  const { start, step, atGap } = machine
  return { start, emit: telling(step), atGap: atGap ? telling(atGap) : start }
}

function telling<State, In, Out>(step: Step<State, In, Out>): Emit<State, In, Out> {
  return (state, value, out) => {
    const next = step(state, value)
    for (const output of next[1]) {
      out.next(output)
    }
    // By index: destructuring a tuple costs an iterator, at every tick.
    return next[0]
  }
}

/** The outputs of a step that has nothing to say. */
export const NOTHING: readonly never[] = []
