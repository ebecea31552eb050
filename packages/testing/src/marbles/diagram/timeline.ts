/** What a stream did and when, as TestScheduler notes it. */
import type { ObservableNotification } from 'rxjs'

/** One notification at its time, in ms since the test began (a frame). */
export interface Message {
  readonly frame: number
  readonly notification: ObservableNotification<unknown>
}

/** When a source was subscribed to and left, in frames; `Infinity` for never. */
export interface SubscriptionSpan {
  readonly subscribedFrame: number
  readonly unsubscribedFrame: number
}

/** One notification as it is drawn: at which frame, by which letter. */
export interface Mark {
  readonly frame: number
  readonly letter: string
}

/** Gives every value a letter: those that have one keep it, equal values share one. */
export type LetterOf = (message: Message) => string
