/** The market's clock: runs on a scheduler's time, as many times as fast as asked, and can be stopped. */
import type { SchedulerLike } from 'rxjs'
import { DAY_END } from './hours.ts'

export class MarketClock {
  readonly #scheduler: SchedulerLike
  readonly #speed: () => number
  readonly #end: number
  #market: number
  #real: number
  #rate: number
  #paused = false

  /** Starts at a time of day; `speed` is asked at each look. The clock stands still at `end`. */
  constructor(scheduler: SchedulerLike, startAt: number, speed: () => number, end: number = DAY_END) {
    this.#end = end
    this.#scheduler = scheduler
    this.#speed = speed
    this.#market = startAt
    this.#real = scheduler.now()
    this.#rate = speed()
  }

  /** The market's time, ms since the midnight that its trading day began with. */
  now(): number {
    const real = this.#scheduler.now()
    if (!this.#paused) this.#market = Math.min(this.#end, this.#market + (real - this.#real) * this.#rate)
    this.#real = real
    // A changed speed counts from the first look after the change.
    this.#rate = this.#speed()
    return this.#market
  }

  get isPaused(): boolean {
    return this.#paused
  }

  /** Moves forward at once. */
  jump(ms: number): void {
    this.#market = Math.min(this.#end, this.now() + ms)
  }

  /** Another trading day begins: from here on the clock counts from a midnight that was so much later. */
  rebase(ms: number): void {
    this.#market = this.now() - ms
  }

  pause(): void {
    this.now()
    this.#paused = true
  }

  resume(): void {
    this.now()
    this.#paused = false
  }

  /** How long the scheduler must wait until the market's clock shows a time, ms. */
  until(at: number): number {
    const left = at - this.now()
    return left <= 0 ? 0 : Math.ceil(left / this.#rate)
  }
}
