import { Observable, type OperatorFunction, Subscriber } from 'rxjs'
import { type Break, isBreak } from './gap.ts'

/** Where outputs go, one after the other. */
export interface Sink<Out> {
  next(output: Out): void
}

/**
 * What an operator does with one value: hands its outputs to `out`, which is only for the time of the call, and returns
 * the state that it goes on with.
 *
 * A state belongs to one subscription and is used up by the step that takes it: a step may reuse its maps and buffers
 * for the state that it returns, which is what keeps windows and per-item books O(1) a value.
 */
export type Step<State, In, Out> = (state: State, value: In, out: Sink<Out>) => State

/** An operator without RxJS: how it starts, and its step. */
export interface Machine<State, In, Out> {
  readonly start: () => State
  readonly step: Step<State, In, Out>
  /** What becomes of the state at a gap in the source, and what goes out before it. Default: it starts afresh. */
  readonly atGap?: Step<State, Break, Out>
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
export function stepping<State, In, Out>(
  { start, step, atGap = start }: Machine<State, In, Out>,
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
            state = step(state, input, out)
          }
        } catch (error) {
          out.error(error)
        }
      }
      const take = (input: Input<In>): void => {
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
      const inner = new Inner<In | Break>(out, take)
      // Before the source, so that one that begins at once is already listened to for resets.
      out.add(
        options?.resetOn?.subscribe({ next: () => inner.closed || take(RESET), error: (error) => out.error(error) }),
      )
      // A resetOn that failed has ended the stream already.
      if (!out.closed) {
        source.subscribe(inner)
      }
    })
}

/** Among the inputs: start afresh. */
const RESET: unique symbol = Symbol()
/** Among the inputs: the source is complete. */
const END: unique symbol = Symbol()

type Input<In> = In | Break | typeof RESET | typeof END

/** Gives values and completion to a machine; an error of the source passes to the destination, as with any Subscriber. */
class Inner<In> extends Subscriber<In> {
  readonly #take: (input: In | typeof END) => void

  constructor(out: Subscriber<never>, take: (input: In | typeof END) => void) {
    super(out)
    this.#take = take
  }

  protected override _next(value: In): void {
    this.#take(value)
  }

  protected override _complete(): void {
    this.#take(END)
  }
}
