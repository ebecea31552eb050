/**
 * The life of one order (주문), as a pure machine over its 00 events and what the exchange's lists show.
 *
 * The law: an order ends only when known numbers account for every share. A missing or blank number, or a gap, leaves
 * the order as it was, and unclear until a list shows it.
 */
import type { OrderNotice } from './notice.ts'
import { numberOf, type Venue } from './orderRow.ts'
import { balanced, emptied, filledOf, isSettled, leaving, newPart, openOf, type Part } from './part.ts'

/** How far an order has come. */
export interface OrderProgress {
  /** Its present number: a modification gives it a new one. */
  readonly orderNumber: string
  readonly orderPrice: number | null
  /** Shares (or grams) that are surely filled, under all its numbers. */
  readonly filledQuantity: number
  /** Shares (or grams) that are open; `null` while that is not known. */
  readonly unfilledQuantity: number | null
  /** The newest fill that an event reported. */
  readonly lastFill: Fill | null
}

/** One execution. */
export interface Fill {
  readonly fillNumber: string | null
  readonly price: number | null
  /** `null` when the event did not say. */
  readonly quantity: number | null
}

/** Where an order stands; the last three are ends. */
export type OrderState =
  | ({ readonly _tag: 'accepted' } & OrderProgress)
  | ({ readonly _tag: 'partlyFilled' } & OrderProgress)
  | ({ readonly _tag: 'filled' } & OrderProgress)
  /** What was not filled was cancelled, by us or by the exchange (IOC, FOK). */
  | ({ readonly _tag: 'cancelled' } & OrderProgress)
  | ({ readonly _tag: 'rejected'; readonly reason: string | null } & OrderProgress)

export interface Life {
  readonly parts: ReadonlyMap<number, Part>
  /** The newest number, as the exchange writes it. */
  readonly current: string
  /** Its instrument and venue: an event of another instrument or venue is about another order. */
  readonly stockCode: string | null
  readonly venue: Venue | null
  /** Fills that were counted, by venue and number: a repeated event counts once. */
  readonly fills: ReadonlySet<string>
  /** Changes that were confirmed, by number. */
  readonly changes: ReadonlySet<number>
  readonly lastFill: Fill | null
  readonly rejected: { readonly reason: string | null } | undefined
  /** Shares of a cancellation that came before any other event; `null` when the event had no number. */
  readonly cancelled: number | null | undefined
  /** Whether its state was known at some time, and no event was missed since. */
  readonly isCurrent: boolean
}

/** An order of which only the number is known, and perhaps the instrument and the venue. */
export function newLife(orderNumber: string, stockCode: string | null = null, venue: Venue | null = null): Life {
  return {
    parts: new Map(),
    current: orderNumber,
    stockCode,
    venue,
    fills: new Set(),
    changes: new Set(),
    lastFill: null,
    rejected: undefined,
    cancelled: undefined,
    isCurrent: false,
  }
}

/** The life after an event; the same object when the event is about another order or has nothing new. */
export function live(life: Life, notice: OrderNotice): Life {
  const number = numberOf(notice.orderNumber)
  const original = numberOf(notice.originalOrderNumber)
  const isOwn = isPartOf(life, number)
  const isOfOurs = original !== 0 && isPartOf(life, original)
  if ((!isOwn && !isOfOurs) || isForeign(life, notice)) return life
  const known: Life = { ...life, stockCode: life.stockCode ?? notice.stockCode }
  const isCancellation = notice.orderType?.includes('취소') === true
  switch (notice.orderStatus) {
    case 'accepted':
      // An accepted request to change has changed nothing yet.
      return isOwn && !isOfOurs ? seen(known, number, notice) : life
    case 'filled':
      if (isOwn) return filled(known, number, notice)
      // A fill under the new number proves the modification, even before its confirmation.
      return isCancellation ? life : filled(moved(known, original, number, notice), number, notice)
    case 'confirmed':
      if (isCancellation) return isOfOurs ? cancelled(known, original, number, notice) : over(known, number, notice)
      return isOfOurs ? moved(known, original, number, notice) : seen(known, number, notice)
    case 'cancelled':
      return isOwn ? over(known, number, notice) : cancelled(known, original, number, notice)
    case 'rejected':
      // A refused change leaves the order as it was.
      if (!isOwn || isOfOurs) return life
      return { ...seen(known, number, notice), rejected: { reason: notice.rejectReason } }
    default:
      // An unknown status may mean anything: the lists decide.
      return isOwn ? { ...known, isCurrent: false } : life
  }
}

/** The life after a gap in which events may have been missed. */
export function afterGap(life: Life): Life {
  const parts = new Map([...life.parts].map(([number, part]) => [number, { ...part, misses: 0 }]))
  return { ...life, parts, isCurrent: false }
}

/** The state of the order; nothing while nothing is known. */
export function stateOf({ parts, current, lastFill, rejected }: Life): OrderState | undefined {
  const all = [...parts.values()]
  if (all.length === 0 && rejected === undefined) return undefined
  const open = all.map(openOf)
  const filledQuantity = sum(all.map(filledOf))
  const progress: OrderProgress = {
    orderNumber: current,
    orderPrice: parts.get(numberOf(current))?.price ?? null,
    filledQuantity,
    unfilledQuantity: open.includes(null) ? null : sum(open.map((each) => each ?? 0)),
    lastFill,
  }
  if (rejected !== undefined) return { _tag: 'rejected', reason: rejected.reason, ...progress }
  if (!all.every(isSettled)) return { _tag: filledQuantity > 0 ? 'partlyFilled' : 'accepted', ...progress }
  return { _tag: all.some(({ isCancelled }) => isCancelled) ? 'cancelled' : 'filled', ...progress }
}

/** Whether a state is final. */
export function isEnd({ _tag }: OrderState): boolean {
  return _tag === 'filled' || _tag === 'cancelled' || _tag === 'rejected'
}

/** Whether a number is one of the order's own. */
export function isPartOf({ parts, current }: Life, number: number): boolean {
  return number !== 0 && (parts.has(number) || number === numberOf(current))
}

/** Whether an event is about another order of the same number: another instrument or venue may use it too. */
function isForeign({ stockCode, venue }: Life, notice: OrderNotice): boolean {
  if (stockCode !== null && notice.stockCode !== null && stockCode !== notice.stockCode) return true
  return venue !== null && notice.venue !== null && venue !== notice.venue
}

/** Adds an order's quantity and price. */
function seen(life: Life, number: number, { orderQuantity, orderPrice, unfilledQuantity }: OrderNotice): Life {
  const part = life.parts.get(number)
  if (part !== undefined) {
    const learned = { ...part, quantity: part.quantity ?? orderQuantity, price: part.price ?? orderPrice }
    // Fewer shares are open and no fill explains it, so events were missed. A late acceptance changes no quantity.
    const isLess = unfilledQuantity !== null && part.unfilled !== null && unfilledQuantity < part.unfilled
    return withPart({ ...life, isCurrent: life.isCurrent && !isLess }, number, learned)
  }
  const made = newPart(orderQuantity, orderPrice, unfilledQuantity ?? orderQuantity)
  if (life.cancelled !== undefined) return cancelledBefore(life, number, made)
  // All of it is open, so no earlier event was missed.
  const isWhole = orderQuantity !== null && orderQuantity > 0 && made.unfilled === orderQuantity
  return withPart({ ...life, isCurrent: isWhole && (life.parts.size === 0 || life.isCurrent) }, number, made)
}

/** Applies a cancellation that came before the order's own first event. */
function cancelledBefore(life: Life, number: number, part: Part): Life {
  const { cancelled: amount } = life
  const left = amount === null || amount === undefined ? { ...part, isOver: true } : leaving(part, amount, false)
  return withPart({ ...life, cancelled: undefined, isCurrent: false }, number, left)
}

function filled(life: Life, number: number, notice: OrderNotice): Life {
  const { fillNumber, unfilledQuantity, unitFillQuantity, fillQuantity, orderQuantity, venueText } = notice
  const key = `${venueText} ${fillNumber}`
  if (fillNumber !== null && life.fills.has(key)) return life
  const fills = fillNumber === null ? life.fills : new Set(life.fills).add(key)
  const before = life.parts.get(number) ?? newPart(orderQuantity, notice.orderPrice, null)
  const isCounted = fillNumber !== null && unitFillQuantity !== null
  const part: Part = {
    ...before,
    quantity: before.quantity ?? orderQuantity,
    heard: before.heard + (isCounted ? unitFillQuantity : 0),
    shown: Math.max(before.shown, fillQuantity ?? 0, unitFillQuantity ?? 0),
    unfilled:
      unfilledQuantity === null ? before.unfilled : Math.min(before.unfilled ?? unfilledQuantity, unfilledQuantity),
  }
  const isExact = unfilledQuantity !== null && addsUp(part, unfilledQuantity)
  // Without 902 (unfilled), the fill's own quantity is enough as long as every fill was reported.
  const isAllHeard = isCounted && before.heard === filledOf(before)
  const isCurrent = isExact || (life.isCurrent && (unfilledQuantity !== null || isAllHeard))
  const quantity = unitFillQuantity ?? (life.isCurrent ? differenceOf(before, part) : null)
  const lastFill: Fill = { fillNumber, price: notice.unitFillPrice ?? notice.fillPrice, quantity }
  return withPart({ ...life, fills, lastFill, isCurrent }, number, life.isCurrent && isCurrent ? balanced(part) : part)
}

/** Whether the numbers of a part account for every share. */
function addsUp(part: Part, open: number): boolean {
  return part.quantity !== null && filledOf(part) + part.gone + open === part.quantity
}

function differenceOf(before: Part, after: Part): number | null {
  return before.unfilled === null || after.unfilled === null ? null : before.unfilled - after.unfilled
}

/** A cancellation was confirmed. FID 900 is the number of cancelled shares. */
function cancelled(life: Life, original: number, number: number, { orderQuantity }: OrderNotice): Life {
  if (life.changes.has(number)) return life
  const changes = new Set(life.changes).add(number)
  const amount = orderQuantity === 0 ? null : orderQuantity
  const part = life.parts.get(original)
  if (part === undefined) return { ...life, changes, cancelled: amount }
  // The event has no number of shares: the lists show it.
  if (amount === null) return { ...life, changes, isCurrent: false }
  return withPart({ ...life, changes }, original, leaving(part, amount, false))
}

/** The exchange cancels what is open (IOC, FOK). How much was filled before must be known. */
function over(life: Life, number: number, notice: OrderNotice): Life {
  const known = life.parts.get(number) ?? newPart(notice.orderQuantity, notice.orderPrice, null)
  const part = { ...known, quantity: known.quantity ?? notice.orderQuantity, isOver: true }
  return withPart(life, number, life.isCurrent ? emptied(part) : part)
}

/** A modification was confirmed: its shares now have the new number. */
function moved(life: Life, original: number, number: number, notice: OrderNotice): Life {
  if (life.parts.has(number)) return life
  return withChild(life, original, number, {
    orderNumber: notice.orderNumber,
    quantity: notice.orderQuantity,
    price: notice.orderPrice,
  })
}

/** Moves a part of the order to a new number. */
export function withChild(
  life: Life,
  original: number,
  number: number,
  child: { readonly orderNumber: string; readonly quantity: number | null; readonly price: number | null },
): Life {
  // When the order was not known before its modification, the lists show what was filled.
  const from = life.parts.get(original) ?? newPart(null, null, null)
  const { quantity, price } = child
  const left = quantity === null ? from : leaving(from, quantity, true)
  const isKnown = life.parts.has(original) && quantity !== null
  const parts = new Map(life.parts).set(original, left).set(number, newPart(quantity, price, quantity))
  return { ...life, parts, current: child.orderNumber, isCurrent: life.isCurrent && isKnown }
}

export function withPart(life: Life, number: number, part: Part): Life {
  return { ...life, parts: new Map(life.parts).set(number, part) }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0)
}
