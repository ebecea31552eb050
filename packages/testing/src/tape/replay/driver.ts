/** Lets the time of a tape pass: as fast as the program takes it, or so many times as fast as real time. */
import type { SchedulerAction, SchedulerLike, Subscription } from 'rxjs'
import type { VirtualClock } from '../../clock/virtualClock.ts'

// Between two slices the program's own promises, timers and sockets have their turn.
const SLICE = 20

/**
 * Moves a clock. All that is due on it, the tape's frames and the program's timers, runs in the order of its time, at
 * exactly that time, whatever the speed: a real timer that comes late makes nothing late.
 */
export class Driver implements SchedulerLike {
  readonly #clock: VirtualClock
  readonly #real: SchedulerLike
  #speed: number | 'max'
  readonly #onError: (error: unknown) => void
  #hasStarted = false
  #isOver = false
  #isMoving = false
  /** The real timer, and the time of the tape for which it is set. */
  #timer: Subscription | undefined
  #timerFor = Number.POSITIVE_INFINITY
  /** Where the two times were level. */
  #origin = 0
  #realOrigin = 0
  #wantsPause = false

  constructor(clock: VirtualClock, real: SchedulerLike, speed: number | 'max', onError: (error: unknown) => void) {
    this.#clock = clock
    this.#real = real
    this.#speed = speed
    this.#onError = onError
  }

  now(): number {
    return this.#clock.now()
  }

  schedule<T>(work: (this: SchedulerAction<T>, state?: T) => void, delay?: number, state?: T): Subscription {
    const scheduled = this.#clock.schedule(work, delay, state)
    this.wake()
    return scheduled
  }

  /** Something is due: time passes from the first such thing on. */
  wake(): void {
    if (this.#isOver || this.#isMoving) return
    if (!this.#hasStarted) {
      this.#hasStarted = true
      this.#level()
      this.#timer = this.#real.schedule(() => this.#go())
      return
    }
    const due = this.#clock.next
    if (this.#speed === 'max' || due === undefined || due >= this.#timerFor) return
    this.#wait()
  }

  /** Lets the program's promises run before more time passes. */
  pause(): void {
    this.#wantsPause = true
  }

  /** The tape has ended: from now on time passes as it really does, for what the program still waits for. */
  ended(): void {
    this.#speed = 1
    this.#level()
  }

  stop(): void {
    this.#isOver = true
    this.#timer?.unsubscribe()
  }

  #level(): void {
    this.#origin = this.#clock.now()
    this.#realOrigin = this.#real.now()
  }

  #go(): void {
    if (this.#speed === 'max') void this.#rush()
    else this.#follow(this.#speed)
  }

  /** As fast as it goes, one instant after the other, and between two of them what promises have brought. */
  async #rush(): Promise<void> {
    this.#isMoving = true
    try {
      this.#wantsPause = false
      const until = this.#real.now() + SLICE
      while (!this.#isOver && this.#speed === 'max' && !this.#wantsPause && this.#real.now() < until) {
        const due = this.#clock.next
        if (due === undefined) break
        this.#clock.advanceTo(due)
        await undefined
      }
    } catch (error) {
      this.#fail(error)
    } finally {
      this.#isMoving = false
    }
    if (this.#isOver) return
    if (this.#speed === 'max' && this.#clock.next !== undefined) this.#timer = this.#real.schedule(() => this.#go())
    else this.#wait()
  }

  #follow(speed: number): void {
    this.#isMoving = true
    try {
      this.#clock.advanceTo(Math.max(this.#clock.now(), this.#target(speed)))
    } catch (error) {
      this.#fail(error)
    } finally {
      this.#isMoving = false
    }
    if (!this.#isOver) this.#wait()
  }

  #target(speed: number): number {
    return this.#origin + (this.#real.now() - this.#realOrigin) * speed
  }

  /** Sets the real timer for what is due next. */
  #wait(): void {
    this.#timer?.unsubscribe()
    const due = this.#clock.next
    this.#timerFor = due ?? Number.POSITIVE_INFINITY
    if (due === undefined || this.#speed === 'max') return
    const wait = (due - this.#target(this.#speed)) / this.#speed
    // A real timer may come a little early, and would then find nothing due.
    this.#timer = this.#real.schedule(() => this.#go(), Math.max(0, Math.ceil(wait)))
  }

  #fail(error: unknown): void {
    this.stop()
    this.#onError(error)
  }
}
