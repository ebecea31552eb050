import { describe } from 'vitest'
import { quantile } from '../src/index.ts'
import { sorted } from './definitions.ts'
import { agreesWithADoubleLoop } from './doubleLoop.ts'

const ranked = (numbers: readonly number[], q: number): number => {
  const rank = (numbers.length - 1) * q
  const [below, above] = [sorted(numbers)[Math.floor(rank)], sorted(numbers)[Math.ceil(rank)]]
  if (below === undefined || above === undefined) {
    throw new Error('an empty window has no quantile')
  }
  return below + (above - below) * (rank - Math.floor(rank))
}

describe.each([0, 0.1, 0.75, 1])('quantile %s over a window', (q) => {
  agreesWithADoubleLoop({
    make: (w) => quantile('a', { q, ...w }),
    naive: (rows) =>
      ranked(
        rows.map(({ a }) => a),
        q,
      ),
    both: false,
  })
})
