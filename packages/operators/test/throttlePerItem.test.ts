import fc from 'fast-check'
import { from } from 'rxjs'
import { describe, expect, it } from 'vitest'
import { cooldown, perItem, throttlePerItem } from '../src/index.ts'
import { collect } from './collect.ts'
import { keepsTheContract } from './contract.ts'
import { at, lengths, onTime, type Tick, ticks } from './ticks.ts'

describe('throttlePerItem', () => {
  keepsTheContract<Tick, Tick>((reset) => throttlePerItem({ ms: 10, ...reset }), [at(0), at(5), at(9), at(10)])

  it('is cooldown for each item, and reports the others with their number', () => {
    fc.assert(
      fc.property(ticks, lengths, (list, ms) => {
        const dropped: [Tick, number][] = []
        const passed = collect(from(list).pipe(throttlePerItem({ ms, onDropped: (...given) => dropped.push(given) })))
        expect(passed).toEqual(collect(from(list).pipe(perItem(cooldown({ ms })))))
        expect(dropped).toEqual(list.filter((tick) => !passed.includes(tick)).map((tick, index) => [tick, index + 1]))
      }),
    )
  })

  it('passes the same by a scheduler that keeps the time of the events', () => {
    fc.assert(
      fc.property(ticks, lengths, (list, ms) => {
        const passed = collect(from(list).pipe(throttlePerItem({ ms })))
        const untimed = onTime(list, (source, scheduler) =>
          source.pipe(throttlePerItem({ ms, scheduler, timeOf: () => null })),
        )
        expect(untimed).toEqual(passed.map((tick) => [tick.timestamp, tick]))
      }),
    )
  })
})
