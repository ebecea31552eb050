/** The fields of a 00 event (주문체결) that the life of an order needs. */
import type { WireRecord } from '../codec/records/record.ts'
import { bareCode } from '../codec/values/stockCode.ts'
import type { Venue } from './orderRow.ts'

export interface OrderNotice {
  readonly orderNumber: string
  readonly originalOrderNumber: string | null
  readonly stockCode: string | null
  readonly orderStatus: string | null
  readonly orderType: string | null
  readonly orderQuantity: number | null
  readonly orderPrice: number | null
  readonly unfilledQuantity: number | null
  readonly fillNumber: string | null
  readonly fillPrice: number | null
  /** FID 911: the total of the order, or this fill alone (sources disagree). At least so much is filled. */
  readonly fillQuantity: number | null
  readonly unitFillPrice: number | null
  readonly unitFillQuantity: number | null
  readonly rejectReason: string | null
  /** The venue, when the event names one. */
  readonly venue: Venue | null
  /** All texts of the event about the venue, to distinguish fills: each venue has its own fill numbers. */
  readonly venueText: string
}

/** Reads a 00 event; nothing for anything else, such as a gap. */
export function noticeOf(record: WireRecord): OrderNotice | undefined {
  const { orderNumber } = record
  if (typeof orderNumber !== 'string') return undefined
  const text = (name: string): string | null => {
    const value = record[name]
    return typeof value === 'string' && value !== '' ? value : null
  }
  const count = (name: string): number | null => {
    const value = record[name]
    return typeof value === 'number' && value >= 0 ? value : null
  }
  const stockCode = text('stockCode')
  const venues = [text('exchange'), text('exchangeName')]
  return {
    orderNumber,
    originalOrderNumber: text('originalOrderNumber'),
    stockCode: stockCode === null ? null : bareCode(stockCode),
    orderStatus: text('orderStatus'),
    orderType: text('orderType'),
    orderQuantity: count('orderQuantity'),
    orderPrice: count('orderPrice'),
    unfilledQuantity: count('unfilledQuantity'),
    fillNumber: text('fillNumber'),
    fillPrice: count('fillPrice'),
    fillQuantity: count('fillQuantity'),
    unitFillPrice: count('unitFillPrice'),
    unitFillQuantity: count('unitFillQuantity'),
    rejectReason: text('rejectReason'),
    venue: venues.find((each) => each === 'krx' || each === 'nxt') ?? null,
    venueText: venues.join(' '),
  }
}
