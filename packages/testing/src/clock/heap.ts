// Four children a node: half the levels of a binary heap, and the children lie side by side in memory.
const CHILDREN = 4

/**
 * A heap of items by the time at which they are due, equal times in the order in which they were added: adding and
 * taking cost the logarithm of what is waiting, never its length.
 *
 * Three lists side by side, because comparing then reads numbers that lie together and touches no object.
 */
export class Heap<T> {
  #due: number[] = []
  #order: number[] = []
  #items: T[] = []
  #added = 0

  get size(): number {
    return this.#items.length
  }

  /** What is due first, and when, and its number. */
  get first(): T | undefined {
    return this.#items[0]
  }

  get firstDue(): number | undefined {
    return this.#due[0]
  }

  get firstOrder(): number | undefined {
    return this.#order[0]
  }

  /** Adds an item and returns its number: items are numbered from 1 in the order in which they are added. */
  add(due: number, item: T): number {
    this.#added += 1
    this.#rise(this.#items.length, due, this.#added, item)
    return this.#added
  }

  /** Drops what is due first. */
  drop(): void {
    const [due, order, item] = [this.#due.pop(), this.#order.pop(), this.#items.pop()]
    if (due !== undefined && order !== undefined && item !== undefined && this.size > 0) this.#sink(due, order, item)
  }

  /** Drops what is no longer wanted. */
  keep(isWanted: (item: T, order: number) => boolean): void {
    const [dues, orders, items] = [this.#due, this.#order, this.#items]
    ;[this.#due, this.#order, this.#items] = [[], [], []]
    for (let index = 0; index < items.length; index++) {
      const [due, order, item] = [dues[index], orders[index], items[index]]
      if (due === undefined || order === undefined || item === undefined || !isWanted(item, order)) continue
      this.#rise(this.#items.length, due, order, item)
    }
  }

  /** Puts an entry at the end and then above every parent that is due later. */
  #rise(from: number, due: number, order: number, item: T): void {
    let index = from
    while (index > 0) {
      const parent = (index - 1) >> 2
      if (!this.#isBefore(due, order, parent)) break
      this.#move(parent, index)
      index = parent
    }
    this.#put(index, due, order, item)
  }

  /** Puts an entry at the top and then below every child that is due earlier. */
  #sink(due: number, order: number, item: T): void {
    const { size } = this
    let index = 0
    for (;;) {
      const left = index * CHILDREN + 1
      if (left >= size) break
      let child = left
      for (let other = left + 1; other < left + CHILDREN && other < size; other++) {
        if (this.#isFirst(other, child)) child = other
      }
      if (this.#isBefore(due, order, child)) break
      this.#move(child, index)
      index = child
    }
    this.#put(index, due, order, item)
  }

  #isBefore(due: number, order: number, index: number): boolean {
    const other = this.#due[index] ?? 0
    return due < other || (due === other && order < (this.#order[index] ?? 0))
  }

  #isFirst(one: number, other: number): boolean {
    return this.#isBefore(this.#due[one] ?? 0, this.#order[one] ?? 0, other)
  }

  #move(from: number, to: number): void {
    const item = this.#items[from]
    if (item !== undefined) this.#put(to, this.#due[from] ?? 0, this.#order[from] ?? 0, item)
  }

  #put(index: number, due: number, order: number, item: T): void {
    this.#due[index] = due
    this.#order[index] = order
    this.#items[index] = item
  }
}
