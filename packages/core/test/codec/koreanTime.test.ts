import fc from 'fast-check'
import { expect, it } from 'vitest'
import { epochOfKorean, epochOfTimeNear, koreanDateTime } from '../../src/codec/koreanTime.ts'

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
