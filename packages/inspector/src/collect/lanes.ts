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

/** What of a lane is not sent yet. */
export interface Lane {
  readonly kind: Kind
  readonly name: string
  readonly marks: Mark[]
  /** The latest value that is not a mark yet: a lane always ends with what came last. */
  hasLast: boolean
  lastAt: number
  last: unknown
  omitted: number
  isTouched: boolean
}

export class Lanes {
  readonly #lanes: Readonly<Record<Kind, Map<string, Lane>>> = { probe: new Map(), registration: new Map() }
  #touched: Lane[] = []
  /** Counts the clears: a lane from before one is no longer of these. */
  generation = 0
  readonly #omittedLanes = new Set<string>()
  #omitted = 0
  /** Values that a lane may show in this batch; the fewer the more lanes there are. */
  #most = MOST_MARKS

  /** O(1), and no more than two additions for a value that is left out. */
  value(kind: Kind, name: string, at: number, value: unknown): void {
    this.add(this.lane(kind, name), at, value)
  }

  /** The same for a lane that is at hand; a value without a lane is counted. */
  add(lane: Lane | undefined, at: number, value: unknown): void {
    if (lane === undefined) {
      this.#omitted += 1
      return
    }
    this.#touch(lane)
    if (lane.marks.length < this.#most - 1) lane.marks.push(markOf(value, at, lane.kind === 'registration'))
    else {
      if (lane.hasLast) lane.omitted += 1
      lane.hasLast = true
      lane.lastAt = at
      lane.last = value
    }
  }

  mark(kind: Kind, name: string, mark: Mark): void {
    const lane = this.lane(kind, name)
    // Errors and gaps are rare, and no value comes before its lane's end is known.
    if (lane === undefined) return
    this.#touch(lane)
    flush(lane)
    lane.marks.push(mark)
  }

  /** Its counts changed: it is in the next batch, without values if none comes. */
  touch(kind: Kind, name: string): void {
    const lane = this.lane(kind, name)
    if (lane !== undefined) this.#touch(lane)
  }

  /** What came since the last drain; nothing when nothing came. */
  drain(at: number, countsOf: (kind: Kind, name: string) => LaneCounts): ValuesMessage | undefined {
    if (this.#touched.length === 0 && this.#omitted === 0) return undefined
    const lanes = this.#touched.map((lane): LaneBatch => {
      flush(lane)
      const { kind, name, marks, omitted } = lane
      const batch = { kind, name, marks: [...marks], omitted, counts: countsOf(kind, name) }
      marks.length = 0
      lane.omitted = 0
      lane.isTouched = false
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
    this.#touched = []
    this.#omitted = 0
    return message
  }

  clear(): void {
    this.#lanes.probe.clear()
    this.#lanes.registration.clear()
    this.generation += 1
    this.#touched = []
    this.#omittedLanes.clear()
    this.#omitted = 0
  }

  #touch(lane: Lane): void {
    if (lane.isTouched) return
    lane.isTouched = true
    this.#touched.push(lane)
  }

  /** The lane of a name; none when there are too many. */
  lane(kind: Kind, name: string): Lane | undefined {
    let lane = this.#lanes[kind].get(name)
    if (lane === undefined) {
      if (this.#lanes.probe.size + this.#lanes.registration.size >= MOST_LANES) {
        if (this.#omittedLanes.size < MOST_LANES) this.#omittedLanes.add(`${kind} ${name}`)
        return undefined
      }
      lane = { kind, name, marks: [], hasLast: false, lastAt: 0, last: undefined, omitted: 0, isTouched: false }
      this.#lanes[kind].set(name, lane)
    }
    return lane
  }
}

function flush(lane: Lane): void {
  if (!lane.hasLast) return
  lane.marks.push(markOf(lane.last, lane.lastAt, lane.kind === 'registration'))
  lane.hasLast = false
  lane.last = undefined
}
