/** What the order log keeps: one line for each thing that happened to an order. */
import type { ObservableInput } from 'rxjs'
import type { Answer } from '../answer/answers.ts'

export interface OrderSent {
  readonly _tag: 'sending'
  readonly client: string
  /** The client's own id of the order; one of the gateway's where it has none. */
  readonly id: string
  /** Which session sent it. */
  readonly session: number
  readonly apiId: string
  readonly path: string
  readonly body: Readonly<Record<string, string>>
  /** Epoch ms. */
  readonly at: number
  /** The highest order number that was known before it left; 0 for none. */
  readonly highest: number
}

/** What is known of an order afterwards. */
export type OrderOutcome = 'accepted' | 'refused' | 'unknown' | 'absent' | 'undecided'

export interface OrderSettled {
  readonly _tag: 'settled'
  readonly client: string
  readonly id: string
  readonly at: number
  readonly outcome: OrderOutcome
  /** What the client was answered, or is to be. */
  readonly answer: Answer
  /** Why, where the answer itself does not report it. */
  readonly detail?: string
}

/** A line of the log. It is written before the order leaves, and again when its outcome is known. */
export type OrderLine = OrderSent | OrderSettled

/** Where lines are kept: a file, a stream. */
export interface OrderStore {
  /** Every line, oldest first. */
  load(): ObservableInput<readonly OrderLine[]>
  /** Adds a line, which survives a crash once this has completed. */
  append(line: OrderLine): ObservableInput<unknown>
  close(): ObservableInput<unknown>
}
