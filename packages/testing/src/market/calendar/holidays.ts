/** Days of the week on which the KRX and the NXT are closed, and days that open late. */

/**
 * Closed days, Monday to Friday, by year. Source of 2024 and 2025: the law of public holidays (관공서의 공휴일에 관한 규정) with
 * the elections and added holidays of those years, Labour Day and the last weekday of December; a test derives them again
 * from the lunar calendar. 2026 and 2027: docs/protocol.md#holidays, where 2027 is announced law and not yet the
 * exchange's list (3 May and 19 July are doubtful and count as trading days).
 */
const CLOSED: Readonly<Record<string, string>> = {
  2024: '01-01 02-09 02-12 03-01 04-10 05-01 05-06 05-15 06-06 08-15 09-16 09-17 09-18 10-01 10-03 10-09 12-25 12-31',
  2025: '01-01 01-27 01-28 01-29 01-30 03-03 05-01 05-05 05-06 06-03 06-06 08-15 10-03 10-06 10-07 10-08 10-09 12-25 12-31',
  2026: '01-01 02-16 02-17 02-18 03-02 05-01 05-05 05-25 06-03 07-17 08-17 09-24 09-25 10-05 10-09 12-25 12-31',
  2027: '01-01 02-08 02-09 03-01 05-05 05-13 08-16 09-14 09-15 09-16 10-04 10-11 12-27 12-31',
}

/** The day of the college entrance exam (수능): everything until the close-price session is an hour late. */
const EXAMS = ['2024-11-14', '2025-11-13', '2026-11-19', '2027-11-18']

/** The first trading day of a year opens at 10:00 and closes at the usual time. */
const FIRST_DAYS = ['2024-01-02', '2025-01-02', '2026-01-02', '2027-01-04']

const closed = new Set(Object.entries(CLOSED).flatMap(([year, days]) => days.split(' ').map((day) => `${year}-${day}`)))
const exams = new Set(EXAMS)
const firstDays = new Set(FIRST_DAYS)

/** Whether a date is a public holiday of the exchange; the years before 2024 and after 2027 are not on record. */
export function isHoliday(date: string): boolean {
  return closed.has(date)
}

export function isExamDay(date: string): boolean {
  return exams.has(date)
}

export function isFirstTradingDay(date: string): boolean {
  return firstDays.has(date)
}
