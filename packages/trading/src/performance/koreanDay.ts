/** Days as the exchange counts them: in Korea, which knows no summer time. */

const OFFSET = 9 * 3_600_000

/** The day of an instant (epoch ms), `'2026-11-20'`. */
export function koreanDay(at: number): string {
  return new Date(at + OFFSET).toISOString().slice(0, 10)
}

/** The month of a day, `'2026-11'`. */
export function monthOf(day: string): string {
  return day.slice(0, 7)
}

/** The time of day of an instant, `'09:03:12'`. */
export function koreanTime(at: number): string {
  return new Date(at + OFFSET).toISOString().slice(11, 19)
}
