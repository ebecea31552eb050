import fc from 'fast-check'
import { from, map, of } from 'rxjs'
import { describe, expect, it } from 'vitest'
import { type DeltaPercent, deltaPercent, sinceOpen } from '../src/index.ts'
import { collect } from './collect.ts'
import { keepsTheContract } from './contract.ts'
import { type Trade, trade, trades } from './trades.ts'

describe('sinceOpen', () => {
  keepsTheContract<Trade, DeltaPercent<Trade>>(
    () => sinceOpen('price'),
    [trade(9), trade(9, 1, 10), trade(null, 2, 10), trade(12, 3, 10)],
    'none',
  )

  it('is deltaPercent against what the event says of its open, whatever came before', () => {
    fc.assert(
      fc.property(trades, (list) => {
        const expected = collect(from(list).pipe(deltaPercent('price', { against: (event) => event.open })))
        expect(collect(from(list).pipe(sinceOpen('price')))).toEqual(expected)
        expect(expected.length).toBe(list.filter(({ price, open }) => price !== null && open > 0).length)
      }),
    )
  })

  it('takes the open from where it is', () => {
    const candle = { opening: 200, close: 210 }
    const percent = map((change: DeltaPercent<unknown>) => change.percent)
    expect(collect(of(candle).pipe(sinceOpen('close', { open: (row) => row.opening }), percent))).toEqual([5])
    expect(collect(of(candle).pipe(sinceOpen('close', { open: 168 }), percent))).toEqual([25])
    expect(collect(of(candle).pipe(sinceOpen('close'), percent))).toEqual([])
  })
})
