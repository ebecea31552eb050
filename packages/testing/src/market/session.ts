/** The hours of the KRX and the NXT (PROTOCOL §14), in milliseconds since midnight. */

const MINUTE = 60_000
const HOUR = 60 * MINUTE

/** The clock stops here: the NXT after-market ends, late open or not. */
export const DAY_END: number = 20 * HOUR

/** When a day's sessions begin and end. */
export interface Hours {
  /** Orders gather for the opening auction. */
  readonly openingAuction: number
  /** The opening auction ends, continuous trading starts. */
  readonly open: number
  /** Orders gather for the closing auction. */
  readonly closingAuction: number
  /** The closing auction ends. */
  readonly close: number
  /** Trading at the closing price (장후 시간외종가) starts. */
  readonly afterHours: number
  /** The single-price auctions (시간외단일가) start. */
  readonly singlePrice: number
  /** The last single-price auction. */
  readonly afterHoursEnd: number
  /** The NXT's three markets (프리·메인·애프터마켓). */
  readonly nxtPre: number
  readonly nxtPreEnd: number
  readonly nxtMain: number
  readonly nxtMainEnd: number
  readonly nxtAfter: number
  readonly nxtAfterEnd: number
}

/**
 * The hours of a day that opens later by so much. The sample of phase `b` at 17:00 fits a day one hour late (PROTOCOL
 * §10); that such a day still ends at 18:00 and 20:00 is the exchanges' usual announcement.
 */
export function hoursOf(delay: number): Hours {
  return {
    openingAuction: 8 * HOUR + 30 * MINUTE + delay,
    open: 9 * HOUR + delay,
    closingAuction: 15 * HOUR + 20 * MINUTE + delay,
    close: 15 * HOUR + 30 * MINUTE + delay,
    afterHours: 15 * HOUR + 40 * MINUTE + delay,
    singlePrice: 16 * HOUR + delay,
    afterHoursEnd: 18 * HOUR,
    nxtPre: 8 * HOUR + delay,
    nxtPreEnd: 8 * HOUR + 50 * MINUTE + delay,
    nxtMain: 9 * HOUR + 30_000 + delay,
    nxtMainEnd: 15 * HOUR + 20 * MINUTE + delay,
    nxtAfter: 15 * HOUR + 40 * MINUTE + delay,
    nxtAfterEnd: DAY_END,
  }
}

/** An ordinary day's. */
export const regularHours: Hours = hoursOf(0)

export const OPENING_AUCTION: number = regularHours.openingAuction
export const OPEN: number = regularHours.open
export const CLOSING_AUCTION: number = regularHours.closingAuction
export const CLOSE: number = regularHours.close

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
export function phasesOf(hours: Hours): readonly Phase[] {
  return [
    { at: hours.nxtPre, code: 'P', left: 0 },
    ...countdown('0', hours.open, [20, 10, 5, 4, 3, 2, 1]),
    { at: hours.nxtPreEnd, code: 'Q', left: 0 },
    { at: hours.open, code: '3', left: 0 },
    { at: hours.nxtMain, code: 'R', left: 0 },
    ...countdown('2', hours.close, [10, 5, 4, 3, 2, 1]),
    { at: hours.nxtMainEnd, code: 'S', left: 0 },
    { at: hours.close, code: '4', left: 0 },
    { at: hours.close + 10_000, code: '8', left: 0 },
    { at: hours.afterHours, code: 'a', left: 0 },
    { at: hours.nxtAfter, code: 'U', left: 0 },
    { at: hours.singlePrice, code: 'b', left: 0 },
    { at: hours.singlePrice, code: 'c', left: 0 },
    { at: hours.afterHoursEnd, code: 'd', left: 0 },
    { at: hours.afterHoursEnd + 10_000, code: '9', left: 0 },
    { at: hours.nxtAfterEnd, code: 'V', left: 0 },
  ].toSorted((a, b) => a.at - b.at)
}

function countdown(code: string, end: number, minutes: readonly number[]): readonly Phase[] {
  return minutes.map((left) => ({ at: end - left * MINUTE, code, left: left * MINUTE }))
}
