/** A plausible value of a field, as the exchange would write it. */
import type { FieldSpec } from '@kiwoom-rx/core/catalog'
import { CLOSE } from '../../market/calendar/hours.ts'
import { hhmmss, previousTradingDay, yyyymmdd } from '../../market/calendar/time.ts'
import type { Instrument } from '../../market/instrument/instrument.ts'
import { roundToTick } from '../../market/listing/ticks.ts'
import type { Market } from '../../market/market.ts'
import type { Random } from '../../random.ts'
import { priceText, rateText, signedText } from '../text/format.ts'

/** Where the value stands: the reply's own fields are row 0, its rows count from 1. */
export interface Place {
  readonly index: number
  readonly draw: Random
  readonly market: Market
  readonly body: Readonly<Record<string, string>>
  readonly instrument: Instrument | undefined
}

export function wireText(field: FieldSpec, place: Place): string {
  const { draw, instrument, body } = place
  // What was asked for is repeated; a row has its own.
  const told = place.index === 0 ? body[field.key] : undefined
  if (told !== undefined && told !== '') return told
  switch (field.kind) {
    case 'price':
      return scaledText(priceNear(place), field, (price) => priceText(price, instrument?.previousClose ?? price))
    case 'signed':
      return signedText(draw.int(-50_000, 50_000))
    case 'number':
      return String(Math.floor(1_000_000 * draw.unit() ** 3))
    case 'rate':
      return field.scale === undefined
        ? rateText(draw.bell() * 3)
        : signedText(Math.round(draw.bell() * 3 * field.scale))
    case 'code':
    case 'flag':
      return oneOf(Object.keys(field.codes ?? {}), draw)
    case 'id':
      return String(draw.int(1, 9_999_999)).padStart(7, '0')
    case 'stock':
      return instrument?.listing.code ?? ''
    case 'text':
    case 'texts':
      return /_nm$|^name$|Name$/.test(field.key) ? (instrument?.listing.name ?? '') : ''
    case 'date':
      return yyyymmdd(dayBack(place))
    case 'time':
      return timeBack(place)
    case 'datetime':
      return minuteBack(place)
    case 'list':
      return ''
  }
}

// Within two per cent of where the instrument stands, on its grid.
function priceNear({ draw, instrument }: Place): number {
  if (instrument === undefined) return draw.int(1, 100_000)
  const { last, listing } = instrument
  return Math.max(1, roundToTick(last * (1 + draw.bell() * 0.007), listing.kind))
}

function scaledText(value: number, { scale }: FieldSpec, write: (value: number) => string): string {
  return scale === undefined ? write(value) : String(value * scale)
}

function oneOf(codes: readonly string[], draw: Random): string {
  return codes[draw.int(0, Math.max(0, codes.length - 1))] ?? ''
}

// Newest first, a trading day a row.
function dayBack({ index, market }: Place): number {
  return tradingDaysBack(market.day, Math.max(0, index - 1))
}

function tradingDaysBack(from: number, days: number): number {
  let day = from
  for (let back = 0; back < days; back += 1) day = previousTradingDay(day)
  return day
}

// Newest first, a minute a row from the previous close on, 390 a day.
function minuteBack({ index, market }: Place): string {
  const back = Math.max(0, index - 1)
  const day = tradingDaysBack(market.day, 1 + Math.floor(back / MINUTES))
  return yyyymmdd(day) + hhmmss(CLOSE - (back % MINUTES) * 60_000)
}

const MINUTES = 390

// Newest first, a minute a row.
function timeBack({ index, market }: Place): string {
  return hhmmss(Math.max(0, market.now - index * 60_000))
}
