import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { epochOfKorean, epochOfTimeNear, koreanDateTime, timestampOfTime } from '../../src/codec/values/koreanTime.ts'

it('knows Korean time without a zone database', () => {
  expect(epochOfKorean('2026-11-20T09:00:00')).toBe(Date.UTC(2026, 10, 20))
  expect(koreanDateTime(Date.UTC(2026, 10, 20))).toBe('2026-11-20T09:00:00')
})

it('a time of day belongs to the date that brings it nearest', () => {
  const midnight = epochOfKorean('2026-11-20T00:00:03')
  expect(epochOfTimeNear('23:59:59', midnight)).toBe(epochOfKorean('2026-11-19T23:59:59'))
  const late = epochOfKorean('2026-11-19T23:59:59')
  expect(epochOfTimeNear('00:00:01', late)).toBe(epochOfKorean('2026-11-20T00:00:01'))
  expect(epochOfTimeNear('88:88:88', midnight)).toBeNull()
})

it('never lies further than half a day from where it is looked for', () => {
  const seconds = fc.integer({ min: 0, max: 86_399 })
  fc.assert(
    fc.property(seconds, fc.integer({ min: 1.7e12, max: 1.9e12 }), (second, near) => {
      const time = new Date(second * 1000).toISOString().slice(11, 19)
      const epoch = epochOfTimeNear(time, near)
      expect(epoch).not.toBeNull()
      expect(Math.abs((epoch ?? 0) - near)).toBeLessThanOrEqual(12 * 3_600_000)
      expect(koreanDateTime(epoch ?? 0).slice(11)).toBe(time)
    }),
  )
})

describe('the timestamp of an event', () => {
  const at = (time: string) => epochOfKorean(`2026-11-20T${time}`)

  it.each(['00:00:00', '24:00:00', '88:88:88', '99:99:99', '23:00:00', '13:11:00'])(
    'is null for %s at 13:05',
    (time) => {
      expect(timestampOfTime(time, at('13:05:00'))).toBeNull()
    },
  )

  it('is null for 00:00:00 at any time of the day: that means none', () => {
    for (const received of ['00:00:01', '09:00:00', '13:05:00', '23:59:59']) {
      expect(timestampOfTime('00:00:00', at(received))).toBeNull()
    }
  })

  it('allows for a clock that is a little slow', () => {
    expect(timestampOfTime('13:09:59', at('13:05:00'))).toBe(at('13:09:59'))
  })

  it('is of the day before just after midnight', () => {
    expect(timestampOfTime('23:59:59', at('00:00:01'))).toBe(epochOfKorean('2026-11-19T23:59:59'))
  })

  it('is never more than five minutes after the arrival, nor more than half a day before it', () => {
    const second = fc.integer({ min: 0, max: 86_400 })
    fc.assert(
      fc.property(second, fc.integer({ min: 1.7e12, max: 1.9e12 }), (each, receivedAt) => {
        const time = each === 86_400 ? '24:00:00' : new Date(each * 1000).toISOString().slice(11, 19)
        const timestamp = timestampOfTime(time, receivedAt)
        if (timestamp === null) return
        expect(timestamp - receivedAt).toBeLessThanOrEqual(300_000)
        expect(receivedAt - timestamp).toBeLessThanOrEqual(12 * 3_600_000)
        expect(koreanDateTime(timestamp).slice(11)).toBe(time)
      }),
    )
  })
})
