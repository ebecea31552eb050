import { fifo } from './fifo.ts'
import type { Queue } from './queue.ts'

/**
 * The sum of a queue of numbers, in double-double arithmetic: `high` is the sum, `low` what rounding took from it. So a
 * number that leaves is taken off as exactly as it was put on, and the error of a thousand million of them does not
 * reach the last bit of a double.
 */
export function sums(): Queue<number, number> {
  const numbers = fifo<number>()
  let high = 0
  let low = 0
  const add = (number: number): void => {
    const sum = high + number
    // Knuth's two-sum: exactly what the addition above loses.
    const added = sum - high
    low += high - (sum - added) + (number - added)
    high = sum
  }
  return {
    push: (number) => {
      numbers.push(number)
      add(number)
    },
    shift: () => add(-(numbers.shift() ?? 0)),
    result: () => high + low,
  }
}
