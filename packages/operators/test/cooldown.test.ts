import fc from 'fast-check'
import { from } from 'rxjs'
import { describe, expect, it } from 'vitest'
import { cooldown } from '../src/index.ts'
import { collect } from './collect.ts'
import { keepsTheContract } from './contract.ts'
import { clocks, type Tick, ticks } from './numbers.ts'

describe('cooldown', () => {
  const at = (timestamp: number | null): Tick => ({ timestamp, n: 0 })
  keepsTheContract<Tick, Tick>((reset) => cooldown({ ms: 10, ...reset }), [at(0), at(5), at(9), at(10)])

  it('passes exactly the events that are late enough after the last that passed, and reports the others', () => {
    fc.assert(
      fc.property(ticks, fc.integer({ min: 1, max: 30 }), (list, ms) => {
        const dropped: Tick[] = []
        const passed = collect(from(list).pipe(cooldown({ ms, onDropped: (tick) => dropped.push(tick) })))
        const times = clocks(list)
        let last = Number.NEGATIVE_INFINITY
        const [expected, others]: [Tick[], Tick[]] = [[], []]
        list.forEach((tick, index) => {
          const now = times[index] ?? 0
          if (now === Number.NEGATIVE_INFINITY || last === Number.NEGATIVE_INFINITY || now - last >= ms) {
            last = now
            expected.push(tick)
          } else {
            others.push(tick)
          }
        })
        expect(passed).toEqual(expected)
        expect(dropped).toEqual(others)
      }),
    )
  })

  it('takes a clock of your own', () => {
    const rows = [0, 5, 10].map((second) => ({ second }))
    expect(collect(from(rows).pipe(cooldown({ ms: 10, timeOf: ({ second }) => second })))).toEqual([rows[0], rows[2]])
    expect(() => cooldown({ ms: 0 })).toThrow('cooldown: ms must be a number of milliseconds above 0, but is 0')
  })
})
