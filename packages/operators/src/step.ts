import { Observable, type OperatorFunction, Subscriber } from 'rxjs'
import { type EventOf, type Gap, type GapOf, isGap } from './gap.ts'

/**
 * What an operator does with one value: the state it was in and the value, to the next state and what goes out.
 *
 * A state belongs to one subscription and is used up by the step that takes it: a step may reuse its maps and buffers
 * for the state that it returns, which is what keeps windows and per-item books O(1) a value.
 */
export type Step<State, In, Out> = (state: State, value: In) => readonly [state: State, outputs: readonly Out[]]

/** An operator without RxJS: how it starts, and its step. */
export interface Machine<State, In, Out> {
  readonly start: () => State
  readonly step: Step<State, In, Out>
  /** What becomes of the state at a gap in the source, and what goes out before it. Default: it starts afresh. */
  readonly atGap?: (state: State, gap: Gap) => readonly [state: State, outputs: readonly Out[]]
}

/** Where outputs go, one after the other. */
export interface Sink<Out> {
  next(output: Out): void
}

/**
 * A machine that hands its outputs to a sink instead of returning them, for operators that see every tick: it equals
 * the `Machine` that returns the same state and the same outputs in the same order, without the tuple and the array.
 */
export interface EmittingMachine<State, In, Out> extends Omit<Machine<State, In, Out>, 'step'> {
  /** The sink is only for the time of the call. */
  readonly emit: (state: State, value: In, out: Sink<Out>) => State
}

/** What every operator that remembers can be told. */
export interface ResetOptions {
  /**
   * Forgets at each of its values, as at a `Gap`: what comes next is the first again. Its completion changes nothing,
   * its error passes. Default: only a `Gap` in the input makes it forget.
   */
  readonly resetOn?: Observable<unknown> | undefined
}

/**
 * The RxJS shell around a machine: each subscription starts its own, errors and completion pass, and a step that
 * throws ends the stream with that error. A `Gap` passes on and, unless the machine says otherwise, starts it afresh. A value that arrives while
 * the outputs of an earlier one are still being delivered (feedback through a Subject) waits its turn, so that outputs
 * keep the order of inputs; so does completion, but an error overtakes.
 */
export function stepping<State, T, Out>(
  machine: AnyMachine<State, EventOf<T>, Out>,
  options?: ResetOptions,
): OperatorFunction<T, Out | GapOf<T>>
export function stepping<State, In, Out>(
  machine: AnyMachine<State, In, Out>,
  options?: ResetOptions,
): OperatorFunction<In | Gap, Out | Gap> {
  return overGaps(machine, options)
}

export type AnyMachine<State, In, Out> = Machine<State, In, Out> | EmittingMachine<State, In, Out>

/** The same, for a source that is known to carry gaps. */
export function overGaps<State, In, Out>(
  machine: AnyMachine<State, In, Out>,
  options?: ResetOptions,
): OperatorFunction<In | Gap, Out | Gap> {
  return (source) =>
    new Observable((out) => {
      const stepper = new Stepper(out, machine)
      // First, so that a source that begins at once is already listened to for resets.
      out.add(options?.resetOn?.subscribe({ next: () => stepper.next(RESET), error: (error) => stepper.error(error) }))
      if (!out.closed) {
        source.subscribe(stepper)
      }
    })
}

/** The outputs of a step that has nothing to say. */
export const NOTHING: readonly never[] = []

/** By index: destructuring a tuple costs an iterator, at every tick. */
function told<State, Out>(next: readonly [state: State, outputs: readonly Out[]], out: Sink<Out>): State {
  if (next[1].length > 0) {
    for (const output of next[1]) {
      out.next(output)
    }
  }
  return next[0]
}

/** Among the inputs: start afresh. A gap, so that events are told from it by the look that they get anyway. */
const RESET: Gap = { type: 'gap', from: 0, to: 0, reason: '', registrations: [] }
/** Among the inputs: the source is complete. */
const END: Gap = { ...RESET }

/**
 * One subscriber for the whole operator, without inner subscriptions: ticks come by the thousand a second. It extends
 * RxJS's own, so that a synchronous source sees at once that nobody listens any more.
 */
class Stepper<State, In, Out> extends Subscriber<In | Gap> {
  /** A listener that leaves between two outputs of a step drops the rest itself. */
  readonly #out: Subscriber<Out | Gap>
  readonly #machine: AnyMachine<State, In, Out>
  readonly #emit: EmittingMachine<State, In, Out>['emit']
  #state: State
  #busy = false
  /** What arrived while outputs were being delivered. */
  #waiting: (In | Gap)[] = []

  constructor(out: Subscriber<Out | Gap>, machine: AnyMachine<State, In, Out>) {
    super(out)
    this.#out = out
    this.#machine = machine
    this.#emit = 'emit' in machine ? machine.emit : (state, value, sink) => told(machine.step(state, value), sink)
    this.#state = machine.start()
  }

  protected override _next(input: In | Gap): void {
    if (this.#busy) {
      this.#waiting.push(input)
      return
    }
    this.#busy = true
    this.#perform(input)
    if (this.#waiting.length > 0) {
      // Grows while it is walked through.
      for (const next of this.#waiting) {
        if (!this.closed) {
          this.#perform(next)
        }
      }
      this.#waiting = []
    }
    this.#busy = false
  }

  #perform(input: In | Gap): void {
    try {
      if (!isGap(input)) {
        this.#state = this.#emit(this.#state, input, this.#out)
      } else if (input === END) {
        this.#out.complete()
      } else {
        const { start, atGap } = this.#machine
        this.#state = atGap && input !== RESET ? told(atGap(this.#state, input), this.#out) : start()
        if (input !== RESET) {
          this.#out.next(input)
        }
      }
    } catch (error) {
      // Not this.error(): when the source has completed meanwhile, that is no longer heard.
      this.#out.error(error)
    }
  }

  protected override _complete(): void {
    this._next(END)
  }
}
