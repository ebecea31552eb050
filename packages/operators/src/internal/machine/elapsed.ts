import type { SchedulerLike } from 'rxjs'

/**
 * The time of a scheduler, which never goes back. Its `now()` may be a wall clock that somebody sets back by an hour: a
 * wait that is measured by it would last for that hour. A step backwards counts as no time at all.
 */
export function elapsedOf(scheduler: SchedulerLike): () => number {
  let last = scheduler.now()
  let elapsed = last
  return () => {
    const now = scheduler.now()
    if (now > last) {
      elapsed += now - last
    }
    last = now
    return elapsed
  }
}
