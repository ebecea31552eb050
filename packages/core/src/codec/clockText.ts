/** Dates and times as our texts: each is made when it first comes, and is one string from then on. */

// A day has 86,400 of them, and a market far fewer.
const TIMES: string[] = []

/** `15:23:10` of the seconds since midnight. */
export function timeText(second: number): string {
  const known = TIMES[second]
  if (known !== undefined) return known
  const made = `${two(Math.floor(second / 3600))}:${two(Math.floor(second / 60) % 60)}:${two(second % 60)}`
  TIMES[second] = made
  return made
}

const DATES = new Map<number, string>()
// A century of days; a stream of dates that do not exist must not fill the memory.
const MOST_DATES = 40_000

/** `2026-11-20` of the number 20261120. */
export function dateText(number: number): string {
  const known = DATES.get(number)
  if (known !== undefined) return known
  const year = String(Math.floor(number / 10_000)).padStart(4, '0')
  const made = `${year}-${two(Math.floor(number / 100) % 100)}-${two(number % 100)}`
  if (DATES.size < MOST_DATES) DATES.set(number, made)
  return made
}

function two(number: number): string {
  return String(number).padStart(2, '0')
}
