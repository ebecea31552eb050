/** An order as an Observable: only the first subscription sends it. */
import { Observable, type SchedulerLike, type Subscriber, Subscription } from 'rxjs'
import type { KiwoomError } from '../errors.ts'
import type { OrderSending } from '../shared/orderSending.ts'

/** How an order ended. */
export type Outcome<T> =
  | { readonly _tag: 'value'; readonly value: T }
  | { readonly _tag: 'error'; readonly error: unknown }

/** An order that a program has made. */
export interface Once<T> {
  readonly outcome$: Observable<T>
  /** Ends it with an error, unless it has left. One that has left runs to its end. */
  giveUp(error: KiwoomError): void
}

/**
 * Runs `work` once, for the first subscriber, and replays its outcome to all.
 *
 * Before anything has left, the order is withdrawn when its last subscriber unsubscribes; a later subscriber starts it
 * again. Once bytes may have left, unsubscribing changes nothing: aborting the request would not withdraw the order,
 * only hide its outcome. The outcome is kept for later subscribers. Without a subscriber it goes to `unseen`.
 *
 * The outcome is replayed synchronously, but every twentieth time through the scheduler. An endless `retry()` or
 * `repeat()` would otherwise overflow the stack.
 */
export function once<T>(
  work: (sending: OrderSending) => Observable<T>,
  watch: OnceWatch<T>,
  scheduler: SchedulerLike,
): Once<T> {
  const listeners = new Set<Subscriber<T>>()
  let run: Subscription | undefined
  let outcome: Outcome<T> | undefined
  let isOut = false
  let givenUp: KiwoomError | undefined
  let replays = 0

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
    const sending: OrderSending = {
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
      work(sending).subscribe({
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
        const end = outcome
        replays += 1
        if (replays % IN_ONE_TURN !== 0) return tell(subscriber, end)
        return scheduler.schedule(() => tell(subscriber, end), pauseAfter(replays))
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

/** Counts the orders under way. */
export interface OnceWatch<T> {
  begun(): void
  settled(): void
  /** The order ended without a subscriber. */
  unseen(outcome: Outcome<T>): void
}

// Synchronous replays in a row. One resubscription may take a hundred stack frames.
const IN_ONE_TURN = 20

/** ms until a replay. An endless retry gets slower, up to one replay a second. */
function pauseAfter(replays: number): number {
  return Math.min(1_000, 1 + Math.floor(replays / 10_000))
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
