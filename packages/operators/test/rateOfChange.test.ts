import fc from 'fast-check'
import { from, of } from 'rxjs'
import { describe, expect, it } from 'vitest'
import { deltaPercent, type Rolling, rateOfChange } from '../src/index.ts'
import { collect } from './collect.ts'
import { keepsTheContract } from './contract.ts'
import { blanks, clocks, trades } from './trades.ts'

describe('rateOfChange', () => {
  keepsTheContract<number | null, Rolling<number>>((reset) => rateOfChange({ count: 1, ...reset }), [null, 2, 3, 6])

  it('by count is deltaPercent against n events ago', () => {
    fc.assert(
      fc.property(blanks, fc.integer({ min: 1, max: 6 }), (list, count) => {
        const expected = collect(from(list).pipe(deltaPercent({ ago: count }))).map(({ value, percent }) => ({
          value,
          result: percent,
          count,
        }))
        expect(collect(from(list).pipe(rateOfChange({ count })))).toEqual(expected)
      }),
    )
  })

  it('by time is from the oldest of the window before, by a search through all of them', () => {
    fc.assert(
      fc.property(trades, fc.integer({ min: 1, max: 30 }), fc.integer({ min: 1, max: 3 }), (list, ms, least) => {
        const times = clocks(list)
        const placed = list.flatMap((value, at) => {
          const time = times[at] ?? 0
          return value.price === null || time === Number.NEGATIVE_INFINITY ? [] : [{ price: value.price, value, time }]
        })
        const expected = placed.flatMap(({ price, value, time }, at) => {
          const before = placed.slice(0, at).filter((other) => time - other.time < ms)
          const [oldest] = before
          return oldest === undefined || before.length < least
            ? []
            : [{ value, result: ((price - oldest.price) / oldest.price) * 100, count: before.length }]
        })
        expect(collect(from(list).pipe(rateOfChange('price', { ms, least })))).toEqual(expected)
      }),
    )
  })

  it('says nothing of a change from 0', () => {
    expect(collect(of(0, 5, 6).pipe(rateOfChange({ count: 1 }))).map(({ result }) => result)).toEqual([20])
    expect(collect(of(-4, -2).pipe(rateOfChange({ count: 1 }))).map(({ result }) => result)).toEqual([50])
  })
})
