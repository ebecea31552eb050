/** The session's timers: one of each name at a time. */
import type { SchedulerLike, Subscription } from 'rxjs'
import type { Timer } from './sessionState.ts'

export interface Timers {
  /** Starting a timer that runs begins it anew. */
  start(timer: Timer, ms: number): void
  stop(timer: Timer): void
}

export function createTimers(scheduler: SchedulerLike, elapsed: (timer: Timer) => void): Timers {
  const running = new Map<Timer, Subscription>()
  const stop = (timer: Timer): void => running.get(timer)?.unsubscribe()
  return {
    start(timer, ms) {
      stop(timer)
      running.set(
        timer,
        scheduler.schedule(() => elapsed(timer), ms),
      )
    },
    stop,
  }
}
