import { from } from 'rxjs'
import { describe, expect, it } from 'vitest'
import { flatAt, type Signal } from '../src/index.ts'
import { collect } from './collect.ts'
import { keepsTheContract } from './contract.ts'
import { trade } from './datedTrades.ts'
import { at, tick } from './vi.ts'

describe('flatAt', () => {
  keepsTheContract<{ item: string; timestamp: number }, Signal>(
    (reset) => flatAt('15:15', reset),
    [tick('A', '15:14:59'), tick('A', '15:15:00'), tick('A', '15:16:00'), tick('B', '15:16:01')],
    'of another stream',
  )

  it('sells each item once a day', () => {
    const days = [0, 1].flatMap((day) => ['15:14:00', '15:15:00', '15:20:00'].map((time) => trade(time, 1, day)))
    const signals = collect(from(days).pipe(flatAt('15:15', { name: 'close' })))
    expect(signals).toMatchObject([
      { name: 'close', item: 'A', side: 'sell', timestamp: at('15:15:00') },
      { name: 'close', item: 'A', side: 'sell', timestamp: at('15:15:00') + 86_400_000 },
    ])
  })
})
