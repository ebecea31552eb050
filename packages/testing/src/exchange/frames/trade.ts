/** 0B, a trade: all 43 FIDs of the manual, in its order. */
import type { Aggressor } from '../../market/event.ts'
import type { Instrument } from '../../market/instrument.ts'
import { hhmmss } from '../../market/time.ts'
import { millions, percent, plainRateText, priceText, rateText, signCode, signedText } from '../format.ts'
import type { FidValue } from './entry.ts'

/** A trade that has just been booked on its instrument. */
export interface Trade {
  readonly at: number
  readonly instrument: Instrument
  readonly price: number
  readonly size: number
  readonly aggressor: Aggressor
}

export function tradeValues(trade: Trade, venue: string, newFids: 'blank' | 'filled'): readonly FidValue[] {
  const { at, instrument, price, size, aggressor } = trade
  const { book, listing, previousClose: reference, previousVolume, volume } = instrument
  const change = price - reference
  const filled = (value: number | string): string => (newFids === 'filled' ? `${value}` : '')
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
    [32, `${Math.round(price * TRADING_COST)}`],
    [228, plainRateText(percent(instrument.buyVolume, instrument.sellVolume))],
    [311, `${Math.floor((price * listing.shares) / 100_000_000)}`],
    [290, sessionCode(instrument, at)],
    [691, '0'],
    [567, timeOrNone(instrument.upperLimitAt)],
    [568, timeOrNone(instrument.lowerLimitAt)],
    [851, filled(plainRateText(percent(volume, previousVolume)))],
    [1890, filled(hhmmss(instrument.openAt))],
    [1891, filled(hhmmss(instrument.highAt))],
    [1892, filled(hhmmss(instrument.lowAt))],
    [1030, filled(instrument.sellVolume)],
    [1031, filled(instrument.buyVolume)],
    [1032, filled(plainRateText(percent(instrument.buyVolume, volume)))],
    [1071, filled(instrument.sellCount)],
    [1072, filled(instrument.buyCount)],
    [1313, filled(millions(price * size))],
    [1315, filled(isBuy ? 0 : size)],
    [1316, filled(isBuy ? size : 0)],
    [1314, filled(signedText(instrument.buyVolume - instrument.sellVolume))],
    [1497, ''],
    [1498, ''],
    [620, filled(Math.round(instrument.value / volume))],
    [732, ''],
    [852, ''],
    [9081, venue],
  ]
}

/** A best price, `0` where the side is empty. */
export function bestText(price: number | undefined, reference: number): string {
  return price === undefined ? '0' : priceText(price, reference)
}

// The manual's sample: 44 on 20,800.
const TRADING_COST = 0.0021

function timeOrNone(at: number | undefined): string {
  return at === undefined ? '000000' : hhmmss(at)
}

// FID 290: 1 before the regular session, 2 in it, 3 after it.
function sessionCode({ hours }: Instrument, at: number): string {
  if (at < hours.open) return '1'
  return at < hours.afterHours ? '2' : '3'
}
