/** The hours and closed days, by date (docs/protocol.md#day). */
import { describe, expect, it } from 'vitest'
import { hoursOf, NXT_SINCE, phasesOf } from '../../src/market/calendar/hours.ts'
import {
  clockText,
  dateText,
  dayOf,
  isTradingDay,
  nextTradingDay,
  tradingDayAfter,
} from '../../src/market/calendar/time.ts'
import { createMarket } from '../../src/market.ts'

const at = (date: string) => hoursOf(dayOf(date))
const text = (span: { readonly from: number; readonly to: number } | undefined) =>
  span && `${clockText(span.from)}-${clockText(span.to)}`

describe('the hours of the KRX', () => {
  it('have single prices until 13 September 2026, and the after-market from the 14th on', () => {
    expect(
      [at('2026-09-11'), at('2025-05-02')].map(({ singlePrice, afterMarket }) => [
        text(singlePrice),
        text(afterMarket),
      ]),
    ).toEqual([
      ['16:00:00-18:00:00', undefined],
      ['16:00:00-18:00:00', undefined],
    ])
    expect(
      [at('2026-09-14'), at('2027-03-02')].map(({ singlePrice, afterMarket }) => [
        text(singlePrice),
        text(afterMarket),
      ]),
    ).toEqual([
      [undefined, '16:00:00-20:00:00'],
      [undefined, '16:00:00-20:00:00'],
    ])
  })

  it('are an hour late on the day of the exam, with the close', () => {
    const { open, close, postClose, afterMarket } = at('2026-11-19')
    expect([clockText(open), clockText(close), text(postClose)]).toEqual(['10:00:00', '16:30:00', '16:40:00-17:00:00'])
    expect(text(afterMarket)).toBe('17:00:00-20:00:00')
  })

  it('begin at 10:00 on the first trading day of a year, and end as usual', () => {
    for (const date of ['2024-01-02', '2025-01-02', '2026-01-02', '2027-01-04']) {
      expect([clockText(at(date).open), clockText(at(date).close)]).toEqual(['10:00:00', '15:30:00'])
    }
  })

  it('are those of autumn 2026 for a clock that counts from 1970', () => {
    expect(hoursOf(0)).toEqual(at('2026-11-20'))
  })

  it('announce the single prices only where there are any', () => {
    const codes = (date: string) => phasesOf(at(date)).map(({ code }) => code)
    expect(codes('2026-09-11')).toEqual(expect.arrayContaining(['c', 'd']))
    expect(codes('2026-09-14').filter((code) => code === 'c' || code === 'd')).toEqual([])
  })
})

describe('the trading days', () => {
  it.each([
    ['2024', 244],
    ['2025', 242],
    ['2026', 244],
    ['2027', 247],
  ])('of %s are %i', (year, count) => {
    let days = 0
    for (let day = dayOf(`${year}-01-01`); day <= dayOf(`${year}-12-31`); day += 1) if (isTradingDay(day)) days += 1
    expect(days).toBe(count)
  })

  it.each([
    ['2025-10-02', '2025-10-10'],
    ['2026-02-13', '2026-02-19'],
    ['2026-09-23', '2026-09-28'],
    ['2026-12-30', '2027-01-04'],
  ])('go on after %s with %s', (day, next) => {
    expect(dateText(nextTradingDay(dayOf(day)))).toBe(next)
  })

  it('settle a trade of Wednesday before Chuseok on the Tuesday after it', () => {
    expect(dateText(tradingDayAfter(dayOf('2026-09-23'), 2))).toBe('2026-09-29')
  })
})

describe('a market of another date', () => {
  it('has no NXT before its first day', () => {
    expect(createMarket({ day: '2025-02-28' }).stocks.filter(({ item }) => item.endsWith('_NX'))).toEqual([])
    expect(createMarket({ day: NXT_SINCE }).stocks.filter(({ item }) => item.endsWith('_NX'))).not.toEqual([])
  })

  it('quotes stocks from 08:50 on, and trades at the previous close before', () => {
    const market = createMarket({ seed: 7, day: '2026-11-20' })
    const seen: string[] = []
    market.advanceTo('08:59', ({ _tag, time, ...news }) => {
      if (!('item' in news) || !/^\d{6}$/.test(news.item)) return
      seen.push(`${_tag} ${time < '08:40:10' ? 'early' : time < '08:50' ? 'between' : 'late'}`)
    })
    expect(new Set(seen)).toEqual(new Set(['afterHours early', 'offBook early', 'expected late', 'book late']))
  })
})
