/** The trading days before today of one listing: seeded back to its beginning, and recorded where the market ran. */

import type { Listing } from '../listing/listings.ts'
import type { Candle } from './candles.ts'
import { type DayBar, SeededBars } from './seededBars.ts'
import { minutesOf } from './seededMinutes.ts'

/** A past day of one instrument. */
export interface PastDay {
  readonly previousClose: number
  /** The official close. */
  readonly close: number
  /** Minutes with trades, oldest first. */
  readonly minutes: readonly Candle[]
}

/** The past of one instrument on one venue. `daysAgo` counts trading days; 1 is yesterday. */
export interface History {
  bar(daysAgo: number): DayBar
  day(daysAgo: number): PastDay
}

/** A day that the market ran. */
export interface RecordedDay {
  readonly bar: DayBar
  readonly day: PastDay
}

/** What {@link nxtPart} of a day the NXT had, before the first day that ran. */
export type Part = (day: RecordedDay) => RecordedDay

export class ListingHistory implements History {
  readonly #seed: number
  readonly #listing: Listing
  readonly #bars: SeededBars
  readonly #part: Part | undefined
  /** Oldest first. */
  readonly #recorded: RecordedDay[] = []

  constructor(seed: number, listing: Listing, part?: Part) {
    this.#seed = seed
    this.#listing = listing
    this.#bars = new SeededBars(seed, listing)
    this.#part = part
  }

  /** A day has ended: it is yesterday from here on. */
  record(day: RecordedDay): void {
    this.#recorded.push(day)
  }

  bar(daysAgo: number): DayBar {
    const recorded = this.#recorded.at(-daysAgo)
    if (recorded !== undefined) return recorded.bar
    const bar = this.#bars.bar(daysAgo - this.#recorded.length)
    if (this.#part === undefined) return bar
    return this.#part({ bar, day: { previousClose: bar.previousClose, close: bar.close, minutes: [] } }).bar
  }

  day(daysAgo: number): PastDay {
    const recorded = this.#recorded.at(-daysAgo)
    if (recorded !== undefined) return recorded.day
    const before = daysAgo - this.#recorded.length
    const bar = this.#bars.bar(before)
    const minutes = minutesOf(this.#seed, this.#listing, bar, before)
    const day = { previousClose: bar.previousClose, close: bar.close, minutes }
    return this.#part === undefined ? day : this.#part({ bar, day }).day
  }
}

const NXT_SHARE = 4

/** A quarter of the KRX's volume, at its prices, to the share. */
export function nxtPart({ bar, day }: RecordedDay): RecordedDay {
  let [volume, value] = [0, 0]
  const minutes = day.minutes.map((minute): Candle => {
    const before = { volume: Math.floor(volume / NXT_SHARE), value: Math.floor(value / NXT_SHARE) }
    volume += minute.volume
    value += minute.value
    const after = { volume: Math.floor(volume / NXT_SHARE), value: Math.floor(value / NXT_SHARE) }
    return { ...minute, volume: after.volume - before.volume, value: after.value - before.value }
  })
  const part = { volume: Math.floor(bar.volume / NXT_SHARE), value: Math.floor(bar.value / NXT_SHARE) }
  return { bar: { ...bar, ...part }, day: { ...day, minutes } }
}
