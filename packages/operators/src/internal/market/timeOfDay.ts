/** Times of day in Korea, which is UTC+9 all year round. */
import { must } from '../machine/arguments.ts'

const KOREA = 9 * 3_600_000
const DAY = 24 * 3_600_000

/** Days since 1970 in Korea. */
export function koreanDay(at: number): number {
  return Math.floor((at + KOREA) / DAY)
}

/** Milliseconds since midnight in Korea. */
export function koreanTime(at: number): number {
  return (((at + KOREA) % DAY) + DAY) % DAY
}

/** `'15:15'` or `'15:15:30'` as milliseconds since midnight. */
export function clockTime(name: string, text: unknown): number {
  const [, hours, minutes, seconds] = /^([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d))?$/.exec(String(text)) ?? []
  must(name, text, hours !== undefined, "a time of day such as '15:15'")
  return ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds ?? 0)) * 1_000
}
