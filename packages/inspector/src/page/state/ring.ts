/** The last values of a log, in their order. */
export class Ring<T> {
  readonly #most: number
  #values: T[] = []
  /** Values that were pushed in all. */
  pushed = 0

  constructor(most: number) {
    this.#most = most
  }

  /** O(1) a value on average: the old ones are dropped half a ring at a time. */
  push(value: T): void {
    this.#values.push(value)
    this.pushed += 1
    if (this.#values.length >= this.#most * 2) this.#values = this.#values.slice(-this.#most)
  }

  /** The last values, the oldest first, at most as many as the ring holds. */
  values(): readonly T[] {
    return this.#values.length > this.#most ? this.#values.slice(-this.#most) : this.#values
  }

  clear(): void {
    this.#values = []
    this.pushed = 0
  }
}
