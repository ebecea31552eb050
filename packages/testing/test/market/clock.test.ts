import fc from 'fast-check'
import { VirtualTimeScheduler } from 'rxjs'
import { describe, expect, it } from 'vitest'
import { isHoliday } from '../../src/market/calendar/holidays.ts'
import { DAY_END, OPEN } from '../../src/market/calendar/hours.ts'
import { MarketClock } from '../../src/market/calendar/marketClock.ts'
import {
  dateText,
  dayOf,
  hhmmss,
  isTradingDay,
  koreanDateTime,
  nearestTradingDay,
  previousTradingDay,
  timeOfDay,
  yyyymmdd,
} from '../../src/market/calendar/time.ts'

function started(speed = 1) {
  const scheduler = new VirtualTimeScheduler()
  const rules = { speed }
  const clock = new MarketClock(scheduler, OPEN, () => rules.speed)
  const pass = (ms: number): number => {
    scheduler.frame += ms
    return clock.now() - OPEN
  }
  return { clock, rules, pass }
}

describe('the clock of the market', () => {
  it('runs as many times as fast as asked', () => {
    expect(started(30).pass(1_000)).toBe(30_000)
  })

  it('goes on from where it is when the speed changes', () => {
    const { rules, pass } = started(1)
    pass(1_000)
    rules.speed = 10
    pass(0)
    expect(pass(1_000)).toBe(11_000)
  })

  it('stands still while paused', () => {
    const { clock, pass } = started(1)
    pass(500)
    clock.pause()
    pass(60_000)
    clock.resume()
    expect(pass(500)).toBe(1_000)
  })

  it('stops at the end of the day', () => {
    expect(started(1).pass(1e9) + OPEN).toBe(DAY_END)
  })

  it('says how long to wait', () => {
    const { clock } = started(30)
    expect(clock.until(OPEN + 60_000)).toBe(2_000)
    expect(clock.until(OPEN - 1)).toBe(0)
  })
})

describe('Korean dates and times', () => {
  it('are nine hours ahead', () => {
    expect(koreanDateTime(Date.UTC(2026, 10, 19, 23, 30, 5))).toBe('20261120083005')
  })

  it('name the trading day on which a time of day comes nearest', () => {
    const day = (month: number, date: number, hour: number) => Date.UTC(2026, month - 1, date, hour - 9)
    const nearest = (epoch: number) => yyyymmdd(nearestTradingDay(epoch, timeOfDay('09:00')))
    expect(nearest(day(11, 20, 9))).toBe('20261120')
    expect(nearest(day(11, 19, 23))).toBe('20261120')
    // Saturday noon is nearer to Friday morning, Sunday noon to Monday's.
    expect(nearest(day(11, 21, 12))).toBe('20261120')
    expect(nearest(day(11, 22, 12))).toBe('20261123')
  })

  it('skip weekends and holidays backwards', () => {
    expect(yyyymmdd(previousTradingDay(dayOf('2026-11-23')))).toBe('20261120')
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 40_000 }), (day) => {
        expect(isTradingDay(previousTradingDay(day))).toBe(true)
        const isWeekend = [0, 6].includes(new Date(day * 86_400_000).getUTCDay())
        expect(isTradingDay(day)).toBe(!isWeekend && !isHoliday(dateText(day)))
      }),
    )
  })

  it('are read as they are written', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 86_399 }), (second) => {
        const text = hhmmss(second * 1000)
        expect(timeOfDay(`${text.slice(0, 2)}:${text.slice(2, 4)}:${text.slice(4)}`)).toBe(second * 1000)
      }),
    )
  })

  it('say what a bad one should look like', () => {
    expect(() => timeOfDay('9 o’clock')).toThrow("a time of day must look like '09:00:00', got '9 o’clock'")
    expect(() => dayOf('tomorrow')).toThrow("a date must look like '2026-11-20', got 'tomorrow'")
  })
})
