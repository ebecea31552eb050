/** The hours of the KRX (PROTOCOL §14), in milliseconds since midnight. */

const MINUTE = 60_000
const HOUR = 60 * MINUTE

/** Orders gather for the opening auction. */
export const OPENING_AUCTION: number = 8 * HOUR + 30 * MINUTE
/** The opening auction ends, continuous trading starts. */
export const OPEN: number = 9 * HOUR
/** Orders gather for the closing auction. */
export const CLOSING_AUCTION: number = 15 * HOUR + 20 * MINUTE
/** The closing auction ends. */
export const CLOSE: number = 15 * HOUR + 30 * MINUTE
/** Trading at the closing price starts; the single-price auctions follow at 16:00. */
export const AFTER_HOURS: number = 15 * HOUR + 40 * MINUTE
/** The last single-price auction. */
export const AFTER_HOURS_END: number = 18 * HOUR
/** The clock stops here: the NXT after-market ends. */
export const DAY_END: number = 20 * HOUR

/** A notice of the market's phase (0s). */
export interface Phase {
  readonly at: number
  /** FID 215. */
  readonly code: string
  /** FID 214: time left until what is announced, ms. */
  readonly left: number
}

/**
 * The notices of a day, in order. Codes and nominal times as in the portal's table (PROTOCOL §10). That 0 and 2 repeat
 * as a countdown is known of the older API only; the instants of the countdown are ours.
 */
export const phases: readonly Phase[] = [
  { at: 8 * HOUR, code: 'P', left: 0 },
  ...countdown('0', OPEN, [20, 10, 5, 4, 3, 2, 1]),
  { at: 8 * HOUR + 50 * MINUTE, code: 'Q', left: 0 },
  { at: OPEN, code: '3', left: 0 },
  { at: OPEN + 30_000, code: 'R', left: 0 },
  ...countdown('2', CLOSE, [10, 5, 4, 3, 2, 1]),
  { at: CLOSING_AUCTION, code: 'S', left: 0 },
  { at: CLOSE, code: '4', left: 0 },
  { at: CLOSE + 10_000, code: '8', left: 0 },
  { at: AFTER_HOURS, code: 'a', left: 0 },
  { at: AFTER_HOURS, code: 'U', left: 0 },
  { at: 16 * HOUR, code: 'b', left: 0 },
  { at: 16 * HOUR, code: 'c', left: 0 },
  { at: AFTER_HOURS_END, code: 'd', left: 0 },
  { at: AFTER_HOURS_END + 10_000, code: '9', left: 0 },
  { at: DAY_END, code: 'V', left: 0 },
].toSorted((a, b) => a.at - b.at)

function countdown(code: string, end: number, minutes: readonly number[]): readonly Phase[] {
  return minutes.map((left) => ({ at: end - left * MINUTE, code, left: left * MINUTE }))
}
