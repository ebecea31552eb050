/** The clock of one process: its wall clock may be wrong, and nothing of it runs on after its end. */
import type { SchedulerAction, SchedulerLike, Subscription } from 'rxjs'

export class ProcessClock implements SchedulerLike {
  /** ms that it is ahead. */
  skew: number
  isDead = false
  readonly #clock: SchedulerLike

  constructor(clock: SchedulerLike, skew: number) {
    this.#clock = clock
    this.skew = skew
  }

  now(): number {
    return this.#clock.now() + this.skew
  }

  schedule<T>(work: (this: SchedulerAction<T>, state?: T) => void, delay?: number, state?: T): Subscription {
    const isDead = (): boolean => this.isDead
    return this.#clock.schedule(
      function (this: SchedulerAction<T>, each?: T): void {
        if (!isDead()) work.call(this, each)
      },
      delay,
      state,
    )
  }
}
