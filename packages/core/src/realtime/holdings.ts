/** What the account holds (보유종목), as replies and notices tell it. */
import type { WireRecord } from '../codec/record.ts'
import { bareCode } from '../codec/stockCode.ts'

/** One holding, all credit types of a stock together. */
export interface Position {
  /** Plain code, without `A` and suffix. */
  readonly stockCode: string
  readonly stockName: string | null
  /** Shares held (보유수량). */
  readonly quantity: number
  /** Shares that may be sold now (매매가능수량); `null` when the exchange did not say. */
  readonly orderableQuantity: number | null
  /** Average purchase price per share in KRW (매입가). */
  readonly purchasePrice: number | null
  /** Price in KRW when it was last told (현재가). */
  readonly price: number | null
}

/** The positions of a reply. Rows of one stock (its credit types) are added up. */
export function positionsIn(rows: readonly WireRecord[]): Map<string, Position> {
  const positions = new Map<string, Position>()
  for (const row of rows) {
    const stockCode = plain(row['stockCode'])
    const quantity = number(row['holdingQuantity'])
    if (stockCode === null || quantity === null || quantity === 0) continue
    const one: Position = {
      stockCode,
      stockName: text(row['stockName']),
      quantity,
      orderableQuantity: number(row['tradableQuantity']),
      purchasePrice: number(row['purchasePrice']),
      price: number(row['price']),
    }
    const other = positions.get(stockCode)
    positions.set(stockCode, other === undefined ? one : together(one, other))
  }
  return positions
}

/**
 * The positions of the replies of several venues. Rows and balance notices name no venue, and shares bought on one are
 * sold on the other: so each reply should tell the same holdings, at its own prices, and the first is taken. But should
 * the exchange tell each venue's apart, what only another reply tells is not lost. Never added up: a holding told twice
 * must not count twice.
 */
export function positionsOf(replies: readonly (readonly WireRecord[])[]): Map<string, Position> {
  const positions = new Map<string, Position>()
  for (const rows of replies) {
    for (const [stockCode, position] of positionsIn(rows)) {
      const before = positions.get(stockCode)
      if (before === undefined || before.quantity < position.quantity) positions.set(stockCode, position)
    }
  }
  return positions
}

/** Applies a balance notice (04) to the positions; says whether anything changed. */
export function applyBalance(positions: Map<string, Position>, balance: WireRecord): boolean {
  const stockCode = plain(balance['stockCode'])
  const quantity = number(balance['holdingQuantity'])
  // A notice about a loan is about a part of the position only: the balance is read instead.
  if (stockCode === null || quantity === null || isCredit(balance)) return false
  if (quantity === 0) return positions.delete(stockCode)
  const before = positions.get(stockCode)
  positions.set(stockCode, {
    stockCode,
    stockName: text(balance['stockName']) ?? before?.stockName ?? null,
    quantity,
    orderableQuantity: number(balance['orderableQuantity']),
    purchasePrice: number(balance['purchasePrice']) ?? before?.purchasePrice ?? null,
    price: number(balance['price']) ?? before?.price ?? null,
  })
  return true
}

/** Bought on credit: with a loan date, or a credit type other than the sample's 00. */
export function isCredit(balance: WireRecord): boolean {
  const type = text(balance['creditType']) ?? ''
  return text(balance['loanDate']) !== null || !/^0*$/.test(type)
}

function together(one: Position, other: Position): Position {
  const quantity = one.quantity + other.quantity
  const cost = (each: Position) => (each.purchasePrice === null ? Number.NaN : each.purchasePrice * each.quantity)
  const average = (cost(one) + cost(other)) / quantity
  return {
    ...one,
    quantity,
    orderableQuantity:
      one.orderableQuantity === null || other.orderableQuantity === null
        ? null
        : one.orderableQuantity + other.orderableQuantity,
    purchasePrice: Number.isNaN(average) ? null : average,
  }
}

function plain(value: unknown): string | null {
  return typeof value === 'string' ? bareCode(value) : null
}

function number(value: unknown): number | null {
  return typeof value === 'number' ? value : null
}

function text(value: unknown): string | null {
  return typeof value === 'string' ? value : null
}
