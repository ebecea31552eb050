/** 0B, a trade: all 43 FIDs of the manual, in its order, which is the measured one too. */

import { hhmmss } from '../../market/calendar/time.ts'
import type { Aggressor, Instrument } from '../../market/instrument/instrument.ts'
import {
  bestText,
  millions,
  percent,
  plainRateText,
  priceText,
  rateText,
  signCode,
  signedText,
} from '../text/format.ts'
import type { FidValue } from './entry.ts'

/** A trade that has just been booked on its instrument. */
export interface Trade {
  readonly at: number
  readonly instrument: Instrument
  readonly price: number
  readonly size: number
  readonly aggressor: Aggressor
}

/** What the rules say of a trade's values. */
export interface TradeRules {
  readonly forms: 'measured' | 'manual'
  readonly mockOrders: boolean
}

export function tradeValues(trade: Trade, venue: string, rules: TradeRules): readonly FidValue[] {
  const { at, instrument, price, size, aggressor } = trade
  const { book, listing, previousClose: reference, previousVolume, volume } = instrument
  const change = price - reference
  const isBuy = aggressor === 'buy'
  return [
    [20, hhmmss(at)],
    [10, priceText(price, reference)],
    [11, signedText(change)],
    [12, rateText(percent(change, reference))],
    [27, bestText(book.best('asks')?.price, reference)],
    [28, bestText(book.best('bids')?.price, reference)],
    [15, isBuy ? `+${size}` : `-${size}`],
    [13, `${volume}`],
    [14, `${millions(instrument.value)}`],
    [16, priceText(instrument.open, reference)],
    [17, priceText(instrument.high, reference)],
    [18, priceText(instrument.low, reference)],
    [25, signCode(price, reference, instrument.limits)],
    [26, signedText(volume - previousVolume)],
    [29, signedText(instrument.value - instrument.previousValue)],
    [30, (volume < previousVolume ? '-' : '+') + plainRateText(percent(volume, previousVolume))],
    [31, plainRateText(percent(volume, listing.shares))],
    [32, `${Math.ceil(price * TRADING_COST)}`],
    [228, plainRateText(percent(instrument.buyVolume, instrument.sellVolume))],
    [311, `${Math.floor((price * listing.shares) / 100_000_000)}`],
    [290, sessionCode(instrument, at)],
    [691, '0'],
    [567, timeOrNone(instrument.upperLimitAt)],
    [568, timeOrNone(instrument.lowerLimitAt)],
    ...(rules.forms === 'measured' ? newerValues(trade, rules.mockOrders) : newerBlanks),
    [9081, venue],
  ]
}

// The manual's sample leaves them blank; every captured frame fills them (CORRECTIONS, 0B).
const NEWER = [
  ...[851, 1890, 1891, 1892, 1030, 1031, 1032, 1071, 1072, 1313, 1315, 1316, 1314, 1497, 1498, 620, 732, 852],
] as const

const newerBlanks = NEWER.map((fid): FidValue => [fid, ''])

function newerValues({ at, instrument, price, size, aggressor }: Trade, isMock: boolean): readonly FidValue[] {
  const { volume, buyVolume, sellVolume } = instrument
  const isBuy = aggressor === 'buy'
  const own = isBuy ? `+${size}` : `-${size}`
  const share = percent(buyVolume, buyVolume + sellVolume)
  // The parts of the price at which margin is called and lent, by environment.
  const [upper, lower] = isMock ? [0.4, 0.32] : [1, 0.8]
  const lending = Math.round(price * LENDING)
  return [
    [851, `${Math.round(percent(volume, volumeBefore(instrument, at)) * 100)}`],
    [1890, hhmmss(instrument.openAt)],
    [1891, hhmmss(instrument.highAt)],
    [1892, hhmmss(instrument.lowAt)],
    [1030, `${sellVolume}`],
    [1031, `${buyVolume}`],
    [1032, buyVolume + sellVolume === 0 ? '0.00' : (share < 50 ? '-' : '+') + plainRateText(share)],
    [1071, `${instrument.sellCount}`],
    [1072, `${instrument.buyCount}`],
    [1313, `${isBuy ? '+' : '-'}${Math.floor((price * size) / 1_000)}`],
    [1315, isBuy ? '0' : own],
    [1316, isBuy ? own : '0'],
    [1314, own],
    [1497, `${Math.round(price * upper)}`],
    [1498, `${Math.round(price * lower)}`],
    [620, `${Math.round(instrument.value / volume)}`],
    [732, `${lending}`],
    [852, `${Math.floor(lending * 0.8)}`],
  ]
}

// The previous day's volume up to the same time; it is taken to have come evenly through the session.
function volumeBefore({ hours, previousVolume }: Instrument, at: number): number {
  const part = (at - hours.open) / (hours.close - hours.open)
  return previousVolume * Math.min(1, Math.max(0.001, part))
}

// Fits every captured trade: 595 on 257,750 and 258,000, 730 on 316,500.
const TRADING_COST = 0.002305
// 1,294 on 257,750, 1,589 on 316,500.
const LENDING = 0.005019

function timeOrNone(at: number | undefined): string {
  return at === undefined ? '000000' : hhmmss(at)
}

// FID 290: 1 before the regular session, 2 in it, 3 after it.
function sessionCode({ hours }: Instrument, at: number): string {
  if (at < hours.open) return '1'
  return at < hours.postClose.from ? '2' : '3'
}
