/** Lets calls leave in a fair order: the shell of the fair queue. A call leaves only when its pace allows it. */
import { Observable, type SchedulerLike, type Subscriber, Subscription } from 'rxjs'
import { ask, callsOf, type FairQueue, next, noOneWaits, type Ticket, waitingOf, withdraw } from './fairQueue.ts'

export interface Turns {
  /** Completes when a client's call may leave. Unsubscribing gives the turn to the next call. */
  turn(lane: string, client: string): Observable<never>
  /** The number of a client's waiting calls in a lane. */
  waiting(lane: string, client: string): number
  /** The number of waiting calls; of those in lanes that `isCounted` names, if it is given. */
  length(isCounted?: (lane: string) => boolean): number
}

/** Makes the turns. `waits` returns the ms until a call of a lane may leave. */
export function createTurns(scheduler: SchedulerLike, waits: (lane: string) => number): Turns {
  const subscribers = new Map<Ticket, Subscriber<never>>()
  let queue: FairQueue = noOneWaits
  let last: Ticket = 0
  let alarm = Subscription.EMPTY
  let isPumping = false

  const pump = (): void => {
    // A call that leaves may cause another call synchronously.
    if (isPumping) return
    isPumping = true
    let soonest: number | undefined
    for (const lane of [...queue.keys()]) {
      for (;;) {
        if (!queue.has(lane)) break
        const wait = waits(lane)
        if (wait > 0) {
          soonest = Math.min(soonest ?? wait, wait)
          break
        }
        const taken = next(queue, lane)
        if (taken === undefined) break
        queue = taken[0]
        const subscriber = subscribers.get(taken[1])
        subscribers.delete(taken[1])
        // The call leaves synchronously, so the next wait of the lane counts it.
        subscriber?.complete()
      }
    }
    isPumping = false
    alarm.unsubscribe()
    if (soonest !== undefined) alarm = scheduler.schedule(pump, soonest)
  }

  return {
    turn: (lane, client) =>
      new Observable<never>((subscriber) => {
        last += 1
        const ticket = last
        subscribers.set(ticket, subscriber)
        queue = ask(queue, lane, client, ticket)
        pump()
        // A pump that is under way sees it too.
        return () => {
          if (subscribers.delete(ticket)) queue = withdraw(queue, lane, ticket)
        }
      }),
    waiting: (lane, client) => waitingOf(queue, lane, client),
    length: (isCounted = () => true) =>
      [...queue].reduce((sum, [lane, waiting]) => sum + (isCounted(lane) ? callsOf(waiting) : 0), 0),
  }
}
