/** Times of the Korean trading day, as milliseconds since midnight in Korea; dates as day numbers since 1970. */
import { isHoliday } from './holidays.ts'

/** Milliseconds in a day. */
export const DAY = 86_400_000

// Korea is UTC+9 all year round.
const KOREA = 9 * 3_600_000

/** `'09:00:00'` (or `'09:00'`) as milliseconds since midnight. */
export function timeOfDay(text: string): number {
  const match = /^(\d{2}):(\d{2})(?::(\d{2}))?$/.exec(text)
  if (match === null) throw new RangeError(`a time of day must look like '09:00:00', got '${text}'`)
  const [hours, minutes, seconds] = [match[1], match[2], match[3]].map((part) => Number(part ?? 0))
  return (((hours ?? 0) * 60 + (minutes ?? 0)) * 60 + (seconds ?? 0)) * 1000
}

/** `HHmmss`. */
export function hhmmss(ms: number): string {
  const total = Math.floor(ms / 1000)
  const digits = Math.floor(total / 3600) * 10_000 + (Math.floor(total / 60) % 60) * 100 + (total % 60)
  return String(digits).padStart(6, '0')
}

/** `HH:mm:ss`. */
export function clockText(ms: number): string {
  const text = hhmmss(ms)
  return `${text.slice(0, 2)}:${text.slice(2, 4)}:${text.slice(4)}`
}

/** `yyyyMMdd` of a day number. */
export function yyyymmdd(day: number): string {
  return dateText(day).replaceAll('-', '')
}

/** `yyyy-MM-dd` of a day number. */
export function dateText(day: number): string {
  const known = dateTexts.get(day)
  if (known !== undefined) return known
  const text = new Date(day * DAY).toISOString().slice(0, 10)
  dateTexts.set(day, text)
  return text
}

// Ten years of every listing ask for the same few thousand days.
const dateTexts = new Map<number, string>()

/** The day number of `yyyyMMdd` or `yyyy-MM-dd`. */
export function dayOf(text: string): number {
  const digits = text.replaceAll('-', '')
  if (!/^\d{8}$/.test(digits)) throw new RangeError(`a date must look like '2026-11-20', got '${text}'`)
  return Date.UTC(Number(digits.slice(0, 4)), Number(digits.slice(4, 6)) - 1, Number(digits.slice(6))) / DAY
}

/** Monday to Friday, unless the exchange is closed that day. */
export function isTradingDay(day: number): boolean {
  // Day 0, 1 January 1970, was a Thursday; 5 and 6 after it come Tuesday and Wednesday, 2 and 3 the weekend.
  const weekday = (day + 4) % 7
  return weekday !== 0 && weekday !== 6 && !isHoliday(dateText(day))
}

/** The trading day before. */
export function previousTradingDay(day: number): number {
  let earlier = day - 1
  while (!isTradingDay(earlier)) earlier -= 1
  return earlier
}

/** The trading day after. */
export function nextTradingDay(day: number): number {
  let later = day + 1
  while (!isTradingDay(later)) later += 1
  return later
}

/** The trading day so many trading days after another. */
export function tradingDayAfter(day: number, count: number): number {
  let later = day
  for (let left = count; left > 0; left -= 1) later = nextTradingDay(later)
  return later
}

/** The epoch ms of a time of a day. */
export function epochAt(day: number, time: number): number {
  return day * DAY - KOREA + time
}

/** An instant as `yyyyMMddHHmmss` in Korean time. */
export function koreanDateTime(epoch: number): string {
  const local = epoch + KOREA
  const day = Math.floor(local / DAY)
  return yyyymmdd(day) + hhmmss(local - day * DAY)
}

/** The trading day on which the given time of day comes nearest to an instant. */
export function nearestTradingDay(epoch: number, startAt: number): number {
  const local = epoch + KOREA
  const today = Math.floor(local / DAY)
  const distance = (day: number): number => Math.abs(day * DAY + startAt - local)
  // The longest closure, around Chuseok, leaves no trading day for nine days.
  return [-6, -5, -4, -3, -2, -1, 0, 1, 2, 3, 4, 5, 6]
    .map((offset) => today + offset)
    .filter(isTradingDay)
    .reduce((best, day) => (distance(day) < distance(best) ? day : best))
}
