import fc from 'fast-check'
import { filter, from } from 'rxjs'
import { describe, expect, it } from 'vitest'
import { conflatePerItem } from '../src/index.ts'
import { collect } from './collect.ts'
import { keepsTheContract } from './contract.ts'
import { at, conflated, lengths, onTime, type Tick, ticks } from './ticks.ts'

describe('conflatePerItem', () => {
  keepsTheContract<Tick, Tick>(
    (reset) => (source) =>
      source.pipe(
        conflatePerItem({ ms: 10, ...reset }),
        filter((output) => 'type' in output || output.item === 'A'),
      ),
    [at(0, 'B'), at(5), at(9, 'C'), at(15)],
  )

  it('is for each item what conflate is for its stream alone, at the same times', () => {
    fc.assert(
      fc.property(ticks, lengths, (list, ms) => {
        const together = onTime(list, (source, scheduler) => source.pipe(conflatePerItem({ ms, scheduler })))
        for (const item of ['A', 'B']) {
          const alone = list.filter((tick) => tick.item === item)
          expect(together.filter(([, tick]) => tick.item === item)).toEqual(conflated(alone, ms))
        }
      }),
    )
  })

  it('passes the same in the same order by the time of the events, and counts over all items', () => {
    fc.assert(
      fc.property(ticks, lengths, (list, ms) => {
        const counts: number[] = []
        const passed = collect(from(list).pipe(conflatePerItem({ ms, onDropped: (_, count) => counts.push(count) })))
        const timed = onTime(list, (source, scheduler) => source.pipe(conflatePerItem({ ms, scheduler })))
        expect(passed).toEqual(timed.map(([, tick]) => tick))
        expect(counts).toEqual(Array.from({ length: list.length - passed.length }, (_, index) => index + 1))
      }),
    )
  })

  it('takes the item from where you say', () => {
    const rows = [1, 2, 11].map((time) => ({ time, code: time === 2 ? 'x' : 'y' }))
    const conflated$ = from(rows).pipe(conflatePerItem({ ms: 5, timeOf: (row) => row.time, itemOf: (row) => row.code }))
    expect(collect(conflated$)).toEqual(rows)
  })
})
