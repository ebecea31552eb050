/** What is checked of an order before it is sent: quantity, price and its step, and the limits of `connect`. */
import { type FieldProblem, show } from '../codec/records/problem.ts'
import { bareCode } from '../codec/values/stockCode.ts'
import { isOnTick, nearestPrices, type TickTable } from './tick.ts'

/** Limits that an order has to keep, or it is not sent. Cancelling is always allowed. */
export interface OrderLimits {
  /** Most shares (or grams of gold) of one order. */
  readonly maxQuantity?: number
  /**
   * Most won of one order, price times quantity. An order that its own price does not bound cannot be checked, and is
   * refused: market, best, mid and closing prices, and a conditional limit, which ends at the market.
   */
  readonly maxValue?: number
  /** The only codes that may be traded. */
  readonly allowedStocks?: readonly string[]
}

/** What an order does. */
export type Action = 'place' | 'modify' | 'cancel'

/** An order's fields as texts, by wire key. */
export type OrderBody = Readonly<Record<string, string>>

/** The first problem of an order; nothing when it may leave. {@link stepProblem} checks the price steps. */
export function orderProblem(action: Action, body: OrderBody, limits: OrderLimits): FieldProblem | undefined {
  switch (action) {
    case 'place':
      return quantityProblem(body, QUANTITY, 1) ?? kindProblem(body) ?? limitProblem(body, QUANTITY, PRICE, limits)
    case 'modify':
      return (
        quantityProblem(body, NEW_QUANTITY, 1) ??
        priceProblem(body, NEW_PRICE, 'a price above 0') ??
        limitProblem(body, NEW_QUANTITY, NEW_PRICE, limits)
      )
    case 'cancel':
      return quantityProblem(body, CANCELLED, 0)
  }
}

/** The problem of the first price that is not on a step of the table. */
export function stepProblem(body: OrderBody, table: TickTable): FieldProblem | undefined {
  // The middle of two prices may be half a step.
  if (MID.has(body['trde_tp'] ?? '')) return undefined
  for (const field of [PRICE, NEW_PRICE, TRIGGER, NEW_TRIGGER]) {
    const price = Number(body[field.key] ?? '')
    if (price === 0 || isOnTick(price, table)) continue
    const nearest = nearestPrices(price, table).join(' and ')
    return problem(field, price, `a price on its step (호가단위): the nearest are ${nearest}`)
  }
  return undefined
}

interface FieldName {
  readonly key: string
  readonly name: string
  readonly ko: string
}

const QUANTITY: FieldName = { key: 'ord_qty', name: 'orderQuantity', ko: '주문수량' }
const PRICE: FieldName = { key: 'ord_uv', name: 'orderPrice', ko: '주문단가' }
const TRIGGER: FieldName = { key: 'cond_uv', name: 'stopPrice', ko: '조건단가' }
const NEW_QUANTITY: FieldName = { key: 'mdfy_qty', name: 'modifiedQuantity', ko: '정정수량' }
const NEW_PRICE: FieldName = { key: 'mdfy_uv', name: 'modifiedPrice', ko: '정정단가' }
const NEW_TRIGGER: FieldName = { key: 'mdfy_cond_uv', name: 'modifiedConditionPrice', ko: '정정조건단가' }
const CANCELLED: FieldName = { key: 'cncl_qty', name: 'cancelQuantity', ko: '취소수량' }
const STOCK: FieldName = { key: 'stk_cd', name: 'stockCode', ko: '종목코드' }

const KIND: FieldName = { key: 'trde_tp', name: 'tradeType', ko: '매매구분' }

// Kinds of order (trde_tp) that need a price. Kinds that are in none of these sets may have one or not.
const PRICED: ReadonlySet<string> = new Set(['0', '00', '5', '10', '20', '28', '62'])
// Kinds whose price is the most that a share can cost. 5 is missing: it joins the closing auction at any price. The mid
// prices (29, 30, 31) and the closing prices (61, 81) are missing: they ignore a given price.
const BOUNDED: ReadonlySet<string> = new Set(['0', '00', '10', '20', '28', '62'])
const UNPRICED: ReadonlySet<string> = new Set(['3', '6', '7', '13', '16', '23', '26'])
const MID: ReadonlySet<string> = new Set(['29', '30', '31'])
const STOP_LIMIT = '28'

/** Whether a trade type's price is the most that a share can cost. */
export function isBounded(kind: string | undefined): boolean {
  return kind !== undefined && BOUNDED.has(kind)
}

function quantityProblem(body: OrderBody, field: FieldName, least: number): FieldProblem | undefined {
  const quantity = Number(body[field.key])
  if (Number.isSafeInteger(quantity) && quantity >= least) return undefined
  return problem(field, quantity, `a whole number, ${least} or more`)
}

function kindProblem(body: OrderBody): FieldProblem | undefined {
  const kind = body['trde_tp'] ?? ''
  const price = Number(body[PRICE.key] ?? '')
  if (UNPRICED.has(kind) && price !== 0) return problem(PRICE, price, 'no price for a trade type that has none')
  if (PRICED.has(kind)) {
    const missing = priceProblem(body, PRICE, 'the price of a limit order, above 0')
    if (missing) return missing
  }
  return kind === STOP_LIMIT ? priceProblem(body, TRIGGER, 'the price that triggers the order, above 0') : undefined
}

function priceProblem(body: OrderBody, field: FieldName, expected: string): FieldProblem | undefined {
  const text = body[field.key] ?? ''
  return Number(text) > 0 ? undefined : problem(field, text === '' ? undefined : Number(text), expected)
}

function limitProblem(
  body: OrderBody,
  quantityField: FieldName,
  priceField: FieldName,
  { maxQuantity, maxValue, allowedStocks }: OrderLimits,
): FieldProblem | undefined {
  const code = bareCode(body[STOCK.key] ?? '')
  const quantity = Number(body[quantityField.key])
  const price = Number(body[priceField.key] ?? '')
  if (allowedStocks !== undefined && !allowedStocks.map(bareCode).includes(code)) {
    return problem(STOCK, code, `one of orderLimits.allowedStocks (${allowedStocks.join(', ')})`)
  }
  if (maxQuantity !== undefined && !(quantity <= maxQuantity)) {
    return problem(quantityField, quantity, `at most ${maxQuantity} (orderLimits.maxQuantity)`)
  }
  if (maxValue === undefined) return undefined
  const kind = body[KIND.key]
  // A modification names no kind.
  if (kind !== undefined && !isBounded(kind)) {
    const bounded = 'limit, limitIoc, limitFok, stopLimit, afterHoursAuction'
    const expected = `a type whose price bounds the order (${bounded}), because orderLimits.maxValue (${maxValue}) cannot be checked without`
    return problem(KIND, kind, expected)
  }
  if (!(price > 0)) {
    return problem(priceField, undefined, `a price, without which orderLimits.maxValue (${maxValue}) cannot be checked`)
  }
  if (price * quantity <= maxValue) return undefined
  const value = `${price} × ${quantity} = ${price * quantity}`
  return problem(priceField, price, `an order of at most ${maxValue} won (orderLimits.maxValue), and this is ${value}`)
}

function problem({ key, name, ko }: FieldName, raw: unknown, expected: string): FieldProblem {
  return { path: name, label: `${ko} · ${key}`, raw, expected }
}

/** The problem of the limits given to `connect`; nothing when they are valid. A mistyped limit would limit nothing. */
export function limitsProblem(limits: OrderLimits): string | undefined {
  if (typeof limits !== 'object' || limits === null || Array.isArray(limits)) {
    return `orderLimits must be an object such as { maxQuantity: 10 }, got ${show(limits)}`
  }
  for (const [name, value] of Object.entries(limits)) {
    if (!LIMITS.has(name)) return `orderLimits has no '${name}'; it takes ${[...LIMITS].join(', ')}`
    // A variable that is not set is `undefined`. Accepting it would switch the limit off in silence.
    if (value === undefined) return `orderLimits.${name} is undefined; leave it out for no limit`
  }
  const { maxQuantity, maxValue, allowedStocks } = limits
  for (const [name, value] of Object.entries({ maxQuantity, maxValue })) {
    if (value !== undefined && !(typeof value === 'number' && value > 0 && Number.isFinite(value))) {
      return `orderLimits.${name} must be a number above 0, got ${show(value)}`
    }
  }
  const isList = Array.isArray(allowedStocks) && allowedStocks.every((code) => typeof code === 'string')
  return allowedStocks === undefined || isList
    ? undefined
    : `orderLimits.allowedStocks must be a list of codes, got ${show(allowedStocks)}`
}

const LIMITS: ReadonlySet<string> = new Set<keyof OrderLimits>(['maxQuantity', 'maxValue', 'allowedStocks'])
