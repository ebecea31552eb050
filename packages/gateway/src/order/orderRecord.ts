/** The order log: one line for each event of an order. */
import type { ObservableInput } from 'rxjs'
import type { Answer } from '../answer/answers.ts'

export interface OrderSent {
  readonly _tag: 'sending'
  readonly client: string
  /** The client's own id of the order; the gateway's id when the client gave none. */
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

/** The outcome of an order, as far as it is known. */
export type OrderOutcome = 'accepted' | 'refused' | 'unknown' | 'absent' | 'undecided'

export interface OrderSettled {
  readonly _tag: 'settled'
  readonly client: string
  readonly id: string
  readonly at: number
  readonly outcome: OrderOutcome
  /** The answer that the client got, or will get. */
  readonly answer: Answer
  /** The reason, when the answer itself has none. */
  readonly detail?: string
}

/** A line of the log. It is written before the order leaves, and again when its outcome is known. */
export type OrderLine = OrderSent | OrderSettled

/** A line could not be added to a log that several gateways share: another one may lead, and have sent the same order. */
export class SharedLogFailed extends Error {}

/** Where lines are kept: a file, a stream. */
export interface OrderStore {
  /** Every line, oldest first. */
  load(): ObservableInput<readonly OrderLine[]>
  /** Adds a line, which survives a crash once this has completed. */
  append(line: OrderLine): ObservableInput<unknown>
  /**
   * Keeps these lines and may drop all others: they are what is left of those that it has, in their order. At no moment
   * may a crash lose one of them. A store without it grows without end.
   */
  compact?(lines: readonly OrderLine[]): ObservableInput<unknown>
  close(): ObservableInput<unknown>
}
