import fc from 'fast-check'
import { from } from 'rxjs'
import { describe, expect, it } from 'vitest'
import { type Crossover, crossover } from '../src/index.ts'
import { collect } from './collect.ts'
import { keepsTheContract } from './contract.ts'
import { level } from './numbers.ts'

describe('crossover', () => {
  const pair = (a: number | null, b: number | null): { a: number | null; b: number | null } => ({ a, b })
  keepsTheContract<ReturnType<typeof pair>, Crossover<ReturnType<typeof pair>>>(
    (reset) => crossover('a', 'b', reset),
    [pair(1, 2), pair(3, 2), pair(2, 2), pair(1, 2)],
  )

  it('reports each change of order once, whatever touches or is blank in between', () => {
    const pairs = fc.array(fc.tuple(fc.option(level, { freq: 6 }), fc.option(level, { freq: 6 })))
    fc.assert(
      fc.property(pairs, (list) => {
        const crossings = collect(from(list.map(([a, b]) => pair(a, b))).pipe(crossover('a', 'b')))
        const sides = list.flatMap(([a, b]) => (a === null || b === null || a === b ? [] : [a > b ? 'above' : 'below']))
        expect(crossings.map(({ side }) => side)).toEqual(sides.filter((side, at) => at > 0 && side !== sides[at - 1]))
        expect(crossings.every(({ a, b, side }) => (side === 'above' ? a > b : a < b))).toBe(true)
      }),
    )
  })
})
