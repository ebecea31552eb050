/** 00 and 04, what an account hears of its orders and holdings: the FIDs of the manual's samples, in their order. */

import { hhmmss } from '../../market/calendar/time.ts'
import type { Listing } from '../../market/listing/listings.ts'
import type { FidValue } from '../frames/entry.ts'
import type { Rules } from '../rules/rules.ts'
import { accountCode, bestText, percent, plainRateText, priceText, signedText } from '../text/format.ts'
import type { Position } from './accountBooks.ts'
import { type Account, averagePrice, type Execution, type Order, sideWord, type Venue } from './order.ts'
import type { Side } from './orderState.ts'

/** FID 913. */
export type Status = '접수' | '체결' | '확인' | '취소' | '거부'

/** An event of an account, ready to be sent. */
export interface Notice {
  readonly account: Account
  readonly type: '00' | '04'
  readonly item: string
  readonly values: readonly FidValue[]
}

export interface OrderNews {
  readonly order: Order
  readonly status: Status
  readonly at: number
  /** Of a fill. */
  readonly execution?: Execution
  /** Of a rejection. */
  readonly reason?: string
}

/** 00. */
export function orderNotice(news: OrderNews, rules: Pick<Rules, 'fillFids' | 'forms' | 'codeLetters'>): Notice {
  const { order, status, at, execution, reason = '0' } = news
  const { account, instrument } = order
  const { book, last, listing, previousClose } = instrument
  const isTotal = rules.fillFids === 'total'
  const isMeasured = rules.forms === 'measured'
  const price = execution === undefined ? '' : `${isTotal ? averagePrice(order) : execution.price}`
  const quantity = execution === undefined ? '' : `${isTotal ? order.filled : execution.quantity}`
  const values: readonly FidValue[] = [
    [9201, account.number],
    [9203, order.number],
    [9205, ''],
    [9001, codeText(listing, rules)],
    [912, 'JJ'],
    [913, status],
    [302, listing.name],
    [900, `${order.quantity}`],
    [901, `${order.limit ?? 0}`],
    [902, `${order.remaining}`],
    [903, `${order.amount}`],
    [904, order.parent?.number ?? '0000000'],
    [905, sideWord(order)],
    [906, order.type.name],
    [907, sideCode(order.side)],
    [908, hhmmss(at)],
    [909, execution?.number ?? ''],
    [910, price],
    [911, quantity],
    [10, priceText(last, previousClose)],
    [27, bestText(book.best('asks')?.price, previousClose)],
    [28, bestText(book.best('bids')?.price, previousClose)],
    [914, execution === undefined ? '' : `${execution.price}`],
    [915, execution === undefined ? '' : `${execution.quantity}`],
    [938, `${order.commission}`],
    [939, `${order.tax}`],
    [919, reason],
    [920, ''],
    [921, '0701002'],
    [922, order.loanDate === '' ? '00' : '03'],
    [923, order.loanDate || (isMeasured ? '' : '00000000')],
    // The previous close, with the blank of a price at its base (docs/protocol.md#account-events).
    [10010, isMeasured ? `${previousClose}` : ''],
    [2134, venueCode(order.venue)],
    [2135, instrument.venue],
    [2136, order.venue === 'SOR' ? 'Y' : 'N'],
  ]
  return { account, type: '00', item: listing.code, values }
}

/** 04. */
export function balanceNotice(
  account: Account,
  position: Position,
  side: Side,
  rules: Pick<Rules, 'codeLetters'>,
): Notice {
  const { instrument, quantity, cost, bought, sold, realized, soldCost, loanDate, loan } = position
  const { book, last, listing, previousClose } = instrument
  const isCredit = loanDate !== ''
  const rate = plainRateText(percent(realized, soldCost))
  const values: readonly FidValue[] = [
    [9201, account.number],
    [9001, codeText(listing, rules)],
    [917, isCredit ? '03' : '00'],
    [916, loanDate || '00000000'],
    [302, listing.name],
    [10, priceText(last, previousClose)],
    [930, `${quantity}`],
    [931, `${quantity === 0 ? 0 : Math.round(cost / quantity)}`],
    [932, `${cost}`],
    [933, `${account.orderableQuantity(instrument, loanDate)}`],
    [945, `${bought - sold}`],
    [946, sideCode(side)],
    [950, `${realized}`],
    [951, '0'],
    [27, bestText(book.best('asks')?.price, previousClose)],
    [28, bestText(book.best('bids')?.price, previousClose)],
    [307, `${previousClose}`],
    [8019, rate],
    [957, `${loan}`],
    [958, '0'],
    [918, '00000000'],
    [990, isCredit ? '0' : signedText(realized)],
    [991, isCredit ? '0.00' : rate],
    [992, isCredit ? signedText(realized) : '0'],
    [993, isCredit ? rate : '0.00'],
    [959, '0'],
    [924, '0'],
  ]
  return { account, type: '04', item: listing.code, values }
}

/** A code as an account receives it. */
export function codeText(listing: Listing, { codeLetters }: Pick<Rules, 'codeLetters'>): string {
  return codeLetters === 'everywhere' ? accountCode(listing) : listing.code
}

/** `매도수구분`: 1 sell, 2 buy. */
export function sideCode(side: Side): string {
  return side === 'sell' ? '1' : '2'
}

/** `거래소구분`: where an order trades, 1 KRX or 2 NXT. */
export function venueCode(venue: Venue): string {
  return venue === 'NXT' ? '2' : '1'
}
