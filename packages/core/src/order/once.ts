/** An order as an Observable: sent by the first subscription, and by no other. */
import { Observable, type Subscriber, Subscription } from 'rxjs'
import type { KiwoomError } from '../errors.ts'

/** How an order ended. */
export type Outcome<T> =
  | { readonly _tag: 'value'; readonly value: T }
  | { readonly _tag: 'error'; readonly error: unknown }

/** What the work of an order says about itself. */
export interface Progress {
  /** From now on it cannot be taken back. */
  left(): void
  /** It could be taken back again: the exchange refused it. */
  back(): void
  /** Whether a subscriber still waits for it. */
  wanted(): boolean
  /** Why it must not leave any more; asked at the last step before it leaves. */
  refusal(): KiwoomError | undefined
}

/** An order that was asked for. */
export interface Once<T> {
  readonly outcome$: Observable<T>
  /** Ends it with an error, unless it has left: then it runs to its end. */
  giveUp(error: KiwoomError): void
}

/**
 * Runs `work` once, for the first subscriber, and replays its outcome to all.
 *
 * While nothing has left, the last subscriber to leave takes the order back, as with any Observable; a later one starts
 * it anew. Once bytes may have left, unsubscribing changes nothing: aborting the request would not call the order back,
 * only hide what became of it. The outcome is kept for later subscribers, and told to `unseen` if nobody is there.
 */
export function once<T>(work: (progress: Progress) => Observable<T>, watch: OnceWatch<T>): Once<T> {
  const listeners = new Set<Subscriber<T>>()
  let run: Subscription | undefined
  let outcome: Outcome<T> | undefined
  let isOut = false
  let givenUp: KiwoomError | undefined

  const settle = (end: Outcome<T>): void => {
    if (outcome !== undefined) return
    outcome = end
    watch.settled()
    const heard = [...listeners]
    listeners.clear()
    if (heard.length === 0) watch.unseen(end)
    for (const subscriber of heard) tell(subscriber, end)
  }

  const begin = (): void => {
    run = new Subscription()
    watch.begun()
    const progress: Progress = {
      left: () => {
        isOut = true
      },
      back: () => {
        isOut = false
      },
      wanted: () => listeners.size > 0 && givenUp === undefined,
      refusal: () => givenUp,
    }
    run.add(
      work(progress).subscribe({
        next: (value) => settle({ _tag: 'value', value }),
        error: (error: unknown) => settle({ _tag: 'error', error }),
      }),
    )
  }

  const withdraw = (): void => {
    if (isOut || outcome !== undefined || run === undefined) return
    run.unsubscribe()
    run = undefined
    watch.settled()
  }

  return {
    outcome$: new Observable<T>((subscriber) => {
      if (outcome !== undefined) {
        tell(subscriber, outcome)
        return undefined
      }
      listeners.add(subscriber)
      if (run === undefined) begin()
      return () => {
        if (listeners.delete(subscriber) && listeners.size === 0) withdraw()
      }
    }),
    giveUp: (error) => {
      givenUp ??= error
      if (isOut || outcome !== undefined) return
      run?.unsubscribe()
      settle({ _tag: 'error', error })
    },
  }
}

/** Who keeps count of orders under way. */
export interface OnceWatch<T> {
  begun(): void
  settled(): void
  /** The order ended when nobody was there to see it. */
  unseen(outcome: Outcome<T>): void
}

function tell<T>(subscriber: Subscriber<T>, outcome: Outcome<T>): void {
  switch (outcome._tag) {
    case 'value':
      subscriber.next(outcome.value)
      subscriber.complete()
      return
    case 'error':
      subscriber.error(outcome.error)
  }
}
