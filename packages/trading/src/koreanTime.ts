/** Dates and times of day in Korea, which is UTC+9 all year round. */

const OFFSET = 9 * 3_600_000
const DAY = 24 * 3_600_000
const SECOND = 1_000

/** Days since 1970 in Korea. */
export function dayOf(at: number): number {
  return Math.floor((at + OFFSET) / DAY)
}

// What a Date can hold.
const LAST = 8_640_000_000_000_000

/** Whether epoch milliseconds have a date in Korea. */
export function isInstant(at: number): boolean {
  return Math.abs(at) <= LAST - OFFSET
}

/** `'2026-11-20'`. */
export function dateOf(at: number): string {
  return new Date(at + OFFSET).toISOString().slice(0, 10)
}

/** Milliseconds since midnight in Korea. */
export function timeOfDay(at: number): number {
  const rest = (at + OFFSET) % DAY
  return rest < 0 ? rest + DAY : rest
}

/** `'15:15'` or `'15:15:30'` as milliseconds since midnight. */
export function clockTime(name: string, text: string): number {
  const [, hours = '', minutes = '', seconds = '0'] = /^([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d))?$/.exec(text) ?? []
  if (hours === '') throw new RangeError(`${name} must be a time of day such as '15:15', but is '${text}'`)
  return ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * SECOND
}

/** The time of day of an instant, `'09:03:12'`. */
export function timeText(at: number): string {
  return new Date(at + OFFSET).toISOString().slice(11, 19)
}
