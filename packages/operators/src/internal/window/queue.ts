/** Values that come in at one end and leave at the other in the same order, and what they amount to together. */
export interface Queue<In, Result = number | null> {
  readonly push: (value: In) => void
  /** Lets the oldest go; there must be one. */
  readonly shift: () => void
  /** What the values amount to. */
  readonly result: () => Result
}

/** What values amount to, in parts that can be put together. `merge` is associative, and `empty` changes nothing. */
export interface Monoid<In, Part> {
  readonly empty: Part
  readonly of: (value: In) => Part
  readonly merge: (older: Part, newer: Part) => Part
}

/**
 * A queue that keeps what it holds put together, in two stacks: the newer values with their total, and for each of the
 * older ones what it and all older values after it amount to. When the older are used up, the newer become the older.
 *
 * Each value is merged three times in its life, so O(1) amortised; and nothing is ever subtracted, so no rounding
 * error stays behind when a value leaves, however long the stream is.
 */
export function aggregate<In, Part>({ empty, of, merge }: Monoid<In, Part>): Queue<In, Part> {
  const older: Part[] = []
  let newer: Part[] = []
  let total = empty
  return {
    push: (value) => {
      const part = of(value)
      newer.push(part)
      total = merge(total, part)
    },
    shift: () => {
      if (older.length === 0) {
        let whole = empty
        for (const part of newer.reverse()) {
          whole = merge(part, whole)
          older.push(whole)
        }
        newer = []
        total = empty
      }
      older.pop()
    },
    result: () => merge(older.at(-1) ?? empty, total),
  }
}
