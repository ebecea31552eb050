/** What the hours allow an order to do (PROTOCOL §14). */
import type { Instrument } from '../../market/instrument.ts'
import { AFTER_HOURS, AFTER_HOURS_END, OPENING_AUCTION } from '../../market/session.ts'
import type { TradeType } from './tradeType.ts'

const MINUTE = 60_000
// The first ten minutes of the opening auction; the price is yesterday's.
const PRE_CLOSE_END = OPENING_AUCTION + 10 * MINUTE
const SINGLE_PRICE = AFTER_HOURS + 20 * MINUTE
/** After-hours single-price auctions come every ten minutes. */
export const SINGLE_PRICE_CYCLE: number = 10 * MINUTE

/** What an order of a kind meets at a time: a book, an auction, a fixed price, or nobody. */
export type Meeting = 'book' | 'auction' | 'closing price' | 'single price' | 'closed'

export function meetingOf({ session }: TradeType, { state }: Instrument, at: number): Meeting {
  switch (session) {
    case 'preClose':
      return at >= OPENING_AUCTION && at < PRE_CLOSE_END ? 'closing price' : 'closed'
    case 'postClose':
      return at >= AFTER_HOURS && at < SINGLE_PRICE ? 'closing price' : 'closed'
    case 'singlePrice':
      return at >= SINGLE_PRICE && at < AFTER_HOURS_END ? 'single price' : 'closed'
    case 'regular':
      switch (state) {
        case 'opening auction':
          return at >= OPENING_AUCTION ? 'auction' : 'closed'
        case 'vi':
        case 'closing auction':
          return 'auction'
        case 'continuous':
          return 'book'
        case 'closed':
        case 'after hours':
          return 'closed'
      }
  }
}
