import { from, map, of } from 'rxjs'
import { describe, expect, it } from 'vitest'
import { delta, type Signal, signal } from '../src/index.ts'
import { collect } from './collect.ts'
import { keepsTheContract } from './contract.ts'

describe('signal', () => {
  interface Tick {
    readonly item: string
    readonly timestamp: number
    readonly price: number
  }
  const tick = (price: number): Tick => ({ item: '005930', timestamp: price, price })
  keepsTheContract<Tick, Signal>(
    () => signal('up', ({ price }) => (price > 5 ? { side: 'buy', reason: `${price}` } : null)),
    [tick(1), tick(6), tick(2), tick(7)],
    'none',
  )

  it('finds item and time of the event at any depth, and keeps it whole', () => {
    const [one] = collect(
      of(tick(1), tick(9)).pipe(
        delta('price'),
        signal('up', () => ({ side: 'sell', reason: 'x' })),
      ),
    )
    expect(one).toMatchObject({ name: 'up', item: '005930', side: 'sell', strength: 1, reason: 'x', timestamp: 9 })
    expect(one?.inputs).toEqual([{ value: tick(9), previous: 1, current: 9, delta: 8 }])
    expect(collect(of({ item: 'A' }).pipe(signal('any', () => ({ side: 'buy', reason: '' }))))).toMatchObject([
      { item: 'A', timestamp: null },
    ])
  })

  it('makes none of an event without an item', () => {
    const events = from([{}, { item: '' }, { item: 'A' }])
    expect(collect(events.pipe(signal('any', () => ({ side: 'buy', reason: '' }))))).toHaveLength(1)
  })

  it('carries the price, the quantity and the type of order that the rule gives', () => {
    const order = { price: 70_000, quantity: 3, orderType: 'limit' } as const
    const [one] = collect(of({ item: 'A' }).pipe(signal('s', () => ({ side: 'buy', reason: '', ...order }))))
    expect(one).toMatchObject(order)
  })

  it('makes none of a strength that is blank or not above 0', () => {
    const strengths = from([null, 0, -1, Number.NaN, undefined, 0.5]).pipe(map((strength) => ({ item: 'A', strength })))
    const signals = strengths.pipe(signal('s', ({ strength }) => ({ side: 'buy', reason: '', strength })))
    expect(collect(signals).map(({ strength }) => strength)).toEqual([1, 0.5])
  })
})
