/** A number in a heap, which knows its place there, so that it can be taken out of the middle. */
export interface Entry {
  readonly number: number
  at: number
}

/** A binary heap: the entry that comes before all others is on top. All in O(log n). */
export interface Heap<E extends Entry> {
  readonly push: (entry: E) => void
  /** Takes out an entry, which must be in this heap. */
  readonly remove: (entry: E) => void
  readonly top: () => E | undefined
  readonly size: () => number
}

export function heap<E extends Entry>(before: (one: number, other: number) => boolean): Heap<E> {
  const entries: E[] = []

  const put = (entry: E, at: number): void => {
    entries[at] = entry
    entry.at = at
  }

  const rise = (entry: E, from: number): void => {
    let at = from
    while (at > 0) {
      const up = (at - 1) >> 1
      const parent = entries[up]
      if (parent === undefined || !before(entry.number, parent.number)) {
        break
      }
      put(parent, at)
      at = up
    }
    put(entry, at)
  }

  const sink = (entry: E, from: number): void => {
    let at = from
    for (;;) {
      const [left, right] = [entries[2 * at + 1], entries[2 * at + 2]]
      const child = left && right && before(right.number, left.number) ? right : left
      if (child === undefined || !before(child.number, entry.number)) {
        break
      }
      const below = child.at
      put(child, at)
      at = below
    }
    put(entry, at)
  }

  return {
    push: (entry) => rise(entry, entries.length),
    remove: (entry) => {
      const last = entries.pop()
      if (last !== undefined && last !== entry) {
        const parent = entries[(entry.at - 1) >> 1]
        if (entry.at > 0 && parent !== undefined && before(last.number, parent.number)) {
          rise(last, entry.at)
        } else {
          sink(last, entry.at)
        }
      }
    },
    top: () => entries[0],
    size: () => entries.length,
  }
}
