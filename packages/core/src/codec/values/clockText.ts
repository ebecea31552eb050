/** Dates and times as our texts: each is made when it first comes, and is one string from then on. */

// By minute, and in it by second: one array of a day's 86,400 seconds would be so sparse that it becomes a hash table.
const TIMES: (string[] | undefined)[] = new Array(24 * 60).fill(undefined)

/** `15:23:10` of the seconds since midnight. */
export function timeText(second: number): string {
  const minute = Math.floor(second / 60)
  const texts = TIMES[minute]
  if (texts !== undefined) return texts[second - minute * 60] ?? ''
  const begin = `${two(Math.floor(minute / 60))}:${two(minute % 60)}:`
  const made = Array.from({ length: 60 }, (_, at) => begin + two(at))
  TIMES[minute] = made
  return made[second - minute * 60] ?? ''
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
