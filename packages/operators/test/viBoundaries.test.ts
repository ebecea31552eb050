import fc from 'fast-check'
import { from, of } from 'rxjs'
import { describe, expect, it } from 'vitest'
import { type Boundary, type ViEvent, viBoundaries } from '../src/index.ts'
import { collect } from './collect.ts'
import { keepsTheContract } from './contract.ts'
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
