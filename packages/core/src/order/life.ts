/** The life of one order (주문), as a pure machine over its 00 events and what the exchange's lists show. */
import type { ListedOrder } from '../orders.ts'
import { numberOf } from './verdict.ts'

/** What a 00 event says, as far as it matters here. */
export interface OrderNotice {
  readonly orderNumber: string
  readonly originalOrderNumber: string | null
  readonly orderStatus: string | null
  readonly orderType: string | null
  readonly orderQuantity: number | null
  readonly orderPrice: number | null
  readonly unfilledQuantity: number | null
  readonly fillNumber: string | null
  readonly fillPrice: number | null
  readonly unitFillPrice: number | null
  readonly unitFillQuantity: number | null
  readonly rejectReason: string | null
}

/** How far an order has come. */
export interface OrderProgress {
  /** The number under which it stands now: a modification gives it a new one. */
  readonly orderNumber: string
  readonly orderPrice: number | null
  /** Shares (or grams) filled so far, under all its numbers. */
  readonly filledQuantity: number
  readonly unfilledQuantity: number
  /** The newest fill that an event told. */
  readonly lastFill: Fill | null
}

/** One execution. */
export interface Fill {
  readonly fillNumber: string | null
  readonly price: number | null
  readonly quantity: number
}

/** Where an order stands; the last three are ends. */
export type OrderState =
  | ({ readonly _tag: 'accepted' } & OrderProgress)
  | ({ readonly _tag: 'partlyFilled' } & OrderProgress)
  | ({ readonly _tag: 'filled' } & OrderProgress)
  /** What was not filled was cancelled, by us or by the exchange (IOC, FOK). */
  | ({ readonly _tag: 'cancelled' } & OrderProgress)
  | ({ readonly _tag: 'rejected'; readonly reason: string | null } & OrderProgress)

/** One number's part of the order: a modification moves shares from one part to another. */
interface Part {
  readonly quantity: number
  readonly unfilled: number
  readonly price: number | null
  /** Shares that left it unfilled: cancelled, or moved to another part. */
  readonly gone: number
  readonly isCancelled: boolean
}

export interface Life {
  readonly parts: ReadonlyMap<number, Part>
  /** The newest number, as it is written. */
  readonly current: string
  /** Fills that were counted: a repeated event counts once. */
  readonly fills: ReadonlySet<string>
  readonly lastFill: Fill | null
  readonly rejected: { readonly reason: string | null } | undefined
  /** A cancellation of so many was heard before anything else: the lists tell of what. */
  readonly cancelled: number | undefined
}

/** An order of which nothing is known but its number. */
export function newLife(orderNumber: string): Life {
  return {
    parts: new Map(),
    current: orderNumber,
    fills: new Set(),
    lastFill: null,
    rejected: undefined,
    cancelled: undefined,
  }
}

/** The life after an event; the same one when the event is about another order or says nothing new. */
export function live(life: Life, notice: OrderNotice): Life {
  const number = numberOf(notice.orderNumber)
  const original = numberOf(notice.originalOrderNumber)
  const isOwn = life.parts.has(number) || number === numberOf(life.current)
  const isOfOurs = original !== 0 && (life.parts.has(original) || original === numberOf(life.current))
  if (!isOwn && !isOfOurs) return life
  const type = notice.orderType ?? ''
  switch (notice.orderStatus) {
    case 'accepted':
      // A request to change changes nothing yet, and an acceptance that comes late takes nothing back.
      return isOwn && !isOfOurs ? seen(life, notice) : life
    case 'filled':
      if (isOwn) return filled(life, notice)
      // The fill of a modified order that comes before the modification is confirmed, confirms it.
      return type.includes('취소') ? life : filled(moved(life, original, notice), notice)
    case 'confirmed':
      if (type.includes('취소'))
        return isOfOurs ? cancelled(life, original, notice.orderQuantity) : cancelled(life, number, null)
      return isOfOurs ? moved(life, original, notice) : seen(life, notice)
    case 'cancelled':
      return isOwn ? cancelled(seen(life, notice, true), number, null) : cancelled(life, original, notice.orderQuantity)
    case 'rejected':
      // A change that is refused leaves the order as it was.
      return isOwn && !isOfOurs ? { ...seen(life, notice), rejected: { reason: notice.rejectReason } } : life
    default:
      return life
  }
}

/** The life after a look at the exchange's lists, which may be ahead of the events that came, or behind. */
export function catchUp(life: Life, listed: readonly ListedOrder[]): Life {
  const caught = listed.reduce(caughtUp, life)
  const { cancelled: quantity, current, parts } = caught
  if (quantity === undefined || parts.has(numberOf(current))) return caught
  const part: Part = { quantity, unfilled: 0, price: null, gone: quantity, isCancelled: true }
  return withPart(caught, numberOf(current), part)
}

function caughtUp(life: Life, order: ListedOrder): Life {
  const number = numberOf(order.orderNumber)
  const part = life.parts.get(number)
  if (part === undefined && number !== numberOf(life.current)) return life
  const quantity = order.orderQuantity ?? part?.quantity ?? 0
  const unfilled = order.open ? (order.unfilledQuantity ?? 0) : quantity - (order.filledQuantity ?? 0)
  if (part !== undefined && part.unfilled <= unfilled) return life
  const { orderPrice: price } = order
  const next = withPart(life, number, { quantity, unfilled, price, gone: part?.gone ?? 0, isCancelled: false })
  // One that is not open any more, though not filled to the last, may have been cancelled or modified: only an event
  // tells which.
  return part === undefined && !order.open && life.cancelled !== undefined ? cancelled(next, number, null) : next
}

/** Where the order stands; nothing while nothing is known. */
export function stateOf({ parts, current, lastFill, rejected }: Life): OrderState | undefined {
  const all = [...parts.values()]
  if (all.length === 0 && rejected === undefined) return undefined
  const unfilledQuantity = sum(all.map(({ unfilled }) => unfilled))
  const filledQuantity = sum(all.map(({ quantity, unfilled, gone }) => quantity - unfilled - gone))
  const orderPrice = parts.get(numberOf(current))?.price ?? null
  const progress: OrderProgress = { orderNumber: current, orderPrice, filledQuantity, unfilledQuantity, lastFill }
  if (rejected !== undefined) return { _tag: 'rejected', reason: rejected.reason, ...progress }
  if (unfilledQuantity > 0) return { _tag: filledQuantity > 0 ? 'partlyFilled' : 'accepted', ...progress }
  return { _tag: all.some(({ isCancelled }) => isCancelled) ? 'cancelled' : 'filled', ...progress }
}

/** Whether nothing can follow a state. */
export function isEnd({ _tag }: OrderState): boolean {
  return _tag === 'filled' || _tag === 'cancelled' || _tag === 'rejected'
}

/** Takes note of an order's quantity and price, if it is the first that is heard of it. */
function seen(life: Life, notice: OrderNotice, whole = false): Life {
  const number = numberOf(notice.orderNumber)
  if (life.parts.has(number)) return life
  const quantity = notice.orderQuantity ?? 0
  // What a cancellation leaves unfilled is told as 0, which is no fill.
  const unfilled = whole ? quantity : (notice.unfilledQuantity ?? quantity)
  return withPart(life, number, { quantity, unfilled, price: notice.orderPrice, gone: 0, isCancelled: false })
}

function filled(life: Life, notice: OrderNotice): Life {
  const number = numberOf(notice.orderNumber)
  const { fillNumber, unfilledQuantity, unitFillQuantity } = notice
  if (fillNumber !== null && life.fills.has(fillNumber)) return life
  const fills = fillNumber === null ? life.fills : new Set(life.fills).add(fillNumber)
  const quantity = notice.orderQuantity ?? 0
  const known = life.parts.get(number)
  const part = known ?? { quantity, unfilled: quantity, price: notice.orderPrice, gone: 0, isCancelled: false }
  // What is left (902) counts fills that were missed too; the less is left, the later it was said.
  const unfilled = Math.max(0, Math.min(part.unfilled, unfilledQuantity ?? part.unfilled - (unitFillQuantity ?? 0)))
  // 915 is this fill's own quantity; whether 911 is that or the total is disputed (PROTOCOL §12).
  const lastFill: Fill = {
    fillNumber,
    price: notice.unitFillPrice ?? notice.fillPrice,
    quantity: unitFillQuantity ?? part.unfilled - unfilled,
  }
  return withPart({ ...life, fills, lastFill }, number, { ...part, unfilled })
}

function cancelled(life: Life, number: number, quantity: number | null): Life {
  const part = life.parts.get(number)
  if (part === undefined) return { ...life, cancelled: quantity ?? 0 }
  const taken = Math.min(part.unfilled, quantity === null || quantity === 0 ? part.unfilled : quantity)
  return withPart(life, number, {
    ...part,
    unfilled: part.unfilled - taken,
    gone: part.gone + taken,
    isCancelled: part.isCancelled || taken > 0,
  })
}

/** A modification was confirmed: so many shares stand under the new number now. */
function moved(life: Life, original: number, notice: OrderNotice): Life {
  if (life.parts.has(numberOf(notice.orderNumber))) return life
  const from = life.parts.get(original)
  const quantity = notice.orderQuantity ?? from?.unfilled ?? 0
  const number = numberOf(notice.orderNumber)
  const taken = Math.min(from?.unfilled ?? 0, quantity)
  const left = from && withPart(life, original, { ...from, unfilled: from.unfilled - taken, gone: from.gone + taken })
  const part: Part = { quantity, unfilled: quantity, price: notice.orderPrice, gone: 0, isCancelled: false }
  return { ...withPart(left ?? life, number, part), current: notice.orderNumber }
}

function withPart(life: Life, number: number, part: Part): Life {
  return { ...life, parts: new Map(life.parts).set(number, part) }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0)
}
