/** The limit that an order kind finds for itself in the book. */
import { ceilToTick, floorToTick } from '../../market/listing/ticks.ts'
import type { Order } from './order.ts'

/**
 * The limit of an order that meets the book: undefined for any price, `none` where the book has nothing to go by.
 *
 * The mid price (중간가) is taken at the entry, on the grid and on the order's own side of the middle; it does not
 * follow the book afterwards.
 */
export function priceFor({ type, side, price, instrument }: Order): number | undefined | 'none' {
  const { book, listing } = instrument
  const own = book.best(side === 'buy' ? 'bids' : 'asks')?.price
  const opposite = book.best(side === 'buy' ? 'asks' : 'bids')?.price
  // A modification has named its price.
  if (price !== undefined) return price
  switch (type.pricing) {
    case 'limit':
    case 'market':
    case 'close':
      return undefined
    case 'bestOpposite':
      return opposite ?? 'none'
    case 'bestSame':
      return own ?? 'none'
    case 'mid': {
      if (own === undefined || opposite === undefined) return 'none'
      const middle = (own + opposite) / 2
      return side === 'buy' ? floorToTick(middle, listing.kind) : ceilToTick(middle, listing.kind)
    }
  }
}
