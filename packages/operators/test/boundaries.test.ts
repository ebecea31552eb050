import fc from 'fast-check'
import { from, type Observable, of } from 'rxjs'
import { describe, expect, expectTypeOf, it } from 'vitest'
import {
  type Boundary,
  type Gap,
  type PhaseEvent,
  sessionBoundaries,
  type ViEvent,
  viBoundaries,
} from '../src/index.ts'
import { collect } from './collect.ts'
import { GAP, keepsTheContract } from './contract.ts'
import { at, vi } from './vi.ts'

describe('viBoundaries', () => {
  const first = vi('005930', '10:12:00')
  keepsTheContract<ViEvent, Boundary>(viBoundaries, [
    first,
    first,
    vi('005930_NX', '10:12:00', '10:14:10'),
    vi('005930', '11:00:00'),
  ])

  it('are the ends of the seconds of the triggers, each once, for the code on all venues', () => {
    const times = ['10:12:00', '11:30:00', '13:05:59']
    const frame = fc
      .tuple(fc.constantFrom('005930', '000660'), fc.constantFrom('', '_NX', '_AL'), fc.nat(2), fc.boolean())
      .map(([code, venue, which, isReleased]) => ({ code, venue, which, isReleased }))
    fc.assert(
      fc.property(fc.array(frame, { maxLength: 30 }), (frames) => {
        const expected: Boundary[] = []
        for (const { code, which } of frames) {
          const time = at(times[which] ?? '') + 1_000
          if (expected.every((other) => other.code !== code || other.time < time)) {
            expected.push({ time, code })
          }
        }
        const given = frames.map(({ code, venue, which, isReleased }) =>
          vi(`${code}${venue}`, times[which] ?? '', isReleased ? '14:00:00' : null),
        )
        expect(collect(from(given).pipe(viBoundaries()))).toEqual(expected)
      }),
    )
  })

  it('are none for a frame without a trigger time', () => {
    expect(collect(of(vi('005930', null, '10:14:10')).pipe(viBoundaries()))).toEqual([])
  })
})

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
