/** When trades are to be expected, by the exchange's own clock. */

const KOREA = 9 * 3_600_000
const DAY = 86_400_000

/** KRX trades from 09:00 to 15:30 on weekdays, NXT from 08:00 to 20:00; holidays are not known here. */
export function isTrading(now: number, code: string): boolean {
  const local = now + KOREA
  // Day 0 of the epoch was a Thursday.
  const weekday = (Math.floor(local / DAY) + 4) % 7
  const minute = Math.floor((local % DAY) / 60_000)
  const [open, close] = /_(?:NX|AL)$/.test(code) ? [480, 1_200] : [540, 930]
  return weekday >= 1 && weekday <= 5 && minute >= open && minute < close
}

/** A moment as Korean date and time. */
export function koreanTime(now: number): string {
  return new Date(now + KOREA).toISOString().slice(0, 16).replace('T', ' ')
}
