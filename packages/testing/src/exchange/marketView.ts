/** The market as a test may look at it. */

import { clockText, dateText } from '../market/calendar/time.ts'
import type { Market } from '../market/market.ts'

export interface InstrumentView {
  readonly code: string
  readonly name: string
  readonly previousClose: number
  /** The last trade's price; the previous close before the first. */
  readonly price: number
  readonly volume: number
  readonly upperLimit: number
  readonly lowerLimit: number
  /** Under a volatility interruption. */
  readonly isHalted: boolean
  readonly viCount: number
  /** Trading is suspended (거래정지). */
  readonly isSuspended: boolean
}

export interface MarketView {
  /** `2026-11-20`. */
  readonly date: string
  /** `09:03:12`. */
  readonly time: string
  /** `09:03`. */
  readonly minute: string
  readonly instruments: readonly InstrumentView[]
}

export function viewOf(market: Market): MarketView {
  const time = clockText(market.now)
  return {
    date: dateText(market.day),
    time,
    minute: time.slice(0, 5),
    instruments: market.instruments.map(({ listing, previousClose, last, volume, limits, state, vi, viCount }) => ({
      code: listing.code,
      name: listing.name,
      previousClose,
      price: last,
      volume,
      upperLimit: limits.upper,
      lowerLimit: limits.lower,
      isHalted: vi !== undefined,
      viCount,
      isSuspended: state === 'suspended',
    })),
  }
}
