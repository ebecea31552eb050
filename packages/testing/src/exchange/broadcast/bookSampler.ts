/**
 * Which changes of a book become a 0D: the exchange samples an active book a few times a second
 * (docs/protocol.md#book).
 *
 * A sample describes the book's last change, not the difference to the sample before: what is written of a change is
 * kept as it was then.
 */
import type { Instrument } from '../../market/instrument/instrument.ts'
import type { FidValue } from '../frames/entry.ts'

export type BookValues = readonly FidValue[]

export class BookSampler {
  readonly #period: () => number
  /** From when the next sample of an item may be taken. */
  readonly #next = new Map<string, number>()
  /** The last change since the last sample. */
  readonly #changed = new Map<Instrument, BookValues>()

  /** `period` is the least time between two samples of an item, ms of the market; 0 for every change. */
  constructor(period: () => number) {
    this.#period = period
  }

  /** A book has changed: undefined when it is sampled now, or from when it may be. */
  change(instrument: Instrument, at: number, values: BookValues): number | undefined {
    const next = this.#next.get(instrument.item) ?? 0
    if (at >= next) {
      this.#take(instrument, at)
      return undefined
    }
    this.#changed.set(instrument, values)
    return next
  }

  /** What is to be sampled by now: changed books whose time has come, or `all` of them. */
  due(now: number, all = false): readonly (readonly [Instrument, BookValues])[] {
    if (this.#changed.size === 0) return []
    const due = [...this.#changed].filter(([{ item }]) => all || now >= (this.#next.get(item) ?? 0))
    for (const [instrument] of due) this.#take(instrument, now)
    return due
  }

  /** When the next changed book may be sampled; infinity when none has changed. */
  get nextDue(): number {
    let first = Number.POSITIVE_INFINITY
    for (const [{ item }] of this.#changed) first = Math.min(first, this.#next.get(item) ?? 0)
    return first
  }

  #take(instrument: Instrument, at: number): void {
    this.#changed.delete(instrument)
    this.#next.set(instrument.item, at + this.#period())
  }
}
