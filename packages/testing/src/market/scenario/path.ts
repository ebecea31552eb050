/** A price path that somebody has drawn. */

import { timeOfDay } from '../calendar/time.ts'
import type { Listing } from '../listing/listings.ts'

/** A point of a price path: the time of day, `'10:30'`, and the price in KRW. */
export type PathPoint = readonly [time: string, price: number]

/**
 * The price at a time of day, in ms since midnight, by straight lines between the points.
 *
 * @throws RangeError when there is no point, times do not rise, or a price is outside the day's limits.
 */
export function pathOf(
  { code, name }: Listing,
  points: readonly PathPoint[],
  limits: { readonly upper: number; readonly lower: number },
): (at: number) => number {
  const times = points.map(([time]) => timeOfDay(time))
  const prices = points.map(([, price]) => price)
  if (points.length === 0) throw new RangeError(`the path of ${code} has no point`)
  for (const [n, [time, price]] of points.entries()) {
    if (n > 0 && (times[n] ?? 0) <= (times[n - 1] ?? 0)) {
      throw new RangeError(`the times of a path must rise: ${code} has '${time}' after '${points[n - 1]?.[0]}'`)
    }
    if (!(price >= limits.lower && price <= limits.upper)) {
      const range = `${limits.lower} to ${limits.upper}`
      throw new RangeError(
        `the path of ${code} (${name}) has ${price} at ${time}, outside the day's price limits ${range}; a listing's previousClose moves them`,
      )
    }
  }
  return (at) => {
    const next = times.findIndex((time) => time > at)
    if (next === 0) return prices[0] ?? 0
    if (next < 0) return prices.at(-1) ?? 0
    const [from = 0, to = 0] = [times[next - 1], times[next]]
    const [start = 0, end = 0] = [prices[next - 1], prices[next]]
    return start + ((end - start) * (at - from)) / (to - from)
  }
}
