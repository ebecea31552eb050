/** What the hours allow an order to do (PROTOCOL §14). */
import type { VenueInstrument } from '../../market/venueInstrument.ts'
import type { TradeType } from './tradeType.ts'

const MINUTE = 60_000
// The first ten minutes of the opening auction; the price is yesterday's.
const PRE_CLOSE = 10 * MINUTE

/** What an order of a kind meets at a time: a book, an auction, a fixed price, or nobody. */
export type Meeting = 'book' | 'auction' | 'closing price' | 'single price' | 'closed'

export function meetingOf({ session }: TradeType, { hours, state, venue }: VenueInstrument, at: number): Meeting {
  // Fixed and single prices are the KRX's.
  if (state === 'suspended' || (venue === 'NXT' && session !== 'regular')) return 'closed'
  const { openingAuction, afterHours, singlePrice, afterHoursEnd } = hours
  switch (session) {
    case 'preClose':
      return at >= openingAuction && at < openingAuction + PRE_CLOSE ? 'closing price' : 'closed'
    case 'postClose':
      return at >= afterHours && at < singlePrice ? 'closing price' : 'closed'
    case 'singlePrice':
      return at >= singlePrice && at < afterHoursEnd ? 'single price' : 'closed'
    case 'regular':
      switch (state) {
        case 'opening auction':
          return at >= openingAuction ? 'auction' : 'closed'
        case 'vi':
        case 'closing auction':
          return 'auction'
        case 'continuous':
          return 'book'
        case 'closed':
        case 'after hours':
        case 'single price':
          return 'closed'
      }
  }
}
