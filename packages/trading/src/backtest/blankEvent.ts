/** Events of which only the essentials are known. */
import { type EventsOf, eventOf } from '@kiwoom-rx/testing/tape'

const TRADE = eventOf('0B', '', 0, { price: 0, tradeVolume: 0, tradeTime: null })
const BOOK = eventOf('0D', '', 0, { quoteTime: null })
const [LEVEL] = BOOK.asks
const NONE = { ...LEVEL, price: 0, size: 0 }

interface Times {
  readonly receivedAt: number
  readonly timestamp: number
}

export function blankTrade(
  item: string,
  times: Times,
  values: Pick<EventsOf<'0B'>, 'price' | 'tradeVolume' | 'cumulativeVolume'>,
): EventsOf<'0B'> {
  return { ...TRADE, item, stockCode: item.slice(0, 6), ...times, ...values }
}

interface Level {
  readonly price: number
  readonly size: number
}

export function blankBook(item: string, times: Times, ask: Level, bid: Level): EventsOf<'0D'> {
  const side = (best: Level): EventsOf<'0D'>['asks'] => {
    return [{ ...LEVEL, ...best }, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE]
  }
  return { ...BOOK, item, stockCode: item.slice(0, 6), ...times, asks: side(ask), bids: side(bid) }
}
