/** The lanes of the marbles: the last marks of each probe and registration. */
import type { LaneBatch, LaneCounts, Mark, ValuesMessage } from '../../protocol/values.ts'
import { Ring } from './ring.ts'

export interface Lane {
  readonly kind: LaneBatch['kind']
  readonly name: string
  readonly marks: Ring<Mark>
  /** Values that were left out before the page, by the end of their batch's time. */
  readonly omitted: Ring<Omitted>
  counts: LaneCounts
}

export interface Omitted {
  /** Epoch ms. */
  readonly at: number
  readonly count: number
}

const MOST_MARKS = 2_000
const MOST_OMITTED = 500
const MOST_LANES = 500
const MOST_ITEMS = 2_000

export class Lanes {
  readonly #lanes = new Map<string, Lane>()
  /** The items that values and registrations name. */
  readonly items = new Set<string>()
  /** Lanes for which there was no room, and values that were left out of all lanes. */
  omittedLanes = 0
  omitted = 0

  take({ at, lanes, omitted, omittedLanes }: ValuesMessage): void {
    this.omitted += omitted
    this.omittedLanes = omittedLanes
    for (const batch of lanes) {
      const lane = this.#laneOf(batch)
      if (lane === undefined) continue
      for (const mark of batch.marks) {
        lane.marks.push(mark)
        if (mark._tag === 'value') this.#name(mark.item)
      }
      if (batch.omitted > 0) lane.omitted.push({ at, count: batch.omitted })
      lane.counts = batch.counts
    }
  }

  /** The lanes in the order in which they appeared. */
  all(): readonly Lane[] {
    return [...this.#lanes.values()]
  }

  get(kind: Lane['kind'], name: string): Lane | undefined {
    return this.#lanes.get(`${kind} ${name}`)
  }

  clear(): void {
    this.#lanes.clear()
    this.items.clear()
    this.omittedLanes = 0
    this.omitted = 0
  }

  #laneOf({ kind, name, counts }: LaneBatch): Lane | undefined {
    const key = `${kind} ${name}`
    const known = this.#lanes.get(key)
    if (known !== undefined || this.#lanes.size >= MOST_LANES) return known
    const made: Lane = { kind, name, marks: new Ring(MOST_MARKS), omitted: new Ring(MOST_OMITTED), counts }
    this.#lanes.set(key, made)
    if (kind === 'registration') this.#name(name.slice(name.indexOf(' ') + 1))
    return made
  }

  #name(item: string): void {
    if (item !== '' && this.items.size < MOST_ITEMS) this.items.add(item)
  }
}
