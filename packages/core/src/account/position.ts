/** One holding (보유종목), as a row of the balance has it. */
import type { WireRecord } from '../codec/records/record.ts'
import { plainCode } from '../codec/values/stockCode.ts'

/**
 * One holding: shares of a stock that were bought for cash, or of one loan. What is lent to be sold (대주) is a holding
 * of its own, on the other side.
 */
export interface Position {
  /** Plain code, without `A` and suffix. */
  readonly stockCode: string
  readonly stockName: string | null
  /** `short` for shares that were borrowed and sold (대주): they are owed. */
  readonly side: 'long' | 'short'
  /** The credit type (신용구분), as the balance has it; `null` for shares bought for cash. */
  readonly creditType: string | null
  /** When the loan was taken (대출일), `'2026-11-20'`; `null` for shares bought for cash. */
  readonly loanDate: string | null
  /** Shares held or, on the short side, owed (보유수량); above 0. */
  readonly quantity: number
  /** Shares that may be sold now (매매가능수량); `null` when the exchange did not say. */
  readonly orderableQuantity: number | null
  /** Average purchase price per share in KRW (매입가); `null` when the exchange did not say. */
  readonly purchasePrice: number | null
  /** Price in KRW when it was last reported (현재가); `null` when the exchange did not say. */
  readonly price: number | null
}

/** What distinguishes a holding: stock, credit type and loan date. */
export type HoldingKey = string

/** What a row says. */
export type Row =
  | { readonly _tag: 'held'; readonly key: HoldingKey; readonly position: Position }
  /** Nothing is held. */
  | { readonly _tag: 'none'; readonly key: HoldingKey }
  /** Something may be held, but how much cannot be read. */
  | { readonly _tag: 'unknown'; readonly key: HoldingKey }
  /** It cannot be read of which holding this is. */
  | { readonly _tag: 'unreadable' }

export function readRow(row: WireRecord): Row {
  const stockCode = codeOf(row['stockCode'])
  const loan = loanOf(row)
  if (stockCode === null || loan === undefined) return { _tag: 'unreadable' }
  const { creditType, loanDate } = loan
  const key = keyOf(stockCode, creditType, loanDate)
  const quantity = sharesOf(row['holdingQuantity'])
  if (quantity === null) return { _tag: 'unknown', key }
  if (quantity === 0) return { _tag: 'none', key }
  return {
    _tag: 'held',
    key,
    position: {
      stockCode,
      stockName: textOf(row['stockName']),
      side: isShort(creditType, textOf(row['creditTypeName'])) ? 'short' : 'long',
      creditType,
      loanDate,
      quantity,
      orderableQuantity: sharesOf(row['tradableQuantity']),
      purchasePrice: numberOf(row['purchasePrice']),
      price: numberOf(row['price']),
    },
  }
}

export function keyOf(stockCode: string, creditType: string | null, loanDate: string | null): HoldingKey {
  return `${stockCode} ${creditType ?? ''} ${loanDate ?? ''}`
}

interface Loan {
  readonly creditType: string | null
  readonly loanDate: string | null
}

/** Which loan a row or a notice is about, none for cash; `undefined` when that cannot be read. */
export function loanOf(record: WireRecord): Loan | undefined {
  const type = textOf(record['creditType']) ?? ''
  const loanDate = textOf(record['loanDate'])
  if (CASH.test(type)) {
    // A loan without its type, or a type that is only named, is of some loan, and it is not known of which.
    const isNamed = (textOf(record['creditTypeName']) ?? '') !== '' && type === ''
    return loanDate === null && !isNamed ? { creditType: null, loanDate: null } : undefined
  }
  return { creditType: type, loanDate }
}

// `00` is cash (kt00018, 04); the catalogue has a name for it.
const CASH = /^(0*|cash)$/

/**
 * The name says it; without one, 8, which the requests have for 대주. What the other codes of loans mean is not known.
 */
function isShort(creditType: string | null, name: string | null): boolean {
  return name === null || name === '' ? /^0*8$/.test(creditType ?? '') : name.includes('대주')
}

export function codeOf(value: unknown): string | null {
  return typeof value === 'string' ? plainCode(value) : null
}

/** A number of shares; `null` when the value is missing. */
export function sharesOf(value: unknown): number | null {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : null
}

export function numberOf(value: unknown): number | null {
  return typeof value === 'number' && Number.isFinite(value) ? value : null
}

export function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null
}
