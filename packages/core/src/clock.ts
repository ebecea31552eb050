/** The one home of the wall clock: everything else takes its time from the scheduler given to `connect`. */
import { asyncScheduler, type SchedulerLike } from 'rxjs'

/** Real time. */
export const defaultScheduler: SchedulerLike = asyncScheduler
