/** Events a second. */

/** Counts the events of each full second of the client's time, for the last minute. */
export class Rates {
  #second: number
  #counts: number[]
  readonly #types: Map<string, { total: number; current: number; last: number }>
  #current: number

  constructor(second = 0, counts: readonly number[] = [], types: TypeCounts = new Map(), current = 0) {
    this.#second = second
    this.#counts = [...counts]
    this.#types = new Map([...types].map(([type, each]) => [type, { ...each }]))
    this.#current = current
  }

  /** A frame came. */
  frame(at: number): void {
    this.#turn(at)
    this.#current += 1
  }

  /** An entry of a type came. */
  entry(type: string, at: number): void {
    this.#turn(at)
    const known = this.#types.get(type)
    if (known !== undefined) {
      known.total += 1
      known.current += 1
    } else if (this.#types.size < MOST_TYPES) this.#types.set(type, { total: 1, current: 1, last: 0 })
  }

  /** Frames in the last full second, as seen at a time. */
  perSecond(at: number): number {
    this.#turn(at)
    return this.#counts.at(-1) ?? 0
  }

  /** Frames in each of the last full seconds, the latest last. */
  minute(at: number): readonly number[] {
    this.#turn(at)
    return [...this.#counts]
  }

  byType(at: number): readonly { readonly type: string; readonly events: number; readonly perSecond: number }[] {
    this.#turn(at)
    return [...this.#types]
      .map(([type, { total, last }]) => ({ type, events: total, perSecond: last }))
      .sort((a, b) => (a.type < b.type ? -1 : 1))
  }

  copy(): Rates {
    return new Rates(this.#second, this.#counts, this.#types, this.#current)
  }

  #turn(at: number): void {
    const second = Math.floor(at / 1_000)
    if (this.#second === 0) this.#second = second
    // A clock that was set back goes on in the same second.
    if (second <= this.#second) return
    const passed = Math.min(second - this.#second, KEPT)
    this.#counts = [...this.#counts, this.#current, ...Array<number>(passed - 1).fill(0)].slice(-KEPT)
    this.#current = 0
    for (const each of this.#types.values()) {
      each.last = passed === 1 ? each.current : 0
      each.current = 0
    }
    this.#second = second
  }
}

const KEPT = 60
const MOST_TYPES = 100

type TypeCounts = ReadonlyMap<string, { readonly total: number; readonly current: number; readonly last: number }>
