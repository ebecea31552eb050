import { fifo } from './fifo.ts'
import { type Entry, heap } from './heap.ts'
import type { Queue } from './queue.ts'

interface Ranked extends Entry {
  isLow: boolean
}

/**
 * A queue of which a quantile is asked. The numbers up to the quantile are in one heap, largest on top, the others in
 * a second one, smallest on top: the answer lies between the two tops. O(log n) a number.
 */
export function ranks(quantile: number): Queue<number> {
  const order = fifo<Ranked>()
  const low = heap<Ranked>((one, other) => one > other)
  const high = heap<Ranked>((one, other) => one < other)

  const move = (entry: Ranked | undefined, toLow: boolean): void => {
    if (entry !== undefined) {
      const [from, to] = toLow ? [high, low] : [low, high]
      from.remove(entry)
      entry.isLow = toLow
      to.push(entry)
    }
  }
  const size = (): number => low.size() + high.size()
  const balance = (): void => {
    const wanted = size() === 0 ? 0 : Math.floor((size() - 1) * quantile) + 1
    while (low.size() < wanted) {
      move(high.top(), true)
    }
    while (low.size() > wanted) {
      move(low.top(), false)
    }
  }

  return {
    push: (number) => {
      const top = low.top()
      const entry = { number, at: 0, isLow: top !== undefined && number < top.number }
      const side = entry.isLow ? low : high
      side.push(entry)
      order.push(entry)
      balance()
    },
    shift: () => {
      const oldest = order.shift()
      if (oldest !== undefined) {
        const side = oldest.isLow ? low : high
        side.remove(oldest)
        balance()
      }
    },
    result: () => {
      const below = low.top()
      if (below === undefined) {
        return null
      }
      const rank = (size() - 1) * quantile
      const part = rank - Math.floor(rank)
      const above = high.top() ?? below
      return part === 0 ? below.number : below.number + (above.number - below.number) * part
    },
  }
}
