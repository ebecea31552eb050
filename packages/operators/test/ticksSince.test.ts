import fc from 'fast-check'
import { from, map, of } from 'rxjs'
import { describe, expect, it } from 'vitest'
import { type TickChange, type TickTable, ticksSince } from '../src/index.ts'
import { stepsUpTo, ticksOf } from '../src/internal/market/tickSize.ts'
import { collect } from './collect.ts'
import { keepsTheContract } from './contract.ts'

describe('ticksSince', () => {
  keepsTheContract<number | null, TickChange<number>>((reset) => ticksSince(reset), [null, 4_995, 5_010, 4_990])

  /** Up the stairs one step at a time. */
  function walked(from: number, to: number, table: TickTable): number {
    let steps = 0
    for (let at = Math.min(from, to); at < Math.max(from, to); steps += 1) {
      at += table.find(([below]) => at < below)?.[1] ?? Number.NaN
    }
    return from <= to ? steps : -steps
  }

  it.each(['stock', 'fund'] as const)('counts the steps of a %s as one who walks them', (sizes) => {
    const table = ticksOf('test', sizes)
    const onStep = fc.integer({ min: 1, max: 600_000 }).map((price) => {
      const step = table.find(([below]) => price < below)?.[1] ?? 1
      return Math.max(1, Math.floor(price / step) * step)
    })
    fc.assert(
      fc.property(fc.array(onStep, { minLength: 1, maxLength: 6 }), (prices) => {
        const [first = 0, ...others] = prices
        const changes = collect(from(prices).pipe(ticksSince({ sizes })))
        expect(changes.map(({ ticks }) => ticks)).toEqual(others.map((price) => walked(first, price, table)))
      }),
    )
  })

  it('is the table of the exchange, at each of its edges', () => {
    const stock = ticksOf('test', 'stock')
    const edges = [2_000, 5_000, 20_000, 50_000, 200_000, 500_000]
    const around = edges.map((edge) => {
      const steps = (from: number, to: number): number => 1 / (stepsUpTo(to, stock) - stepsUpTo(from, stock))
      return [steps(edge - 1, edge), steps(edge, edge + 1)].map(Math.round)
    })
    expect(around).toEqual([
      [1, 5],
      [5, 10],
      [10, 50],
      [50, 100],
      [100, 500],
      [500, 1_000],
    ])
  })

  it('is since whatever delta can be taken against', () => {
    const prices = of(199_900, 200_500, 199_800)
    const ticks = map((change: TickChange<number>) => change.ticks)
    expect(collect(prices.pipe(ticksSince(), ticks))).toEqual([2, -1])
    expect(collect(prices.pipe(ticksSince({ ago: 1 }), ticks))).toEqual([2, -3])
    expect(collect(prices.pipe(ticksSince({ against: 200_000 }), ticks))).toEqual([-1, 1, -2])
    expect(collect(prices.pipe(ticksSince({ sizes: [[1, 100]] }), ticks))).toEqual([6, -1])
    // A mid-price trade, between two steps.
    expect(collect(of(70_000, 70_050).pipe(ticksSince(), ticks))).toEqual([0.5])
  })

  it.each(['[]', '"etf"', '[[5, 1], [5, 2]]', '[[5, 0]]', '[[5, null]]', '{}'])('refuses the table %s', (sizes) => {
    expect(() => ticksSince({ sizes: JSON.parse(sizes) })).toThrow(
      new RangeError(
        `ticksSince: sizes must be 'stock', 'fund' or a table like [[2000, 1], [Infinity, 5]], but is ${JSON.parse(sizes)}`,
      ),
    )
  })
})
