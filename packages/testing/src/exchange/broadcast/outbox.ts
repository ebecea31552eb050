/**
 * What waits to be sent, until the exchange flushes: entries of one type and item then share frames
 * (docs/protocol.md#real-frames).
 *
 * Flushes stand on the market's clock, so that equal seeds give equal frames at any speed.
 */
import type { SchedulerLike, Subscription } from 'rxjs'
import type { Random } from '../../random.ts'
import type { Entry } from '../frames/entry.ts'
import type { FrameWriter } from '../frames/writer.ts'
import type { Rules } from '../rules/rules.ts'
import type { OpenSession } from '../session/openSessions.ts'

export interface OutboxOptions {
  readonly rules: Pick<Rules, 'flushPeriod' | 'arrivalFrom' | 'arrivalTo' | 'mixedFrames'>
  readonly writer: FrameWriter
  readonly scheduler: SchedulerLike
  readonly random: Random
}

export class Outbox {
  readonly #options: OutboxOptions
  #pending = new Map<OpenSession, Entry[]>()
  #due = Number.POSITIVE_INFINITY
  /** When the last frame of a session arrives: a later one never overtakes it. */
  readonly #arrivals = new WeakMap<OpenSession, number>()

  constructor(options: OutboxOptions) {
    this.#options = options
  }

  /** The market's time of the next flush; infinity while nothing waits. */
  get due(): number {
    return this.#due
  }

  /** Something must be looked at by the first flush that is not before this time. */
  wake(at: number): void {
    this.#due = Math.min(this.#due, this.#flushAfter(at))
  }

  put(session: OpenSession, written: Entry, at: number): void {
    const entries = this.#pending.get(session)
    if (entries === undefined) this.#pending.set(session, [written])
    else entries.push(written)
    this.wake(at)
  }

  /** Sends everything that waits. */
  flush(): void {
    this.#due = Number.POSITIVE_INFINITY
    if (this.#pending.size === 0) return
    const pending = this.#pending
    this.#pending = new Map()
    for (const [session, entries] of pending) this.#send(session, this.#frames(entries))
  }

  #flushAfter(at: number): number {
    const { flushPeriod } = this.#options.rules
    return flushPeriod <= 0 ? at : Math.ceil(at / flushPeriod) * flushPeriod
  }

  #frames(entries: readonly Entry[]): readonly string[] {
    const { rules, writer } = this.#options
    if (rules.mixedFrames) return writer.pack(entries)
    const groups = new Map<string, Entry[]>()
    for (const each of entries) {
      const key = `${each.type} ${each.item}`
      const group = groups.get(key)
      if (group === undefined) groups.set(key, [each])
      else group.push(each)
    }
    return [...groups.values()].flatMap((group) => writer.pack(group))
  }

  #send(session: OpenSession, frames: readonly string[]): void {
    const { rules, scheduler, random } = this.#options
    const { arrivalFrom, arrivalTo } = rules
    if (arrivalTo <= 0) {
      for (const text of frames) session.peer.send(text)
      return
    }
    const drawn = scheduler.now() + arrivalFrom + random.unit() * Math.max(0, arrivalTo - arrivalFrom)
    const arrival = Math.max(drawn, this.#arrivals.get(session) ?? 0)
    this.#arrivals.set(session, arrival)
    const waiting: Subscription = scheduler.schedule(() => {
      for (const text of frames) session.peer.send(text)
      session.work.remove(waiting)
    }, arrival - scheduler.now())
    session.work.add(waiting)
  }
}
