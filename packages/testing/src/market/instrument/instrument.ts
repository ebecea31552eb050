/** What can be seen of an instrument, on one venue or on both together. */

import type { MinuteCandles } from '../bars/candles.ts'
import type { History } from '../bars/history.ts'
import type { BookView, Limits } from '../book/book.ts'
import type { Hours } from '../calendar/hours.ts'
import type { Listing } from '../listing/listings.ts'
import type { Deal, Flow } from './participants.ts'
import type { Vi } from './vi.ts'

/** The exchanges (거래소), and the merged view of both (통합). */
export type VenueName = 'KRX' | 'NXT' | 'unified'

/**
 * How the instrument trades at the moment: by auction before the open, under an interruption (`vi`) and before the close;
 * not under a market-wide break (`halted`), and by auction after it (`reopening auction`);
 * at the closing price `after hours`, by a `single price` every ten minutes after that; not at all while `suspended`.
 */
export type TradingState =
  | 'opening auction'
  | 'continuous'
  | 'vi'
  | 'closing auction'
  | 'halted'
  | 'reopening auction'
  | 'closed'
  | 'after hours'
  | 'single price'
  | 'suspended'

/** Who took from the book. */
export type Aggressor = 'buy' | 'sell'

/** What an auction would trade if it ended now. */
export interface Expected {
  readonly price: number
  readonly size: number
}

/** One trade. */
export interface Tick {
  readonly at: number
  readonly price: number
  readonly size: number
}

/** What waits on either side after hours, and by how much that has changed, shares. */
export interface AfterHoursTotals {
  readonly ask: number
  readonly askChange: number
  readonly bid: number
  readonly bidChange: number
}

/** One instrument on one day, as frames and replies show it: prices in KRW, times in ms since midnight. */
export interface Instrument {
  readonly listing: Listing
  readonly venue: VenueName
  /** Its code as registrations name it: `005930` on the KRX, `005930_NX` on the NXT, `005930_AL` on both. */
  readonly item: string
  /** The day's sessions. */
  readonly hours: Hours
  readonly previousClose: number
  readonly previousVolume: number
  readonly previousValue: number
  readonly limits: Limits
  readonly book: BookView
  readonly minutes: Pick<MinuteCandles, 'candles'>
  /** Every trade of the day, oldest first. */
  readonly ticks: readonly Tick[]
  readonly participants: { readonly byBroker: readonly Flow[]; readonly program: Flow; readonly deals: readonly Deal[] }
  readonly state: TradingState
  /** During an auction. */
  readonly expected: Expected | undefined
  /** The interruption that holds now. */
  readonly vi: Vi | undefined
  readonly viCount: number
  /** Today's, the one that holds now included. */
  readonly vis: readonly Vi[]
  readonly afterHours: AfterHoursTotals
  readonly last: number
  /** The price of the closing auction; undefined before it. */
  readonly officialClose: number | undefined
  /** The last price of the regular session: after the close, the official close. */
  readonly regularPrice: number
  readonly open: number
  readonly high: number
  readonly low: number
  readonly openAt: number
  readonly highAt: number
  readonly lowAt: number
  readonly upperLimitAt: number | undefined
  readonly lowerLimitAt: number | undefined
  readonly volume: number
  readonly value: number
  readonly buyVolume: number
  readonly sellVolume: number
  readonly buyCount: number
  readonly sellCount: number
  /** The trading days before today. */
  readonly history: History
}
