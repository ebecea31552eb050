import { from, type Observable, of } from 'rxjs'
import { describe, expect, expectTypeOf, it } from 'vitest'
import { type Boundary, type Gap, type PhaseEvent, sessionBoundaries, viBoundaries } from '../src/index.ts'
import { collect } from './collect.ts'
import { GAP, keepsTheContract } from './contract.ts'
import { vi } from './vi.ts'

describe('sessionBoundaries', () => {
  const phase = (marketPhase: string | null, receivedAt: number, timestamp: number | null = null): PhaseEvent => ({
    marketPhase,
    timestamp,
    receivedAt,
  })
  keepsTheContract<PhaseEvent, Boundary>(sessionBoundaries, [
    phase('closingNotice', 1),
    phase('closingNotice', 2),
    phase(null, 3),
    phase('marketClose', 4),
  ])

  it('are the changes of phase of each market by itself, at the time of the exchange if it is known', () => {
    const frames = [
      phase('closingNotice', 10, 9),
      phase('nxtMainMarketEnd', 11),
      phase('closingNotice', 20, 19),
      phase('derivativesClosingAuctionEnd', 21),
      phase('marketClose', 30),
      phase('nxtMainMarketEnd', 31),
      phase('nxtAfterMarketStart', 40),
      phase('W', 50),
    ]
    expect(collect(from(frames).pipe(sessionBoundaries()))).toEqual([
      { time: 9, market: 'KRX' },
      { time: 11, market: 'NXT' },
      { time: 30, market: 'KRX' },
      { time: 40, market: 'NXT' },
      { time: 50, market: 'KRX' },
    ])
  })

  it('have gaps in their type exactly when the source has', () => {
    const gapped$: Observable<PhaseEvent | Gap> = of(phase('marketOpen', 1), GAP)
    expectTypeOf(gapped$.pipe(sessionBoundaries())).toEqualTypeOf<Observable<Boundary | Gap>>()
    expectTypeOf(of(phase('marketOpen', 1)).pipe(sessionBoundaries())).toEqualTypeOf<Observable<Boundary>>()
    expectTypeOf(of(vi('005930', null)).pipe(viBoundaries())).toEqualTypeOf<Observable<Boundary>>()
  })
})
