/** Collects what is shown on lanes, in batches: some values of each lane, and how many more there were. */
import {
  type LaneBatch,
  type LaneCounts,
  type Mark,
  MOST_LANES,
  MOST_MARKS,
  MOST_MARKS_OF_ALL,
  type ValuesMessage,
} from '../protocol/values.ts'
import { markOf } from './markOf.ts'

type Kind = LaneBatch['kind']

interface Pending {
  readonly kind: Kind
  readonly name: string
  readonly marks: Mark[]
  /** The latest value that is not a mark yet: a lane always ends with what came last. */
  last: { readonly at: number; readonly value: unknown } | undefined
  omitted: number
}

export class Lanes {
  readonly #lanes = new Map<string, Pending>()
  readonly #touched = new Set<Pending>()
  readonly #omittedLanes = new Set<string>()
  #omitted = 0
  /** Values that a lane may show in this batch; the fewer the more lanes there are. */
  #most = MOST_MARKS

  /** O(1), and no more than two additions for a value that is left out. */
  value(kind: Kind, name: string, at: number, value: unknown): void {
    const lane = this.#laneOf(kind, name)
    if (lane === undefined) {
      this.#omitted += 1
      return
    }
    if (lane.marks.length < this.#most - 1) lane.marks.push(markOf(value, at, kind === 'registration'))
    else {
      if (lane.last !== undefined) lane.omitted += 1
      lane.last = { at, value }
    }
  }

  mark(kind: Kind, name: string, mark: Mark): void {
    const lane = this.#laneOf(kind, name)
    // Errors and gaps are rare, and no value comes before its lane's end is known.
    if (lane === undefined) return
    flush(lane)
    lane.marks.push(mark)
  }

  /** Its counts changed: it is in the next batch, without values if none comes. */
  touch(kind: Kind, name: string): void {
    this.#laneOf(kind, name)
  }

  /** What came since the last drain; nothing when nothing came. */
  drain(at: number, countsOf: (kind: Kind, name: string) => LaneCounts): ValuesMessage | undefined {
    if (this.#touched.size === 0 && this.#omitted === 0) return undefined
    const lanes = [...this.#touched].map((lane): LaneBatch => {
      flush(lane)
      const { kind, name, marks, omitted } = lane
      const batch = { kind, name, marks: [...marks], omitted, counts: countsOf(kind, name) }
      marks.length = 0
      lane.omitted = 0
      return batch
    })
    this.#most = Math.max(2, Math.min(MOST_MARKS, Math.floor(MOST_MARKS_OF_ALL / Math.max(1, lanes.length))))
    const message: ValuesMessage = {
      _tag: 'values',
      at,
      lanes,
      omitted: this.#omitted,
      omittedLanes: this.#omittedLanes.size,
    }
    this.#touched.clear()
    this.#omitted = 0
    return message
  }

  clear(): void {
    this.#lanes.clear()
    this.#touched.clear()
    this.#omittedLanes.clear()
    this.#omitted = 0
  }

  #laneOf(kind: Kind, name: string): Pending | undefined {
    const key = `${kind} ${name}`
    let lane = this.#lanes.get(key)
    if (lane === undefined) {
      if (this.#lanes.size >= MOST_LANES) {
        if (this.#omittedLanes.size < MOST_LANES) this.#omittedLanes.add(key)
        return undefined
      }
      lane = { kind, name, marks: [], last: undefined, omitted: 0 }
      this.#lanes.set(key, lane)
    }
    this.#touched.add(lane)
    return lane
  }
}

function flush(lane: Pending): void {
  if (lane.last === undefined) return
  lane.marks.push(markOf(lane.last.value, lane.last.at, lane.kind === 'registration'))
  lane.last = undefined
}
