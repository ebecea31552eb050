import fc from 'fast-check'
import { from } from 'rxjs'
import { describe, expect, it } from 'vitest'
import { duringTime } from '../src/index.ts'
import { collect } from './collect.ts'
import { keepsTheContract } from './contract.ts'
import { at, tick, timeOfDay } from './vi.ts'

describe('duringTime', () => {
  keepsTheContract<{ item: string; timestamp: number }, { item: string; timestamp: number }>(
    () => duringTime('09:05', '15:10'),
    [tick('A', '09:04:59'), tick('A', '09:05:00'), tick('A', '15:10:00'), tick('A', '15:09:59')],
    'none',
  )

  it('passes what is inside by its own time, on any day', () => {
    const times = fc.array(fc.nat(400_000_000).map((ms) => ({ timestamp: at('00:00:00') + ms })))
    fc.assert(
      fc.property(times, (events) => {
        const inside = events.filter(({ timestamp }) => {
          const time = timeOfDay(timestamp)
          return time >= '09:05:00' && time < '15:10:00'
        })
        expect(collect(from(events).pipe(duringTime('09:05', '15:10')))).toEqual(inside)
      }),
    )
  })

  it('passes nothing without a time, and takes no invalid times', () => {
    expect(collect(from([{ timestamp: null }, {}]).pipe(duringTime('00:00', '23:59:59')))).toEqual([])
    expect(() => duringTime('9:05', '15:10')).toThrow(
      "duringTime: from must be a time of day such as '15:15', but is '9:05'",
    )
    expect(() => duringTime('15:10', '09:05')).toThrow('later than from')
  })
})
