/** The one home of real time: everything else takes its time from the scheduler given to `connect`. */
import { asyncScheduler, type SchedulerLike } from 'rxjs'

/** Real time. */
export const defaultScheduler: SchedulerLike = asyncScheduler

/** Ms since a moment of its own, which never run backwards: for waits, paces and ages; never for dates. */
export type Elapsed = () => number

/**
 * The elapsed time of a scheduler.
 *
 * A scheduler's `now()` is a wall clock, which a person or a time server may set; its delays are relative and go on
 * undisturbed. Real timers are measured by the system's monotonic clock. Of any other scheduler only the steps of
 * `now()` are known: a step backwards counts as no time at all.
 */
export function elapsedOf(scheduler: SchedulerLike): Elapsed {
  return hasRealTimers(scheduler) ? () => performance.now() : forwardOnly(() => scheduler.now())
}

/** RxJS's own scheduler or one derived from it, while no `TestScheduler` has put virtual time in its place. */
function hasRealTimers(scheduler: SchedulerLike): boolean {
  const isAsync = scheduler === asyncScheduler || Object.prototype.isPrototypeOf.call(asyncScheduler, scheduler)
  return isAsync && Math.abs(asyncScheduler.now() - Date.now()) < 1_000
}

function forwardOnly(read: () => number): Elapsed {
  let last = read()
  let elapsed = last
  return () => {
    const now = read()
    if (now > last) elapsed += now - last
    last = now
    return elapsed
  }
}
