/** The log of the machines' steps: while no one listens, a step costs one look at a flag. */
import { type Observable, Subject } from 'rxjs'
import { isKiwoomError } from '../errors.ts'
import { redactDeep } from '../observe/secrets.ts'
import type { Tagged } from './transition.ts'

/** One step of one machine: enough to take the same step again. */
export interface StepRecord<Name extends string, Event extends Tagged, Effect extends Tagged, Moment> {
  /** Client time of the step, epoch ms. */
  readonly at: number
  readonly machine: Name
  /** Which instance, where a client runs several of a machine: followed orders, starts of the holdings. Else `''`. */
  readonly id: string
  readonly event: Event
  /** All that the step takes from its surroundings. */
  readonly moment: Moment
  /** Names of the states before and after the step. */
  readonly before: string
  readonly after: string
  /** In the order in which the client performs them, after the record is emitted. */
  readonly effects: readonly Effect[]
}

/** Where a machine's steps are written. */
export interface StepLog<Step> {
  readonly isObserved: () => boolean
  readonly write: (step: Step) => void
}

/** The log of a client. */
export interface StepLogSource<Step> extends StepLog<Step> {
  readonly steps$: Observable<Step>
  complete(): void
}

/** Makes an empty log. Keys, tokens and account numbers are `***` in what it emits. */
export function createStepLog<Step>(): StepLogSource<Step> {
  const steps = new Subject<Step>()
  return {
    steps$: steps.asObservable(),
    isObserved: () => steps.observed,
    // An error's texts are redacted when it is made.
    write: (step) => steps.next(redactDeep(step, isKiwoomError)),
    complete: () => steps.complete(),
  }
}
