/** An order request, read and checked against the account and the market: a ticket, a change, or a refusal. */

import { type BookSide, isBetter } from '../../market/book/restingOrders.ts'
import { yyyymmdd } from '../../market/calendar/time.ts'
import type { VenueInstrument } from '../../market/instrument/venueInstrument.ts'
import { isOnGrid } from '../../market/listing/ticks.ts'
import type { Market } from '../../market/market.ts'
import { type Answer, malformed, refusal } from '../request/envelope.ts'
import type { Query } from '../request/query.ts'
import type { Rules } from '../rules/rules.ts'
import { instrumentCode } from '../text/instrumentCode.ts'
import { bindingPrice, neededFor } from './accountBooks.ts'
import { feesOf } from './fees.ts'
import type { Account, Order, Ticket, Venue } from './order.ts'
import { meetingOf } from './orderHours.ts'
import { isOpen } from './orderState.ts'
import * as refusals from './refusals.ts'
import { type TradeType, tradeTypeOf } from './tradeType.ts'

/** What an api-id does. */
export interface OrderCall {
  readonly action: Ticket['action']
  readonly of: 'stock' | 'credit' | 'gold'
}

export const orderCalls: Readonly<Record<string, OrderCall>> = {
  kt10000: { action: 'buy', of: 'stock' },
  kt10001: { action: 'sell', of: 'stock' },
  kt10002: { action: 'modify', of: 'stock' },
  kt10003: { action: 'cancel', of: 'stock' },
  kt10006: { action: 'buy', of: 'credit' },
  kt10007: { action: 'sell', of: 'credit' },
  kt10008: { action: 'modify', of: 'credit' },
  kt10009: { action: 'cancel', of: 'credit' },
  kt50000: { action: 'buy', of: 'gold' },
  kt50001: { action: 'sell', of: 'gold' },
  kt50002: { action: 'modify', of: 'gold' },
  kt50003: { action: 'cancel', of: 'gold' },
}

/** Where a request comes from and what it is held against. */
export interface Counter {
  readonly call: OrderCall
  readonly query: Query
  readonly account: Account
  readonly market: Market
  readonly rules: Rules
  /** The scheduler's time, ms. */
  readonly now: number
}

export type OrderRequest =
  | { readonly _tag: 'place'; readonly ticket: Ticket }
  /** Of a modification, with its new price; of a cancellation. */
  | { readonly _tag: 'change'; readonly ticket: Ticket; readonly original: Order }
  | { readonly _tag: 'refused'; readonly answer: Answer }

export function readOrder(counter: Counter): OrderRequest {
  const { call, query, market, rules } = counter
  const { body } = query
  const listed = instrumentOf(counter)
  if (listed === undefined) {
    return refused(refusal(2, '입력 값 오류입니다', '1902', `종목 정보가 없습니다. 종목코드=${body['stk_cd'] ?? ''}`))
  }
  const venue = venueOf(body['dmst_stex_tp'], call)
  if (venue === undefined) return refused(malformed('dmst_stex_tp'))
  if (rules.mockOrders && venue !== 'KRX') return refused(refusals.noSuchVenue())
  const isChange = call.action === 'modify' || call.action === 'cancel'
  if (isChange) return readChange(counter, listed, venue)
  const type = tradeTypeOf(body['trde_tp'] ?? '', call.of === 'gold' ? 'gold' : 'stock', rules.tradeTypes)
  if (type === undefined) return refused(refusals.unknownTradeType())
  const instrument = routed(counter, listed, venue, type)
  if (instrument === undefined) return refused(refusals.notOnNxt())
  const quantity = wholeNumber(body['ord_qty'])
  if (quantity === undefined || quantity === 0) return refused(malformed('ord_qty'))
  const meeting = meetingOf(type, instrument, market.now)
  if (meeting === 'closed') return refused(refusals.closed(rules))
  if (meeting === 'wrong kind') return refused(refusals.wrongKind())
  const prices = pricesOf(type, instrument, body['ord_uv'], body['cond_uv'])
  if ('answer' in prices) return refused(prices.answer)
  const action = call.action === 'sell' ? 'sell' : 'buy'
  const ticket: Ticket = {
    ...ticketOf(counter, instrument, venue, quantity),
    action,
    side: action,
    type,
    loanDate: loanDateOf(counter, instrument),
    ...prices,
  }
  const uncovered = lacking(ticket, counter)
  return uncovered === undefined ? { _tag: 'place', ticket } : refused(uncovered)
}

function readChange(counter: Counter, listed: VenueInstrument, venue: Venue): OrderRequest {
  const { call, query, account, market, rules } = counter
  const { body } = query
  const number = body['orig_ord_no'] ?? ''
  const original = account.orders.find(
    (order) => order.number === number && order.instrument.listing === listed.listing,
  )
  if (original === undefined || !isOpen(original)) return refused(refusals.noOpenOrder())
  const { instrument } = original
  const isCancel = call.action === 'cancel'
  // Under a market-wide break orders may be taken back.
  const mayLeave = isCancel && instrument.state === 'halted'
  if (!mayLeave && meetingOf(original.type, instrument, market.now) === 'closed') {
    return refused(refusals.closed(rules))
  }
  const key = isCancel ? 'cncl_qty' : 'mdfy_qty'
  const asked = wholeNumber(body[key])
  if (asked === undefined || (asked === 0 && !isCancel)) return refused(malformed(key))
  if (asked > original.remaining) return refused(refusals.noOpenOrder())
  const ticket: Ticket = {
    ...ticketOf(counter, instrument, venue, asked === 0 ? original.remaining : asked),
    action: isCancel ? 'cancel' : 'modify',
    side: original.side,
    type: changedType(original),
    loanDate: original.loanDate,
    price: original.price,
    stopPrice: original.stopPrice,
  }
  if (isCancel) return { _tag: 'change', ticket, original }
  const prices = pricesOf(ticket.type, instrument, body['mdfy_uv'], body['mdfy_cond_uv'] || textOf(original.stopPrice))
  if ('answer' in prices) return refused(prices.answer)
  const changed: Ticket = { ...ticket, ...prices }
  const uncovered = lacking(changed, counter, original)
  return uncovered === undefined ? { _tag: 'change', ticket: changed, original } : refused(uncovered)
}

// A modified order names its new price, whatever its kind had found for it; a stop that was reached stays so.
function changedType({ type, isWaiting }: Order): TradeType {
  return { ...type, pricing: type.pricing === 'close' ? 'close' : 'limit', isStop: isWaiting }
}

function ticketOf({ query, account, now }: Counter, instrument: VenueInstrument, venue: Venue, quantity: number) {
  return { account, apiId: query.spec.id, body: query.body, receivedAt: now, instrument, venue, quantity }
}

function refused(answer: Answer): OrderRequest {
  return { _tag: 'refused', answer }
}

// A suffix or a leading letter names the same instrument. Gold is not sold at the stock counter, nor stocks at gold's.
function instrumentOf({ call, query, market }: Counter): VenueInstrument | undefined {
  const code = instrumentCode(query.body['stk_cd'] ?? '')
  const found = market.instrument(code)
  const isGold = found?.listing.market === 'gold'
  return isGold === (call.of === 'gold') ? found : undefined
}

/**
 * Where an order goes: SOR (최선집행) takes the exchange with the better opposite price, the KRX between equals, and
 * whichever is open when one is closed. It stays there.
 */
function routed(
  { call, market }: Counter,
  listed: VenueInstrument,
  venue: Venue,
  type: TradeType,
): VenueInstrument | undefined {
  if (venue === 'KRX' || call.of === 'gold') return listed
  const nxt = market.instrument(`${listed.listing.code}_NX`)
  if (venue === 'NXT') return nxt
  const isOpenAt = (instrument: VenueInstrument): boolean => {
    const meeting = meetingOf(type, instrument, market.now)
    return meeting !== 'closed' && meeting !== 'wrong kind'
  }
  if (nxt === undefined || !isOpenAt(nxt)) return listed
  if (!isOpenAt(listed)) return nxt
  const side: BookSide = call.action === 'sell' ? 'bids' : 'asks'
  const [here, there] = [listed.book.best(side), nxt.book.best(side)]
  return there !== undefined && (here === undefined || isBetter(side, there.price, here.price)) ? nxt : listed
}

function venueOf(text: string | undefined, { of }: OrderCall): Venue | undefined {
  if (of === 'gold') return 'KRX'
  return text === 'KRX' || text === 'NXT' || text === 'SOR' ? text : undefined
}

function wholeNumber(text: string | undefined): number | undefined {
  return text !== undefined && /^\d{1,9}$/.test(text) ? Number(text) : undefined
}

function textOf(price: number | undefined): string {
  return price === undefined ? '' : `${price}`
}

type Prices = { readonly price: number | undefined; readonly stopPrice: number | undefined }

function pricesOf(
  type: TradeType,
  instrument: VenueInstrument,
  price: string | undefined,
  stop: string | undefined,
): Prices | { readonly answer: Answer } {
  const stopPrice = type.isStop ? checkedPrice(stop, instrument) : undefined
  if (typeof stopPrice === 'object') return stopPrice
  if (type.pricing !== 'limit') return { price: undefined, stopPrice }
  const limit = checkedPrice(price, instrument)
  return typeof limit === 'object' ? limit : { price: limit, stopPrice }
}

function checkedPrice(
  text: string | undefined,
  { limits, listing }: VenueInstrument,
): number | { readonly answer: Answer } {
  const price = wholeNumber(text)
  if (price === undefined || price === 0) return { answer: refusals.badOrderPrice() }
  if (!isOnGrid(price, listing.kind)) return { answer: refusals.offTick() }
  return price > limits.upper || price < limits.lower ? { answer: refusals.outsideLimits() } : price
}

// A credit purchase borrows today; a credit sale repays the loan that it names, or whatever there is (99, 융자합).
function loanDateOf({ call, query, account, market }: Counter, instrument: VenueInstrument): string {
  if (call.of !== 'credit') return ''
  if (call.action === 'buy') return yyyymmdd(market.day)
  const held = account.positions.find((each) => each.instrument.listing === instrument.listing && each.loanDate !== '')
  return query.body['crd_loan_dt'] || held?.loanDate || yyyymmdd(market.day)
}

// What the account lacks for it; an order to be replaced frees what it had bound.
function lacking(ticket: Ticket, { account, market, rules }: Counter, replaced?: Order): Answer | undefined {
  const { instrument, loanDate, quantity, side } = ticket
  if (side === 'sell') {
    if (replaced !== undefined) return undefined
    const orderable = account.orderableQuantity(instrument, loanDate)
    return quantity > orderable ? refusals.notEnoughShares(orderable) : undefined
  }
  const price = bindingPrice({ limit: ticket.price, instrument })
  const freed = replaced === undefined ? 0 : bindingPrice(replaced)
  if (loanDate !== '') {
    const isOver = account.borrowed() + quantity * (price - freed) > rules.creditLimit
    return isOver ? refusals.notEnoughCredit(rules.creditLimit) : undefined
  }
  const fees = feesOf(market.day, rules)
  const needed =
    neededFor(quantity, price, instrument, fees) - neededFor(replaced ? quantity : 0, freed, instrument, fees)
  const orderable = account.orderableCash(fees)
  return needed > orderable ? refusals.notEnoughCash(orderable) : undefined
}
