/** Batches what happens within one turn of the scheduler: a hundred subscriptions made at once cause one step. */
import type { SchedulerLike, Subscription } from 'rxjs'
import type { SerialQueue } from './serialQueue.ts'

export interface EndOfTurn {
  /** Runs the task at the end of this turn; asking again in the same turn changes nothing. */
  request(): void
  /** Runs the task now if it is due at the end of this turn. Called inside a queued task, so it is not queued again. */
  flush(): void
  cancel(): void
}

/** Makes the end of a turn for one task, which runs in the queue. */
export function createEndOfTurn(scheduler: SchedulerLike, run: SerialQueue, task: () => void): EndOfTurn {
  let turn: Subscription | undefined
  const cancel = (): void => {
    turn?.unsubscribe()
    turn = undefined
  }
  const end = (): void => {
    cancel()
    task()
  }
  return {
    request() {
      turn ??= scheduler.schedule(() => run(end))
    },
    flush() {
      if (turn !== undefined) end()
    },
    cancel,
  }
}
