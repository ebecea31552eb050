/** The hours of the KRX and the NXT on a date (docs/protocol.md#day), in milliseconds since midnight. */
import { isExamDay, isFirstTradingDay } from './holidays.ts'
import { ruleDate } from './ruleDate.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE

/** The last session of a day ends, late open or not. */
export const DAY_END: number = 20 * HOUR

export interface Span {
  readonly from: number
  readonly to: number
}

/** When a day's sessions begin and end. */
export interface Hours {
  /** Trading at the previous close (장전 시간외종가). */
  readonly preClose: Span
  /** Orders gather for the opening auction. */
  readonly openingAuction: number
  /** Books and expected trades (0D, 0H) of the opening auction begin: of stocks, and of gold. */
  readonly openingData: number
  readonly goldOpeningData: number
  /** The opening auction ends, continuous trading starts. */
  readonly open: number
  /** Orders gather for the closing auction. */
  readonly closingAuction: number
  /** The closing auction ends: the official close. */
  readonly close: number
  /** Trading at the closing price (장후 시간외종가). */
  readonly postClose: Span
  /** Single-price auctions every ten minutes (시간외단일가), until September 2026. */
  readonly singlePrice: Span | undefined
  /** Continuous trading in the evening (애프터마켓), since September 2026. */
  readonly afterMarket: Span | undefined
  /** The NXT's three markets (프리·메인·애프터마켓). */
  readonly nxtPre: Span
  readonly nxtMain: Span
  readonly nxtAfter: Span
  /** The NXT takes limit orders for its after-market, and nothing trades. */
  readonly nxtGathering: Span
}

/** A late day: by how much the open, and by how much the close. */
export interface Delay {
  readonly open: number
  readonly close: number
}

export const onTime: Delay = { open: 0, close: 0 }
/** The day of the college entrance exam (수능). */
export const examDelay: Delay = { open: HOUR, close: HOUR }
// The first trading day of a year.
const openingDelay: Delay = { open: HOUR, close: 0 }

/** The exchange's announced delay of a date. */
export function delayOn(date: string): Delay {
  if (isExamDay(date)) return examDelay
  return isFirstTradingDay(date) ? openingDelay : onTime
}

/** The first day of the NXT. */
export const NXT_SINCE = '2025-03-04'

/** From this date on the KRX trades until 20:00, and its single-price session is gone (docs/protocol.md#day). */
export const AFTER_MARKET_SINCE = '2026-09-14'

/**
 * The hours of a day, days since 1970. The sample of phase `b` at 17:00 fits a day one hour late
 * (docs/protocol.md#day); that such a day still ends at 18:00 and 20:00 is the exchanges' usual announcement.
 */
export function hoursOf(day: number, delay: Delay = delayOn(ruleDate(day))): Hours {
  const date = ruleDate(day)
  const { open, close } = delay
  const postClose = { from: 15 * HOUR + 40 * MINUTE + close, to: 16 * HOUR + close }
  const hasAfterMarket = date >= AFTER_MARKET_SINCE
  return {
    preClose: { from: 8 * HOUR + 30 * MINUTE + open, to: 8 * HOUR + 40 * MINUTE + open },
    openingAuction: 8 * HOUR + 30 * MINUTE + open,
    openingData: 8 * HOUR + 50 * MINUTE + open,
    goldOpeningData: 8 * HOUR + 33 * MINUTE + open,
    open: 9 * HOUR + open,
    closingAuction: 15 * HOUR + 20 * MINUTE + close,
    close: 15 * HOUR + 30 * MINUTE + close,
    postClose,
    singlePrice: hasAfterMarket ? undefined : { from: postClose.to, to: 18 * HOUR },
    afterMarket: hasAfterMarket ? { from: postClose.to, to: DAY_END } : undefined,
    nxtPre: { from: 8 * HOUR + open, to: 8 * HOUR + 50 * MINUTE + open },
    nxtMain: { from: 9 * HOUR + 30_000 + open, to: 15 * HOUR + 20 * MINUTE + close },
    nxtGathering: { from: 15 * HOUR + 30 * MINUTE + close, to: 15 * HOUR + 40 * MINUTE + close },
    nxtAfter: { from: 15 * HOUR + 40 * MINUTE + close, to: DAY_END },
  }
}

export const OPEN: number = 9 * HOUR
export const CLOSE: number = 15 * HOUR + 30 * MINUTE

/** A notice of the market's phase (0s). */
export interface Phase {
  readonly at: number
  /** FID 215. */
  readonly code: string
  /** FID 214: time left until what is announced, ms. */
  readonly left: number
}

/**
 * The notices of a day, in order. Codes and nominal times as in the portal's table (docs/protocol.md#day). That 0 and 2
 * repeat as a countdown is known of the older API only; the instants of the countdown are ours. The start of the
 * after-market has no code on record and gets no notice.
 */
export function phasesOf(hours: Hours): readonly Phase[] {
  const { singlePrice, afterMarket } = hours
  const evening = singlePrice ?? afterMarket
  return [
    { at: hours.nxtPre.from, code: 'P', left: 0 },
    ...countdown('0', hours.open, [20, 10, 5, 4, 3, 2, 1]),
    { at: hours.nxtPre.to, code: 'Q', left: 0 },
    { at: hours.open, code: '3', left: 0 },
    { at: hours.nxtMain.from, code: 'R', left: 0 },
    ...countdown('2', hours.close, [10, 5, 4, 3, 2, 1]),
    { at: hours.nxtMain.to, code: 'S', left: 0 },
    { at: hours.close, code: '4', left: 0 },
    { at: hours.close + 10_000, code: '8', left: 0 },
    { at: hours.postClose.from, code: 'a', left: 0 },
    { at: hours.nxtAfter.from, code: 'U', left: 0 },
    { at: hours.postClose.to, code: 'b', left: 0 },
    ...(singlePrice === undefined
      ? []
      : [
          { at: singlePrice.from, code: 'c', left: 0 },
          { at: singlePrice.to, code: 'd', left: 0 },
        ]),
    { at: Math.min(DAY_END, (evening?.to ?? hours.postClose.to) + 10_000), code: '9', left: 0 },
    { at: hours.nxtAfter.to, code: 'V', left: 0 },
  ].toSorted((a, b) => a.at - b.at)
}

function countdown(code: string, end: number, minutes: readonly number[]): readonly Phase[] {
  return minutes.map((left) => ({ at: end - left * MINUTE, code, left: left * MINUTE }))
}
