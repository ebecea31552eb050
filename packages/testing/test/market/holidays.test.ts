/**
 * The table of closed days against the law of public holidays (관공서의 공휴일에 관한 규정), read a second time: fixed days,
 * days of the Korean lunar calendar, and substitutes for those that a weekend or another holiday takes away.
 */
import { describe, expect, it } from 'vitest'
import { isHoliday } from '../../src/market/calendar/holidays.ts'
import { DAY, dateText, dayOf } from '../../src/market/calendar/time.ts'

/** A day of mourning or memory has no substitute; Seollal and Chuseok have one for a Sunday, others for a Saturday too. */
type Substitute = 'none' | 'sunday' | 'weekend'

interface Holiday {
  readonly day: number
  readonly substitute: Substitute
}

// Elections, and days that the government added (임시공휴일).
const ONCE = ['2024-04-10', '2024-10-01', '2025-01-27', '2025-06-03', '2026-06-03']

const lunar = new Intl.DateTimeFormat('en-u-ca-dangi', { timeZone: 'UTC', month: 'numeric', day: 'numeric' })
const weekday = (day: number) => new Date(day * DAY).getUTCDay()
const isWeekend = (day: number) => weekday(day) === 0 || weekday(day) === 6

function daysOf(year: number): readonly number[] {
  const first = dayOf(`${year}-01-01`)
  return Array.from({ length: dayOf(`${year + 1}-01-01`) - first }, (_, n) => first + n)
}

// A leap month has another name, so that it never matches.
function lunarDay(year: number, date: string): number {
  return daysOf(year).find((day) => lunar.format(day * DAY) === date) ?? Number.NaN
}

function publicHolidays(year: number): readonly Holiday[] {
  const on = (date: string, substitute: Substitute): Holiday => ({ day: dayOf(`${year}-${date}`), substitute })
  const around = (middle: number): readonly Holiday[] =>
    [middle - 1, middle, middle + 1].map((day) => ({ day, substitute: 'sunday' }))
  return [
    on('01-01', 'none'),
    ...around(lunarDay(year, '1/1')),
    on('03-01', 'weekend'),
    on('05-05', 'weekend'),
    { day: lunarDay(year, '4/8'), substitute: 'weekend' },
    on('06-06', 'none'),
    // Constitution Day is a holiday again since 2026; whether it has a substitute is doubtful
    // (docs/protocol.md#holidays).
    ...(year >= 2026 ? [on('07-17', 'none')] : []),
    on('08-15', 'weekend'),
    ...around(lunarDay(year, '8/15')),
    on('10-03', 'weekend'),
    on('10-09', 'weekend'),
    on('12-25', 'weekend'),
    ...ONCE.filter((date) => date.startsWith(`${year}`)).map((date): Holiday => on(date.slice(5), 'none')),
  ]
}

/** The exchange's own: Labour Day, and the last weekday of the year. */
function closedDays(year: number): readonly string[] {
  const holidays = publicHolidays(year)
  const closed = new Set(holidays.map(({ day }) => day))
  const lost = holidays.filter(({ day, substitute }, n) => {
    if (substitute === 'none') return false
    const isTaken = holidays.some((other, at) => at < n && other.day === day)
    return isTaken || weekday(day) === 0 || (substitute === 'weekend' && weekday(day) === 6)
  })
  for (const { day } of lost) {
    let substitute = day + 1
    while (closed.has(substitute) || isWeekend(substitute)) substitute += 1
    closed.add(substitute)
  }
  let last = dayOf(`${year}-12-31`)
  while (isWeekend(last)) last -= 1
  closed.add(dayOf(`${year}-05-01`)).add(last)
  return [...closed]
    .filter((day) => !isWeekend(day))
    .map(dateText)
    .toSorted()
}

describe('the closed days of the exchange', () => {
  it.each([2024, 2025, 2026, 2027])('of %i are those of the law and of the lunar calendar', (year) => {
    expect(daysOf(year).map(dateText).filter(isHoliday)).toEqual(closedDays(year))
  })
})
