/** How much later than planned the event loop runs a timer: every subscriber waits as long. */
import type { SchedulerLike, Subscription } from 'rxjs'
import { Histogram } from '../collect/histogram.ts'

const PERIOD = 50
const KEPT = 60
const PERIODS_A_SECOND = 1_000 / PERIOD

export class LoopDelay {
  readonly histogram: Histogram = new Histogram()
  readonly #scheduler: SchedulerLike
  #seconds: number[] = []
  #longest = 0
  #periods = 0
  #timer: Subscription | undefined

  constructor(scheduler: SchedulerLike) {
    this.#scheduler = scheduler
  }

  start(): void {
    const due = this.#scheduler.now() + PERIOD
    this.#timer = this.#scheduler.schedule(() => {
      this.#take(Math.max(0, this.#scheduler.now() - due))
      this.start()
    }, PERIOD)
  }

  stop(): void {
    this.#timer?.unsubscribe()
  }

  /** The longest delay in each of the last seconds, the latest last. */
  seconds(): readonly number[] {
    return this.#seconds
  }

  #take(delay: number): void {
    this.histogram.add(delay)
    this.#longest = Math.max(this.#longest, delay)
    this.#periods += 1
    if (this.#periods < PERIODS_A_SECOND) return
    this.#seconds = [...this.#seconds, this.#longest].slice(-KEPT)
    this.#longest = 0
    this.#periods = 0
  }
}
