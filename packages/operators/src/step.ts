import { concatMap, defer, type Observable, type OperatorFunction } from 'rxjs'

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
}

/**
 * The RxJS shell around a machine: each subscription starts its own, errors and completion pass, and a step that
 * throws ends the stream with that error. A value that arrives while the outputs of an earlier one are still being
 * delivered (feedback through a Subject) waits its turn, so that outputs keep the order of inputs.
 */
export function stepping<State, In, Out>(machine: Machine<State, In, Out>): OperatorFunction<In, Out> {
  return (source: Observable<In>): Observable<Out> =>
    defer(() => {
      let state = machine.start()
      return source.pipe(
        concatMap((value) => {
          const [next, outputs] = machine.step(state, value)
          state = next
          return outputs
        }),
      )
    })
}

/** The outputs of a step that has nothing to say. */
export const NOTHING: readonly never[] = []
