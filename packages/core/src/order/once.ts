/** An order as an Observable: sent by the first subscription, and by no other. */
import { Observable, type SchedulerLike, type Subscriber, Subscription } from 'rxjs'
import type { KiwoomError } from '../errors.ts'
import type { OrderSending } from '../shared/orderSending.ts'

/** How an order ended. */
export type Outcome<T> =
  | { readonly _tag: 'value'; readonly value: T }
  | { readonly _tag: 'error'; readonly error: unknown }

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
 * it again. Once bytes may have left, unsubscribing changes nothing: aborting the request would not call the order
 * back, only hide what became of it. The outcome is kept for later subscribers, and goes to `unseen` if there are none.
 *
 * The outcome is replayed at once; every twentieth time in a turn of its own. A `retry()` or `repeat()` that never ends
 * would otherwise overflow the stack.
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
  /** The order ended when no subscriber was there to see it. */
  unseen(outcome: Outcome<T>): void
}

// Replays in one turn: a resubscription may take a hundred frames of the stack.
const IN_ONE_TURN = 20

/** ms until a replay: a retry that has no end gets slower, up to one turn a second. */
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
