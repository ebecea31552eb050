/** The last entries of a log that goes on, and which of them are new. */
export class Log<T> {
  readonly #most: number
  #entries: T[] = []
  #fresh = 0

  constructor(most: number) {
    this.#most = most
  }

  /** O(1) on average. */
  add(entry: T): void {
    this.#entries.push(entry)
    this.#fresh += 1
    if (this.#entries.length >= this.#most * 2) this.#entries = this.#entries.slice(-this.#most)
  }

  /** The last entries, the oldest first. */
  all(): readonly T[] {
    return this.#entries.slice(-this.#most)
  }

  /** What was added since the last time, at most `most` of it, and how many were left out. */
  takeFresh(most: number): { readonly entries: readonly T[]; readonly omitted: number } {
    const fresh = this.#fresh
    this.#fresh = 0
    const kept = Math.min(fresh, most, this.#entries.length)
    return { entries: kept === 0 ? [] : this.#entries.slice(-kept), omitted: fresh - kept }
  }
}
