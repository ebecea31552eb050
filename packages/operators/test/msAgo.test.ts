import fc from 'fast-check'
import { from } from 'rxjs'
import { describe, expect, it } from 'vitest'
import { type Delta, delta, msAgo } from '../src/index.ts'
import { collect } from './collect.ts'
import { keepsTheContract } from './contract.ts'
import { clocks, type Trade, trade, trades } from './trades.ts'

describe('delta against n ms ago', () => {
  keepsTheContract<Trade, Delta<Trade>>(
    (reset) => delta('price', { against: msAgo(10), ...reset }),
    [trade(1, 0), trade(2, 9), trade(3, 10), trade(4, 19)],
  )

  it('is against the latest number that is so old, by a search through all of them', () => {
    fc.assert(
      fc.property(trades, fc.integer({ min: 1, max: 30 }), (list, ms) => {
        const times = clocks(list)
        const placed = list.flatMap(({ price }, at) => {
          const time = times[at] ?? 0
          return price === null || time === Number.NEGATIVE_INFINITY ? [] : [{ price, time }]
        })
        const expected = placed.flatMap(({ price, time }) => {
          const before = placed.slice(
            0,
            placed.findIndex((other) => other.time > time - ms),
          )
          const past = before.at(-1)
          return past === undefined ? [] : [[past.price, price]]
        })
        const changes = collect(from(list).pipe(delta('price', { against: msAgo(ms) })))
        expect(changes.map(({ previous, current }) => [previous, current])).toEqual(expected)
      }),
    )
  })

  it('takes a clock of your own, for several keys too', () => {
    const rows = [0, 5, 10].map((second) => ({ second, price: second * second, volume: second }))
    const options = { against: msAgo(10, { timeOf: ({ second }: { second: number }) => second }) }
    expect(collect(from(rows).pipe(delta(['price', 'volume'], options))).map((change) => change.delta)).toEqual([
      { price: 100, volume: 10 },
    ])
  })

  it('looks back again in each subscription', () => {
    const past = msAgo<Trade>(5)
    const changes$ = from([trade(1, 0), trade(2, 5)]).pipe(delta('price', { against: past }))
    expect([collect(changes$), collect(changes$)].map((changes) => changes.length)).toEqual([1, 1])
  })
})
