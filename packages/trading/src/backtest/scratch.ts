/** Arrays of numbers that are used again for every segment of a day. */

/** One replay's: what was taken is good until `reset`. */
export class Scratch {
  readonly #ints: Int32Array[] = []
  readonly #doubles: Float64Array[] = []
  #usedInts = 0
  #usedDoubles = 0

  /** So many numbers or more, with what was in them before. */
  ints(rows: number): Int32Array {
    const place = this.#usedInts++
    const known = this.#ints[place]
    if (known !== undefined && known.length >= rows) return known
    const made = new Int32Array(rows)
    this.#ints[place] = made
    return made
  }

  doubles(rows: number): Float64Array {
    const place = this.#usedDoubles++
    const known = this.#doubles[place]
    if (known !== undefined && known.length >= rows) return known
    const made = new Float64Array(rows)
    this.#doubles[place] = made
    return made
  }

  /** Gives all of them back. */
  reset(): void {
    this.#usedInts = 0
    this.#usedDoubles = 0
  }
}
