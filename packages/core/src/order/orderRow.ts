/** A row of the exchange's order lists. A cell that cannot be read is `null`, and may mean anything. */
import type { WireRecord } from '../codec/records/record.ts'
import { bareCode } from '../codec/values/stockCode.ts'
import type { ListedOrder } from '../shared/orders.ts'
import type { OrderBody } from './check.ts'

/** Where an order trades. */
export type Venue = 'krx' | 'nxt'

export interface OrderRow {
  readonly order: ListedOrder
  /** 0 when it cannot be read. */
  readonly number: number
  /** The number of the order that this one changes: 0 for a new order, `null` when it cannot be read. */
  readonly original: number | null
  readonly change: 'none' | 'modify' | 'cancel' | null
  readonly side: 'buy' | 'sell' | null
  readonly stockCode: string | null
  /** `null` also for the smart router (SOR), which may use either venue. */
  readonly venue: Venue | null
  /** The exchange refused it. */
  readonly isRejected: boolean
}

/** Reads a row of ka10075, ka10076, kt00007, kt50075 or kt50031. */
export function orderRow(row: WireRecord, open: boolean): OrderRow {
  const number = numberOf(textOf(row['orderNumber']))
  const originalText = textOf(row['originalOrderNumber'])
  const original = originalText === null || !/^\d+$/.test(originalText) ? null : Number(originalText)
  const orderType = textOf(row['orderType'])
  const stockCode = textOf(row['stockCode'])
  return {
    order: {
      orderNumber: number === 0 ? null : textOf(row['orderNumber']),
      originalOrderNumber: original === 0 ? null : originalText,
      stockCode,
      orderType,
      orderQuantity: countOf(row['orderQuantity']),
      orderPrice: countOf(row['orderPrice']),
      filledQuantity: countOf(row['fillQuantity']),
      unfilledQuantity: countOf(row['unfilledQuantity']),
      time: textOf(row['time'] ?? row['orderTime']),
      open,
    },
    number,
    original,
    change: changeOf(original, `${textOf(row['modifyOrCancel']) ?? ''}${orderType ?? ''}`),
    side: sideOf(orderType),
    stockCode: stockCode === null ? null : bareCode(stockCode),
    venue: venueOf(row['exchange']) ?? venueOf(row['exchangeName']),
    isRejected: /거부/.test(`${textOf(row['acceptanceStatus']) ?? ''}${textOf(row['orderStatus']) ?? ''}`),
  }
}

/** Merges the rows of one order. A cell that is missing in one list may be in another. */
export function mergedRow(rows: readonly [OrderRow, ...OrderRow[]]): OrderRow {
  const [first, ...others] = rows
  const row = others.reduce((merged, other) => filledIn(merged, other), first)
  return { ...row, order: { ...row.order, filledQuantity: filledOf(rows.map(({ order }) => order)) } }
}

function filledIn(row: OrderRow, other: OrderRow): OrderRow {
  const { order } = row
  return {
    number: row.number,
    original: row.original ?? other.original,
    change: row.change ?? other.change,
    side: row.side ?? other.side,
    stockCode: row.stockCode ?? other.stockCode,
    venue: row.venue ?? other.venue,
    isRejected: row.isRejected || other.isRejected,
    order: {
      orderNumber: order.orderNumber,
      originalOrderNumber: order.originalOrderNumber ?? other.order.originalOrderNumber,
      stockCode: order.stockCode ?? other.order.stockCode,
      orderType: order.orderType ?? other.order.orderType,
      orderQuantity: order.orderQuantity ?? other.order.orderQuantity,
      orderPrice: order.orderPrice ?? other.order.orderPrice,
      filledQuantity: order.filledQuantity,
      unfilledQuantity: order.unfilledQuantity ?? other.order.unfilledQuantity,
      time: order.time ?? other.order.time,
      open: order.open || other.order.open,
    },
  }
}

/**
 * The filled quantity of an order, from all its rows. The list of open orders has one row with the total. Other lists
 * have the total, or one row a fill. The reading is right which, with the open quantity, adds up to the order's
 * quantity. When neither does, because a part was cancelled, rows that are all equal decide; otherwise it is `null`.
 */
export function filledOf(rows: readonly ListedOrder[]): number | null {
  const known = rows.flatMap(({ filledQuantity: filled, open }) => (filled === null ? [] : [{ filled, open }]))
  if (known.length === 0) return null
  const most = Math.max(...known.map(({ filled }) => filled))
  const total = known.reduce((sum, { filled, open }) => (open ? sum : sum + filled), 0)
  const left = [...new Set(rows.flatMap(({ unfilledQuantity: each }) => (each === null ? [] : [each])))]
  const open = Math.min(...left)
  const quantity = rows.find(({ orderQuantity }) => orderQuantity !== null)?.orderQuantity ?? Number.NaN
  if (most + open === quantity || most === quantity || most === total) return most
  const isAlike = known.every(({ filled }) => filled === most) && left.length < 2
  const isSum = total > most && (left.length === 0 ? total : total + open) === quantity
  // Equal rows whose sum adds up: either two fills, or one row twice of an order whose rest was cancelled.
  if (isSum) return isAlike ? null : total
  return isAlike ? most : null
}

/** An order number without its zero padding, which varies between replies. 0 for a blank, zeros and other text. */
export function numberOf(orderNumber: string | null | undefined): number {
  return Number(orderNumber ?? '') || 0
}

function changeOf(original: number | null, words: string): OrderRow['change'] {
  if (words.includes('취소')) return 'cancel'
  if (words.includes('정정')) return 'modify'
  return original === 0 ? 'none' : null
}

function sideOf(orderType: string | null): OrderRow['side'] {
  if (orderType?.includes('매수')) return 'buy'
  return orderType?.includes('매도') ? 'sell' : null
}

/** The venue that an order names. `null` for SOR (either venue), for a change that names none, and for gold. */
export function namedVenue(body: OrderBody): Venue | null {
  switch (body['dmst_stex_tp']) {
    case 'KRX':
      return 'krx'
    case 'NXT':
      return 'nxt'
    default:
      return null
  }
}

function venueOf(exchange: unknown): Venue | null {
  return exchange === 'krx' || exchange === 'nxt' ? exchange : null
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' && value.trim() !== '' ? value : null
}

function countOf(value: unknown): number | null {
  return typeof value === 'number' ? Math.abs(value) : null
}
