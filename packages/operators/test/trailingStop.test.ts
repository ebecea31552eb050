import fc from 'fast-check'
import { from } from 'rxjs'
import { describe, expect, it } from 'vitest'
import { type Stopped, trailingStop } from '../src/index.ts'
import { collect } from './collect.ts'
import { keepsTheContract } from './contract.ts'

describe('trailingStop', () => {
  keepsTheContract<number | null, Stopped<number>>((reset) => trailingStop({ won: 2, ...reset }), [5, 8, 6, 4])

  it('stops where a search for the peak since the stop before finds one', () => {
    fc.assert(
      fc.property(
        fc.array(fc.option(fc.integer({ min: 1, max: 30 }), { freq: 8 })),
        fc.integer({ min: 1, max: 9 }),
        (list, won) => {
          const expected: number[] = []
          let since = 0
          list.forEach((price, index) => {
            if (price === null) return
            const peak = Math.max(...list.slice(since, index + 1).map((each) => each ?? 0))
            if (price > peak - won) return
            expected.push(price)
            since = index
          })
          const stops = collect(from(list).pipe(trailingStop({ won })))
          expect(stops.map(({ measured }) => measured)).toEqual(expected)
        },
      ),
    )
  })

  it('takes one distance', () => {
    expect(collect(from([100, 97, 96.9]).pipe(trailingStop({ percent: 3 })))).toMatchObject([
      { measured: 97, peak: 100 },
    ])
    expect(() => trailingStop({})).toThrow('percent or won')
    expect(() => trailingStop({ percent: 1, won: 1 })).toThrow('exclude each other')
    expect(() => trailingStop({ percent: 0 })).toThrow('above 0')
  })
})
