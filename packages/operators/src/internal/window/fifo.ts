/** First in, first out, in O(1) amortised: an array whose start is cut off when it has become half of it. */
export interface Fifo<T> {
  readonly push: (value: T) => void
  /** Takes out the oldest; `undefined` when there is none. */
  readonly shift: () => T | undefined
  /** The oldest, left where it is. */
  readonly peek: () => T | undefined
}

/** Below this length cutting is not worth its call. */
const SHORT = 64

export function fifo<T>(): Fifo<T> {
  const values: T[] = []
  let start = 0
  return {
    push: (value) => {
      values.push(value)
    },
    shift: () => {
      const value = values[start]
      if (start < values.length) {
        start += 1
      }
      if (start > SHORT && start * 2 > values.length) {
        values.splice(0, start)
        start = 0
      }
      return value
    },
    peek: () => values[start],
  }
}
