import fc from 'fast-check'
import { from, of } from 'rxjs'
import { describe, expect, it } from 'vitest'
import { confirm } from '../src/index.ts'
import { collect } from './collect.ts'
import { keepsTheContract } from './contract.ts'
import { clocks, level, type Tick, ticks } from './numbers.ts'

describe('confirm', () => {
  const isUp = (n: number): boolean => n > 0
  keepsTheContract<number, number>((reset) => confirm(isUp, { count: 1, ...reset }), [-1, 2, -3, 4])

  it('agrees with the runs of a list, by count', () => {
    fc.assert(
      fc.property(fc.array(level, { maxLength: 40 }), fc.integer({ min: 1, max: 4 }), (list, count) => {
        const expected = list.filter((_, at) => {
          const run = list.slice(0, at + 1).reverse()
          const length = run.findIndex((n) => !isUp(n))
          return (length === -1 ? run.length : length) === count
        })
        expect(collect(from(list).pipe(confirm(isUp, { count })))).toEqual(expected)
      }),
    )
  })

  it('agrees with the runs of a list, by time', () => {
    fc.assert(
      fc.property(ticks, fc.integer({ min: 1, max: 30 }), (list, ms) => {
        const times = clocks(list)
        const expected: Tick[] = []
        let [since, told]: [number | null, boolean] = [null, false]
        list.forEach((tick, at) => {
          const now = times[at] ?? 0
          if (!isUp(tick.n)) {
            since = null
            told = false
            return
          }
          since ??= now
          if (!told && now - since >= ms) {
            told = true
            expected.push(tick)
          }
        })
        expect(collect(from(list).pipe(confirm(({ n }) => isUp(n), { ms })))).toEqual(expected)
      }),
    )
  })

  it('ends with the error of a condition that throws, and refuses a row of none', () => {
    const errors: unknown[] = []
    const fail = (): boolean => {
      throw new Error('no condition')
    }
    of(1)
      .pipe(confirm(fail, { count: 1 }))
      .subscribe({ error: (error) => errors.push(error) })
    expect(errors).toEqual([new Error('no condition')])
    expect(() => confirm(isUp, { count: 0 })).toThrow('confirm: count must be a whole number of at least 1, but is 0')
    expect(() => confirm(isUp, { ms: 0 })).toThrow('confirm: ms must be a number of milliseconds above 0, but is 0')
  })
})
