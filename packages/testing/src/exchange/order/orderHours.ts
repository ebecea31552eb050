/** What the hours allow an order to do (docs/protocol.md#rules). */
import type { VenueInstrument } from '../../market/instrument/venueInstrument.ts'
import type { TradeType } from './tradeType.ts'

/**
 * What an order of a kind meets at a time: a book, an auction, a fixed price, no market, or a market that does not take
 * its kind.
 */
export type Meeting = 'book' | 'auction' | 'closing price' | 'single price' | 'closed' | 'wrong kind'

export function meetingOf(type: TradeType, instrument: VenueInstrument, at: number): Meeting {
  const { hours, listing, state, venue } = instrument
  // Fixed and single prices are the KRX's.
  if (state === 'suspended' || (venue === 'NXT' && type.session !== 'regular')) return 'closed'
  const { openingAuction, preClose, postClose, singlePrice } = hours
  switch (type.session) {
    case 'preClose':
      return listing.kind !== 'gold' && at >= preClose.from && at < preClose.to ? 'closing price' : 'closed'
    case 'postClose':
      return listing.kind !== 'gold' && at >= postClose.from && at < postClose.to ? 'closing price' : 'closed'
    case 'singlePrice':
      return singlePrice !== undefined && at >= singlePrice.from && at < singlePrice.to ? 'single price' : 'closed'
    case 'regular':
      break
  }
  if (venue === 'NXT' && isGatheringOnNxt(instrument, at)) {
    return type.pricing === 'limit' && type.life === 'day' ? 'auction' : 'wrong kind'
  }
  switch (state) {
    case 'opening auction':
      return at >= openingAuction ? 'auction' : 'closed'
    case 'closing auction':
    case 'reopening auction':
      return 'auction'
    case 'vi':
    case 'continuous':
      if (!takesKind(type, instrument, at)) return 'wrong kind'
      return state === 'vi' ? 'auction' : 'book'
    case 'halted':
    case 'closed':
    case 'after hours':
    case 'single price':
      return 'closed'
  }
}

// Before its after-market the NXT takes limit orders, and nothing trades (docs/protocol.md#rules).
function isGatheringOnNxt({ hours, state }: VenueInstrument, at: number): boolean {
  return state === 'closed' && at >= hours.nxtGathering.from && at < hours.nxtGathering.to
}

// The NXT has no plain market order and no closing auction; the KRX's after-market takes limit and best orders alone.
function takesKind(type: TradeType, { hours, venue }: VenueInstrument, at: number): boolean {
  if (venue === 'NXT') return !type.endsAtMarket && !(type.pricing === 'market' && type.life === 'day')
  if (hours.afterMarket === undefined || at < hours.afterMarket.from) return true
  const isLimitOrBest = type.pricing === 'limit' || type.pricing === 'bestOpposite' || type.pricing === 'bestSame'
  return isLimitOrBest && !type.endsAtMarket && !type.isStop
}
