import { type SchedulerAction, type SchedulerLike, Subscription } from 'rxjs'
import { Heap } from './heap.ts'
import { instantOf, koreanText } from './instant.ts'

export interface VirtualClockOptions {
  /** Where time starts: epoch ms, or a Korean date and time, `'2026-11-20T09:00:00'`. Default 0. */
  readonly start?: number | string
}

export interface RunAllOptions {
  /** Actions after which `runAll` gives up. Default: a million. */
  readonly limit?: number
}

// More than any test schedules, and reached within seconds by what repeats for ever.
const LIMIT = 1_000_000
// Cancelled actions stay in the queue until they are due; when they are this many and the larger part, they go.
const LEAST_SWEPT = 64

/**
 * A scheduler whose time stands still until a test moves it (가상 시계).
 *
 * Give it to `connect`, to `createExchange` and to any RxJS operator that takes a scheduler: an hour of reconnects,
 * pages and ticks passes at once and always in the same way. What is due at the same time runs in the order in which
 * it was scheduled. Scheduling, running and cancelling cost the logarithm of what is waiting, where RxJS's
 * TestScheduler sorts all that is waiting each time.
 *
 * ```text
 * advanceBy(3)   |---|
 * schedule(a, 2)   a
 * schedule(b, 5)      ·    still waiting: `next` is 5, `pending` is 1
 * ```
 *
 * @example
 * ```ts
 * import { VirtualClock } from '@kiwoom-rx/testing/clock'
 * import { interval, map } from 'rxjs'
 *
 * const clock = new VirtualClock({ start: '2026-11-20T09:00:00' })
 * const seconds = interval(1_000, clock).pipe(map(() => new Date(clock.now()).toISOString()))
 * const subscription = seconds.subscribe((time) => console.log(time))
 * clock.advanceBy(2_500)
 * // prints: 2026-11-20T00:00:01.000Z
 * // prints: 2026-11-20T00:00:02.000Z
 * subscription.unsubscribe()
 * console.log(clock.pending)
 * // prints: 0
 * ```
 */
export class VirtualClock implements SchedulerLike {
  readonly #queue = new Heap<Waiting>()
  #now: number
  /** How many in the queue no longer want their turn. */
  #left = 0
  #isRunning = false

  /** @throws RangeError when `start` is no instant. */
  constructor({ start = 0 }: VirtualClockOptions = {}) {
    this.#now = instantOf(start, 'start')
  }

  /** The time, epoch ms. */
  now(): number {
    return this.#now
  }

  /** How many actions are waiting. */
  get pending(): number {
    return this.#queue.size - this.#left
  }

  /** When the next action is due, epoch ms; `undefined` when none is. */
  get next(): number | undefined {
    return this.#due()
  }

  /**
   * Runs `work` after `delay` ms. A delay below 0 counts as 0; `Infinity` is never.
   *
   * @throws RangeError when `delay` is NaN.
   */
  schedule<T>(work: (this: SchedulerAction<T>, state?: T) => void, delay = 0, state?: T): Subscription {
    return new Action<T>(this.#agenda, work).schedule(state, delay)
  }

  /**
   * Lets so many ms pass and runs what falls due, up to and including the last of them.
   *
   * What an action throws is thrown from here, at the time of that action; the rest stays as it was.
   *
   * @throws RangeError when `ms` is negative or no number.
   */
  advanceBy(ms: number): void {
    if (!(ms >= 0 && ms < Number.POSITIVE_INFINITY)) {
      throw new RangeError(`advanceBy(${ms}): time passes by a number of milliseconds, 0 or more`)
    }
    this.#advance(this.#now + ms)
  }

  /**
   * Lets time pass until an instant: epoch ms, or a Korean date and time.
   *
   * @throws RangeError when that is in the past or no instant.
   */
  advanceTo(instant: number | string): void {
    const until = instantOf(instant, 'advanceTo')
    if (until < this.#now) {
      throw new RangeError(
        `advanceTo('${instant}'): it is ${koreanText(this.#now)} in Korea, and time does not run back`,
      )
    }
    this.#advance(until)
  }

  /**
   * Runs everything, whatever it schedules included, and stops at the time of the last action.
   *
   * @returns how many actions ran
   * @throws Error when they do not end: a client with an open session, an interval and a PING go on for ever.
   */
  runAll({ limit = LIMIT }: RunAllOptions = {}): number {
    return this.#exclusively('runAll', () => {
      let ran = 0
      for (let due = this.#due(); due !== undefined; due = this.#due()) {
        if (ran === limit) {
          throw new Error(
            `runAll stopped after ${limit} actions at ${koreanText(this.#now)} in Korea with ${this.pending} waiting: something repeats for ever (an interval, a PING, a retry). Unsubscribe from it first, use advanceBy, or give a larger limit`,
          )
        }
        this.#run(due)
        ran += 1
      }
      return ran
    })
  }

  #advance(until: number): void {
    this.#exclusively('advancing', () => {
      let standing = 0
      for (let due = this.#due(); due !== undefined && due <= until; due = this.#due()) {
        standing = due === this.#now ? standing + 1 : 0
        if (standing > LIMIT) {
          throw new Error(
            `${LIMIT} actions ran at ${koreanText(this.#now)} in Korea without time passing: something schedules itself again with delay 0`,
          )
        }
        this.#run(due)
      }
      this.#now = until
    })
  }

  #exclusively<R>(what: string, run: () => R): R {
    if (this.#isRunning) {
      throw new Error(`${what} inside of an action: only the outermost code moves the clock; schedule what comes later`)
    }
    this.#isRunning = true
    try {
      return run()
    } finally {
      this.#isRunning = false
    }
  }

  /** When the next action is due that is still wanted. */
  #due(): number | undefined {
    for (let action = this.#queue.first; action !== undefined; action = this.#queue.first) {
      if (action.order === this.#queue.firstOrder) return this.#queue.firstDue
      this.#queue.drop()
      this.#left -= 1
    }
    return undefined
  }

  #run(due: number): void {
    const action = this.#queue.first
    this.#queue.drop()
    this.#now = due
    action?.run()
  }

  readonly #agenda: Agenda = {
    enter: (action, delay) => {
      if (Number.isNaN(delay)) throw new RangeError('schedule: the delay is NaN; give milliseconds')
      return delay === Number.POSITIVE_INFINITY ? NEVER : this.#queue.add(this.#now + Math.max(0, delay), action)
    },
    leave: () => {
      this.#left += 1
      if (this.#left < LEAST_SWEPT || this.#left * 2 < this.#queue.size) return
      this.#queue.keep((action, order) => action.order === order)
      this.#left = 0
    },
  }
}

/** What an action does to the clock. */
interface Agenda {
  /** Puts an action into the queue and returns its number there. */
  enter(action: Waiting, delay: number): number
  /** An action no longer wants its turn. */
  leave(): void
}

/** What waits in the queue: it wants its turn as long as it has the number with which it was put there. */
interface Waiting {
  readonly order: number
  run(): void
}

// The queue counts from 1.
const NEVER = 0

/** One scheduled work, as RxJS's own: it may schedule itself again, which replaces what it had scheduled before. */
class Action<T> extends Subscription implements SchedulerAction<T>, Waiting {
  order = NEVER
  readonly #agenda: Agenda
  readonly #work: (this: SchedulerAction<T>, state?: T) => void
  #state: T | undefined

  constructor(agenda: Agenda, work: (this: SchedulerAction<T>, state?: T) => void) {
    super()
    this.#agenda = agenda
    this.#work = work
  }

  schedule(state?: T, delay = 0): Subscription {
    if (this.closed) return this
    this.#leave()
    this.#state = state
    this.order = this.#agenda.enter(this, delay)
    return this
  }

  run(): void {
    this.order = NEVER
    try {
      this.#work.call(this, this.#state)
    } catch (error) {
      this.unsubscribe()
      throw error
    }
  }

  override unsubscribe(): void {
    if (this.closed) return
    this.#leave()
    super.unsubscribe()
  }

  #leave(): void {
    if (this.order === NEVER) return
    this.order = NEVER
    this.#agenda.leave()
  }
}
