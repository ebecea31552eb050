/** Who listens to one thing: subscribers that come and go at any time, also while an event is being delivered. */
import { throwError } from 'rxjs'
import type { KiwoomError } from '../../errors.ts'

/** Where events go: an RxJS subscriber, with nothing in between. */
export interface Sink<Event> {
  next(event: Event): void
  error(error: KiwoomError): void
  complete(): void
}

export interface Listener<Event> {
  readonly to: Sink<Event>
  /** Wants gaps, and missed trades, among its events. */
  readonly gaps: boolean
}

/** The listeners of one registration or search, in the order in which they came. */
export class Listeners<Event> {
  /** Where events go while one listener is there. */
  #only: Sink<Event> | undefined = undefined
  /** Made when the first one comes: most items of a market have none. */
  #all: Set<Listener<Event>> | undefined = undefined
  /** Where events go while several are there. Replaced after a change, so that a delivery under way is undisturbed. */
  #sinks: readonly Sink<Event>[] | undefined = undefined

  get listeners(): Iterable<Listener<Event>> {
    return this.#all ?? []
  }

  get hasListeners(): boolean {
    return this.#all !== undefined && this.#all.size > 0
  }

  add(listener: Listener<Event>): void {
    this.#all ??= new Set()
    this.#all.add(listener)
    this.#changed()
  }

  /** Removes a listener; `false` when it was not there. */
  remove(listener: Listener<Event>): boolean {
    if (this.#all === undefined || !this.#all.delete(listener)) return false
    this.#changed()
    return true
  }

  removeAll(): void {
    this.#all = undefined
    this.#changed()
  }

  emit(event: Event): void {
    if (this.#only !== undefined) {
      deliverTo(this.#only, event)
      return
    }
    this.#sinks ??= Array.from(this.listeners, ({ to }) => to)
    for (const sink of this.#sinks) deliverTo(sink, event)
  }

  /** Delivers a gap, or missed trades, to those who want them. */
  interrupt(interruption: Event): void {
    for (const { to, gaps } of [...this.listeners]) if (gaps) deliverTo(to, interruption)
  }

  #changed(): void {
    const [first] = this.listeners
    this.#only = this.#all?.size === 1 ? first?.to : undefined
    this.#sinks = undefined
  }
}

/** A listener that throws disturbs no other: its error is reported as RxJS reports unhandled errors. */
export function deliverTo<Event>(sink: Sink<Event>, event: Event): void {
  try {
    sink.next(event)
  } catch (error) {
    throwError(() => error).subscribe()
  }
}
